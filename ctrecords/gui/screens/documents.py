"""Every document: what came and went, its pages in the reader, and what is known of it beside them."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ctrecords.actions import documents, reading
from ctrecords.actions.documents import Listed
from ctrecords.gui import dressing, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens import documents_acts as acts
from ctrecords.gui.screens import documents_rows as rows
from ctrecords.gui.screens import documents_seen as seen
from ctrecords.gui.screens.documents_beside import Beside
from ctrecords.gui.screens.documents_chosen import ChosenBar, more_button
from ctrecords.gui.screens.documents_found import FACETS, KEPT, Found, Row, gather, position
from ctrecords.gui.screens.documents_inspector import DocumentInspector
from ctrecords.gui.screens.documents_seen import Seen
from ctrecords.gui.screens.list_kept import Kept, read
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.tables.view import RecordView
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.viewer import Viewer
from ctrecords.gui.widgets.buttons import button, link
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.facet import NAMED, Facet
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.search import SearchField
from ctrecords.model.days import plural
from ctrecords.model.directory import Agency
from ctrecords.model.event import Document, Event
from ctrecords.model.note import Note, Tag, Tagging
from ctrecords.model.record import Citation, Forgotten, Withholding
from ctrecords.model.request import Case, Request

_LIST, _INSPECTOR = 300, 300
_LEAST_LIST, _LEAST_READER = 150, 280
"""The list gives way before the reader does: large words in a small window still leave pages to read."""
_SPARE = (1, 2)


class DocumentsScreen(Screen):
    """The list, the reader and what is known of the file."""

    where = Where.DOCUMENTS
    cares: ClassVar[frozenset[type]] = frozenset(
        {Document, Event, Citation, Withholding, Note, Tag, Tagging, Forgotten, Agency, Case, Request}
    )
    does: ClassVar[frozenset[str]] = frozenset(
        {"filter", "tag", "note", "move-event", "cite", "copy-citation", "withhold", "how-it-came"}
        | {"read-again", "trash"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "Documents"
        self.header.set_title(self.title)
        self._found: Found | None = None
        self._document = self._at = 0
        self._spot, self._sought = 0, False
        self._marked = ""
        self.read_button = button("Read scans", icon="eye")
        self.read_button.hide()
        self.add_button = button("Add files", icon="import")
        self.more_button = more_button(("Check casebook", lambda: self.act.emit("check", None)))
        for made in (self.read_button, self.add_button, self.more_button):
            self.header.add_action(made)
        self.facets = {key: Facet(name, names=key in NAMED) for key, name in FACETS}
        self.filter = SearchField("Find files by name", icon="search", width=212)
        self.clear_link = link("Clear filters", small=True)
        self.bar = self._bar()
        self.add_bar(self.bar)
        self.chosen_bar = ChosenBar(self.bar)
        self.add_bar(self.chosen_bar)
        self.table: RecordView[Row] = RecordView(
            rows.columns(desk.casebook.days()), "Documents", key=lambda row: row.id
        )
        for column in _SPARE:  # the second line says both; the head's menu shows them to sort by
            self.table.setColumnHidden(column, True)
        self.viewer = Viewer(desk)
        dressing.fix(self.table, least_width=_LEAST_LIST)
        dressing.fix(self.viewer, least_width=_LEAST_READER)
        self.clear_button = button("Clear filters")
        self.empty_button = button("Add files", icon="import")
        self.text_button = button("Search their text", icon="search")
        self.none = EmptyState("filter", "No file matches.", actions=[self.clear_button, self.text_button])
        self.pages = QStackedWidget()
        self.pages.addWidget(self._split())
        self.pages.addWidget(self.none)
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
        self.beside = Beside(self, self.inspector, self.viewer)
        self.doing = acts.Doing(self, self._chosen)
        self._connect()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = Flow(bar, left=20, top=7, right=20, bottom=7, gap=8, ends=True)
        for facet in self.facets.values():
            row.addWidget(facet)
        self.clear_link.hide()
        row.addWidget(self.clear_link)
        row.addWidget(self.filter)
        return bar

    def _split(self) -> QWidget:
        split = _Split(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.table)
        split.addWidget(self.viewer)
        split.setStretchFactor(1, 1)
        dressing.redraw(split)
        return split

    def _connect(self) -> None:
        for facet in self.facets.values():
            facet.changed.connect(self._narrow)
        self.filter.asked.connect(self._narrow)
        self.clear_link.clicked.connect(self.clear_filters)
        self.clear_button.clicked.connect(self.clear_filters)
        self.text_button.clicked.connect(self._search_text)
        for made in (self.add_button, self.empty_button):
            made.clicked.connect(lambda: self.act.emit("add-files", None))
        self.read_button.clicked.connect(self.read_scans)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._enter)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        only = Qt.ShortcutContext.WidgetShortcut
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, context=only)
        delete.activated.connect(self.doing.trash)
        self.viewer.page_changed.connect(self._paged)
        self.viewer.opened.connect(self._open)
        self.viewer.read_asked.connect(self.doing.read_again)
        self.doing.connect(self.chosen_bar)
        self.inspector.tag.connect(self.doing.tag)
        self.inspector.edit.connect(self.doing.how_it_came)
        self.inspector.opened.connect(self._open)
        if self.desk.reading is not None:
            self.desk.reading.read.connect(self._read_on)

    # Loading

    def visit(self, place: Place) -> None:
        """Show the list; a place with a document's number shows that one, at the page its spot names."""
        if place.id:
            self._document = place.id
            self._forget_filters()
            self.viewer.set_hits(place.words)
            self._spot, self._sought = place.spot, True
            self.dirty = self.dirty or self._found is None or place == self.place
        super().visit(place)

    def load(self) -> None:
        """Read the list."""
        self.desk.read(gather, self._show, label="Documents", key="documents")

    def first_focus(self) -> QWidget | None:
        """The list, or the act of an empty state."""
        return (self.table, self.clear_button, self.empty_button)[self.pages.currentIndex()]

    def subject(self) -> object:
        """The request of the document shown."""
        told = self.inspector.seen
        return told.custody.listed.request if told is not None else None

    def _show(self, found: Found) -> None:
        self._found = found
        self.header.set_title(self.title, found.summary)
        self.read_button.setVisible(bool(found.waiting or found.unread))
        busy = self.desk.reading is not None and self.desk.reading.busy
        self.read_button.setText(f"{'Reading' if busy else 'Read'} {found.to_read}")
        self.read_button.setAccessibleName(self.read_button.text())
        self._narrow()

    def _narrow(self) -> None:
        """Show the rows that fit the filters, and keep the document shown chosen where it is among them."""
        found = self._found
        if found is None:
            return
        text = self.filter.text().strip()
        chosen = found.known({key: facet.chosen() for key, facet in self.facets.items()})
        told = found.narrow(text, chosen)
        for key, facet in self.facets.items():
            facet.set_values(found.values(key, told.counts[key]))
        self.facets["tag"].setVisible(any(found.names["tag"].keys() - {""}))
        filters = sum(map(bool, chosen.values())) + bool(text)
        self.clear_link.setVisible(bool(filters))
        self.none.set_words(
            f"No file matches {'this filter' if filters == 1 else f'these {filters} filters'}."
        )
        self.text_button.setVisible(bool(text))
        within = found.narrow("", chosen).rows if text else told.rows
        self.filter.setPlaceholderText(f"Find {plural(len(within), 'file')} by name")
        several = self._fill(told.rows)
        self.pages.setCurrentIndex(0 if told.rows else 1 if found.rows else 2)
        if not told.rows:
            self._picked([])
        elif several:
            self._picked(self.table.chosen())
        else:
            self._choose()

    def _fill(self, rows: Sequence[Row]) -> bool:
        """Show these rows; whether several of them stay chosen."""
        self.table.picked.disconnect(self._picked)  # what is chosen is told once, when it is settled
        self.table.set_records(rows)
        self.table.picked.connect(self._picked)
        sought, self._sought = self._sought, False
        return len(self.table.chosen()) > 1 and not sought

    def _choose(self) -> None:
        model = self.table.table
        at = position([model.record(row) for row in range(model.rowCount())], self._document)
        if at < 0 and self._found is not None and position(self._found.rows, self._document) < 0:
            at = min(self._at, model.rowCount() - 1)  # it is gone: its neighbor is next
            self.inspector.show_none(0)
        self._at = max(at, 0)
        self.table.picked.disconnect(self._picked)
        self.table.choose(max(at, 0))
        self.table.picked.connect(self._picked)
        self.table.scrollTo(model.index(max(at, 0), 0))
        self._picked(self.table.chosen())

    def _picked(self, chosen: list[Row]) -> None:
        self.chosen_bar.show_count(len(chosen))
        self.retitled.emit()
        if len(chosen) != 1:
            self.inspector.show_none(len(chosen))
            self.viewer.show_nothing(
                f"{plural(len(chosen), 'file')} chosen." if chosen else "Choose a file to read it."
            )
            return
        one = chosen[0].listed
        self._document = one.document.id
        self._at = self.table.currentIndex().row()
        self._read_file(one)
        number = one.document.id
        self.desk.read(lambda book: seen.gather(book, number), self._told, label="Custody", key="custody")

    def _read_file(self, one: Listed) -> None:
        if one.reading is None:
            self.viewer.show_nothing("This file is not read yet. It is shown as soon as it is.")
        else:
            book = self.desk.casebook
            self.viewer.show_file(
                Shown(
                    sha256=one.blob.sha256,
                    name=one.document.name,
                    data=lambda: documents.content(book, one),
                    look=one.reading.look,
                ),
                one.reading,
            )
            if self._spot:
                self.viewer.go_to(self._spot)
                self._spot = 0
        if self.desk.reading is not None and (one.reading is None or one.reading.waiting):
            self.desk.reading.first(one.blob.sha256)

    def _told(self, told: Seen) -> None:
        if [row.id for row in self.table.chosen()] != [told.document.id]:
            return
        self._marked = ""
        self.inspector.show_page(self.viewer.place().page)
        self.inspector.show_seen(told)
        self._mark()

    def _mark(self) -> None:
        told = self.inspector.seen
        sha256 = told.custody.listed.blob.sha256 if told is not None else ""
        if told is not None and self._marked != sha256 and self.viewer.view is not None:
            self._marked = sha256
            self.viewer.mark([one.citation for one in told.citations], told.withheld)

    def _paged(self, page: int) -> None:
        self.inspector.show_page(page)
        self._mark()

    def _read_on(self) -> None:
        self.dirty = True
        if self.isVisible():
            self.reload()

    # Filters and arrangement

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """The field that narrows the list, and what can be done with what is chosen."""
        found: dict[str, Callable[[], None]] = {"filter": self._to_filter}
        if self.table.chosen():
            found |= self.doing.commands()
        if self.inspector.seen is not None:
            found |= self.beside.commands()
        return found

    def _to_filter(self) -> None:
        if self.bar.isHidden():  # several are chosen: the filters come back with one of them
            self.table.choose(min(index.row() for index in self.table.selectionModel().selectedRows()))
        self.filter.go_to()

    def clear_filters(self) -> None:
        """Show every document again."""
        self._forget_filters()
        self._narrow()
        self.table.setFocus()

    def _forget_filters(self) -> None:
        for widget in (*self.facets.values(), self.filter):
            widget.blockSignals(True)
            widget.clear()
            widget.blockSignals(False)

    def state(self) -> bytes:
        """How the columns stand, and what is filtered."""
        filters = {key: sorted(facet.chosen()) for key, facet in self.facets.items() if key in KEPT}
        kept = Kept(body=super().state(), columns=self.table.columns_state(), filters=filters)
        return kept.write(self.desk.casebook.folder)

    def restore(self, state: bytes) -> None:
        """Arrange the screen as it was; a state of another version is ignored."""
        kept = read(state, self.desk.casebook.folder)
        if kept is None:
            return
        super().restore(kept.body)
        self.table.restore_columns(kept.columns)
        for key in KEPT & kept.filters.keys():
            self.facets[key].preset(kept.filters[key])

    def _show_menu(self, at: QPoint) -> None:
        if self.table.chosen():
            self.doing.menu(self.table.copy_rows).popup(self.table.viewport().mapToGlobal(at))

    def _chosen(self) -> list[Listed]:
        return [row.listed for row in self.table.chosen()]

    def read_scans(self) -> None:
        """Read what is not read yet, now."""
        if self.desk.reading is not None:
            self.desk.reading.pause(on=False)
            return
        self.desk.write(
            lambda book, progress: reading.read_all(book, progress=progress),
            lambda _none: self.reload(),
            label="Reading scans",
        )

    def _search_text(self) -> None:
        """Look for the words in the text of every file, not in their names."""
        self.go.emit(Place(Where.SEARCH, words=(self.filter.text().strip(),)))

    def _open(self, document: int) -> None:
        self.go.emit(Place(Where.DOCUMENTS, document))

    def _enter(self, _row: Row) -> None:
        self.viewer.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Split(QSplitter):
    """The list beside the reader, as wide as the design has it until it is drawn to another width."""

    def restyle(self) -> None:
        """Keep its width in another size of words."""
        self.setSizes([theme.px(_LIST), 10_000])
