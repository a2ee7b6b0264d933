"""Composing for federal agencies, for two laws at once, and anew for an agency asked before."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ctrecords.casebook import Casebook
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.widgets.message import Message
from ctrecords.model.ids import RequestId
from tests.gui.screens.composer import EIGHT, composer, dialog, fill, settle

ICE = "U.S. Immigration and Customs Enforcement - FOIA Office"


@pytest.fixture
def screen(practice_book: Casebook, qtbot: QtBot) -> Iterator[LettersScreen]:
    with composer(practice_book, qtbot) as made:
        yield made


def read(screen: LettersScreen) -> str:
    """The letter shown, as text."""
    return screen.pane.pages.accessibleDescription()


def test_a_federal_agency_gets_the_letter_and_the_terms_of_its_law(
    screen: LettersScreen, qtbot: QtBot
) -> None:
    fill(screen, qtbot, (ICE,))
    assert [row.isChecked() for row in screen.column.kinds] == [False, True]
    terms = screen.body.terms
    assert terms is screen.body.forms["federal-request"]
    assert terms.isVisible()
    assert not screen.body.forms["initial-request"].isVisible()
    terms.edits["systems"].setFocus()
    QTest.keyClicks(terms.edits["systems"], "the plate-reader program file")
    settle(screen, qtbot)
    assert "5 U.S.C. § 552" in read(screen)
    assert "the plate-reader program file" in read(screen)


def test_agencies_of_two_laws_each_get_their_own_letter(screen: LettersScreen, qtbot: QtBot) -> None:
    fill(screen, qtbot, (EIGHT[0], ICE))
    assert [row.isChecked() for row in screen.column.kinds] == [True, False]
    screen.column.kinds[1].click()
    assert screen.body.kind.name == "federal-request"
    assert "Connecticut Freedom of Information Act" in read(screen)
    screen.pane.after.click()
    settle(screen, qtbot)
    assert "5 U.S.C. § 552" in read(screen)


def test_a_fresh_request_asks_the_same_agency_the_same(screen: LettersScreen, qtbot: QtBot) -> None:
    screen.desk.fresh.append(RequestId(1))
    screen.visit(Place(Where.LETTERS, 1))
    settle(screen, qtbot)
    assert [row.text() for row in screen.column.rows.values()] == ["Alder Police Department"]
    assert len(screen.body.editor.rows) == 6
    assert screen.desk.fresh == []
    assert "Alder Police Department" in read(screen)
    screen.desk.fresh.append(RequestId(2))
    screen.visit(Place(Where.LETTERS, 1))
    settle(screen, qtbot)
    dialog(screen, Message).reject()
    assert [row.text() for row in screen.column.rows.values()] == ["Alder Police Department"]
