"""What an act may use of the window; this file exists so that acts and palette need not know the window."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from ctrecords.gui.commands import Command
from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import Place
from ctrecords.gui.screens.screen import Screen


class Shell(Protocol):
    """The window, as acts see it."""

    @property
    def desk(self) -> Desk | None:
        """The open casebook, if any."""
        ...

    @property
    def shown(self) -> Screen | None:
        """The screen shown, if any."""
        ...

    def over(self) -> QWidget:
        """The widget dialogs are shown over."""
        ...

    def exists(self, command: str) -> bool:
        """Whether anything does that command."""
        ...

    def possible(self) -> list[tuple[Command, str]]:
        """The commands that can be done now, each as its menu words it."""
        ...

    def recent(self) -> list[str]:
        """What the palette was last asked for, newest first."""
        ...

    def remember(self, key: str) -> None:
        """Keep what the palette was asked for."""
        ...

    def run(self, command: str, subject: object = None) -> None:
        """Do a command."""
        ...

    def show_place(self, place: Place) -> None:
        """Go to a place."""
        ...

    def step(self, by: int) -> None:
        """Go back (-1) or forward (1)."""
        ...

    def step_pane(self, by: int) -> None:
        """Give the keyboard to the next or previous pane."""
        ...

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        ...

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; 0 is the usual size."""
        ...

    def say(self, text: str, *, undo: bool = True) -> None:
        """Say in passing what was done."""
        ...

    def welcome(self, choice: int) -> None:
        """Show the welcome screen: 0 create, 1 open, 3 restore."""
        ...

    def leave(self) -> None:
        """Close the window."""
        ...
