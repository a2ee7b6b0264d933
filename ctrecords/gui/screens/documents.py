"""Every document: what came and went, its pages in the reader, and its custody beside it."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ctrecords.actions import documents
from ctrecords.actions.documents import Custody, Listed
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import Where
from ctrecords.gui.screens import documents_rows as rows
from ctrecords.gui.screens.documents_inspector import DocumentInspector
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.tables.view import RecordView
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.viewer import Viewer
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.index.kept import Reading
from ctrecords.model.event import Document, Event

_LIST, _INSPECTOR = 300, 300


class DocumentsScreen(Screen):
    """The list, the reader and what is known of the file."""

    where = Where.DOCUMENTS
    cares: ClassVar[frozenset[type]] = frozenset({Document, Event, Reading})
    does: ClassVar[frozenset[str]] = frozenset({"filter"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "Documents"
        self.header.set_title(self.title)
        self.add_button = button("Add files", icon="import")
        self.header.add_action(self.add_button)
        self.table: RecordView[Listed] = RecordView(
            rows.columns(desk.casebook.days()), "Documents", key=lambda row: row.document.id
        )
        self.viewer = Viewer(desk)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.table)
        split.addWidget(self.viewer)
        split.setStretchFactor(1, 1)
        dressing.fix(self.table, least_width=_LIST)
        self.empty_button = button("Add files", icon="import")
        self.pages = QStackedWidget()
        self.pages.addWidget(split)
        self.pages.addWidget(
            EmptyState(
                "docs",
                "No files yet. Drop an e-mail, a scan or a folder anywhere in this window.",
                actions=[self.empty_button],
            )
        )
        self.set_content(self.pages)
        self.inspector = DocumentInspector()
        self.set_inspector(self.inspector, _INSPECTOR)
        self.table.picked.connect(self._picked)
        self.add_button.clicked.connect(self.add_files)
        self.empty_button.clicked.connect(self.add_files)

    def load(self) -> None:
        """Read the list."""
        self.desk.read(documents.listing, self._show, label="Documents", key="documents")

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Nothing of the window's yet."""
        return {}

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.table if self.table.table.rowCount() else self.empty_button

    def add_files(self) -> None:
        """Ask for files and file them."""
        self.act.emit("add-files", None)

    def _show(self, listed: list[Listed]) -> None:
        self.header.set_title(self.title, rows.summary(listed))
        self.pages.setCurrentIndex(0 if listed else 1)
        self.table.set_records(listed)
        if listed and not self.table.chosen():
            self.table.selectRow(0)

    def _picked(self, chosen: list[Listed]) -> None:
        one = chosen[0] if len(chosen) == 1 else None
        self.inspector.show_none(len(chosen))
        if one is None or one.reading is None:
            self.viewer.show_nothing()
        else:
            book, shown = self.desk.casebook, one
            self.viewer.show_file(
                Shown(
                    sha256=one.blob.sha256,
                    name=one.document.name,
                    data=lambda: documents.content(book, shown),
                    look=one.reading.look,
                ),
                one.reading,
            )
        if one is not None:
            number = one.document.id
            self.desk.read(
                lambda book: documents.custody(book, number), self._told, label="Custody", key="custody"
            )

    def _told(self, told: Custody) -> None:
        self.inspector.show_custody(told, self.desk.casebook.days())
