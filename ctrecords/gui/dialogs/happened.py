"""Logs what is neither a plain message nor an answer item by item: a payment, a decision, a hearing, a docket number.

It must not know the law; the action checks what was said.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ctrecords.actions import log
from ctrecords.actions import requests as asked
from ctrecords.actions.effects import DECIDED, MONEY, Entry
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import (
    ALL_WAYS,
    Moment,
    count_field,
    known_day_field,
    moment_field,
    money_field,
    way_field,
    words_field,
)
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.quick_log import moment_now
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.law.standing import Standing
from ctrecords.law.thread_words import kind_name
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, EffectKind

_GROUPS = (
    (
        EffectKind.ACKNOWLEDGED,
        EffectKind.CLARIFICATION_ASKED,
        EffectKind.PROMISE,
        EffectKind.ESTIMATE,
        EffectKind.EXTENSION,
        EffectKind.INSPECTION_OFFERED,
        EffectKind.CLOSED,
        EffectKind.REOPENED,
        EffectKind.CONSOLIDATED,
        EffectKind.DELIVERY_FAILED,
    ),
    (
        EffectKind.FEE_ESTIMATED,
        EffectKind.FEE_AGREED,
        EffectKind.FEE_DISPUTED,
        EffectKind.FEE_PAID,
        EffectKind.WAIVER_ASKED,
        EffectKind.WAIVER_DECIDED,
    ),
    (
        EffectKind.FOLLOWED_UP,
        EffectKind.INSPECTED,
        EffectKind.EXPEDITED_REQUESTED,
        EffectKind.WITHDRAWN,
    ),
    (
        EffectKind.APPEAL_FILED,
        EffectKind.APPEAL_RECEIVED,
        EffectKind.DOCKETED,
        EffectKind.OMBUDSMAN,
        EffectKind.HEARING_SET,
        EffectKind.HEARING_HELD,
        EffectKind.PROPOSED_DECISION,
        EffectKind.FINAL_DECISION,
        EffectKind.COMPLIED,
        EffectKind.SETTLED,
        EffectKind.COURT_APPEAL,
    ),
    (EffectKind.EMPLOYEE_NOTICE_SENT, EffectKind.EMPLOYEE_NOTICE_RECEIVED),
)
KINDS = tuple(kind for group in _GROUPS for kind in group)
"""What can be logged here, in the order it is offered; outcomes, sendings and referrals have their own forms."""
_DATES = {
    EffectKind.PROMISE: "Date they promised",
    EffectKind.ESTIMATE: "Date they estimated",
    EffectKind.EXTENSION: "Date they extended to",
    EffectKind.HEARING_SET: "Date of the hearing",
}
_NUMBERED = (EffectKind.ACKNOWLEDGED, EffectKind.DOCKETED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the form needs: where the request stands, and the moment it is."""

    standing: Standing
    now: Moment


class Happened(FormDialog):
    """Asks what happened, and what belongs to it: a date, a sum, a decision, a number."""

    def __init__(
        self, question: Question, kind: EffectKind | None = None, parent: QWidget | None = None
    ) -> None:
        standing = question.standing
        super().__init__(
            "Log what happened", "Log event", parent, line=standing.thread.agency.name, width=520
        )
        self.kind = QComboBox()
        for group in _GROUPS:
            for one in group:
                self.kind.addItem(kind_name(one, standing.thread.agency.law), one)
            self.kind.insertSeparator(self.kind.count())
        self.kind.removeItem(self.kind.count() - 1)
        self.when = moment_field("When", standing.days, question.now)
        self.way = way_field("How", ALL_WAYS)
        self.date = known_day_field("Their date", standing.days, "Dec 4")
        self.amount = money_field("Amount", "312.50")
        self.pages = count_field("Pages", "Only if they say how many")
        self.electronic = QCheckBox("For files, not paper")
        self.electronic.setAccessibleName("For files, not paper")
        self.granted = Segmented("Decision", (("yes", "Granted", "check"), ("no", "Refused", "close")))
        self.granted.release()
        self.number = QLineEdit()
        self.note = words_field("Note", hint="What was said, in a few words")
        self.add("What happened", self.kind)
        self.add("When", self.when)
        self.add_part("How", self.way)
        self._parts = {
            "date": self.add_part("Their date", self.date),
            "amount": self.add_part("Amount", self.amount),
            "pages": self.add_part("For how many pages", self.pages),
            "granted": self.add_part("Decision", self.granted),
            "number": self.add_part("Number it goes by", self.number),
        }
        self.add_line(self.electronic)
        self.add("Note", self.note)
        self.kind.currentIndexChanged.connect(self._show)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind or KINDS[0])))
        self._show()
        self.kind.setFocus()

    def chosen(self) -> EffectKind:
        """What happened."""
        return EffectKind(self.kind.currentData())

    def entry(self) -> Entry:
        """What to log.

        Raises:
            CtrecordsError: a day, an amount or a number cannot be read.
        """
        kind = self.chosen()
        on, at = self.when.value()
        shown = {key for key, part in self._parts.items() if not part.isHidden()}
        asked_for = "amount" in shown and bool(self.amount.line.text().strip())
        decision = self.granted.chosen() if "granted" in shown else ""
        return Entry(
            kind=kind.value,
            on=on,
            at=at,
            by=Channel(self.way.chosen()),
            summary=self.note.toPlainText(),
            promised=self.date.value() if "date" in shown else None,
            cents=self.amount.value() if asked_for else None,
            pages=self.pages.value() if "pages" in shown else None,
            electronic="pages" in shown and self.electronic.isChecked(),
            granted=decision == "yes" if decision else None,
            number=self.number.text() if "number" in shown else "",
        )

    def _show(self) -> None:
        kind = self.chosen()
        wanted = {
            "date": kind in _DATES,
            "amount": kind in MONEY,
            "pages": kind in (EffectKind.FEE_ESTIMATED, EffectKind.FEE_DISPUTED),
            "granted": kind in DECIDED and kind is not EffectKind.EXTENSION,
            "number": kind in _NUMBERED,
        }
        for key, part in self._parts.items():
            part.setVisible(wanted[key])
        self.electronic.setVisible(wanted["pages"])
        named = _DATES.get(kind, "Their date")
        self.date.line.setAccessibleName(named)


def open_happened(
    desk: Desk,
    parent: QWidget,
    request: RequestId,
    done: Callable[[str], None],
    *,
    kind: EffectKind | None = None,
) -> None:
    """Ask what happened on a request and log it; *kind* is chosen already where it is known."""

    def gather(book: Casebook) -> Question:
        return Question(standing=asked.show(book, request), now=moment_now(book))

    desk.read(
        gather, lambda question: _ask(desk, parent, question, done, kind), label="Looking at the request"
    )


def _ask(
    desk: Desk, parent: QWidget, question: Question, done: Callable[[str], None], kind: EffectKind | None
) -> None:
    dialog = Happened(question, kind, parent)
    thread = question.standing.thread

    def send() -> None:
        entry, name = dialog.entry(), kind_name(dialog.chosen(), thread.agency.law)
        desk.write(
            lambda book, _progress: log.log(book, thread.request.id, entry),
            lambda _logged: dialog.finish(done, f"Logged: {name.lower()}, {thread.agency.name}"),
            label="Logging",
            failed=dialog.refuse,
        )

    dialog.submit(send)
