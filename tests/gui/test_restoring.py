"""Bringing a backup back from the welcome screen: chosen, proved, opened as a copy; what is refused and why."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.actions import cases, history
from ctrecords.casebook import create, open_casebook
from ctrecords.gui.dialogs.restore import RestoreForm
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.window import Window
from ctrecords.model.request import Case
from ctrecords.store import driver
from ctrecords.upkeep.backup import backup, backup_folder
from ctrecords.upkeep.check import check_open
from tests.gui.screens.working import settle
from tests.upkeep.conftest import PHRASE, quick

pytestmark = pytest.mark.usefixtures("_quick")

_quick = quick
"""Passphrases without their two seconds."""


@pytest.fixture
def kept(elm: Path) -> Path:
    """A backup of a casebook with one case."""
    with open_casebook(elm) as book:
        cases.create(book, "Plate readers", "")
        return backup(book).folder


def form_of(window: Window, where: Path) -> RestoreForm:
    window.run("restore")
    form = window.welcome_screen.restore_form
    assert form.isVisible()
    form.source.put(where)
    return form


def test_a_backup_comes_back_as_a_copy_that_opens(
    window: Window, kept: Path, elm: Path, qtbot: QtBot
) -> None:
    form = form_of(window, elm)
    assert form.choice.count() == 1
    assert form.choice.itemText(0).endswith(", 0 files, whole")
    assert form.phrase.isHidden()
    folder = form.place.path()
    assert folder.name.startswith("Elm restored ")
    form.button.click()
    settle(window, qtbot)
    assert window.desk is not None
    book = window.desk.casebook
    assert book.folder == folder
    assert [case.title for case in book.store.find(Case)] == ["Plate readers"]
    assert window.frame is not None
    assert "Checked and whole: 0 files" in window.frame.toast.text.text()
    assert window.status.backed_up.accessibleName() == "Not backed up yet"
    assert not check_open(book).problems
    cases.create(book, "Another", "")
    history.undo(book)
    history.redo(book)
    assert not check_open(book).problems
    with open_casebook(elm) as old:
        assert not check_open(old).problems


@pytest.mark.parametrize("where", ["the backup", "the casebook", "the folder of backups"])
def test_a_backup_is_found_from_each_place(window: Window, kept: Path, elm: Path, where: str) -> None:
    places = {"the backup": kept, "the casebook": elm, "the folder of backups": kept.parent}
    form = form_of(window, places[where])
    chosen = form.chosen()
    assert chosen is not None
    assert chosen.folder == kept


def test_what_is_missing_is_said(window: Window, kept: Path, elm: Path, tmp_path: Path) -> None:
    form = form_of(window, tmp_path / "nowhere")
    assert form.about.text() == "No backup here."
    assert not form.choice.isEnabled()
    form.button.click()
    assert form.missing.text() == "There is no backup in this folder. Choose the folder that holds one."
    form.source.put(elm)
    form.place.put(elm)
    form.button.click()
    assert form.missing.text() == "A casebook is already there. Open it, or choose another place."
    (kept / "backup.json").write_text("{}")
    form.look()
    form.button.click()
    assert form.missing.text() == "This backup cannot be read. Choose another one."
    assert form.choice.itemText(0).endswith("damaged")


def test_a_damaged_backup_is_refused_and_leaves_nothing(
    window: Window, kept: Path, elm: Path, qtbot: QtBot
) -> None:
    form = form_of(window, elm)
    with (kept / "records.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"other")
    form.button.click()
    settle(window, qtbot)
    assert "records.db is changed" in form.missing.text()
    assert window.desk is None
    assert window.welcome_screen.isEnabled()
    assert not form.place.path().exists()


def test_a_sealed_backup_asks_for_its_passphrase(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "Oak.casebook"
    create(folder, name="Oak", passphrase=PHRASE)
    with open_casebook(folder, PHRASE) as book:
        backup(book)
    form = form_of(window, folder)
    assert form.phrase.isVisible()
    form.phrase.setText("another one")
    form.button.click()
    settle(window, qtbot)
    assert form.missing.text()
    assert form.phrase.text() == ""
    form.phrase.setText(PHRASE)
    form.button.click()
    settle(window, qtbot)
    assert window.desk is not None
    assert window.desk.casebook.folder == form.place.path()
    assert window.desk.casebook.sealed


def test_a_copy_that_is_not_whole_is_told_and_still_opened(
    window: Window, elm: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "Gone.casebook"
    shutil.copytree(elm, gone)
    outside = driver.connect(gone / "records.db", None)
    outside.execute("UPDATE meta SET value = 'Elms' WHERE name = 'name'")
    outside.close()
    made = backup_folder(gone)
    form = form_of(window, made.folder)
    assert form.choice.itemText(0).endswith("unproved")
    form.button.click()
    settle(window, qtbot)
    said = window.findChildren(Message)[-1]
    assert said.title.text() == "Restored, but not whole"
    assert window.desk is not None
