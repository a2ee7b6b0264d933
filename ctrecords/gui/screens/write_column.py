"""The left column where letters to agencies already asked are written: which letter, and to which requests.

It must not know what a letter says.
"""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.screens.letters_kinds import KindRow
from ctrecords.gui.screens.write_state import Known, Offer, Row
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.rule import Rule
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import empty
from ctrecords.gui.widgets.tick import TickRow
from ctrecords.model.days import plural
from ctrecords.model.ids import RequestId, ref

WIDTH = 312
_FIRST = 100


class WriteColumn(ScrollColumn):
    """The kinds of letter and the requests.

    Signals:
        picked: A kind of letter was chosen.
        ticked: A request is to get a letter or not.
        choose: Other requests are to be chosen.
    """

    picked = Signal(str)
    ticked = Signal(int, bool)
    choose = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kind of letter and requests")
        self.kinds: dict[str, KindRow] = {}
        self.rows: dict[RequestId, TickRow] = {}
        self._most = _FIRST
        self._all = False
        self._shown: tuple[Known, str, frozenset[RequestId]] | None = None
        self.others = link("", small=True)
        self.others.clicked.connect(self._show_others)
        self.more = link("", small=True)
        self.more.clicked.connect(self._show_more)
        self.count = Elided("", "body3", mode=Qt.TextElideMode.ElideRight)
        self.choose_button = link("Choose", small=True)
        self.choose_button.setAccessibleName("Choose other requests")
        self.choose_button.setProperty("flush", True)
        self.choose_button.clicked.connect(self.choose)
        self.setWidget(self._sheet())

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        upper = QVBoxLayout()
        dressing.space(upper, (8, 12, 8, 12))
        self._kinds = QVBoxLayout()
        dressing.space(self._kinds)
        upper.addLayout(self._kinds)
        upper.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(upper)
        column.addWidget(Rule(Qt.Orientation.Horizontal))
        head = QHBoxLayout()
        dressing.space(head, (16, 9, 16, 3), 6)
        head.addWidget(label("Requests", "section"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.choose_button)
        column.addLayout(head)
        listed = QVBoxLayout()
        dressing.space(listed, (16, 0, 16, 12))
        self._rows = QVBoxLayout()
        dressing.space(self._rows)
        listed.addLayout(self._rows)
        listed.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(listed)
        column.addStretch(1)
        return sheet

    def show_known(self, known: Known, kind: str, ticked: Collection[RequestId]) -> None:
        """Show the kinds with one chosen, and the requests with those ticked that get it."""
        fresh = self._shown is None or self._shown[0] is not known
        self._shown = (known, kind, frozenset(ticked))
        chosen = known.offer(kind)
        self._all = self._all or (chosen is not None and chosen.none)
        if fresh:
            self._build_kinds(known.offers, kind)
            self._build_rows(known.rows, chosen)
        for name, row in self.kinds.items():
            row.setChecked(name == kind)
        self._hide_others()
        for number, row in self.rows.items():
            self._show_row(row, known.row(number), chosen, on=number in ticked)
        self.count.setText(f"{len(ticked)} of {len(known.rows)}")
        if fresh:
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Bring the kind that is chosen into view."""
        chosen = next((row for row in self.kinds.values() if row.isChecked()), None)
        if chosen is not None:
            self.ensureWidgetVisible(chosen, 0, 12)

    def first(self) -> QWidget | None:
        """The kind that is chosen."""
        return next((row for row in self.kinds.values() if row.isChecked()), self.choose_button)

    def _build_kinds(self, offers: Sequence[Offer], kind: str) -> None:
        held = any(row.hasFocus() for row in self.kinds.values())
        empty(self._kinds)
        self.kinds = {}
        for offer in offers:
            row = KindRow(offer.kind, offer.line, dim=offer.none)
            row.setChecked(offer.kind.name == kind)
            row.clicked.connect(lambda _on=False, name=offer.kind.name: self.picked.emit(name))
            self._kinds.addWidget(row)
            self.kinds[offer.kind.name] = row
        if held and kind in self.kinds:
            self.kinds[kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_rows(self, rows: Sequence[Row], chosen: Offer | None) -> None:
        empty(self._rows)
        self.rows = {}
        for one in rows[: self._most]:
            row = TickRow(one.agency, one.line)
            row.toggled.connect(partial(self.ticked.emit, one.id))
            self._show_row(row, one, chosen, on=False)
            self._rows.addWidget(row)
            self.rows[one.id] = row
        self.more.setText(f"Show {len(rows) - self._most} more")
        self.more.setVisible(len(rows) > self._most)

    def _show_row(self, row: TickRow, one: Row, chosen: Offer | None, *, on: bool) -> None:
        why = chosen.unfit.get(one.id, "") if chosen is not None else ""
        row.set_line(f"{ref('R', one.id)}. {why}" if why else one.line)
        row.setEnabled(not why)
        row.blockSignals(True)
        row.setChecked(on)
        row.blockSignals(False)
        row.update()

    def _hide_others(self) -> None:
        unfit = [row for row in self.kinds.values() if row.dim]
        for row in unfit:
            row.setVisible(self._all)
        self.others.setText(f"Show {len(unfit)} that {'does' if len(unfit) == 1 else 'do'} not fit")
        self.others.setAccessibleName(f"Show {plural(len(unfit), 'letter')} not fitting now")
        self.others.setVisible(bool(unfit) and not self._all)

    def _show_others(self) -> None:
        self._all = True
        self._hide_others()
        first = next((row for row in self.kinds.values() if row.dim), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self) -> None:
        if self._shown is not None:
            known, kind, ticked = self._shown
            self._most = len(known.rows)
            self._shown = None
            self.show_known(known, kind, ticked)
