"""One button over a table writes the letter that fits every row shown; one undo takes them back."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.actions import history
from ctrecords.gui.dialogs.send_help import SendHelp
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.case import CaseScreen
from ctrecords.gui.screens.write import WriteScreen
from ctrecords.gui.window import Window
from ctrecords.model.event import Event
from ctrecords.model.request import Letter
from ctrecords.upkeep.check import check_open
from tests.gui.screens.working import current, go, settle

PLATE = Place(Where.CASE, 1)


@pytest.fixture
def case(window: Window, qtbot: QtBot) -> CaseScreen:
    return go(window, PLATE, CaseScreen, qtbot)


def test_no_button_where_no_letter_fits_all(window: Window, case: CaseScreen, qtbot: QtBot) -> None:
    assert not case.bar.together.isVisible()
    case.bar.facets["stage"].choose(["sent"])
    settle(window, qtbot)
    assert case.table.table.rowCount() == 2
    assert not case.bar.together.isVisible()


def test_the_deemed_denied_are_followed_up_in_one_act(
    window: Window, case: CaseScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    case.bar.facets["clock"].choose(["deemed denied"])
    settle(window, qtbot)
    assert case.bar.together.isVisible()
    assert case.bar.together.text() == "Follow up on 4 requests"
    shown = {case.table.table.record(row).id for row in range(4)}
    case.bar.together.click()
    settle(window, qtbot)
    screen = current(window, WriteScreen)
    qtbot.waitUntil(lambda: not screen.looking.is_waiting)
    settle(window, qtbot)
    assert screen.kept.now.kind == "follow-up"
    assert set(screen.kept.ticked()) == shown
    assert window.desk is not None
    book = window.desk.casebook
    before = (book.store.count(Letter), book.store.count(Event))
    screen.foot.sent.click()
    screen.creating.folder = tmp_path / "out"
    screen.write_letters()
    settle(window, qtbot)
    assert (book.store.count(Letter), book.store.count(Event)) == tuple(one + 4 for one in before)
    next(one for one in window.findChildren(SendHelp) if one.isVisible()).reject()
    history.undo(book)
    assert (book.store.count(Letter), book.store.count(Event)) == before
    history.redo(book)
    assert check_open(book).ok


def test_clearing_the_filters_takes_the_button_away(window: Window, case: CaseScreen, qtbot: QtBot) -> None:
    case.bar.facets["clock"].choose(["deemed denied"])
    settle(window, qtbot)
    case.bar.clear_link.click()
    settle(window, qtbot)
    assert not case.bar.together.isVisible()
