"""What the commands do, on a shell made for the test."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import cases, requester
from ctrecords.gui.acts import ACTS, LATE, PLACES, find
from ctrecords.gui.commands import COMMANDS, Command
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.new_case import NewCase
from ctrecords.gui.dialogs.requester import RequesterDialog
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.widgets.message import Message
from ctrecords.model.event import Blob
from ctrecords.model.ids import CaseId


class FakeShell:
    """Notes what acts ask of the window."""

    def __init__(self, desk: Desk | None, widget: QWidget) -> None:
        self._desk = desk
        self._widget = widget
        self.places: list[Place] = []
        self.said: list[tuple[str, bool]] = []
        self.other: list[tuple[str, int]] = []

    @property
    def desk(self) -> Desk | None:
        return self._desk

    def over(self) -> QWidget:
        return self._widget

    def exists(self, command: str) -> bool:
        return bool(command)

    @property
    def shown(self) -> Screen | None:
        return None

    def possible(self) -> list[tuple[Command, str]]:
        return [(command, command.text) for command in COMMANDS]

    def recent(self) -> list[str]:
        return []

    def remember(self, key: str) -> None:
        self.said.append((key, False))

    def run(self, command: str, subject: object = None) -> None:
        self.other.append((command, subject is not None))

    def show_place(self, place: Place) -> None:
        self.places.append(place)

    def step(self, by: int) -> None:
        self.other.append(("step", by))

    def step_pane(self, by: int) -> None:
        self.other.append(("pane", by))

    def toggle_inspector(self) -> None:
        self.other.append(("inspector", 0))

    def zoom(self, steps: int) -> None:
        self.other.append(("zoom", steps))

    def say(self, text: str, *, undo: bool = True) -> None:
        self.said.append((text, undo))

    def welcome(self, choice: int) -> None:
        self.other.append(("welcome", choice))

    def leave(self) -> None:
        self.other.append(("leave", 0))


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> FakeShell:
    widget = QWidget()
    qtbot.addWidget(widget)
    return FakeShell(desk, widget)


@pytest.fixture
def wait(desk: Desk, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def test_every_late_act_is_there() -> None:
    assert [find(name).__name__ for name in LATE] == [name.split(":")[1] for name in LATE]


def test_every_act_and_every_place_is_a_command() -> None:
    ids = {command.id for command in COMMANDS}
    assert set(ACTS) <= ids
    assert set(PLACES) <= ids


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("back", ("step", -1)),
        ("forward", ("step", 1)),
        ("next-pane", ("pane", 1)),
        ("previous-pane", ("pane", -1)),
        ("inspector", ("inspector", 0)),
        ("larger", ("zoom", 1)),
        ("smaller", ("zoom", -1)),
        ("usual-size", ("zoom", 0)),
        ("new", ("welcome", 0)),
        ("open", ("welcome", 1)),
        ("restore", ("welcome", 3)),
        ("quit", ("leave", 0)),
    ],
)
def test_acts_of_the_window_itself(shell: FakeShell, command: str, asked: tuple[str, int]) -> None:
    ACTS[command](shell, None)
    assert shell.other == [asked]


@pytest.mark.parametrize("command", ["today", "requests", "agencies", "letters"])
def test_places(shell: FakeShell, command: str) -> None:
    ACTS[command](shell, None)
    assert shell.places == [Place(PLACES[command])]


def test_a_new_request_goes_to_letters_for_the_case(shell: FakeShell) -> None:
    ACTS["new-request"](shell, CaseId(3))
    ACTS["new-request"](shell, None)
    assert shell.places == [Place(Where.LETTERS, 3), Place(Where.LETTERS)]


def test_a_case_is_made_said_undone_and_redone(
    shell: FakeShell, desk: Desk, wait: Callable[[], None]
) -> None:
    ACTS["new-case"](shell, None)
    dialog = shell.over().findChildren(NewCase)[0]
    dialog.title_field.setText("Plate readers")
    dialog.purpose_field.setPlainText("Who shares?")
    dialog.send_button.click()
    wait()
    listed = cases.listing(desk.casebook)
    assert [(row.case.title, row.case.purpose) for row in listed] == [("Plate readers", "Who shares?")]
    assert shell.places == [Place(Where.CASE, listed[0].case.id)]
    assert shell.said == [("Case “Plate readers” opened", True)]
    ACTS["undo"](shell, None)
    wait()
    assert cases.listing(desk.casebook) == []
    assert shell.said[-1] == ("Undone: open a case", False)
    ACTS["redo"](shell, None)
    wait()
    assert len(cases.listing(desk.casebook)) == 1
    assert shell.said[-1] == ("Done again: open a case", False)


def test_who_the_letters_are_from_is_kept_and_shown_again(
    shell: FakeShell, desk: Desk, wait: Callable[[], None]
) -> None:
    ACTS["requester"](shell, None)
    dialog = shell.over().findChildren(RequesterDialog)[0]
    dialog.send_button.click()
    wait()
    assert dialog.wrong.text().startswith("A letter needs a name to be signed with and a postal address.")
    assert dialog.focusWidget() is dialog.name
    dialog.name.setText("R. Example")
    dialog.send_button.click()
    wait()
    assert dialog.wrong.text().startswith("A letter needs a postal address.")
    assert dialog.focusWidget() is dialog.address
    assert requester.get(desk.casebook) is None
    dialog.address.setPlainText("12 Example Street, Elm, CT")
    dialog.email.setText("r@example.org")
    dialog.send_button.click()
    wait()
    kept = requester.get(desk.casebook)
    assert kept is not None
    assert (kept.name, kept.email) == ("R. Example", "r@example.org")
    again = RequesterDialog(kept)
    assert again.values() == ("R. Example", "12 Example Street, Elm, CT", "", "r@example.org")
    again.deleteLater()


def test_check_says_that_the_casebook_is_whole(
    shell: FakeShell, wait: Callable[[], None], qtbot: QtBot
) -> None:
    ACTS["check"](shell, None)
    wait()
    qtbot.waitUntil(lambda: bool(shell.over().findChildren(Message)))
    message = shell.over().findChildren(Message)[0]
    assert message.title.text() == "The casebook is whole"
    assert "0 requests" in message.text.text()


def test_check_names_what_is_wrong_with_its_remedy(
    shell: FakeShell, desk: Desk, wait: Callable[[], None], qtbot: QtBot
) -> None:
    with desk.casebook.store.transaction("Lose two files") as step:
        step.add(Blob(sha256="a" * 64, size=12, media="text/plain"))
        step.add(Blob(sha256="b" * 64, size=13, media="text/plain"))
    ACTS["check"](shell, None)
    wait()
    qtbot.waitUntil(lambda: bool(shell.over().findChildren(Message)))
    message = shell.over().findChildren(Message)[0]
    assert message.title.text() == "The casebook is not whole"
    assert "backup" in message.remedy.text()
    assert message.text.text() == "2 problems and 1 piece of advice."
    said = [one.text() for one in message.findChildren(QLabel)]
    assert sum("is missing (SHA-256" in one for one in said) == 2


def test_without_a_casebook_nothing_happens(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    shell = FakeShell(None, widget)
    for command in ("new-case", "requester", "undo", "redo", "check"):
        ACTS[command](shell, None)
    assert not widget.findChildren(QDialog)
    assert shell.said == []
