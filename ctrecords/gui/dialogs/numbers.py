"""The numbers a request goes by: add one, or say that one is used no more."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ctrecords.actions import tracking
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import day_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.buttons import small
from ctrecords.gui.widgets.labels import label
from ctrecords.law.standing import Standing
from ctrecords.model.days import Days
from ctrecords.model.kinds import TrackingKind
from ctrecords.model.request import Tracking

KINDS = {
    TrackingKind.AGENCY: "Agency",
    TrackingKind.PORTAL: "Portal",
    TrackingKind.FORUM: "FOI Commission or court",
    TrackingKind.CERTIFIED_MAIL: "Certified mail",
}
"""Whose number it is."""


class Numbers(FormDialog):
    """Asks for a number; ``enders`` are the buttons that end those in use."""

    def __init__(self, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__("Numbers", "Add number", parent, line=standing.thread.agency.name, width=460)
        self.closes()
        self.enders: dict[int, QWidget] = {}
        self.ended: list[Callable[[Tracking], None]] = []
        for row in standing.thread.trackings:
            self.add_line(self._row(row, standing.days))
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.number = QLineEdit()
        self.number.setPlaceholderText("As they write it")
        self.since = day_field("Since", standing.days)
        self.add("Whose number", self.kind)
        self.add("Number", self.number)
        self.add("Since", self.since)
        self.number.setFocus()

    def chosen(self) -> TrackingKind:
        """Whose number it is."""
        return TrackingKind(self.kind.currentData())

    def _row(self, row: Tracking, days: Days) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        dressing.space(line, (0, 2, 0, 2), 8)
        line.addWidget(label(row.number, "strong", selectable=True))
        ended = f", ended {days.short(row.ended_on)}" if row.ended_on else f", since {days.short(row.since)}"
        line.addWidget(label(f"{KINDS[row.kind]}{ended}", "body2", wrap=True), 1)
        if row.ended_on is None:
            end = small("End number")
            end.setAccessibleName(f"End number {row.number}")
            end.clicked.connect(lambda: self._end(row))
            self.enders[row.id] = end
            line.addWidget(end)
        return made

    def _end(self, row: Tracking) -> None:
        for tell in self.ended:
            tell(row)


def open_numbers(desk: Desk, parent: QWidget, standing: Standing, done: Callable[[str], None]) -> None:
    """Show a request's numbers and ask for one more; *done* gets the sentence."""
    dialog = Numbers(standing, parent)
    request = standing.thread.request.id

    def send() -> None:
        kind, number, since = dialog.chosen(), dialog.number.text(), dialog.since.value()
        desk.write(
            lambda book, _progress: tracking.add(book, request, kind, number, since),
            lambda row: dialog.finish(done, f"Number {row.number} added"),
            label="Adding the number",
            failed=dialog.refuse,
        )

    def end(row: Tracking) -> None:
        desk.write(
            lambda book, _progress: tracking.end(book, row.id, book.today()),
            lambda ended: dialog.finish(done, f"Number {ended.number} ended"),
            label="Ending the number",
            failed=dialog.refuse,
        )

    dialog.ended.append(end)
    dialog.submit(send)
