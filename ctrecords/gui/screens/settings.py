"""The settings: who the letters are from, and every field of `Settings` that is asked for. A change holds at once.

It must not know what a setting does; the window listens to the preferences.
"""

from dataclasses import fields, replace
from functools import partial
from itertools import groupby
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions import requester
from ctrecords.actions.composing import default_folder
from ctrecords.card import BACKUPS
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.laws import open_laws
from ctrecords.gui.dialogs.requester import open_requester
from ctrecords.gui.dialogs.templates import open_templates
from ctrecords.gui.navigation import Where
from ctrecords.gui.places import short
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.screens.settings_fields import FolderField, Show, control
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.model.directory import Requester
from ctrecords.settings import Settings

_WIDEST = 640
_HOLD = "What belongs to this casebook, and what holds on this computer. A change holds at once."
_BOOK = "Kept in the casebook, and in its backups."
_COMPUTER = "For every casebook on this computer."
_LAW = "The law files this casebook counts with: how current they are, how sure, and a corrected one of your own."


class SettingsScreen(Screen):
    """What a person can choose."""

    where = Where.SETTINGS
    cares: ClassVar[frozenset[type]] = frozenset({Requester})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "Settings"
        self.header.set_title(self.title, _HOLD)
        self.controls: dict[str, QWidget] = {}
        self._shows: dict[str, Show] = {}
        self._showing = False
        self.requester = label("", "body2", wrap=True)
        self.edit = button("Change name and address")
        self.edit.clicked.connect(self._edit)
        self.templates = button("Edit letters in Word")
        self.templates.clicked.connect(lambda: open_templates(desk, self, self.did.emit))
        self.laws = button("Law files")
        self.laws.clicked.connect(lambda: open_laws(desk, self, self.did.emit))
        page = ScrollColumn()
        page.setAccessibleName("Settings")
        page.setWidget(self._sheet())
        page.viewport().setAutoFillBackground(False)
        self.set_content(page)
        if desk.preferences is not None:
            self.destroyed.connect(desk.preferences.on_change(self._changed))

    def _sheet(self) -> QWidget:
        inner = QWidget()
        dressing.fix(inner, most_width=_WIDEST)
        self.column = QVBoxLayout(inner)
        dressing.space(self.column, (20, 4, 20, 20), 10)
        self._part("This casebook", _BOOK)
        self._head("Who the letters are from")
        self.column.addWidget(self.requester)
        row = QHBoxLayout()
        dressing.space(row, spacing=8)
        row.addWidget(self.edit)
        row.addWidget(self.templates)
        row.addStretch(1)
        self.column.addLayout(row)
        self._head("The law")
        self.column.addWidget(label(_LAW, "body2", wrap=True))
        self.column.addWidget(self.laws, 0, Qt.AlignmentFlag.AlignLeft)
        self._part("This computer", _COMPUTER)
        asked = [one for one in fields(Settings) if one.metadata["group"]]
        for group, ones in groupby(asked, key=lambda one: str(one.metadata["group"])):
            self._head(group)
            for one in ones:
                made, show = control(one, partial(self._take, one.name))
                self.controls[one.name], self._shows[one.name] = made, show
                self.column.addWidget(made)
        self.column.addStretch(1)
        sheet = QWidget()
        across = QHBoxLayout(sheet)
        dressing.space(across)
        across.addWidget(inner, 10)
        across.addStretch(1)
        sheet.setAutoFillBackground(False)
        return sheet

    def _part(self, text: str, line: str) -> None:
        self.column.addWidget(label(text, "title"))
        self.column.addWidget(label(line, "body2", wrap=True))

    def _head(self, text: str) -> None:
        head = label(text, "panel")
        dressing.fix(head, least_height=32)
        head.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.column.addWidget(head)

    # What is shown

    def load(self) -> None:
        """Ask who the letters are from, and show the settings in force."""
        self.desk.read(requester.get, self.show_requester, label="Looking at the settings", key="settings")
        if self.desk.preferences is not None:
            self._show(self.desk.preferences.now)
        usual = {
            "letters_folder": default_folder(self.desk.casebook),
            "backup_folder": self.desk.casebook.folder / BACKUPS,
        }
        for name, folder in usual.items():
            field = self.controls[name].findChild(FolderField)
            if field is not None:
                field.edit.setPlaceholderText(short(folder))

    def show_requester(self, known: Requester | None) -> None:
        """Show the name and the address letters carry."""
        lines = [known.name, *known.address.splitlines(), known.phone, known.email] if known else []
        self.requester.setText(
            "\n".join(filter(None, lines)) or "Nobody yet; it is asked with the first letter."
        )

    def first_focus(self) -> QWidget | None:
        """The first button."""
        return self.edit

    def _changed(self, _before: Settings, now: Settings) -> None:
        self._show(now)

    def _show(self, now: Settings) -> None:
        self._showing = True
        for name, show in self._shows.items():
            show(getattr(now, name))
        self._showing = False

    # What is chosen

    def _take(self, name: str, value: object) -> None:
        preferences = self.desk.preferences
        if preferences is not None and not self._showing:
            preferences.set(replace(preferences.now, **{name: value}))

    def _edit(self) -> None:
        known = requester.get(self.desk.casebook)
        sentence = "The letters carry your name and address from now on"
        open_requester(self.desk, self, known, lambda _row: self.did.emit(sentence))
