"""Tab in every dialog: round by each control once, as one reads, and back the same way; each has a name."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import answering, directory
from ctrecords.actions.notes import Subject
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.agency import open_agency
from ctrecords.gui.dialogs.check_first import CheckFirst, Look
from ctrecords.gui.dialogs.choose_agencies import Choosable, ChooseAgencies
from ctrecords.gui.dialogs.closures import open_closures
from ctrecords.gui.dialogs.contact import open_contact
from ctrecords.gui.dialogs.import_rows import ImportDialog
from ctrecords.gui.dialogs.import_work import Agencies
from ctrecords.gui.dialogs.item_menu import ItemMenu
from ctrecords.gui.dialogs.laws import open_laws
from ctrecords.gui.dialogs.letters_folder import LettersFolder
from ctrecords.gui.dialogs.many import open_remind_all, open_tag_all
from ctrecords.gui.dialogs.new_case import NewCase
from ctrecords.gui.dialogs.requester import open_requester
from ctrecords.gui.dialogs.send_help import open_send_help
from ctrecords.gui.dialogs.shortcuts import Shortcuts
from ctrecords.gui.dialogs.templates import open_templates
from ctrecords.gui.widgets import taborder
from ctrecords.gui.widgets.astable import AsTable
from ctrecords.gui.widgets.message import CLOSE, Choice, Message
from ctrecords.gui.widgets.working import Working
from ctrecords.model.ids import RequestId
from tests.gui.dialogs.test_every_form import FORMS, Opener
from tests.gui.screens import reach

_TWO = (RequestId(4), RequestId(13))


def _closures(desk: Desk, over: QWidget) -> None:
    agency = directory.listing(desk.casebook)[0].agency.id
    open_closures(desk, over, answering.profile(desk.casebook, agency), lambda _said: None)


def _choose(_desk: Desk, over: QWidget) -> None:
    ChooseAgencies(
        [Choosable(id=1, name="Cedar Police", town="Cedar", line="Not asked yet")], [1], over
    ).show()


MORE: dict[str, Opener] = {
    "agency": lambda desk, over, done: open_agency(desk, over, None, done),
    "check first": lambda _desk, over, _done: CheckFirst(
        [Look(agency=n, name=f"Town {n}", what="Old", value="a@b.c", contacts=(n,)) for n in (1, 2)], over
    ).show(),
    "choose agencies": lambda desk, over, _done: _choose(desk, over),
    "closures": lambda desk, over, _done: _closures(desk, over),
    "contact": lambda desk, over, done: open_contact(
        desk, over, directory.listing(desk.casebook)[0].agency, done
    ),
    "import": lambda desk, over, done: ImportDialog(desk, [Agencies()], done, over).show(),
    "item menu": lambda _desk, over, _done: ItemMenu([], over).show(),
    "laws": open_laws,
    "letters folder": lambda desk, over, _done: LettersFolder("Create", desk.casebook.folder, over).show(),
    "message": lambda _desk, over, _done: Message(
        "A bug", "Why", details="more", choices=(Choice("Keep", "keep"), CLOSE), parent=over
    ).show(),
    "new case": lambda _desk, over, _done: NewCase(over).show(),
    "remind all": lambda desk, over, done: open_remind_all(desk, over, _TWO, done),
    "requester": lambda desk, over, _done: open_requester(desk, over, None, lambda _row: None),
    "send": lambda desk, over, done: open_send_help(desk, over, _TWO, done),
    "shortcuts": lambda _desk, over, _done: Shortcuts(parent=over).show(),
    "table": lambda _desk, over, _done: AsTable(
        "Five weeks", ("Day", "What"), [("Mon", "Day 4")], over
    ).show(),
    "tag all": lambda desk, over, done: open_tag_all(
        desk, over, [Subject(request=one) for one in _TWO], done, name="2 requests", worn=["urgent"]
    ),
    "templates": open_templates,
    "working": lambda _desk, over, _done: Working("Writing 8 letters", kept="Kept.", parent=over).show(),
}


@pytest.mark.parametrize("name", [*FORMS, *MORE])
def test_tab_comes_round_by_every_control_in_reading_order(
    qtbot: QtBot, practice: Desk, over: QWidget, name: str
) -> None:
    (FORMS | MORE)[name](practice, over, lambda _said: None)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in over.findChildren(QDialog)))
    dialog = next(one for one in over.findChildren(QDialog) if one.isVisible())
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.waitUntil(lambda: not practice.jobs.is_busy())
    stops = taborder.stops(dialog)
    quiet = dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert quiet or dialog.focusWidget() in stops, "the dialog opens with the keyboard on nothing"
    stops[0].setFocus()
    assert reach.off_the_round(dialog) == []
    assert reach.out_of_order(taborder.stops(dialog)) == []
    assert reach.unnamed(dialog) == []
    assert reach.outside(dialog) == []
    last = taborder.stops(dialog)[-1]
    assert last.mapTo(dialog, QPoint(0, last.height())).y() <= dialog.height()
