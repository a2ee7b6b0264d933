"""Answers a fee: what the law allows is said first, then one of seven ways is chosen and logged, or its letter written.

It must not know how letters are written; who opens it may give a way to.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from ctrecords.actions import fees, log, writing
from ctrecords.actions import requests as asked
from ctrecords.actions.effects import Entry
from ctrecords.casebook import Casebook
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import (
    ALL_WAYS,
    Moment,
    moment_field,
    money_field,
    way_field,
    words_field,
)
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.quick_log import moment_now
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.tips import tip
from ctrecords.law import ledger_words
from ctrecords.law.ledger import ASKING, Ledger
from ctrecords.law.standing import Standing
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.model.days import dollars
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One way to answer: the letter for it, what it logs (a message when nothing else), its default note.

    It is called what its letter is called; one without a letter has ``own`` words.
    """

    key: str
    letter: str = ""
    kind: EffectKind | None = None
    note: str = ""
    own: str = ""

    @property
    def words(self) -> str:
        """What it is called."""
        return self.own or letter_kind(self.letter).label


ANSWERS = (
    Answer(key="agree", letter="agree-fee", kind=EffectKind.FEE_AGREED),
    Answer(
        key="itemize",
        letter="fee-itemize",
        kind=EffectKind.FEE_DISPUTED,
        note="Asked for an itemized estimate.",
    ),
    Answer(key="dispute", letter="fee-dispute", kind=EffectKind.FEE_DISPUTED),
    Answer(key="waiver", letter="fee-waiver", kind=EffectKind.WAIVER_ASKED),
    Answer(key="narrow", letter="narrowing"),
    Answer(
        key="inspect",
        letter="inspect-instead",
        note="Asked to look at the records instead of copies.",
    ),
    Answer(key="pay", own="Log a payment", kind=EffectKind.FEE_PAID),
)
"""The ways to answer a fee, in the order they are offered."""
_WITH_SUM = ("agree", "pay")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the form needs: the request, its ledger, what may be charged, the moment it is, the letters that fit."""

    standing: Standing
    ledger: Ledger
    said: tuple[str, ...]
    now: Moment
    letters: tuple[str, ...]


def gather(book: Casebook, request: RequestId) -> Question:
    """What the form needs of one request."""
    standing = asked.show(book, request)
    found, agency = fees.ledger(book, standing), standing.thread.agency
    newest = [row for row in found.rows if row.kind in ASKING]
    said = [f"{ledger_words.what(row)}: {dollars(row.cents or 0)}." for row in newest[-1:]]
    rules = ledger_words.rules(book.statute(agency.law), agency.agency_class, book.today(), cents=found.left)
    letters = tuple(fit.kind.name for fit in writing.fits(book, request) if not fit.why)
    return Question(
        standing=standing, ledger=found, said=(*said, *rules), now=moment_now(book), letters=letters
    )


class AnswerFee(FormDialog):
    """Asks how a fee is answered; ``letter`` is the button that writes a letter instead of logging."""

    def __init__(self, question: Question, parent: QWidget | None = None, *, writes: bool = False) -> None:
        agency = question.standing.thread.agency.name
        super().__init__("Answer fee", "Log answer", parent, line=agency, width=540)
        self._letters = question.letters if writes else ()
        for sentence in question.said:
            self.add_line(label(sentence, "body2", wrap=True))
        self.choices = {one.key: QRadioButton(one.words) for one in ANSWERS}
        ways = QWidget()
        column = QVBoxLayout(ways)
        dressing.space(column, spacing=2)
        for made in self.choices.values():
            made.setAccessibleName(made.text())
            made.toggled.connect(self._show_chosen)
            column.addWidget(made)
        ways.setFocusProxy(self.choices["agree"])
        self.add("What do you answer?", ways)
        self.amount = money_field("Sum", "25.00")
        self.amount.set_text(f"{question.ledger.left / 100:.2f}" if question.ledger.left else "")
        self.when = moment_field("When", question.standing.days, question.now)
        self.way = way_field("How", ALL_WAYS)
        self.note = words_field("Note", hint="What you wrote, in a few words")
        self._sum = self.add_part("Sum", self.amount)
        self._how = (
            self.add_part("When", self.when),
            self.add_part("How", self.way),
            self.add_part("Note", self.note),
        )
        self.letter = button("Write letter")
        self.letter.hide()
        self.add_way(self.letter)
        for part in (self._sum, *self._how):
            part.hide()
        # Nothing is chosen beforehand: one key would else agree to pay the whole sum.
        self.send_button.setEnabled(False)
        tip(self.send_button, "Choose what you answer")
        self.choices["agree"].setFocus()

    def chosen(self) -> Answer:
        """The way chosen."""
        return next(one for one in ANSWERS if self.choices[one.key].isChecked())

    def entry(self) -> Entry:
        """What to log.

        Raises:
            CtrecordsError: the day or the sum cannot be read.
        """
        answer = self.chosen()
        on, at = self.when.value()
        return Entry(
            kind=answer.kind.value if answer.kind is not None else "message",
            on=on,
            at=at,
            by=Channel(self.way.chosen()),
            direction=Direction.OUT,
            summary=self.note.toPlainText().strip() or answer.note,
            cents=self.amount.value() if answer.key in _WITH_SUM else None,
        )

    def _show_chosen(self, on: bool) -> None:  # noqa: FBT001  Qt's signal
        if not on:
            return
        answer = self.chosen()
        self.send_button.setEnabled(True)
        tip(self.send_button, "")
        self._sum.setVisible(answer.key in _WITH_SUM)
        narrows = answer.key == "narrow"
        for part in self._how:
            part.setVisible(not narrows)
        self.letter.setVisible(answer.letter in self._letters)
        self.send_button.setText(
            "Narrow request" if narrows else "Log payment" if answer.key == "pay" else "Log answer"
        )


def open_answer_fee(
    desk: Desk,
    parent: QWidget,
    request: RequestId,
    done: Callable[[str], None],
    *,
    narrow: Callable[[], None],
    write: Callable[[str], None] | None = None,
) -> None:
    """Ask how the fee of a request is answered; *narrow* asks for less, *write* writes a letter by name."""

    def ask(question: Question) -> None:
        dialog = AnswerFee(question, parent, writes=write is not None)
        agency = question.standing.thread.agency.name

        def send() -> None:
            if dialog.chosen().key == "narrow":
                dialog.accept()
                narrow()
                return
            entry = dialog.entry()
            desk.write(
                lambda book, _progress: log.log(book, request, entry),
                lambda _logged: dialog.finish(done, f"Fee answered, {agency}"),
                label="Logging",
                failed=dialog.refuse,
            )

        def by_letter() -> None:
            name = dialog.chosen().letter
            dialog.reject()
            if write is not None:
                write(name)

        dialog.letter.clicked.connect(by_letter)
        dialog.submit(send)

    desk.read(lambda book: gather(book, request), ask, label="Looking at the fee")
