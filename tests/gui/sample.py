"""Screens made for the tests: they count how often they load."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QTextEdit

from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import Where
from ctrecords.gui.screens.screen import Screen
from ctrecords.model.request import Case, Request


class ListScreen(Screen):
    """A screen that counts how often it loaded."""

    where = Where.TODAY
    cares = frozenset({Case})
    does = frozenset({"next-act"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.loads = 0
        self.ran: list[str] = []
        self.chosen: object = None
        self.field = QLineEdit()
        self.note = QTextEdit()
        self.set_content(self.field)
        self.set_inspector(self.note, 300)

    def load(self) -> None:
        self.loads += 1
        self.title = f"{self.where.value} {self.place.id}"
        self.header.set_title(self.title)

    def subject(self) -> object:
        return self.chosen

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"next-act": lambda: self.ran.append("next-act")} if self.chosen else {}


class CaseScreen(ListScreen):
    where = Where.CASE
    cares: ClassVar[frozenset[type]] = frozenset({Request})


class LettersScreen(ListScreen):
    where = Where.LETTERS
