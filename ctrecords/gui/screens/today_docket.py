"""The list of what is due: groups with their rows, one row chosen, more rows shown when asked for.

It is given what is due and says which request shall be opened or acted on; it does neither.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets import docket
from ctrecords.gui.widgets.buttons import link, small
from ctrecords.gui.widgets.docket import DocketGroup, DocketRow
from ctrecords.gui.widgets.labels import Elided
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import empty
from ctrecords.law.docket import Due, Group
from ctrecords.model.days import Days
from ctrecords.model.ids import RequestId

SHOWN = 100
MORE = 250
_SIGNS = {
    Group.CLOSING: ("flag", "mark_alert"),
    Group.DEEMED: ("deny", "mark_alert"),
    Group.DENIED: ("deny", "mark_alert"),
    Group.QUESTION: ("quote", "mark_wait"),
    Group.PASSED: ("clock", "mark_alert"),
    Group.PROMISE: ("clock", "mark_wait"),
    Group.FEE: ("money", "mark_wait"),
    Group.REMINDER: ("bell", "mark_neutral"),
    Group.REPLY: ("mail", "mark_info"),
    Group.OVER: ("clock", "mark_neutral"),
}
_BY_KEYS = Qt.FocusReason.TabFocusReason


class DocketList(ScrollColumn):
    """Everything due, most urgent first.

    Signals:
        opened: A Due was opened.
        acted: The act of a Due was asked for.
        picked: A Due was chosen.
        asked: The menu of a Due was asked for, at a point of the screen.
        unfiltered: All days are to be shown again.
    """

    opened = Signal(object)
    acted = Signal(object)
    picked = Signal(object)
    asked = Signal(object, object)
    unfiltered = Signal()

    def __init__(self, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Things to do")
        self.chosen: Due | None = None
        self.rows: dict[RequestId, DocketRow] = {}
        self.note = Elided("", "body2", mode=Qt.TextElideMode.ElideRight)
        self.all_days = link("Show all days", small=True)
        self.all_days.clicked.connect(self.unfiltered)
        self.more = small("")
        self.more.clicked.connect(self._show_more)
        self._days = days
        self._dues: tuple[Due, ...] = ()
        self._limit = SHOWN
        self._building = False
        self._filter = QWidget()
        head = QHBoxLayout(self._filter)
        dressing.space(head, (12, 4, 8, 0), 8)
        head.addWidget(self.note)
        head.addWidget(self.all_days)
        head.addStretch(1)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column, (20, 0, 20, 12))
        self.above = QVBoxLayout()
        """Where something may stand over the rows and scroll with them."""
        dressing.space(self.above)
        self._list = QVBoxLayout()
        dressing.space(self._list)
        foot = QHBoxLayout()
        dressing.space(foot, (12, 12, 0, 0))
        foot.addWidget(self.more)
        foot.addStretch(1)
        column.addLayout(self.above)
        column.addWidget(self._filter)
        column.addLayout(self._list)
        column.addLayout(foot)
        column.addStretch(1)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_dues(self, dues: Sequence[Due], note: str = "") -> None:
        """Show what is due; *note* says which day it is narrowed to. The chosen one stays chosen in its group."""
        shown, held = [] if note else list(self.rows), self._holds_focus()
        self._dues = tuple(dues)
        self.note.setText(note)
        self._filter.setVisible(bool(note))
        self._build()
        self._choose_again(shown, focus=held)

    def focus_chosen(self) -> QWidget | None:
        """The row the keyboard goes to."""
        return self.rows.get(self.chosen.request) if self.chosen is not None else None

    def _build(self) -> None:
        # Rows that go hand the focus to the next one, which must not become the chosen one by that.
        self._building = True
        empty(self._list)
        self._building = False
        self.rows = {}
        counted = Counter(due.group for due in self._dues)
        group: Group | None = None
        for due in self._dues[: self._limit]:
            if due.group is not group:
                group = due.group
                icon, role = _SIGNS[group]
                self._list.addWidget(DocketGroup(icon, group.value, counted[group], role=role))
            self._list.addWidget(self._row(due))
        left = len(self._dues) - self._limit
        self.more.setVisible(left > 0)
        self.more.setText(f"Show {min(left, MORE):,} more")

    def _row(self, due: Due) -> DocketRow:
        row = DocketRow(
            docket.Due(
                day=self._days.name(due.on),
                age=due.when,
                agency=due.standing.thread.agency.name,
                case=due.standing.thread.case.title,
                why=due.why,
                aside=due.section,
                urgent=due.urgent,
                act=str(due.act),
            )
        )
        row.opened.connect(partial(self.opened.emit, due))
        row.acted.connect(partial(self.acted.emit, due))
        row.picked.connect(partial(self._focused, due))
        row.button.pressed.connect(partial(self.choose, due))
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(partial(self._ask, due))
        self.rows[due.request] = row
        return row

    def _focused(self, due: Due) -> None:
        if not self._building:
            self.choose(due)

    def choose(self, due: Due) -> None:
        """Make a row the chosen one."""
        self.chosen = due
        for number, row in self.rows.items():
            row.set_selected(on=number == due.request)
        self.ensureWidgetVisible(self.rows[due.request], 0, 40)
        self.picked.emit(due)

    def _ask(self, due: Due, at: QPoint) -> None:
        self.choose(due)
        self.asked.emit(due, self.rows[due.request].mapToGlobal(at))

    def _choose_again(self, before: list[RequestId], *, focus: bool) -> None:
        """Choose the same request while it is due for the same, or else the one that took its place."""
        old = self.chosen
        was = old.request if old is not None else None
        at = before.index(was) if was is not None and was in before else 0
        now = list(self.rows)
        dues = {due.request: due for due in self._dues}
        self.chosen = None
        if not now:
            self.picked.emit(None)
            return
        following = [number for number in before[at + 1 :] if number in self.rows]
        number = next(iter(following), now[min(at, len(now) - 1)])
        if old is not None and old.request in self.rows:
            stays = not before or dues[old.request].group is old.group
            number = old.request if stays else number
        if focus:
            self.rows[number].setFocus(_BY_KEYS)
        self.choose(dues[number])

    def _holds_focus(self) -> bool:
        return any(row.hasFocus() or row.button.hasFocus() for row in self.rows.values())

    def _show_more(self) -> None:
        self._limit += MORE
        shown = list(self.rows)
        self._build()
        self._choose_again(shown, focus=True)
