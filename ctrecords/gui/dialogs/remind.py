"""Reminders: set one on any day, move it to a later day, or mark it done."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from ctrecords.actions import reminders
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import Typed, day_field, time_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.days import Days
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Reminder

_TYPED = "typed"
_FRIDAY = 4


def later(today: date, working: date) -> tuple[tuple[str, str, date], ...]:
    """The days one mostly means by later: the next *working* day, next week, next month; never a weekend."""
    near = "Tomorrow" if working == today + timedelta(1) else "Next working day"
    far = (("week", "Next week", 7), ("month", "In 30 days", 30))
    return (
        ("near", near, working),
        *((key, text, _weekday(today + timedelta(days))) for key, text, days in far),
    )


def _weekday(day: date) -> date:
    return day + timedelta(7 - day.weekday()) if day.weekday() > _FRIDAY else day


class When(QWidget):
    """A day to be reminded on: one of the usual ones by a key, or any typed."""

    def __init__(self, days: Days, working: date) -> None:
        super().__init__()
        usual = later(days.today, working)
        self._days = {key: day for key, _text, day in usual}
        self._shown = days
        self.usual = Segmented("Usual days", [(key, text, "") for key, text, _day in usual])
        self.day: Typed[date] = day_field("Day", days, working)
        self.usual.changed.connect(self._take)
        self.day.line.textEdited.connect(self.usual.release)

    def _take(self, key: str) -> None:
        self.day.set_text(self._shown.full(self._days[key]))


class Remind(FormDialog):
    """Asks what to do and on which day."""

    def __init__(self, name: str, days: Days, working: date, parent: QWidget | None = None) -> None:
        super().__init__(f"Remind me: {name}", "Set reminder", parent, line="It comes up whatever happens.")
        self.text = QLineEdit()
        self.text.setPlaceholderText("Call Records about the log")
        self.when = When(days, working)
        self.when.setParent(self)
        self.at = time_field("Time", "Any time, such as 2 pm")
        self.add("What to do", self.text)
        self.add("On", self.when.usual)
        self.add_line(self.when.day, gap=4)
        self.add("At, if it matters", self.at)
        self.text.setFocus()


class Snooze(FormDialog):
    """Asks for a later day."""

    def __init__(self, reminder: Reminder, days: Days, working: date, parent: QWidget | None = None) -> None:
        super().__init__("Snooze reminder", "Snooze reminder", parent, line=reminder.text)
        self.when = When(days, working)
        self.when.setParent(self)
        self.add("Until", self.when.usual)
        self.add_line(self.when.day, gap=4)
        self.when.day.line.setFocus()
        self.when.day.line.selectAll()


def open_remind(
    desk: Desk, parent: QWidget, request: RequestId, name: str, done: Callable[[str], None]
) -> None:
    """Ask for a reminder on a request; *name* is what the request is called, *done* gets the sentence."""
    ask_reminder(
        desk,
        parent,
        name,
        lambda book, on, text, at: [reminders.remind(book, request, on, text, at)],
        lambda _rows, day: done(f"Reminder set for {day}"),
        label="Setting a reminder",
    )


def ask_reminder(
    desk: Desk,
    parent: QWidget,
    name: str,
    save: Callable[[Casebook, date, str, str], Sequence[Reminder]],
    done: Callable[[int, str], None],
    *,
    label: str,
) -> None:
    """Ask what to be reminded of and when; *save* sets it, *done* gets how many were set and the day in words."""
    days = desk.casebook.days()
    dialog = Remind(name, days, reminders.next_working_day(desk.casebook), parent)

    def send() -> None:
        text, on, at = dialog.text.text(), dialog.when.day.value(), dialog.at.value()
        desk.write(
            lambda book, _progress: save(book, on, text, at),
            lambda rows: dialog.finish(lambda day: done(len(rows), day), days.full(on)),
            label=label,
            failed=dialog.refuse,
        )

    dialog.submit(send)


def open_snooze(desk: Desk, parent: QWidget, reminder: Reminder, done: Callable[[str], None]) -> None:
    """Ask until when a reminder waits."""
    days = desk.casebook.days()
    dialog = Snooze(reminder, days, reminders.next_working_day(desk.casebook), parent)

    def send() -> None:
        on = dialog.when.day.value()
        desk.write(
            lambda book, _progress: reminders.snooze(book, reminder.id, on),
            lambda row: dialog.finish(done, f"Reminder moved to {days.full(row.on)}"),
            label="Snoozing",
            failed=dialog.refuse,
        )

    dialog.submit(send)


def mark_done(desk: Desk, reminder: Reminder, done: Callable[[str], None]) -> None:
    """Mark a reminder done, without asking."""
    desk.write(
        lambda book, _progress: reminders.done(book, reminder.id),
        lambda row: done(f"Reminder done: {row.text.rstrip('.')}"),
        label="Marking done",
    )
