"""Logs what is neither a plain message nor an answer item by item: a payment, a decision, a hearing, a docket number.

It must not know the law; the action checks what was said.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ctrecords.actions import directory, log
from ctrecords.actions import requests as asked
from ctrecords.actions.effects import EXPEDITION_DECIDED, MONEY, Entry, effect_kind
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
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.law.standing import Standing
from ctrecords.law.thread_words import kind_name
from ctrecords.model.directory import Contact
from ctrecords.model.ids import ContactId, RequestId
from ctrecords.model.kinds import Channel, EffectKind

_GROUPS: tuple[tuple[EffectKind | str, ...], ...] = (
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
        EXPEDITION_DECIDED,
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
KINDS = tuple(kind for group in _GROUPS for kind in group if isinstance(kind, EffectKind))
"""What can be logged here, in the order it is offered; outcomes, sendings and referrals have their own forms."""
_DATES = {
    EffectKind.PROMISE: "Date they promised",
    EffectKind.ESTIMATE: "Date they estimated",
    EffectKind.EXTENSION: "Date they extended to",
    EffectKind.HEARING_SET: "Date of the hearing",
}
_BY_CONTACT = {Channel.EMAIL: "email", Channel.MAIL: "address"}
_NUMBERED = (EffectKind.ACKNOWLEDGED, EffectKind.DOCKETED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the form needs: where the request stands, the moment it is, and where its letters go."""

    standing: Standing
    now: Moment
    contacts: tuple[Contact, ...] = ()


class Happened(FormDialog):
    """Asks what happened, and what belongs to it: a date, a sum, a decision, a number."""

    def __init__(
        self, question: Question, kind: EffectKind | None = None, parent: QWidget | None = None
    ) -> None:
        standing = question.standing
        self._contacts = {contact.kind: contact for contact in question.contacts}
        super().__init__(
            "Log what happened", "Log event", parent, line=standing.thread.agency.name, width=520
        )
        self.kind = QComboBox()
        for group in _GROUPS:
            for one in group:
                self.kind.addItem(_name(one, standing.thread.agency.law), str(one))
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
        self.bounced = QCheckBox("Mark where it went as bounced")
        self._bounced_at = label("", "second", wrap=True)
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
        self.add_line(self.bounced)
        self.add_line(self._bounced_at)
        self.add("Note", self.note)
        self.kind.currentIndexChanged.connect(self._show)
        self.way.changed.connect(self._show)
        self.bounced.setChecked(True)
        self.kind.setCurrentIndex(max(0, self.kind.findData(str(kind or KINDS[0]))))
        self._show()
        self.kind.setFocus()

    def word(self) -> str:
        """What happened, as it is logged."""
        return str(self.kind.currentData())

    def name(self) -> str:
        """What happened, as the list calls it."""
        return self.kind.currentText()

    def entry(self) -> Entry:
        """What to log.

        Raises:
            CtrecordsError: a day, an amount or a number cannot be read.
        """
        on, at = self.when.value()
        shown = {key for key, part in self._parts.items() if not part.isHidden()}
        asked_for = "amount" in shown and bool(self.amount.line.text().strip())
        decision = self.granted.chosen() if "granted" in shown else ""
        return Entry(
            kind=self.word(),
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
            bounced=self._returned_from() if self.bounced.isChecked() else None,
        )

    def _returned_from(self) -> ContactId | None:
        """The contact from which something came back, as the way it went tells."""
        if self.word() != EffectKind.DELIVERY_FAILED:
            return None
        contact = self._contacts.get(_BY_CONTACT.get(Channel(self.way.chosen()), ""))
        return contact.id if contact is not None else None

    def _show(self) -> None:
        kind = effect_kind(self.word())
        wanted = {
            "date": kind in _DATES,
            "amount": kind in MONEY,
            "pages": kind in (EffectKind.FEE_ESTIMATED, EffectKind.FEE_DISPUTED),
            "granted": self.word() in (EffectKind.WAIVER_DECIDED, EXPEDITION_DECIDED),
            "number": kind in _NUMBERED,
        }
        for key, part in self._parts.items():
            part.setVisible(wanted[key])
        self.electronic.setVisible(wanted["pages"])
        named = _DATES.get(kind, "Their date") if kind is not None else "Their date"
        self.date.line.setAccessibleName(named)
        self._show_bounced()

    def _show_bounced(self) -> None:
        """Offer to keep other letters from going where this one came back from."""
        back = self._returned_from()
        contact = next((one for one in self._contacts.values() if one.id == back), None)
        for one in (self.bounced, self._bounced_at):
            one.setVisible(contact is not None)
        if contact is not None:
            where = ", ".join(contact.value.splitlines())
            self._bounced_at.setText(f"{where}: letters will not use it any more.")
            self.bounced.setAccessibleName(f"Mark {where} as bounced")


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
        standing = asked.show(book, request)
        contacts = directory.show(book, standing.thread.agency.id).ways()
        return Question(standing=standing, now=moment_now(book), contacts=contacts)

    desk.read(
        gather, lambda question: _ask(desk, parent, question, done, kind), label="Looking at the request"
    )


def _ask(
    desk: Desk, parent: QWidget, question: Question, done: Callable[[str], None], kind: EffectKind | None
) -> None:
    dialog = Happened(question, kind, parent)
    thread = question.standing.thread

    def send() -> None:
        entry, name = dialog.entry(), dialog.name()
        desk.write(
            lambda book, _progress: log.log(book, thread.request.id, entry),
            lambda _logged: dialog.finish(done, f"Logged: {name.lower()}, {thread.agency.name}"),
            label="Logging",
            failed=dialog.refuse,
        )

    dialog.submit(send)


def _name(kind: EffectKind | str, law: str) -> str:
    return kind_name(kind, law) if isinstance(kind, EffectKind) else "Expedited handling decided"
