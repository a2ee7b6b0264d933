"""Edits when an agency is closed: its own closed days, and the legal holidays it is known to work on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from ctrecords.actions import closures, entry
from ctrecords.actions.answering import Profile
from ctrecords.actions.sheet_days import Order
from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.screens.agencies_words import closure
from ctrecords.gui.widgets.buttons import small
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.days import Days

_TABLES = "Tables (*.csv *.txt *.xlsx *.xls *.ods);;All files (*)"
_ORDERS = ((Order.US.value, "Month first", ""), (Order.DAY_FIRST.value, "Day first", ""))


class ClosuresDialog(FormDialog):
    """Known days stay as long as they are checked; new ones need a source."""

    def __init__(self, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Days they close: {profile.listed.agency.name}",
            "Save days",
            parent,
            line="Give only what you know. A holiday counts as closed until you say that they work on it.",
            width=460,
        )
        self.days: Days = profile.days
        own = [row for row in profile.listed.closures if row.on]
        worked = {row.open_on: row for row in profile.listed.closures if row.open_on}
        self.kept = {row.on: _box(closure(row, profile.days), on=True) for row in own if row.on}
        names = tuple(dict.fromkeys((*profile.optional, *worked)))
        self.worked = {
            name: _box(closure(worked[name], profile.days) if name in worked else name, on=name in worked)
            for name in names
        }
        self.more = QPlainTextEdit()
        self.more.setPlaceholderText("One day a line, such as Nov 27 or 2026-12-24")
        self.more.setTabChangesFocus(True)
        dressing.fix(self.more, height=64)
        self.source_field = QLineEdit()
        self.source_field.setPlaceholderText("Such as: town notice")
        self.file_button = small("Add days from a file", icon="import")
        self.order = Segmented("Which comes first in days", _ORDERS)
        self.order.release()
        self.order.hide()
        self._list("Closed days they gave", list(self.kept.values()))
        self.add("More days they are closed", self.more)
        self.add_act(self.file_button)
        self.add_line(self.order)
        self._list("Holidays they work on", list(self.worked.values()))
        self.add("Where you read what is new", self.source_field)
        self.more.setFocus()

    def values(self) -> tuple[list[date], list[str], str]:
        """The closed days, the worked holidays and the source of what is new.

        Raises:
            CtrecordsError: a day cannot be read, or 3/4/26 could be two.
        """
        lines = [line for line in self.more.toPlainText().splitlines() if line.strip()]
        days = [day for day, box in self.kept.items() if box.isChecked()]
        days += [entry.read_date(line, self.days.today) for line in lines]
        return days, [name for name, box in self.worked.items() if box.isChecked()], self.source_field.text()

    def take(self, days: list[date]) -> None:
        """Put days read from a file under those typed."""
        typed = self.more.toPlainText().strip()
        lines = [*([typed] if typed else []), *(day.isoformat() for day in days)]
        self.more.setPlainText("\n".join(lines))

    def ask_order(self, error: CtrecordsError) -> None:
        """Say why a file cannot be read; where its days could be two, ask which comes first."""
        if "could be" in error.what:
            self.order.show()
        self.refuse(error)

    def _list(self, name: str, boxes: list[QCheckBox]) -> None:
        for at, box in enumerate(boxes):
            if at == 0:
                self.add(name, box)
            else:
                self.add_line(box)


def _box(text: str, *, on: bool) -> QCheckBox:
    box = QCheckBox(text)
    box.setAccessibleName(text)
    box.setChecked(on)
    return box


def open_closures(desk: Desk, parent: QWidget, profile: Profile, done: Callable[[str], None]) -> None:
    """Ask when an agency is closed and keep it; *done* gets the sentence for the toast."""
    dialog = ClosuresDialog(profile, parent)
    agency = profile.listed.agency

    def bring() -> None:
        found, _kind = QFileDialog.getOpenFileName(dialog, "Choose a table of days", "", _TABLES)
        if found:
            order = Order(dialog.order.chosen()) if dialog.order.chosen() else None
            desk.jobs.run(
                lambda progress: closures.read_days(Path(found), order, progress),
                dialog.take,
                label="Reading the days",
                failed=dialog.ask_order,
            )

    dialog.file_button.clicked.connect(bring)

    def send() -> None:
        closed, open_on, source = dialog.values()
        desk.write(
            lambda book, _progress: closures.set_closures(book, agency.id, closed, open_on, source),
            lambda _kept: dialog.finish(done, f"Days {agency.name} is closed changed"),
            label="Saving closed days",
            failed=dialog.refuse,
        )

    dialog.submit(send)
