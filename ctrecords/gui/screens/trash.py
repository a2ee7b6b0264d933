"""What lies in the trash: documents to be put back, or to be forgotten for good."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ctrecords.actions import documents, sorting
from ctrecords.actions.documents import Listed
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.forget import open_forget
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.documents_acts import named
from ctrecords.gui.screens.documents_chosen import menu
from ctrecords.gui.screens.documents_rows import ICONS, belongs
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.tables.column import CellKind, Column, TwoLines, Words
from ctrecords.gui.tables.view import RecordView
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.model.days import Days, plural
from ctrecords.model.event import Document, Event
from ctrecords.model.record import Forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown:
    """What lies in the trash, with the days it is told in."""

    rows: tuple[Listed, ...]
    days: Days


class TrashScreen(Screen):
    """The trash as a table."""

    where = Where.TRASH
    cares: ClassVar[frozenset[type]] = frozenset({Document, Event, Forgotten})
    does: ClassVar[frozenset[str]] = frozenset({"put-back", "forget"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "Trash"
        self.header.set_title(self.title)
        self.back_button = button("Put back", icon="undo")
        self.forget_button = button("Forget", icon="deny")
        for made in (self.back_button, self.forget_button):
            self.header.add_action(made)
        self.table: RecordView[Listed] = RecordView(
            columns(desk.casebook.days()), "Trash", key=lambda row: row.document.id
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.none = EmptyState("trash", "Nothing in the trash.", "Nothing here is deleted by itself.")
        self.pages.addWidget(self.none)
        self.set_content(self.pages)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._back_one)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.back_button.clicked.connect(self.put_back)
        self.forget_button.clicked.connect(self.forget)
        self._picked([])

    def load(self) -> None:
        """Read the list."""
        self.desk.read(gather, self._show, label="Trash", key="trash")

    def first_focus(self) -> QWidget | None:
        """The list, where there is one."""
        return self.table if self.table.table.rowCount() else self.header

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done with what is chosen."""
        return {"put-back": self.put_back, "forget": self.forget} if self.table.chosen() else {}

    def put_back(self) -> None:
        """Take the chosen out of the trash."""
        rows = self.table.chosen()
        numbers, name = [row.document.id for row in rows], named(rows) if rows else ""
        if numbers:
            self.desk.write(
                lambda book, _progress: sorting.to_trash(book, numbers, back=True),
                lambda _count: self.did.emit(f"{name} put back"),
                label="Putting back",
            )

    def forget(self) -> None:
        """Ask whether the chosen are to be forgotten."""
        rows = self.table.chosen()
        if rows:
            open_forget(self.desk, self, rows, self.done.emit)

    def _show(self, found: Thrown) -> None:
        count = plural(len(found.rows), "file")
        told = f"{count}. Nothing here is deleted by itself." if found.rows else ""
        self.header.set_title(self.title, told)
        self.table.set_records(found.rows)
        self.pages.setCurrentIndex(0 if found.rows else 1)
        if found.rows and not self.table.chosen():
            self.table.choose(0)
        self._picked(self.table.chosen())

    def _picked(self, rows: Sequence[Listed]) -> None:
        for made, verb in ((self.back_button, "Put back"), (self.forget_button, "Forget")):
            made.setEnabled(bool(rows))
            made.setText(f"{verb} {plural(len(rows), 'file')}" if len(rows) > 1 else verb)
            made.setAccessibleName(made.text())
        self.retitled.emit()

    def _back_one(self, row: Listed) -> None:
        number = row.document.id

        def done(_count: int) -> None:
            self.did.emit(f"{row.document.name} put back")
            self.go.emit(Place(Where.DOCUMENTS, number))

        self.desk.write(
            lambda book, _progress: sorting.to_trash(book, [number], back=True), done, label="Putting back"
        )

    def _show_menu(self, at: QPoint) -> None:
        if self.table.chosen():
            made = menu(self, ("Put back", self.put_back), ("Forget", self.forget))
            made.popup(self.table.viewport().mapToGlobal(at))


def gather(book: Casebook) -> Thrown:
    """Read what lies in the trash, what was put there last first."""
    rows = documents.listing(book, trashed=True)
    rows.sort(key=lambda row: row.document.trashed_on or date.min, reverse=True)
    return Thrown(rows=tuple(rows), days=book.days())


def columns(days: Days) -> Sequence[Column[Listed]]:
    """Name with where it belonged, and the day it was put there."""
    return (
        Column(
            key="name",
            title="Document",
            width=260,
            kind=CellKind.TWO_LINES,
            value=lambda row: TwoLines(row.document.name, belongs(row, days), icon=ICONS[row.kind]),
            second="Where it belonged",
            sort=lambda row: row.document.name.casefold(),
        ),
        Column(
            key="since",
            title="In the trash since",
            width=150,
            kind=CellKind.TEXT,
            value=lambda row: Words(days.full(_since(row)), "text2"),
            sort=lambda row: _since(row).toordinal(),
            whole=True,
            spare=1,
        ),
    )


def _since(row: Listed) -> date:
    return row.document.trashed_on or row.day
