"""An agency is added or corrected by hand, each with its source."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import directory
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.agency import AgencyDialog, open_agency
from ctrecords.model.directory import Agency
from tests.gui.dialogs.asking import opened, press


def test_an_agency_is_added_and_shown(practice: Desk, over: QWidget, qtbot: QtBot) -> None:
    said: list[str] = []
    shown: list[Agency] = []
    open_agency(practice, over, None, said.append, shown.append)
    dialog = opened(qtbot, over, AgencyDialog)
    press(qtbot, practice, dialog)
    assert dialog.wrong.text() == (
        "An agency needs its name and where you read of it. Fill in both; what has no source is not kept."
    )
    dialog.name_field.setText("Cedar PD")
    dialog.source_field.setText("town web site")
    press(qtbot, practice, dialog)
    assert dialog.wrong.text().startswith("“Cedar PD” looks like Cedar Police Department")
    dialog.other.setChecked(True)
    dialog.law.setCurrentIndex(1)
    press(qtbot, practice, dialog)
    qtbot.waitUntil(lambda: bool(shown))
    assert said == ["Cedar PD added"]
    assert (shown[0].slug, shown[0].law, shown[0].agency_class) == ("cedar-pd", "us-ct", "municipal")


def test_an_agency_is_corrected(practice: Desk, over: QWidget, qtbot: QtBot) -> None:
    said: list[str] = []
    agency = directory.find(practice.casebook, "practice-cedar-police")
    open_agency(practice, over, agency, said.append)
    dialog = opened(qtbot, over, AgencyDialog)
    assert dialog.values().name == agency.name
    dialog.town_field.setText("New Cedar")
    press(qtbot, practice, dialog)
    qtbot.waitUntil(lambda: bool(said))
    after = practice.casebook.store.get(Agency, agency.id)
    assert (after.town, after.law, after.agency_class) == ("New Cedar", agency.law, agency.agency_class)
    assert practice.casebook.store.next_undo() == "Correct an agency"
