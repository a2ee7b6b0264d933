"""The left column of the letters: the kind of letter, the case when it is still open, and who gets one.

It must not know what is asked for.
"""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.dialogs.choose_agencies import Choosable
from ctrecords.gui.screens.letters_kinds import KindRow
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.rule import Rule
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import empty
from ctrecords.gui.widgets.tick import TickRow
from ctrecords.letters.letter import kinds
from ctrecords.model.ids import AgencyId, CaseId
from ctrecords.model.request import Case

WIDTH = 312
_FIRST = 100


class AgenciesColumn(ScrollColumn):
    """The left column.

    Signals:
        ticked: An agency was ticked or no longer.
        choose: The directory is to be opened.
        case_chosen: The case the letters belong to.
        kind_chosen: The terms of this kind of letter are wanted.
    """

    ticked = Signal(int, bool)
    choose = Signal()
    case_chosen = Signal(int)
    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kind of letter and agencies")
        self.kinds = [KindRow(kind) for kind in kinds("request")]
        self.kinds[0].setChecked(True)
        for row in self.kinds:
            row.clicked.connect(partial(self.kind_chosen.emit, row.kind.name))
        self.case = QComboBox()
        self.case.setAccessibleName("Case")
        self.case.setPlaceholderText("Choose the case")
        self.case.activated.connect(lambda: self.case_chosen.emit(self.case.currentData()))
        self.choose_button = link("Choose", small=True)
        self.choose_button.setAccessibleName("Choose agencies")
        self.choose_button.setProperty("flush", True)
        self.choose_button.clicked.connect(self.choose)
        self.count = Elided("", "body3", mode=Qt.TextElideMode.ElideRight)
        self.none = label("No agency yet. Choose who gets a letter.", "second", wrap=True)
        self.more = link("", small=True)
        self.more.hide()
        self.more.clicked.connect(self._show_all)
        self.rows: dict[AgencyId, TickRow] = {}
        self._shown: tuple[Sequence[Choosable], frozenset[int]] = ((), frozenset())
        self.setWidget(self._sheet())

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        self._cases = QWidget()
        case = QVBoxLayout(self._cases)
        dressing.space(case, (16, 12, 16, 0), 4)
        case.addWidget(label("Case", "section"))
        case.addWidget(self.case)
        column.addWidget(self._cases)
        upper = QVBoxLayout()
        dressing.space(upper, (8, 12, 8, 12))
        for row in self.kinds:
            upper.addWidget(row)
        column.addLayout(upper)
        column.addWidget(Rule(Qt.Orientation.Horizontal))
        head = QHBoxLayout()
        dressing.space(head, (16, 9, 16, 3), 6)
        head.addWidget(label("Agencies", "section"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.choose_button)
        column.addLayout(head)
        self._list = QVBoxLayout()
        dressing.space(self._list, (16, 0, 16, 12))
        self._list.addWidget(self.none)
        self._rows = QVBoxLayout()
        dressing.space(self._rows)
        self._list.addLayout(self._rows)
        self._list.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._list)
        column.addStretch(1)
        return sheet

    def show_cases(self, cases: Sequence[Case], case: CaseId, *, asked: bool) -> None:
        """Offer the cases, when it is asked which one the letters belong to."""
        self._cases.setVisible(asked)
        self.case.blockSignals(True)
        self.case.clear()
        for one in cases:
            self.case.addItem(one.title, one.id)
        self.case.setCurrentIndex(self.case.findData(case) if case else -1)
        self.case.blockSignals(False)

    def show_kind(self, kind: str) -> None:
        """Show which letter's terms are shown."""
        for row in self.kinds:
            row.setChecked(row.kind.name == kind)

    def show_agencies(self, listed: Sequence[Choosable], ticked: Collection[int]) -> None:
        """List these agencies; the first hundred at once, the others on request."""
        if [agency.id for agency in listed] == list(self.rows):
            self._refresh(listed, ticked)
            return
        self._shown = (tuple(listed), frozenset(ticked))
        self._build(_FIRST)

    def set_count(self, chosen: int, whole: int) -> None:
        """Say how many of the directory get a letter."""
        self.count.setText(f"{chosen} of {whole}")

    def _refresh(self, listed: Sequence[Choosable], ticked: Collection[int]) -> None:
        for agency in listed:
            row = self.rows[AgencyId(agency.id)]
            row.set_line(agency.line, warn=agency.warn)
            row.blockSignals(True)
            row.setChecked(agency.id in ticked)
            row.blockSignals(False)

    def _show_all(self) -> None:
        self._build(len(self._shown[0]))

    def _build(self, most: int) -> None:
        listed, ticked = self._shown
        empty(self._rows)
        self.rows = {}
        for agency in listed[:most]:
            row = self._row(agency, ticked=agency.id in ticked)
            self.rows[AgencyId(agency.id)] = row
            self._rows.addWidget(row)
        self.none.setVisible(not listed)
        self.more.setText(f"Show {len(listed) - most} more")
        self.more.setVisible(len(listed) > most)

    def _row(self, agency: Choosable, *, ticked: bool) -> TickRow:
        made = TickRow(agency.name, agency.line, warn=agency.warn)
        made.setChecked(ticked)
        made.toggled.connect(lambda: self.ticked.emit(agency.id, made.isChecked()))
        return made
