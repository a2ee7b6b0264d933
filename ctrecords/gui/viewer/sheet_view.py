"""Tables that were filed: their sheets, rows with their own numbers, and a line that leaves only rows with words."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ctrecords.actions import rows
from ctrecords.actions.leafing import Found, Hit
from ctrecords.actions.rows import Sheet
from ctrecords.gui import dressing, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.tables.copying import cell
from ctrecords.gui.viewer.file_view import FileView
from ctrecords.gui.viewer.known import Known
from ctrecords.gui.viewer.row_filter import RowFilter
from ctrecords.gui.viewer.sheet_model import SheetModel
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.spot import Spot, rows_of, rows_said
from ctrecords.gui.widgets.tabs import Tabs
from ctrecords.index.leaves import Leaf
from ctrecords.model.record import Citation, Withholding

_QUOTED = 50
"""So many rows at most are quoted word by word."""
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_WIDEST, _NARROWEST = 260, 56


class SheetView(FileView):
    """A workbook or a table of plain text."""

    def __init__(self, desk: Desk, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(known, parent)
        self._sheets: tuple[Sheet, ...] = ()
        self._hits: Sequence[Hit] = ()
        self._current = -1
        self._page = 0
        self._wish: int | None = None
        self._marks: tuple[tuple[Citation, ...], tuple[Withholding, ...]] = ((), ())
        self.model = SheetModel(desk)
        self.filter = RowFilter(desk)
        self.tabs = Tabs("Sheets", indent=12)
        self.table = _Table(self.model)
        self._column = QVBoxLayout(self)
        dressing.space(self._column)
        for widget in (self.tabs, self.filter):
            self._column.addWidget(widget)
        self._column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.filter.found.connect(self._only)
        self.model.came.connect(self._came)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown."""
        return self.model.sheet

    def show_file(self, shown: Shown, leaves: Sequence[Leaf]) -> None:
        """Show its first sheet."""
        super().show_file(shown, leaves)
        self._sheets = rows.sheets(leaves)
        self._make_tabs()
        self._turn(self._sheets[0] if self._sheets else None)

    def let_go(self) -> None:
        """Show nothing."""
        super().let_go()
        self._sheets, self._hits, self._current, self._page, self._wish = (), (), -1, 0, None
        self.filter.show_sheet("", None)
        self.model.light(Found(), None)
        self._marks = (), ()
        self.model.mark((), ())
        self.model.show_sheet("", None)

    def position(self) -> tuple[int, int, str]:
        """The row in sight of the sheet's."""
        last = self.sheet.last if self.sheet is not None else 0
        return (self._top_number() if last else 0), last, "rows"

    def jump(self, number: int) -> None:
        """Go to a row of the sheet that is shown."""
        sheet = self.sheet
        if sheet is not None and 1 <= number <= sheet.last:
            self.go_to(sheet.page_of(number), row=number)

    def step(self, by: int) -> None:
        """Scroll by what fits."""
        bar = self.table.verticalScrollBar()
        bar.setValue(bar.value() + by * max(1, bar.pageStep() - 1))

    def go_to(self, page: int, *, row: int = 0, region: str = "") -> None:
        """Bring a row into sight and choose it, or the first row of a page; its sheet is shown."""
        del region
        sheet = next((one for one in self._sheets if page in one.pages), None)
        if sheet is None:
            return
        self._turn(sheet)
        number = row if 1 <= row <= sheet.last else sheet.first_of(page)
        if self.model.row_of(number) < 0:
            self.filter.clear()
        self._bring(number, choose=bool(row))

    def light(self, found: Found, current: int) -> None:
        """Light cells up."""
        self._hits, self._current = found.hits, current
        now = found.hits[current] if 0 <= current < len(found.hits) else None
        self.model.light(found, now)
        if now is not None:
            self._to_hit(now)

    def place(self) -> Spot:
        """The rows chosen, or the first in sight: the pages of a table are only ours, nobody could find one again."""
        sheet = self.sheet
        if sheet is None or not sheet.pages:
            return Spot()
        chosen = self._chosen()
        if chosen is None:
            top = self._top_number()
            return Spot(page=sheet.page_of(top), rows=str(top)) if sheet.last else Spot(page=sheet.pages[0])
        first, last = chosen
        lines = [self.model.line(one) for one in range(first, min(last + 1, first + _QUOTED))]
        said = "\n".join("\t".join(line).rstrip("\t") for line in lines if line is not None)
        whole = last - first < _QUOTED and None not in lines
        return Spot(page=sheet.page_of(first), rows=rows_said(first, last), quotation=said if whole else "")

    def text(self) -> str:
        """What is copied: the rows chosen, as cells no spreadsheet runs; a citation keeps the true words."""
        rows = self.place().quotation.split("\n")
        return "\n".join("\t".join(cell(one) for one in row.split("\t")) for row in rows)

    def mark(self, citations: Sequence[Citation], withholdings: Sequence[Withholding]) -> None:
        """Show at a row's number that it is cited, or withheld in part."""
        self._marks = tuple(citations), tuple(withholdings)
        self._mark_sheet()

    def select_all(self) -> None:
        """Choose every row that is shown."""
        self.table.selectAll()

    # Inside

    def _mark_sheet(self) -> None:
        """Only what is cited or withheld of the sheet that is shown; a page says which sheet."""
        here = self.sheet.pages if self.sheet is not None else ()
        cited, withheld = (
            frozenset(
                number
                for one in kind
                if one.page in here or (one.page is None and len(self._sheets) == 1)
                for number in rows_of(one.rows)
            )
            for kind in self._marks
        )
        self.model.mark(cited, withheld)

    def _make_tabs(self) -> None:
        old, self.tabs = self.tabs, Tabs("Sheets", indent=12)
        self._column.replaceWidget(old, self.tabs)
        old.hide()
        old.deleteLater()
        for sheet in self._sheets:
            self.tabs.add(sheet.name or "Rows", f"{sheet.last:,}")
        self.tabs.setVisible(len(self._sheets) > 1)
        self.tabs.changed.connect(self._tab)

    def _tab(self, at: int) -> None:
        self._turn(self._sheets[at])

    def _turn(self, sheet: Sheet | None) -> None:
        if self.shown is None or (sheet is not None and sheet == self.sheet):
            return
        source = self.shown.sha256
        self.model.show_sheet(source, sheet)
        self.filter.show_sheet(source, sheet)
        self._mark_sheet()
        self.table.sized = False
        if sheet is not None:
            self.tabs.bar.setCurrentIndex(self._sheets.index(sheet))
        self._scrolled()

    def _only(self, found: "array[int] | None") -> None:
        self.model.show_only(found)
        self._scrolled()

    def _came(self, page: int) -> None:
        self.filter.name_columns([self.model.head(at) for at in range(self.model.columnCount())])
        if not self.table.sized:
            self.table.fit()
        if self._wish is not None:
            wish, self._wish = self._wish, None
            self._bring(wish, choose=True)
        if 0 <= self._current < len(self._hits) and self._hits[self._current].page == page:
            self._to_hit(self._hits[self._current])
        if self._page == page and self._chosen():
            self.spot_changed.emit()

    def _to_hit(self, hit: Hit) -> None:
        cell = self.model.cell(hit)
        if cell is not None:
            number, column = cell
            if self.model.row_of(number) < 0:
                self.filter.clear()
            self.table.scrollTo(self.model.index(self.model.row_of(number), column))
        elif self.sheet is None or hit.page not in self.sheet.pages or self._page != hit.page:
            self.go_to(hit.page)

    def _bring(self, number: int, *, choose: bool) -> None:
        row = self.model.row_of(number)
        index = self.model.index(row, 0)
        if choose and self.model.columnCount() == 0:
            self._wish = number  # no column is known before the first rows are there
        if choose and index.isValid():
            # Not by the table itself, which would ask which keys are held.
            self.table.selectionModel().setCurrentIndex(index, _ONLY)
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.table.verticalScrollBar().setValue(max(0, row))
        self._scrolled()

    def _chosen(self) -> tuple[int, int] | None:
        """The first and last number of the rows chosen, as far as they follow one another."""
        chosen = self.table.selectionModel().selection()
        if chosen.isEmpty():
            return None
        top, bottom = chosen.first().top(), chosen.first().bottom()
        first, last = self.model.number(top), self.model.number(top)
        if self.model.only is None:
            return first, self.model.number(bottom)
        for row in range(top + 1, bottom + 1):
            if self.model.number(row) != last + 1:
                break
            last += 1
        return first, last

    def _selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.spot_changed.emit()

    def _top_number(self) -> int:
        row = max(0, self.table.rowAt(0))
        return self.model.number(row) if row < self.model.rowCount() else 1

    def _scrolled(self, _value: int = 0) -> None:
        sheet = self.sheet
        page = sheet.page_of(self._top_number()) if sheet is not None and sheet.pages else 0
        self._page = page
        if page:
            self.page_changed.emit(page)


class _Table(QTableView):
    """Rows of one line, chosen whole."""

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self.sized = False
        self.setModel(model)
        self.setAccessibleName("Rows of the sheet")
        self.setProperty("sheet", True)  # heads stand over their columns
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        dressing.redraw(self)

    def restyle(self) -> None:
        """As high and wide as the letters need."""
        now = theme.current()
        self.verticalHeader().setDefaultSectionSize(max(now.px(26), now.metrics().height() + now.px(8)))
        self.fit()

    def fit(self) -> None:
        """Make each column as wide as its words in the first rows need, within bounds."""
        now, model = theme.current(), self.model()
        metrics = now.metrics()
        seen = min(model.rowCount(), _QUOTED)
        for column in range(model.columnCount()):
            words = [str(model.headerData(column, Qt.Orientation.Horizontal))]
            words += [str(model.index(row, column).data() or "") for row in range(seen)]
            needed = max(metrics.horizontalAdvance(word[:80]) for word in words) + now.px(20)
            self.setColumnWidth(column, min(max(needed, now.px(_NARROWEST)), now.px(_WIDEST)))
            self.sized = True
