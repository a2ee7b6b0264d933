"""Editing a letter in Word from the window: saved, changed, checked, used, undone, given up."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history
from ctrecords.actions import templates as own
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.templates import Templates, open_templates
from ctrecords.gui.widgets.notice import Notice
from ctrecords.upkeep.check import check_open
from tests.gui.dialogs.asking import opened


def _open(_url: object) -> bool:
    return True


def _choose(chosen: Path, *_asked: object) -> tuple[str, str]:
    return str(chosen), ""


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def dialog(
    practice: Desk, over: QWidget, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Templates]:
    monkeypatch.setattr(QDesktopServices, "openUrl", _open)
    open_templates(practice, over, said.append, "follow-up")
    made = opened(qtbot, over, Templates)
    assert isinstance(made, Templates)
    yield made
    qtbot.waitUntil(lambda: not practice.jobs.is_busy())


def rest(desk: Desk, qtbot: QtBot) -> None:
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def changed(path: Path, words: str) -> Path:
    """The template with a paragraph more."""
    document = Document(str(path))
    document.paragraphs[-1].insert_paragraph_before(words)
    document.save(str(path))
    return path


@pytest.fixture
def path(
    dialog: Templates, practice: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The template of the letter as it was saved from the dialog."""
    chosen = tmp_path / "Follow-up template.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", partial(_choose, chosen))
    dialog.save.click()
    rest(practice, qtbot)
    return chosen


def test_it_opens_at_the_letter_and_needs_a_file(dialog: Templates) -> None:
    assert dialog.kind() == "follow-up"
    assert dialog.state.text() == "Made from the template that came with the app."
    assert dialog.back.isHidden()
    dialog.send_button.click()
    assert dialog.wrong.text().startswith("There is no file to use yet. Save the template first")


def test_a_changed_template_is_used_and_undone(
    dialog: Templates, practice: Desk, said: list[str], path: Path, qtbot: QtBot
) -> None:
    assert dialog.said.text().startswith("Saved: ")
    changed(path, "With best wishes to the records unit.")
    dialog.send_button.click()
    rest(practice, qtbot)
    assert said == ["“Follow-up” is made from your own template now"]
    assert dialog.state.text() == "Made from your own template, Follow-up template.docx."
    assert not dialog.back.isHidden()
    dialog.back.click()
    rest(practice, qtbot)
    assert own.content(practice.casebook, "follow-up") is None
    history.undo(practice.casebook)
    assert own.content(practice.casebook, "follow-up") is not None
    history.undo(practice.casebook)
    history.redo(practice.casebook)
    assert check_open(practice.casebook).ok


@pytest.mark.parametrize("words", ["{{ no_such_name }}", "{% if broken", "{{ agency.__class__ }}"])
def test_a_template_that_is_wrong_is_refused_and_says_why(
    words: str, dialog: Templates, practice: Desk, path: Path, qtbot: QtBot
) -> None:
    changed(path, words)
    dialog.send_button.click()
    rest(practice, qtbot)
    assert dialog.findChildren(Notice)
    assert dialog.said.text().startswith("The file was not taken.")
    assert dialog.send_button.isEnabled()
    assert own.content(practice.casebook, "follow-up") is None


def test_a_file_that_is_no_word_document_is_refused(
    dialog: Templates, practice: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "notes.docx"
    path.write_text("not a zip")
    dialog.file.setText(str(path))
    dialog.send_button.click()
    rest(practice, qtbot)
    assert own.content(practice.casebook, "follow-up") is None
    assert dialog.findChildren(Notice) or dialog.wrong.text()
