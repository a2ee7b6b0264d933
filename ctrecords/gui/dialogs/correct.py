"""Corrects the researcher's own typing of an event: its day and its summary. The journal keeps both versions."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ctrecords.actions import log
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import day_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.model.days import Days
from ctrecords.model.event import Event


class Correct(FormDialog):
    """Asks for the right day and words."""

    def __init__(self, title: str, event: Event, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Correct: {title}",
            "Keep correction",
            parent,
            line="For your own typing. What the agency changed is a new event. History keeps both versions.",
        )
        self.on = day_field("Happened", days, event.happened_on)
        self.summary = QPlainTextEdit(event.summary)
        self.summary.setTabChangesFocus(True)
        dressing.fix(self.summary, height=96)
        self.add("Happened", self.on)
        self.add("Summary", self.summary)
        self.summary.setFocus()


def open_correct(desk: Desk, parent: QWidget, title: str, event: Event, done: Callable[[str], None]) -> None:
    """Ask for the right day and words of an event called *title*; *done* gets the sentence."""
    dialog = Correct(title, event, desk.casebook.days(), parent)

    def send() -> None:
        on, summary = dialog.on.value(), dialog.summary.toPlainText()
        desk.write(
            lambda book, _progress: log.edit(book, event.id, on=on, summary=summary),
            lambda _logged: dialog.finish(done, f"Corrected: {title[:1].lower()}{title[1:]}"),
            label="Keeping the correction",
            failed=dialog.refuse,
        )

    dialog.submit(send)
