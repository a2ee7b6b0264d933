"""The window: open, create, switch, places, commands, undo, widths, and what closing keeps."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ctrecords.actions import casebooks, cases
from ctrecords.casebook import Casebook, create, open_casebook
from ctrecords.errors import LockedError
from ctrecords.gui import theme
from ctrecords.gui.commands import COMMANDS
from ctrecords.gui.dialogs.new_case import NewCase
from ctrecords.gui.jobs import Job
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.welcome import NewCasebook
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.window import Window
from tests.gui.sample import ListScreen


@pytest.fixture
def opened(window: Window, elm: Path, qtbot: QtBot) -> Window:
    open_in(window, elm, qtbot)
    return window


def open_in(window: Window, folder: Path, qtbot: QtBot) -> None:
    window.open_casebook(folder)
    settle(window, qtbot)
    assert window.desk is not None
    assert window.desk.casebook.folder == folder


def settle(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.is_busy())
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.jobs.is_busy())


def screen(window: Window) -> ListScreen:
    assert window.frame is not None
    assert isinstance(window.frame.current, ListScreen)
    return window.frame.current


def message(window: Window) -> Message:
    return next(found for found in window.findChildren(Message) if found.isVisible())


def new_case(window: Window, title: str, qtbot: QtBot) -> None:
    window.run("new-case")
    dialog = window.findChildren(NewCase)[-1]
    dialog.title_field.setText(title)
    dialog.send_button.click()
    settle(window, qtbot)


def test_it_begins_with_welcome_and_shows_no_name(window: Window) -> None:
    assert window.pages.currentWidget() is window.welcome_screen
    assert window.windowTitle() == "ctrecords"
    assert not window.status.isVisible()
    assert not window.actions_by_id["new-case"].isEnabled()
    assert window.actions_by_id["open"].isEnabled()


def test_an_opened_casebook_shows_its_first_screen(opened: Window) -> None:
    assert opened.windowTitle() == "Elm - ctrecords"
    assert screen(opened).title == "today 0"
    assert opened.status.isVisible()
    assert opened.status.casebook.words.text().endswith("Elm.casebook")
    assert not opened.status.practice.isVisible()


def test_what_is_no_casebook_is_refused_with_a_remedy(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_casebook(tmp_path)
    settle(window, qtbot)
    assert "There is no casebook" in message(window).title.text()
    assert message(window).remedy.text()
    assert window.welcome_screen.isEnabled()


def test_a_casebook_open_elsewhere_is_refused_with_a_remedy(window: Window, elm: Path, qtbot: QtBot) -> None:
    with open_casebook(elm):
        window.open_casebook(elm)
        settle(window, qtbot)
    assert "already open" in message(window).title.text()
    assert window.frame is None


def test_a_sealed_casebook_asks_until_the_passphrase_is_right(
    window: Window, elm: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str | None] = []

    def sealed(folder: Path, phrase: str | None = None, **_: object) -> Casebook:
        tried.append(phrase)
        if phrase != "river":
            raise LockedError("The passphrase does not open this casebook.", remedy="Type it again.")
        return open_casebook(folder, face="window")

    monkeypatch.setattr(casebooks, "open_book", sealed)
    window.open_casebook(elm)
    settle(window, qtbot)
    assert window.pages.currentWidget() is window.unlock_screen
    assert window.windowTitle() == "ctrecords"
    assert not window.findChildren(Message)
    for phrase in ("wrong", "river"):
        window.unlock_screen.field.setText(phrase)
        window.unlock_screen.button.click()
        settle(window, qtbot)
        if phrase == "wrong":
            assert window.unlock_screen.wrong.text() == "The passphrase does not open this casebook."
    assert tried == [None, "wrong", "river"]
    assert window.pages.currentWidget() is window.frame
    assert window.unlock_screen.field.text() == ""


def test_from_the_locked_one_another_can_be_opened(window: Window, elm: Path) -> None:
    window.unlock_screen.ask_for(elm)
    window.turn_to(window.unlock_screen)
    window.unlock_screen.another.click()
    assert window.pages.currentWidget() is window.welcome_screen
    assert window.welcome_screen.open_form.isVisible()


def test_a_casebook_made_in_welcome_is_opened(window: Window, preferences: Preferences, qtbot: QtBot) -> None:
    window.welcome_screen.create_form.name.setText("Starter")
    window.welcome_screen.create_form.without.click()
    settle(window, qtbot)
    settle(window, qtbot)
    assert window.desk is not None
    assert window.desk.casebook.folder == preferences.casebooks / "Starter.casebook"
    assert window.frame is not None
    assert "Plate readers and ICE" in [entry.text for entry in window.frame.sidebar.places.entries()]


def _making(monkeypatch: pytest.MonkeyPatch, *, stops: bool) -> tuple[threading.Event, threading.Event]:
    """Hold up the making of a casebook: before it begins when it *stops* for Cancel, else once it is made."""
    begun, gate, real = threading.Event(), threading.Event(), casebooks.create

    def slow(folder: Path, **more: Any) -> casebooks.Created:
        made = None if stops else real(folder, **more)
        begun.set()
        gate.wait(5)
        return made or real(folder, **more)

    monkeypatch.setattr(casebooks, "create", slow)
    return begun, gate


def test_a_casebook_finished_while_the_window_closes_is_opened_next_time(
    window: Window, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate = _making(monkeypatch, stops=False)
    folder = preferences.casebooks / "Starter.casebook"
    window.create_casebook(NewCasebook(folder=folder, name="Starter"))
    assert begun.wait(5)
    gate.set()
    window.close()
    assert preferences.last == folder


def test_canceled_making_leaves_welcome_ready_for_another_try(
    window: Window, preferences: Preferences, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    begun, gate = _making(monkeypatch, stops=True)
    begun_job: list[Job] = []
    window.jobs.slow.connect(begun_job.append)
    window.create_casebook(NewCasebook(folder=preferences.casebooks / "A.casebook", name="A"))
    assert begun.wait(5)
    assert not window.welcome_screen.isEnabled()
    qtbot.waitUntil(lambda: bool(begun_job))
    shown = window.busy.shown[begun_job[0]]
    assert shown.kept.text() == "Cancel removes what was made so far."
    shown.cancel.click()
    gate.set()
    settle(window, qtbot)
    assert window.welcome_screen.isEnabled()
    assert not (preferences.casebooks / "A.casebook").exists()


def test_opening_another_closes_the_first(opened: Window, tmp_path: Path, qtbot: QtBot) -> None:
    create(tmp_path / "Fern.casebook", name="Fern", passphrase=None)
    open_in(opened, tmp_path / "Fern.casebook", qtbot)
    assert opened.windowTitle() == "Fern - ctrecords"
    with open_casebook(tmp_path / "Elm.casebook") as again:
        assert again.name == "Elm"


def test_opening_the_same_one_returns_to_it(opened: Window, tmp_path: Path) -> None:
    frame = opened.frame
    opened.run("open")
    assert opened.pages.currentWidget() is opened.welcome_screen
    opened.open_casebook(tmp_path / "Elm.casebook")
    assert opened.frame is frame
    assert opened.pages.currentWidget() is frame


def test_welcome_can_be_left_when_a_casebook_is_open(opened: Window) -> None:
    opened.run("new")
    opened.welcome_screen.create_form.cancel.click()
    assert opened.pages.currentWidget() is opened.frame


def test_a_new_case_is_shown_listed_undone_and_done_again(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, "Plate readers", qtbot)
    assert opened.frame is not None
    assert screen(opened).title == "case 1"
    assert [entry.text for entry in opened.frame.sidebar.places.entries()][-1] == "Plate readers"
    assert opened.frame.toast.isVisible()
    assert opened.actions_by_id["undo"].text() == "Undo open a case"
    opened.frame.toast.undo.click()
    settle(opened, qtbot)
    assert [entry.text for entry in opened.frame.sidebar.places.entries()] == ["Today"]
    assert screen(opened).title == "today 0"
    assert opened.actions_by_id["redo"].text() == "Redo open a case"
    opened.run("redo")
    settle(opened, qtbot)
    assert opened.frame.sidebar.places.entries()[-1].text == "Plate readers"


def test_a_case_without_a_title_is_refused_in_its_dialog(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, " ", qtbot)
    dialog = opened.findChildren(NewCase)[-1]
    assert dialog.isVisible()
    assert "A case needs a title." in dialog.wrong.text()
    assert dialog.send_button.isEnabled()
    dialog.reject()


def test_back_and_forward_walk_the_places_and_skip_those_gone(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, "Plate readers", qtbot)
    opened.run("letters")
    assert screen(opened).title == "letters 0"
    opened.run("undo")
    settle(opened, qtbot)
    opened.run("back")
    assert screen(opened).title == "today 0"
    opened.run("forward")
    assert screen(opened).title == "letters 0"


def test_a_write_from_elsewhere_reloads_the_screen_that_is_seen(opened: Window, qtbot: QtBot) -> None:
    shown = screen(opened)
    before = shown.loads
    assert opened.desk is not None
    opened.desk.write(
        lambda book, _p: cases.create(book, "COLLECT access"), lambda _case: None, label="Saving"
    )
    settle(opened, qtbot)
    qtbot.waitUntil(lambda: shown.loads > before)


def test_a_screen_does_its_own_commands_only_when_it_can(opened: Window) -> None:
    shown = screen(opened)
    assert not opened.actions_by_id["next-act"].isEnabled()
    shown.chosen = 4
    shown.retitled.emit()
    assert opened.actions_by_id["next-act"].isEnabled()
    opened.actions_by_id["next-act"].trigger()
    assert shown.ran == ["next-act"]


def test_commands_nothing_does_are_not_in_the_menus(opened: Window) -> None:
    for command in COMMANDS:
        assert opened.actions_by_id[command.id].isVisible() == opened.exists(command.id)
    assert not opened.exists("agencies")
    assert opened.exists("letters")


def test_below_1200_the_inspector_is_a_drawer(opened: Window) -> None:
    shown = screen(opened)
    opened.resize(1440, 900)
    assert shown.note.isVisible()
    opened.resize(1100, 700)
    QApplication.processEvents()
    assert not shown.note.isVisible()
    opened.run("inspector")
    assert shown.note.isVisible()


def test_larger_text_makes_the_window_count_as_narrower(opened: Window, qapp: QApplication) -> None:
    shown = screen(opened)
    assert opened.frame is not None
    assert opened.frame.sidebar.title.isVisible()
    theme.apply(qapp, theme.Theme("light", 26))
    assert not shown.note.isVisible()
    assert not opened.frame.sidebar.title.isVisible()
    theme.apply(qapp, theme.Theme("light", 13))
    assert shown.note.isVisible()
    assert opened.frame.sidebar.title.isVisible()


def test_f6_walks_the_panes_and_back(opened: Window) -> None:
    shown = screen(opened)
    assert opened.frame is not None
    shown.field.setFocus()
    opened.run("next-pane")
    assert shown.note.hasFocus()
    opened.run("previous-pane")
    assert shown.field.hasFocus()
    seen = set[int]()
    for _step in range(4):
        opened.run("next-pane")
        focus = opened.focusWidget()
        assert focus is not None
        seen.add(id(focus))
    assert len(seen) == 3


def test_a_burst_of_steps_changes_the_text_size_once(opened: Window, qapp: QApplication) -> None:
    before, drawn = qapp.font().pixelSize(), theme.current()
    opened.run("larger")
    opened.run("larger")
    opened.run("larger")
    assert theme.current() is drawn
    qapp.processEvents()
    assert qapp.font().pixelSize() > before
    opened.run("usual-size")
    qapp.processEvents()
    assert qapp.font().pixelSize() == before


def test_the_menu_button_opens_the_menus(opened: Window) -> None:
    assert opened.frame is not None
    opened.frame.sidebar.menu_button.click()
    assert opened.menus.all.isVisible()
    assert [action.text() for action in opened.menus.all.actions()] == [
        menu.title() for menu in opened.menus.each
    ]
    opened.menus.all.close()


def test_alt_shows_and_hides_the_menu_bar(opened: Window, qtbot: QtBot) -> None:
    assert not opened.menuBar().isVisible()
    QTest.keyClick(opened, Qt.Key.Key_Alt)
    assert opened.menuBar().isVisible()
    QTest.keyClick(opened, Qt.Key.Key_Alt)
    assert not opened.menuBar().isVisible()


def test_alt_with_another_key_leaves_the_menu_bar_alone(opened: Window) -> None:
    QTest.keyPress(opened, Qt.Key.Key_Alt)
    opened.run("back")
    QTest.keyRelease(opened, Qt.Key.Key_Alt)
    assert not opened.menuBar().isVisible()


def test_a_bug_in_a_job_is_reported_and_the_window_goes_on(opened: Window, qtbot: QtBot) -> None:
    def bug(_progress: object) -> None:
        raise KeyError("x")

    opened.jobs.run(bug, lambda _none: None, label="Saving")
    settle(opened, qtbot)
    assert "Something went wrong" in message(opened).title.text()
    assert not opened.findChildren(QMessageBox)
    opened.show_place(Place(Where.LETTERS))
    assert screen(opened).title == "letters 0"


def test_closing_keeps_the_arrangement_and_lets_the_casebook_go(
    opened: Window, preferences: Preferences, tmp_path: Path
) -> None:
    opened.resize(1300, 800)
    opened.close()
    found = Preferences(preferences.home)
    assert found.last == tmp_path / "Elm.casebook"
    kept = found.arrangement()
    assert kept.geometry is not None
    assert kept.geometry.size() == opened.size()
    assert "today" in kept.states
    with open_casebook(tmp_path / "Elm.casebook") as again:
        assert again.name == "Elm"


def test_f1_lists_only_what_exists(opened: Window) -> None:
    opened.run("shortcuts")
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert sheet.windowTitle() == "Shortcuts"
    sheet.close()
