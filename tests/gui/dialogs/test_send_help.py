"""Helping letters on their way from the window: made beside them, said where, then marked sent."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import composing, letters, requests, writing
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.actions.writing import Writing
from ctrecords.gui import theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.mark_sent import MarkSent
from ctrecords.gui.dialogs.send_help import SendHelp, open_send_help
from ctrecords.model.directory import Agency
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import TrackingKind
from ctrecords.model.request import Case, Letter
from tests.gui.dialogs.asking import opened, press


@pytest.fixture(autouse=True)
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    seen: list[str] = []

    def open_url(url: QUrl) -> bool:
        seen.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return seen


def made(desk: Desk, out: Path, count: int = 1) -> list[RequestId]:
    book = desk.casebook
    case = book.store.find(Case)[0]
    agencies = [row.id for row in book.store.find(Agency) if row.law == "us-ct"][:count]
    plan = Plan(
        case=case.id,
        agencies=tuple(agencies),
        items=(Wanted(text="The policy now in force."),),
        terms=composing.terms(book),
    )
    return [one.request for one in letters.create(book, plan, out)]


def asked(
    qtbot: QtBot, desk: Desk, over: QWidget, chosen: list[RequestId], said: Callable[[str], None] = print
) -> SendHelp:
    open_send_help(desk, over, chosen, said)
    return opened(qtbot, over, SendHelp)


def do(qtbot: QtBot, desk: Desk, dialog: SendHelp, act: str) -> str:
    dialog.acts[act].click()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())
    QApplication.processEvents()
    return dialog.said.text()


def test_each_way_makes_its_file_beside_the_letter(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path, shown: list[str]
) -> None:
    chosen = made(practice, tmp_path / "out")
    dialog = asked(qtbot, practice, over, chosen)
    assert "labels" not in dialog.acts
    assert "Saved: " in do(qtbot, practice, dialog, "pdf")
    assert "Draft opened: " in do(qtbot, practice, dialog, "mail")
    assert "Saved: " in do(qtbot, practice, dialog, "envelope")
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [Path(name).suffix for name in files] == [".docx", ".eml", ".pdf", ".pdf"]
    assert any(name.startswith("Envelope 2026-11-23") for name in files)
    do(qtbot, practice, dialog, "folder")
    assert shown[-1] == str(tmp_path / "out")
    assert [Path(path).suffix for path in shown[:-1]] == [".eml", ".pdf"]


def test_the_text_goes_to_the_clipboard(qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path) -> None:
    dialog = asked(qtbot, practice, over, made(practice, tmp_path / "out"))
    assert do(qtbot, practice, dialog, "text").startswith("The text is copied.")
    assert "The policy now in force." in QGuiApplication.clipboard().text()


def test_the_system_is_asked_where_to_print(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path
) -> None:
    dialog = asked(qtbot, practice, over, made(practice, tmp_path / "out"))
    do(qtbot, practice, dialog, "print")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QPrintDialog)))
    dialog.findChildren(QPrintDialog)[0].reject()


def test_many_letters_at_once(qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path) -> None:
    dialog = asked(qtbot, practice, over, made(practice, tmp_path / "out", 3))
    assert dialog.windowTitle() == "Send 3 letters"
    assert "text" not in dialog.acts
    assert do(qtbot, practice, dialog, "pdf").startswith("Saved: 3 files in ")
    assert do(qtbot, practice, dialog, "mail").startswith("Draft saved: 3 files in ")
    do(qtbot, practice, dialog, "labels")
    suffixes = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert suffixes == [".docx"] * 3 + [".eml"] * 3 + [".pdf"] * 4


def test_then_it_is_marked_sent(qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path) -> None:
    said: list[str] = []
    chosen = made(practice, tmp_path / "out")
    dialog = asked(qtbot, practice, over, chosen, said.append)
    dialog.send_button.click()
    form = opened(qtbot, over, MarkSent)
    form.way.choose("mail")
    form.way.changed.emit("mail")
    assert form.certified.isVisible()
    form.certified.setText("7020 1810")
    press(qtbot, practice, form)
    qtbot.waitUntil(lambda: bool(said))
    thread = requests.show(practice.casebook, chosen[0]).thread
    assert [(row.kind, row.number) for row in thread.trackings] == [
        (TrackingKind.CERTIFIED_MAIL, "7020 1810")
    ]
    again = asked(qtbot, practice, over, chosen)
    assert again.send_button.isHidden()


def test_the_number_is_asked_for_only_by_mail_and_of_one_letter(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path
) -> None:
    dialog = asked(qtbot, practice, over, made(practice, tmp_path / "out", 2))
    dialog.send_button.click()
    form = opened(qtbot, over, MarkSent)
    for way in ("mail", "email"):
        form.way.choose(way)
        form.way.changed.emit(way)
        assert not form.certified.isVisible()
        assert not form.number()


def test_a_letter_changed_in_word_is_not_painted(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path
) -> None:
    chosen = made(practice, tmp_path / "out")
    letter = practice.casebook.store.find(Letter, request=chosen[0])[-1]
    Path(letter.path).write_bytes(b"changed")
    dialog = asked(qtbot, practice, over, chosen)
    assert not dialog.acts["pdf"].isEnabled()
    assert not dialog.acts["print"].isEnabled()
    do(qtbot, practice, dialog, "mail")
    assert dialog.wrong.text().startswith("This letter is not a Word file (.docx).")


@pytest.fixture(params=[100, 150, 200])
def _text_size(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    theme.apply(qapp, theme.Theme("light", 13 * int(request.param) // 100))


@pytest.mark.usefixtures("_text_size")
@pytest.mark.parametrize("count", [1, 3])
def test_every_button_has_a_name_and_no_words_are_cut_off(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path, count: int
) -> None:
    dialog = asked(qtbot, practice, over, made(practice, tmp_path / "out", count))
    assert all(act.accessibleName() and act.accessibleDescription() for act in dialog.acts.values())
    for act in dialog.acts.values():
        assert act.width() >= act.sizeHint().width()
        assert act.mapTo(dialog, act.rect().topRight()).x() < dialog.width()
    for words in dialog.findChildren(QLabel):
        if words.isVisible() and words.text() and not words.wordWrap():
            assert words.width() >= min(words.sizeHint().width(), words.minimumSizeHint().width())


def test_what_a_letter_encloses_is_listed_and_saved_beside_it(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path
) -> None:
    book = practice.casebook
    birch = requests.find(book, "R-5")
    asked_for = Writing(kind="follow-up", requests=(birch,))
    writing.write(book, asked_for, tmp_path / "out")
    dialog = asked(qtbot, practice, over, [birch])
    words = dialog.acts["enclosures"].accessibleDescription()
    assert words == "My request of November 10, 2026; the draft e-mail has it."
    assert "Saved: " in do(qtbot, practice, dialog, "enclosures")
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_an_enclosure_without_a_copy_is_named(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path
) -> None:
    book = practice.casebook
    dogwood = requests.find(book, "R-2")
    writing.write(book, Writing(kind="foic-complaint", requests=(dogwood,)), tmp_path / "out")
    dialog = asked(qtbot, practice, over, [dogwood])
    words = dialog.acts["enclosures"].accessibleDescription()
    assert words.startswith("Exhibit A (October 22, 2026: Request sent by hand); the draft e-mail has it.")
    assert words.endswith(
        "No copy of Exhibit B (October 28, 2026: Written denial of all six items) is kept: enclose your own."
    )
