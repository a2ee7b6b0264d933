"""Follows a referral: to which agency, which items; a linked request asks for them there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QWidget

from ctrecords.actions import directory, transfer
from ctrecords.actions import requests as asked
from ctrecords.actions.transfer import Referral, Transferred
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import (
    ALL_WAYS,
    Moment,
    finding_box,
    found_in,
    moment_field,
    way_field,
    words_field,
)
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.quick_log import moment_now
from ctrecords.gui.widgets.labels import label
from ctrecords.law.happened import OPEN
from ctrecords.law.standing import Standing
from ctrecords.model.ids import AgencyId, RequestId, ref
from ctrecords.model.kinds import Channel, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the form needs: where the request stands, the agencies by the line they are found by, the moment."""

    standing: Standing
    agencies: dict[str, AgencyId]
    now: Moment


def gather(book: Casebook, request: RequestId) -> Question:
    """What the form needs of one request."""
    standing, laws = asked.show(book, request), book.statutes()
    own = standing.thread.agency
    known = [
        row.agency
        for row in directory.listing(book)
        if row.agency.law in laws and row.agency.practice is own.practice and row.agency.id != own.id
    ]
    lines = {
        f"{row.name}, {row.town}".rstrip(", ") if row.town not in row.name else row.name: row for row in known
    }
    return Question(
        standing=standing,
        agencies={line: row.id for line, row in sorted(lines.items())},
        now=moment_now(book),
    )


class FollowReferral(FormDialog):
    """Asks to whom, which items, when and how."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        standing = question.standing
        super().__init__(
            "Follow a referral",
            "Make linked request",
            parent,
            line=f"{standing.thread.agency.name} says another agency has the records.",
            width=560,
        )
        self._agencies = question.agencies
        self.agency = finding_box(list(question.agencies))
        self.agency.setCurrentText("")
        self.items: dict[int, QCheckBox] = {}
        self.add("Agency it names", self.agency)
        self.add_line(label("Items referred", "strong"))
        for state in standing.items:
            if state.outcome in (*OPEN, Outcome.DENIED):
                number = state.item.number
                made = QCheckBox(f"{number}  {state.item.label or state.text[:80]}")
                made.setAccessibleName(f"Item {number}, {state.item.label or state.text}")
                made.setChecked(state.outcome in OPEN)
                self.items[number] = made
                self.add_line(made)
        self.forwarded = QCheckBox("It sent the request on itself")
        self.forwarded.setAccessibleName(self.forwarded.text())
        self.when = moment_field("When it said so", standing.days, question.now)
        self.way = way_field("How it came", ALL_WAYS)
        self.note = words_field("Note", hint="What it says, in a few words")
        self.add("When it said so", self.when)
        self.add("How it came", self.way)
        self.add_line(self.forwarded)
        self.add("Note", self.note)
        self.agency.setFocus()

    def referral(self) -> Referral:
        """What the agency said.

        Raises:
            CtrecordsError: no agency or no item is chosen, or the day cannot be read.
        """
        chosen = tuple(number for number, made in self.items.items() if made.isChecked())
        agency = self._agencies[found_in(self.agency, "agency", "agencies")]
        if not chosen:
            raise CtrecordsError("No item is chosen.", remedy="Tick the items that were referred.")
        return Referral(
            to=agency,
            on=self.when.value()[0],
            items=chosen,
            by=Channel(self.way.chosen()),
            summary=self.note.toPlainText(),
            forwarded=self.forwarded.isChecked(),
        )


def open_referral(desk: Desk, parent: QWidget, request: RequestId, done: Callable[[str], None]) -> None:
    """Ask to whom items were referred; *done* gets the sentence."""

    def ask(question: Question) -> None:
        dialog = FollowReferral(question, parent)

        def finished(made: Transferred) -> None:
            state = "sent on" if dialog.forwarded.isChecked() else "a draft to send"
            dialog.finish(done, f"{ref('R', made.request)} made, {state}")

        def send() -> None:
            referral = dialog.referral()
            desk.write(
                lambda book, _progress: transfer.transfer(book, request, referral),
                finished,
                label="Making the linked request",
                failed=dialog.refuse,
            )

        dialog.submit(send)

    desk.read(lambda book: gather(book, request), ask, label="Looking up agencies")
