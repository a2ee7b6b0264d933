"""What the screens of several requests share: the table with its filters, totals, peek pane and acts.

A subclass says whose requests are shown. Rows are gathered and narrowed away from the window.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ctrecords.actions import printing
from ctrecords.actions.together import Together
from ctrecords.gui import dressing, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.quick_log import open_quick_log
from ctrecords.gui.dialogs.remind import open_snooze
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.printing import print_pages
from ctrecords.gui.screens.list_kept import Kept, read
from ctrecords.gui.screens.request_table import Row, columns
from ctrecords.gui.screens.requests_bar import RequestsBar
from ctrecords.gui.screens.requests_doing import do_act, write_to
from ctrecords.gui.screens.requests_facets import FACETS
from ctrecords.gui.screens.requests_found import Found, Narrowed, gather
from ctrecords.gui.screens.requests_many import (
    SEVERAL,
    help_on_the_way,
    offers,
    remind,
    send,
    tag,
    waiting,
    write,
    written,
)
from ctrecords.gui.screens.requests_peek import PeekPane
from ctrecords.gui.screens.requests_totals import TotalsLine
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.tables import paper
from ctrecords.gui.tables.delegate import row_height
from ctrecords.gui.tables.view import RecordView
from ctrecords.gui.widgets.buttons import SplitButton, button, primary
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.pages import Pages
from ctrecords.model.days import plural
from ctrecords.model.directory import Agency, Closure
from ctrecords.model.event import Document, Effect, Event, Moved
from ctrecords.model.ids import CaseId
from ctrecords.model.note import Tag, Tagging
from ctrecords.model.request import Case, Item, Letter, Override, Reminder, Request, Tracking, Wording

_ACROSS = frozenset({"case", "case-tag"})
_ROWS, _PANE = 4, 140
"""How many rows the table keeps before there is a pane below it, and the least height of the pane."""
_FOLDED = 520


class RequestsList(Screen):
    """A table of requests."""

    cares: ClassVar[frozenset[type]] = frozenset(
        {
            *(Agency, Case, Closure, Document, Effect, Event, Item, Letter, Moved, Override),
            *(Reminder, Request, Tag, Tagging, Tracking, Wording),
        }
    )
    does: ClassVar[frozenset[str]] = frozenset(
        {"next-act", "log", "log-call", "remind", "snooze", "filter", "print", "send", "tag", "write"}
    )
    across_cases: ClassVar[bool] = False
    empty_line: ClassVar[str] = "No requests in this case yet."

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.found: Found | None = None
        self._left: dict[str, list[str]] = {}
        self._left_at: object = 0
        self.peeking = True
        self._kept = _ROWS
        self.many = primary("")
        self.many.hide()
        self.many.clicked.connect(self._do_many)
        self.several = button("", menu=QMenu(self))
        self.several.hide()
        self.several.menu().aboutToShow.connect(self._fill_several)
        self.header.add_action(self.several)
        self.header.add_action(self.many)
        self.header.add_action(self._new_button())
        self.bar = RequestsBar([key for key, _name in FACETS if key not in _ACROSS or self.across_cases])
        self.add_bar(self.bar)
        days = desk.casebook.days()
        self.table: RecordView[Row] = RecordView(
            columns(days, cases=self.across_cases), "Requests", key=lambda row: row.id
        )
        at = [column.key for column in self.table.table.columns].index("appeal")
        self.table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
        self.totals = TotalsLine()
        self.peek = PeekPane()
        dressing.fix(self.peek, least_height=96)
        self.clear_button = button("Clear filters")
        self.new_button = primary("New request")
        self.none = EmptyState("filter", "No request matches.", actions=[self.clear_button])
        self.pages = Pages()
        self.pages.addWidget(self._list())
        self.pages.addWidget(self.none)
        self.pages.addWidget(EmptyState("requests", self.empty_line, actions=[self.new_button]))
        self.set_content(self.pages)
        self._connect()

    def _new_button(self) -> SplitButton:
        menu = QMenu(self)
        menu.addAction("New request").triggered.connect(self._new)
        menu.addAction("New case").triggered.connect(lambda: self.act.emit("new-case", None))
        menu.addAction("Import from spreadsheet").triggered.connect(
            lambda: self.act.emit("import-requests", self.number())
        )
        made = SplitButton("New request", menu, icon="plus")
        made.clicked.connect(self._new)
        return made

    def _list(self) -> QWidget:
        sheet, self._rest = QWidget(), QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 10)
        column.addWidget(self.totals)
        column.addWidget(self.peek, 6)
        column.addWidget(self._rest, 1)
        self._rest.hide()
        return sheet

    def _connect(self) -> None:
        self.pages.resized.connect(self._share)
        self.bar.changed.connect(self._narrow)
        self.bar.cleared.connect(self.clear_filters)
        self.bar.columns_asked.connect(self._show_columns)
        self.bar.together_asked.connect(self._write_together)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._open)
        self.table.peeked.connect(self.toggle_peek)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._ask)
        self.table.horizontalScrollBar().rangeChanged.connect(self._fit)
        self.peek.acted.connect(self.do_act)
        self.peek.opened.connect(self._open)
        self.clear_button.clicked.connect(self.clear_filters)
        self.new_button.clicked.connect(self._new)

    # Loading

    def number(self) -> CaseId | None:
        """The case whose requests are shown; None for all."""
        return None

    def visit(self, place: Place) -> None:
        """Show the requests of a place; another place starts without filters."""
        if place != self.place:
            self.bar.clear()
            left, self._left = self._left, {}
            self.bar.preset(left if left and self._left_at == place.id else {})
        super().visit(place)

    def load(self) -> None:
        """Look at the requests."""
        number = self.number()
        self.desk.read(
            lambda book: gather(book, number),
            self.show_found,
            label="Looking at requests",
            key=self.where.value,
        )

    def show_found(self, found: Found) -> None:
        """Show these requests, narrowed as the filters ask."""
        self.found = found
        kept = max(1, min(_ROWS, len(found.rows)))
        if kept != self._kept:
            self._kept = kept
            self._share()
        self.title = found.case.title if found.case is not None else self.title
        self.header.set_title(self.title, found.second)
        self._narrow()
        self.retitled.emit()

    def _narrow(self) -> None:
        found, wanted = self.found, self.bar.wanted()
        if found is not None:
            self.desk.read(
                lambda _book: found.narrowed(wanted),
                self._show_narrowed,
                label="Filtering",
                key=f"{self.where.value}-filter",
            )

    def _show_narrowed(self, narrowed: Narrowed) -> None:
        self.bar.show_narrowed(narrowed)
        self.table.set_records(narrowed.rows)
        if narrowed.rows and not self.table.chosen():
            self.table.choose(0)
        self.totals.show_totals(narrowed.totals)
        some = self.found is not None and bool(self.found.rows)
        filters = "this filter" if narrowed.filters == 1 else f"these {narrowed.filters} filters"
        self.none.set_words(f"No request matches {filters}.")
        self.bar.setVisible(some)
        self.pages.setCurrentIndex(0 if narrowed.rows else 1 if some else 2)
        self._fit()
        self._picked(self.table.chosen())

    def _fit(self) -> None:
        """Let the table end under its last row, so that the totals stand there."""
        bar = self.table.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        rows = self.table.table.rowCount() * row_height()
        self.table.setMaximumHeight(self.table.head.height() + rows + extra)
        self.table.setMinimumHeight(self.table.head.height() + row_height() + extra)

    # What is chosen

    def first_focus(self) -> QWidget | None:
        """The table, or the act of an empty page."""
        return (self.table, self.clear_button, self.new_button)[self.pages.currentIndex()]

    def subject(self) -> object:
        """The case a new request would be for."""
        return self.number()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done with the chosen request."""
        row = self.peek.row
        found: dict[str, Callable[[], None]] = {"log": self._log, "log-call": self._log}
        if not self.bar.isHidden():
            found["filter"] = self.bar.field.go_to
        if self.table.table.rowCount():
            found["print"] = self.print_rows
        if row is None:
            return found
        found |= {
            "next-act": lambda: self.do_act(row),
            "remind": lambda: remind(self, self._acted_on()),
            "tag": lambda: tag(self, self._acted_on()),
            "write": lambda: write(self, self.found, self._acted_on()),
        }
        if written(self._acted_on()):
            found["send"] = lambda: help_on_the_way(self, self._acted_on())
        waiting = row.due.reminder if row.due is not None else None
        if waiting is not None:
            found["snooze"] = lambda: open_snooze(self.desk, self, waiting, self.did.emit)
        return found

    def _acted_on(self) -> list[Row]:
        """The rows an act concerns: those chosen, or the one that is shown below."""
        return self.table.chosen() or ([self.peek.row] if self.peek.row is not None else [])

    def _picked(self, rows: list[Row]) -> None:
        together = waiting(self.found, rows)
        words = together.words if together is not None else ""
        self.many.setText(words)
        self.many.setAccessibleName(words)
        self.many.setVisible(bool(words))
        several = f"With {len(rows):,} chosen"
        self.several.setText(several)
        self.several.setAccessibleName(several)
        self.several.setVisible(len(rows) >= SEVERAL)
        self.peek.show_row(rows[0] if rows else None, primary=not words)
        self.retitled.emit()

    # Acts

    def _do_many(self) -> None:
        together = waiting(self.found, self.table.chosen())
        if together is not None:
            send(self, together)

    def _write_together(self, letter: Together) -> None:
        write_to(self, letter.requests, [letter.kind])

    def print_rows(self) -> None:
        """Print the table as it is filtered and sorted."""
        found, view = self.found, self.table
        if found is None:
            return
        days, said = self.desk.casebook.days(), found.said(self.bar.wanted())
        counted = f"{view.table.rowCount():,} of {plural(len(found.rows), 'request')}."
        about = (
            self.title,
            found.second,
            f"{days.header(days.today)}. {counted} {paper.sorting(view)}".strip(),
            f"Only these: {said}" if said else "",
        )
        heads, rows, below = paper.headings(view), paper.rows(view), self.totals.accessibleName()
        print_pages(
            self.desk, self, lambda book: printing.table(book.name, about, heads, rows, below), self.title
        )

    def _fill_several(self) -> None:
        menu = self.several.menu()
        menu.clear()
        for words, act in offers(self, self.found, self.table.chosen()):
            menu.addAction(words).triggered.connect(act)

    def menu_of(self, rows: list[Row]) -> QMenu:
        """Everything one can do with the chosen rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(rows) == 1:
            if rows[0].act is not None:
                menu.addAction(str(rows[0].act)).triggered.connect(lambda: self.do_act(rows[0]))
            menu.addAction("Open request").triggered.connect(lambda: self._open(rows[0]))
            menu.addAction("Log a call").triggered.connect(self._log)
        for words, act in offers(self, self.found, rows):
            menu.addAction(words).triggered.connect(act)
        copy = "Copy row" if len(rows) == 1 else f"Copy {len(rows):,} rows"
        menu.addAction(copy).triggered.connect(self.table.copy_rows)
        return menu

    def _ask(self, at: QPoint) -> None:
        rows = self.table.chosen()
        if rows:
            self.menu_of(rows).popup(self.table.viewport().mapToGlobal(at))

    def do_act(self, row: Row) -> None:
        """Do a request's next act, or open it where there is none."""
        do_act(self, row.standing, row.act, row.due.reminder if row.due is not None else None)

    def toggle_peek(self) -> None:
        """Show or hide the pane under the table; in a low window it is hidden until asked for."""
        if self._roomy():
            self.peeking = self.peek.isHidden()
        self._show_peek(shown=self.peek.isHidden())

    def _show_peek(self, *, shown: bool) -> None:
        self.peek.setVisible(shown)
        self._rest.setVisible(not shown)

    def _roomy(self) -> bool:
        rows = self._kept * row_height()
        below = self.totals.full_height(self.pages.width()) + theme.px(_PANE)
        return self.pages.height() >= self.table.head.height() + rows + below

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the filters in a low window."""
        super().resizeEvent(event)
        self.bar.fold(folded=self.height() < theme.px(_FOLDED))

    def _share(self) -> None:
        """Share the height that is there between the table, the totals and the pane."""
        self._show_peek(shown=self.peeking and self._roomy())
        self.totals.shorten(on=not self._roomy())
        self._fit()

    def clear_filters(self) -> None:
        """Show every request again."""
        self.bar.clear()
        self._narrow()
        self.table.setFocus()

    def _log(self) -> None:
        row = self.peek.row
        chosen = row.id if row is not None and self.table.hasFocus() else None
        open_quick_log(self.desk, self, self.did.emit, request=chosen)

    def _open(self, row: Row) -> None:
        self.go.emit(Place(Where.REQUEST, row.id))

    def _new(self) -> None:
        self.act.emit("new-request", self.number())

    def _show_columns(self) -> None:
        at = self.bar.columns
        self.table.head.column_menu().popup(at.mapToGlobal(at.rect().bottomLeft()))

    # Arrangement

    def state(self) -> bytes:
        """How the columns and the pane stand, and what is filtered."""
        return Kept(
            body=super().state(),
            columns=self.table.columns_state(),
            peek=self.peeking,
            at=self.place.id,
            filters=self.bar.kept(),
        ).write(self.desk.casebook.folder)

    def restore(self, state: bytes) -> None:
        """Arrange the screen as it was; a state of another version is ignored."""
        kept = read(state, self.desk.casebook.folder)
        if kept is None:
            return
        super().restore(kept.body)
        self.table.restore_columns(kept.columns)
        self.peeking = kept.peek
        self._left = {key: list(values) for key, values in kept.filters.items()}
        self._left_at = kept.at
        if self._left and self._left_at == self.place.id:
            self.bar.preset(self._left)
        self._share()
