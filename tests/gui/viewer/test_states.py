"""Whatever is wrong with a file breaks only its own view, says why, and offers what can be done."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ctrecords import paths
from ctrecords.extract import mail_view, reader
from ctrecords.gui import theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.viewer import outside
from ctrecords.gui.viewer.viewer import Viewer
from ctrecords.gui.widgets.message import Message
from ctrecords.index.kept import State
from tests.gui.viewer.conftest import Show, listed, shown
from tests.gui.viewer.kinds import FILES

_CTRL = Qt.KeyboardModifier.ControlModifier


def pressable(viewer: Viewer, words: str) -> QPushButton:
    """A button of the notices, by its words."""
    return next(one for one in viewer.notices.findChildren(QPushButton) if one.text() == words)


def test_a_child_that_dies_breaks_only_the_drawing(
    viewer: Viewer, qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(reader, "WORK", "tests.gui.viewer.dying:die")
        book = viewer.desk.casebook
        viewer.show_file(shown(book, "a.pdf"), listed(book, "a.pdf").reading)
        qtbot.waitUntil(lambda: bool(viewer.notices.words()))
    assert viewer.notices.words() == ["The process doing the work ended unexpectedly."]
    viewer.paper.select_all()
    pressable(viewer, "Try again").click()
    assert viewer.notices.words() in ([], ["The process doing the work ended unexpectedly."])
    show("a.txt")
    assert viewer.notices.words() == []


def test_a_message_whose_child_dies_still_shows_its_words(
    viewer: Viewer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_view, "WORK", "tests.gui.viewer.dying:die")
    book = viewer.desk.casebook
    viewer.show_file(shown(book, "a.eml"), listed(book, "a.eml").reading)
    qtbot.waitUntil(lambda: "sharing report" in viewer.message.body.toPlainText())
    assert viewer.notices.words() == ["The process doing the work ended unexpectedly."]


def test_a_file_that_cannot_be_read_says_why_and_can_be_read_again(viewer: Viewer) -> None:
    book = viewer.desk.casebook
    file, held = shown(book, "a.pdf"), listed(book, "a.pdf").reading
    assert held is not None
    empty = replace(file.look, pages=0)
    refused = replace(
        held, state=State.REFUSED, look=empty, what="This PDF opens only with a password.", remedy="Ask."
    )
    viewer.show_file(replace(file, look=empty), refused)
    assert viewer.why.isVisible()
    assert viewer.why.accessibleName() == "This PDF opens only with a password. Ask."
    asked: list[bool] = []
    viewer.read_asked.connect(asked.append)
    viewer.again.click()
    assert asked == [False]
    assert not viewer.apart.isHidden()
    viewer.show_file(replace(file, look=empty), None)
    assert viewer.why.accessibleName().startswith("This file is not read yet.")
    assert viewer.again.isHidden()


def test_find_in_this_file_counts_wraps_and_closes(viewer: Viewer, qtbot: QtBot, show: Show) -> None:
    show("a.txt")
    focus = viewer.view
    assert focus is not None
    viewer.activateWindow()
    QTest.keyClick(viewer.text.words, Qt.Key.Key_F, _CTRL)
    assert viewer.find_bar.isVisible()
    viewer.find_bar.field.setText("SHAR")
    viewer.find_bar.field.ask()
    qtbot.waitUntil(lambda: viewer.find_bar.said.text() == "1 of 2")
    QTest.keyClick(viewer.find_bar.field, Qt.Key.Key_Return)
    assert viewer.place().page == 2
    QTest.keyClick(viewer.find_bar.field, Qt.Key.Key_F3)
    assert viewer.find_bar.said.text() == "1 of 2, from the start again"
    QTest.keyClick(viewer.find_bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.find_bar.said.text() == "2 of 2, from the end again"
    viewer.find_bar.field.setText("zebra")
    viewer.find_bar.field.ask()
    qtbot.waitUntil(lambda: viewer.find_bar.said.text() == "Not found")
    QTest.keyClick(viewer.find_bar.field, Qt.Key.Key_Escape)
    assert viewer.find_bar.isHidden()
    assert viewer.hits.found == ()


def test_what_was_sought_is_said_once_and_not_of_another_file(
    viewer: Viewer, qtbot: QtBot, show: Show
) -> None:
    show("a.txt")
    viewer.set_hits(["sharing"])
    qtbot.waitUntil(viewer.bar.hits.isVisible)
    viewer.open_find()
    assert viewer.bar.hits.isHidden()
    viewer.find_bar.field.setText("shar")
    viewer.find_bar.field.ask()
    qtbot.waitUntil(lambda: viewer.find_bar.said.text() == "1 of 2")
    assert viewer.bar.hits.isHidden()
    viewer.show_file(shown(viewer.desk.casebook, "a.pdf"), listed(viewer.desk.casebook, "a.pdf").reading)
    assert viewer.find_bar.isHidden()
    assert viewer.hits.found == ()


def test_words_are_selected_and_copied_by_keys(viewer: Viewer, show: Show) -> None:
    show("a.pdf")
    QTest.keyClick(viewer.paper.paper, Qt.Key.Key_A, _CTRL)
    QTest.keyClick(viewer.paper.paper, Qt.Key.Key_C, _CTRL)
    assert "The sharing report" in QGuiApplication.clipboard().text()
    assert viewer.place().region


def test_pages_are_sized_and_turned_by_keys_and_menus(viewer: Viewer, show: Show) -> None:
    show("a.pdf")
    paper = viewer.paper.paper
    before = paper.geometry_.zoom
    QTest.keyClick(paper, Qt.Key.Key_Plus, _CTRL)
    assert paper.geometry_.zoom > before
    assert viewer.bar.size_button.text().endswith(" %")
    QTest.keyClick(paper, Qt.Key.Key_0, _CTRL)
    assert viewer.bar.size_button.text() == "Fit width"
    viewer.menus.turn.trigger()
    assert paper.geometry_.turn == 90
    viewer.menus.dim.trigger()
    QTest.keyClick(paper, Qt.Key.Key_PageDown)
    assert viewer.bar.number.text() == "2"
    QTest.keyClick(paper, Qt.Key.Key_G, _CTRL)
    viewer.bar.number.setText("1")
    QTest.keyClick(viewer.bar.number, Qt.Key.Key_Return)
    assert viewer.place().page == 1


def test_one_comes_back_to_the_page_one_left(viewer: Viewer, qtbot: QtBot, show: Show) -> None:
    show("a.pdf")
    viewer.go_to(2)
    show("a.txt")
    book = viewer.desk.casebook
    viewer.show_file(shown(book, "a.pdf"), listed(book, "a.pdf").reading)
    qtbot.waitUntil(lambda: viewer.place().page == 2)
    viewer.go_to(1)
    viewer.show_nothing()
    qtbot.waitUntil(lambda: not viewer.desk.jobs.is_busy())


def test_a_copy_for_another_program_is_warned_of_once(
    viewer: Viewer, qtbot: QtBot, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()).name)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    desk: Desk = replace(viewer.desk, preferences=Preferences(paths.home(tmp_path), tmp_path))
    show("a.txt")
    assert viewer.shown is not None
    outside.open_outside(desk, viewer.shown, viewer)
    (message,) = viewer.findChildren(Message)
    assert "removed when the app closes" in outside.WARNING
    next(one for one in message.findChildren(QPushButton) if one.text() == "Open a copy").click()
    qtbot.waitUntil(lambda: opened == ["a.txt"])
    outside.open_outside(desk, viewer.shown, viewer)
    qtbot.waitUntil(lambda: opened == ["a.txt", "a.txt"])


@pytest.mark.parametrize("name", FILES)
def test_another_theme_keeps_what_is_shown(qapp: QApplication, viewer: Viewer, show: Show, name: str) -> None:
    show(name)
    before = viewer.place()
    for scheme, size in (("dark", theme.BASE_PX * 2), ("light", theme.BASE_PX)):
        theme.apply(qapp, theme.Theme(scheme, size))
        viewer.grab()
    assert viewer.place() == before


def test_a_narrow_bar_leaves_out_what_keys_do(viewer: Viewer, show: Show) -> None:
    show("a.pdf")
    bar = viewer.bar
    seen: list[int] = []
    for wide in (240, 800):
        viewer.resize(wide, 400)
        viewer.grab()  # the layout is done at once
        shown = [one for one in bar.findChildren(QWidget) if one.isVisibleTo(bar) and one.parent() is bar]
        assert bar.cite in shown
        assert all(one.width() >= min(one.minimumSizeHint().width(), one.maximumWidth()) for one in shown)
        seen.append(len(shown))
    assert seen[0] < seen[1]
    assert bar.smaller.isVisible()
