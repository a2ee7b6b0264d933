"""Law files in the window: what is in force, a file checked, seen, used, undone and given up."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, laws
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.laws import Laws, open_laws
from ctrecords.gui.widgets.notice import Notice
from ctrecords.law import library
from ctrecords.upkeep.check import check_open
from tests.gui.dialogs.asking import opened, press

CT = library.text("us-ct")
FIVE = CT.replace("amount = 4\n", "amount = 5\n", 1)
WRONG = CT.replace("amount = 4\n", "amount = -4\n", 1).replace('kind = "fixed"', 'kind = "moons"', 1)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def dialog(practice: Desk, over: QWidget, said: list[str], qtbot: QtBot) -> Laws:
    open_laws(practice, over, said.append)
    return opened(qtbot, over, Laws)


def name(dialog: Laws, path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    dialog.file.setText(str(path))
    return path


def shown(dialog: Laws) -> list[str]:
    lines = (line.text() for line in dialog.findChildren(QLabel) if line.isVisible())
    return [" ".join(line.replace("\N{NON-BREAKING HYPHEN}", "-").split()) for line in lines]


def rest(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.wait(1)
        qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def test_the_laws_in_force_say_how_current_and_how_sure(dialog: Laws) -> None:
    assert list(dialog.rows) == ["us", "us-ct"]
    first, second = (line.text() for line in dialog.rows["us-ct"].lines)
    assert "Came with ctrecords." in first
    assert library.shipped("us-ct")[:8] in first
    assert "read in the statute" in second
    assert dialog.rows["us-ct"].back.isHidden()


def test_a_file_with_problems_is_not_used(dialog: Laws, practice: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    name(dialog, tmp_path / "mine.toml", WRONG)
    dialog.check.click()
    rest(practice, qtbot)
    found = laws.check_file(tmp_path / "mine.toml").problems
    assert len(dialog.findChildren(Notice)) == len(found)
    assert dialog.said.text().startswith("Not used: ")
    press(qtbot, practice, dialog)
    rest(practice, qtbot)
    assert dialog.seen is None
    assert not laws.listing(practice.casebook)[1].own
    name(dialog, tmp_path / "mine.toml", FIVE)
    dialog.check.click()
    rest(practice, qtbot)
    assert dialog.said.text() == "This file is in order. It is the law us-ct."


def test_the_dates_are_shown_before_anything_is_written(
    dialog: Laws, practice: Desk, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    book = practice.casebook
    name(dialog, tmp_path / "mine.toml", FIVE)
    before = book.store.head
    press(qtbot, practice, dialog)
    rest(practice, qtbot)
    assert book.store.head == before
    many = len(laws.preview(book, tmp_path / "mine.toml").dates)
    assert dialog.said.text() == f"{many} dates would move. Nothing is changed yet."
    assert dialog.send_button.text() == f"Use file, move {many} dates"
    texts = shown(dialog)
    assert "time limit “response”: amount 4 → 5 (§ 1-206(a))" in texts
    assert any("Mon, Oct 26 → Tue, Oct 27" in text for text in texts)
    assert "Because time limit “response”: amount 4 → 5 (§ 1-206(a))." in texts
    press(qtbot, practice, dialog)
    rest(practice, qtbot)
    assert said == [f"The law file us-ct is in force as mine.toml has it; {many} dates moved"]
    assert dialog.rows["us-ct"].lines[0].text().startswith("As of ")
    assert "Your own file, in force since" in dialog.rows["us-ct"].lines[0].text()
    assert dialog.rows["us-ct"].back.isVisible()
    dialog.file.clear()
    assert dialog.rows["us"].moved.isHidden()
    dialog.rows["us-ct"].moved.click()
    assert dialog.said.text() == f"The newest change of us-ct moved {many} dates."
    history.undo(book)
    assert not laws.listing(book)[1].own
    history.redo(book)
    assert laws.listing(book)[1].own
    assert not check_open(book).problems
    dialog.rows["us-ct"].back.click()
    rest(practice, qtbot)
    assert said[-1] == f"The law file us-ct is in force as it came with ctrecords; {many} dates moved"
    assert dialog.rows["us-ct"].back.isHidden()
    assert not laws.listing(book)[1].own
    assert not check_open(book).problems


def test_another_file_has_to_be_looked_at_again(
    dialog: Laws, practice: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    name(dialog, tmp_path / "mine.toml", FIVE)
    press(qtbot, practice, dialog)
    rest(practice, qtbot)
    assert dialog.seen is not None
    name(dialog, tmp_path / "other.toml", CT)
    assert dialog.seen is None
    assert dialog.send_button.text() == "See what changes"
    press(qtbot, practice, dialog)
    rest(practice, qtbot)
    assert "in force already" in dialog.wrong.text()


def test_no_file_and_a_file_that_is_not_there(
    dialog: Laws, practice: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.check.click()
    assert dialog.wrong.text().startswith("No file is named yet.")
    press(qtbot, practice, dialog)
    assert dialog.wrong.text().startswith("No file is named yet.")
    dialog.file.setText(str(tmp_path / "none.toml"))
    press(qtbot, practice, dialog)
    assert "There is no file" in dialog.wrong.text()


def test_a_copy_is_saved_and_named(
    dialog: Laws,
    practice: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def choose(chosen: Path, *_asked: object) -> tuple[str, str]:
        return str(chosen), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", partial(choose, tmp_path / "us-ct corrected.toml"))
    dialog.rows["us-ct"].save.click()
    rest(practice, qtbot)
    assert (tmp_path / "us-ct corrected.toml").read_text(encoding="utf-8") == CT
    assert dialog.path() == tmp_path / "us-ct corrected.toml"
