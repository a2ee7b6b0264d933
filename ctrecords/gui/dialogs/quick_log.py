"""Logs a call, or whatever else just happened, from anywhere: which request, with whom, what, and what next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from ctrecords.actions import log
from ctrecords.actions import requests as asked
from ctrecords.actions.log import Entry
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs import logged
from ctrecords.gui.dialogs.fields import Moment, finding_box, found_in, known_day_field, moment_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.kind_bar import KindBar
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.law.standing import Standing
from ctrecords.model.days import LEGAL_ZONE, Days
from ctrecords.model.ids import RequestId, ref
from ctrecords.model.request import Reminder

_SPOKEN = ("call", "visit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooseable:
    """A request one can log on: its number, the line it is found by, its agency, and what one is reminded of."""

    request: RequestId
    line: str
    agency: str
    waiting: Reminder | None = None


def gather(book: Casebook) -> list[Chooseable]:
    """Every request by its agency's name."""
    found = [
        Chooseable(
            request=each.thread.request.id,
            line=f"{each.thread.agency.name}, {each.thread.case.title}, {ref('R', each.thread.request.id)}",
            agency=each.thread.agency.name,
            waiting=_waiting(each),
        )
        for each in asked.standings(book)
    ]
    return sorted(found, key=lambda one: one.line)


def _waiting(standing: Standing) -> Reminder | None:
    """The reminder a call would settle: the oldest that has come."""
    come = [r for r in standing.thread.reminders if r.done_on is None and r.on <= standing.days.today]
    return min(come, key=lambda row: (row.on, row.at), default=None)


def moment_now(book: Casebook) -> Moment:
    """Today with the time it is, as one would write it down."""
    return book.today(), book.now().astimezone(LEGAL_ZONE).strftime("%H:%M")


class QuickLog(FormDialog):
    """Asks for what just happened; made for the keyboard, from top to bottom."""

    def __init__(
        self,
        requests: Sequence[Chooseable],
        days: Days,
        now: Moment,
        *,
        chosen: RequestId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Log a call", "Log call", parent, width=520)
        self._requests = {one.line: one for one in requests}
        self.request = finding_box(list(self._requests))
        self.kind = KindBar("call")
        self.side = Segmented("Direction", logged.SIDES, "out")
        self.person = QLineEdit()
        self.person.setAccessibleName("With whom")
        self.person.setPlaceholderText("Records Clerk")
        self.voicemail = QCheckBox("Voicemail")
        self.voicemail.setAccessibleName("Voicemail")
        self.summary = QLineEdit()
        self.when = moment_field("When", days, now)
        self.next_step = QLineEdit()
        self.next_step.setAccessibleName("Next step")
        self.next_step.setPlaceholderText("Call again, if there is a next step")
        self.remind_on = known_day_field("Remind me on", days, "Nov 30")
        self.settles = QCheckBox()
        self.add("Request", self.request)
        self.add_line(self.settles)
        self.add_line(_flowing(self.kind, self.side))
        self.add("With whom", _row(self.person, self.voicemail))
        self.add("Summary", self.summary)
        self.add("When", self.when)
        self.add("Next step, and the day to be reminded", _row(self.next_step, self.remind_on))
        self.kind.changed.connect(self._turn)
        self.kind.typed.connect(self._go_on)
        self.request.currentTextChanged.connect(self._show_waiting)
        self._turn("call")
        known = next((one.line for one in requests if one.request == chosen), "")
        self.request.setCurrentText(known)
        self._show_waiting()
        (self.person if known else self.request).setFocus()

    def chosen(self) -> Chooseable:
        """The request named.

        Raises:
            CtrecordsError: no request, or more than one, is called that.
        """
        return self._requests[found_in(self.request, "request", "requests")]

    def entry(self) -> Entry:
        """What happened.

        Raises:
            CtrecordsError: a day or time cannot be read, or nothing is said of what happened.
        """
        kind = self.kind.chosen()
        made = logged.entry(
            kind,
            self.side.chosen(),
            self.when.value(),
            self.summary.text(),
            person=self.person.text(),
            voicemail=self.voicemail.isChecked() and kind == "call",
        )
        step, on = self.next_step.text().strip(), self.remind_on.value()
        if step and on is None:
            raise CtrecordsError("A next step needs its day.", remedy="Give the day to be reminded.")
        waiting = self._waiting() if self.settles.isChecked() else None
        return replace(made, next_step=step, remind_on=on, settles=waiting.id if waiting else None)

    def _waiting(self) -> Reminder | None:
        known = self._requests.get(self.request.currentText().strip())
        return known.waiting if known is not None else None

    def _show_waiting(self) -> None:
        waiting = self._waiting()
        self.settles.setVisible(waiting is not None)
        if waiting is not None:
            self.settles.setText(f"Mark done: {waiting.text}")
            self.settles.setChecked(waiting.text.casefold().startswith("call"))
            self.settles.setAccessibleName(self.settles.text())

    def _turn(self, kind: str) -> None:
        word = logged.word(kind)
        self.setWindowTitle(f"Log {word}")
        self.send_button.setText(f"Log {word}")
        self.summary.setPlaceholderText(logged.HINTS[kind])
        self.voicemail.setVisible(kind == "call")
        self.side.setVisible(kind != "note")
        if kind != "note":
            self.side.choose(logged.usual_side(kind))

    def _go_on(self, text: str) -> None:
        self.person.setFocus()
        self.person.insert(text)


def _flowing(*pieces: QWidget) -> QWidget:
    made = QWidget()
    flow = Flow(made, top=4, gap=8)
    for piece in pieces:
        flow.addWidget(piece)
    return made


def _row(wide: QWidget, narrow: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    dressing.space(row, spacing=8)
    row.addWidget(wide, 2)
    row.addWidget(narrow, 1, Qt.AlignmentFlag.AlignTop)
    made.setFocusProxy(wide)
    return made


def open_quick_log(
    desk: Desk, parent: QWidget, done: Callable[[str], None], *, request: RequestId | None = None
) -> None:
    """Ask what just happened and log it; *request* is chosen already where one is looked at."""
    desk.read(gather, lambda found: _ask(desk, parent, found, done, request), label="Looking up requests")


def _ask(
    desk: Desk,
    parent: QWidget,
    found: Sequence[Chooseable],
    done: Callable[[str], None],
    request: RequestId | None,
) -> None:
    book = desk.casebook
    dialog = QuickLog(found, book.days(), moment_now(book), chosen=request, parent=parent)

    def send() -> None:
        target, entry = dialog.chosen(), dialog.entry()
        word = logged.word(dialog.kind.chosen()).capitalize()
        desk.write(
            lambda book, _progress: log.log(book, target.request, entry),
            lambda _logged: dialog.finish(done, f"{word} logged, {target.agency}"),
            label="Logging",
            failed=dialog.refuse,
        )

    dialog.submit(send)
