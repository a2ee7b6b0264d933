"""What a check found wrong: each thing with its remedy, and a way to the file it is about.

It is given the report; it must not know the casebook.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.model.days import plural
from ctrecords.model.event import Document
from ctrecords.model.ids import ref
from ctrecords.upkeep.check import Finding, Report

_SHOWN, _LINKS = 50, 3
_TALL, _ROW = 240, 90


class CheckReport(Message):
    """The findings, problems first; a link leads to the file a finding is about."""

    def __init__(self, report: Report, go: Callable[[Place], None], parent: QWidget | None = None) -> None:
        found = [*report.problems, *(one for one in report.findings if one not in report.problems)]
        advice = len(found) - len(report.problems)
        also = f" and {plural(advice, 'piece', 'pieces')} of advice" if advice else ""
        more = f" The first {_SHOWN} are listed; Copy details has all." if len(found) > _SHOWN else ""
        super().__init__(
            "The casebook is not whole",
            f"{plural(len(report.problems), 'problem')}{also}.{more}",
            remedy=report.problems[0].remedy,
            details="\n".join(f"{one.what} {one.remedy}" for one in found),
            icon_role="mark_alert",
            parent=parent,
        )
        self._go = go
        self._said = {report.problems[0].remedy}
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        dressing.space(rows, (0, 0, 8, 0), 10)
        for one in found[:_SHOWN]:
            rows.addWidget(self._row(one))
        rows.addStretch(1)
        column = ScrollColumn()
        column.setAccessibleName("What was found")
        column.setWidget(sheet)
        dressing.fix(column, height=min(_TALL, _ROW * len(found)))
        self.hold(column)

    def _row(self, one: Finding) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        dressing.space(column, spacing=2)
        column.addWidget(label(one.what, wrap=True, selectable=True))
        if one.remedy not in self._said:
            self._said.add(one.remedy)
            column.addWidget(label(one.remedy, "body2", wrap=True, selectable=True))
        if one.documents:
            links = QHBoxLayout()
            dressing.space(links, spacing=12)
            for row in one.documents[:_LINKS]:
                links.addWidget(self._link(row))
            links.addStretch(1)
            column.addLayout(links)
        return made

    def _link(self, row: Document) -> QWidget:
        trashed = row.trashed_on is not None
        words = f"Open {ref('D', row.id)}{' in the trash' if trashed else ''}"
        made = link(words, small=True)
        made.setProperty("flush", True)
        made.setAccessibleName(f"{words}, {row.name}")
        place = Place(Where.TRASH) if trashed else Place(Where.DOCUMENTS, row.id)
        made.clicked.connect(lambda: self._leave(place))
        return made

    def _leave(self, place: Place) -> None:
        self.accept()
        self._go(place)
