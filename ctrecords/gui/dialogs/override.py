"""The researcher's own date beside a computed one, with the reason; it can be taken back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ctrecords.actions import requests
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import day_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.law.clocks import Running
from ctrecords.law.standing import Standing
from ctrecords.model.days import Days


class OwnDate(FormDialog):
    """Asks for a date and a reason. Signals: ``taken_back`` the own date shall go."""

    taken_back = Signal()

    def __init__(self, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(
            "Change a date",
            "Keep my date",
            parent,
            line="Your date stands beside the one the app counted and never replaces it.",
            width=460,
        )
        self.days = standing.days
        self.known = _newest(standing)
        self.choice = QComboBox()
        for running in self.known:
            self.choice.addItem(running.deadline.label, running.deadline.id)
        self.counted = label("", "body2", wrap=True)
        self.own = day_field("Your date", self.days)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why, in a few words")
        self.back = button("Take back")
        self.add("Which date", self.choice)
        self.add_line(self.counted)
        self.add("Your date", self.own)
        self.add("Reason", self.reason)
        self.add_line(self.back)
        self.back.clicked.connect(self.taken_back)
        self.choice.currentIndexChanged.connect(self._show)
        appeal = standing.appeal
        self.choice.setCurrentIndex(max(0, self.choice.findData(appeal.deadline.id if appeal else "")))
        self._show()

    def running(self) -> Running:
        """The date that is being changed."""
        return self.known[self.choice.currentIndex()]

    def _show(self) -> None:
        running = self.running()
        self.counted.setText(counted(running, self.days))
        self.own.set_text(self.days.full(running.file_by))
        self.reason.setText(running.override.reason if running.override else "")
        self.back.setVisible(running.override is not None)


def counted(running: Running, days: Days) -> str:
    """What the app counted, as one sentence with its section."""
    deadline = running.deadline
    rolled = "" if deadline.file_by == deadline.date else f" The law rolls it to {days.full(deadline.date)}."
    return f"Counted by the app: {days.full(deadline.file_by)}, {deadline.citation}.{rolled}"


def _newest(standing: Standing) -> list[Running]:
    """One row a kind of date: an own date is kept by kind, so the one watched today stands for its kind."""
    found: dict[str, Running] = {}
    appeal = standing.appeal
    for running in (*standing.clocks.running(), *((appeal,) if appeal else ())):
        found[running.deadline.id] = running
    return list(found.values())


def open_override(desk: Desk, parent: QWidget, standing: Standing, done: Callable[[str], None]) -> None:
    """Ask for the researcher's own date for one of a request's legal dates; *done* gets the sentence."""
    dialog = OwnDate(standing, parent)
    request = standing.thread.request.id

    def keep(on: date | None, reason: str, sentence: str) -> None:
        deadline = dialog.running().deadline.id
        desk.write(
            lambda book, _progress: requests.set_override(book, request, deadline, on, reason),
            lambda _none: dialog.finish(done, sentence),
            label="Changing a date",
            failed=dialog.refuse,
        )

    def send() -> None:
        on = dialog.own.value()
        keep(on, dialog.reason.text(), f"Your date, {standing.days.full(on)}, kept beside the counted one")

    dialog.taken_back.connect(lambda: keep(None, "", "Your date taken back"))
    dialog.submit(send)
