"""What did they answer? One row an item; a new reply is logged, one already on file is read."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from ctrecords.actions import log
from ctrecords.actions import requests as asked
from ctrecords.actions.log import Entry
from ctrecords.casebook import Casebook
from ctrecords.gui import dressing, errors
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import count_field, known_day_field, moment_field, money_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.item_row import ItemRow
from ctrecords.gui.widgets.buttons import Kind
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.message import Choice
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.law.exemptions import Claimable, claimable
from ctrecords.law.standing import Standing
from ctrecords.law.thread_words import came
from ctrecords.model.event import Event
from ctrecords.model.ids import EventId, RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome

_WAYS = (
    (Channel.EMAIL.value, "E-mail", "mail"),
    (Channel.MAIL.value, "Letter", "letter"),
    (Channel.PORTAL.value, "Portal", "web"),
    (Channel.HAND.value, "By hand", "person"),
)
_DISCARD = (Choice("Discard answer", "discard", Kind.DANGER), Choice("Keep writing", "keep", Kind.PRIMARY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the form needs: where the request stands, the sections to choose from, the reply if it is on file."""

    standing: Standing
    sections: tuple[Claimable, ...]
    reply: Event | None


def gather(book: Casebook, request: RequestId, event: EventId | None) -> Question:
    """What the form needs of one request."""
    standing = asked.show(book, request)
    sections = claimable(book.statute(standing.thread.agency.law), book.today())
    reply = log.find(book, event) if event is not None else None
    return Question(standing=standing, sections=sections, reply=reply)


class Outcomes(FormDialog):
    """Asks what was answered to each item, and whether a date, a fee or a receipt came with it."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        standing, reply = question.standing, question.reply
        super().__init__(
            f"What did {standing.thread.agency.name} answer?",
            "Log reply" if reply is None else "Keep answer",
            parent,
            line="On an item, press P provided, R with redactions, D denied, X no records, N not addressed, "
            "W awaiting. The keyboard moves on to the next item.",
            width=560,
        )
        self.days = standing.days
        self.reply = reply
        self.when = moment_field("When it came", self.days)
        self.way = Segmented("How it came", _WAYS)
        self.summary = QLineEdit()
        if reply is None:
            self.add("When it came", self.when)
            self.add("How it came", self.way)
        else:
            self.add_line(label(came(reply, self.days), "body2", wrap=True))
        self.rows = [ItemRow(state, question.sections) for state in standing.items]
        for row, following in zip(self.rows, [*self.rows[1:], None], strict=True):
            self.add_line(row)
            row.changed.connect(self._show)
            row.changed.connect(self._touch)
            if following is not None:
                row.answered.connect(following.box.setFocus)
        self.quotation = QLineEdit()
        self.page = count_field("Page of the denial", "Page")
        self._denied = _beside(self.quotation, self.page)
        self.quotation.setPlaceholderText("Their own words for the denial")
        self.quotation.setAccessibleName("Their own words for the denial")
        self.add_line(self._denied)
        self.acknowledged = QCheckBox("They acknowledge the request")
        self.acknowledged.setAccessibleName("They acknowledge the request")
        self.promised = known_day_field("Their own date", self.days, "Only if they gave one")
        self.fee = money_field("Fee asked", "Only if they ask for money")
        self.pages = count_field("Pages", "Pages")
        self.add_line(self.acknowledged)
        self.add("Their own date for the rest", self.promised)
        self.add("Fee asked, and for how many pages", _beside(self.fee, self.pages))
        if reply is None:
            self.summary.setPlaceholderText("What it says, in a few words")
            self.add("Summary", self.summary)
        self._touched = False
        self._show()
        (self.rows[0].box if self.rows else self.acknowledged).setFocus()

    def entry(self) -> Entry:
        """What was answered.

        Raises:
            CtrecordsError: a day, an amount or a number cannot be read.
        """
        outcomes = {row.state.item.number: found for row in self.rows if (found := row.outcome())}
        on, at = self.when.value()
        denied = Outcome.DENIED in outcomes.values()
        return Entry(
            kind=EffectKind.ACKNOWLEDGED.value if self.acknowledged.isChecked() else "message",
            on=on,
            at=at,
            by=Channel(self.way.chosen()),
            direction=Direction.IN,
            summary=self.summary.text(),
            outcomes=outcomes,
            came={row.state.item.number: pages for row in self.rows if (pages := row.came()) is not None},
            exemptions={row.state.item.number: row.code() for row in self.rows},
            quotation=self.quotation.text().strip() if denied else "",
            page=self.page.value() if denied else None,
            promised=self.promised.value(),
            cents=self.fee.value() if self.fee.line.text().strip() else None,
            pages=self.pages.value(),
        )

    def reject(self) -> None:
        """Close the form; what is filled in is given up only when that was meant."""
        typed = (self.quotation.text(), self.summary.text(), self.fee.line.text(), self.promised.line.text())
        if not (self._touched or self.acknowledged.isChecked() or any(typed)):
            super().reject()
            return
        asked = errors.ask(
            self, "Discard this answer?", "What is filled in here is forgotten. Nothing was logged.", _DISCARD
        )

        def leave() -> None:
            if asked.chosen == "discard":
                FormDialog.reject(self)

        asked.finished.connect(leave)

    def _touch(self) -> None:
        self._touched = True

    def _show(self) -> None:
        self._denied.setVisible(any(row.outcome() is Outcome.DENIED for row in self.rows))


def _beside(wide: QWidget, narrow: QWidget) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    dressing.space(grid, spacing=8)
    grid.addWidget(wide, 0, 0)
    grid.addWidget(narrow, 0, 1)
    dressing.fix(narrow, width=90)
    made.setFocusProxy(wide)
    return made


def open_outcomes(
    desk: Desk,
    parent: QWidget,
    request: RequestId,
    done: Callable[[str], None],
    *,
    event: EventId | None = None,
) -> None:
    """Ask what was answered: of a reply on file when *event* names it, else of one to log now."""
    desk.read(
        lambda book: gather(book, request, event),
        lambda question: _ask(desk, parent, question, done),
        label="Looking at the items",
    )


def _ask(desk: Desk, parent: QWidget, question: Question, done: Callable[[str], None]) -> None:
    dialog = Outcomes(question, parent)
    request = question.standing.thread.request.id
    agency = question.standing.thread.agency.name
    verb = "logged" if question.reply is None else "read"

    def send() -> None:
        entry, reply = dialog.entry(), dialog.reply
        desk.write(
            lambda book, _progress: (
                log.log(book, request, entry) if reply is None else log.read_reply(book, reply.id, entry)
            ),
            lambda _logged: dialog.finish(done, f"Reply of {agency} {verb}"),
            label="Keeping the answer",
            failed=dialog.refuse,
        )

    dialog.submit(send)
