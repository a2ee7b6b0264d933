"""Asks for less, or more clearly: each item with its words to change, or to be dropped. The words before are kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions import narrowing
from ctrecords.actions import requests as asked
from ctrecords.actions.narrowing import Narrowing
from ctrecords.casebook import Casebook
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import ALL_WAYS, Moment, moment_field, way_field, words_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.quick_log import moment_now
from ctrecords.gui.widgets.labels import label
from ctrecords.law.happened import OPEN, ItemState
from ctrecords.law.standing import Standing
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, EffectKind


class WordedItem(QWidget):
    """One item: its words, and whether it is dropped."""

    def __init__(self, state: ItemState) -> None:
        super().__init__()
        self.state = state
        number = state.item.number
        self.words = words_field(f"Words of item {number}", state.text, lines=2)
        self.drop = QCheckBox("Drop")
        self.drop.setAccessibleName(f"Drop item {number}")
        self.drop.toggled.connect(self.words.setDisabled)
        row = QHBoxLayout()
        dressing.space(row, spacing=8)
        row.addWidget(label(str(number), "strong"))
        row.addWidget(self.words, 1)
        row.addWidget(self.drop)
        column = QVBoxLayout(self)
        dressing.space(column, (0, 2, 0, 2))
        column.addLayout(row)

    def changed(self) -> str | None:
        """Its new words; None where they are as they were."""
        text = " ".join(self.words.toPlainText().split())
        return None if self.drop.isChecked() or text == " ".join(self.state.text.split()) else text


class Narrow(FormDialog):
    """Asks for the new words of the items still open."""

    def __init__(self, standing: Standing, now: Moment, parent: QWidget | None = None) -> None:
        question = standing.happened.last(EffectKind.CLARIFICATION_ASKED, EffectKind.CLARIFICATION_ANSWERED)
        super().__init__(
            "Narrow or clarify",
            "Log new wording",
            parent,
            line=f"{standing.thread.agency.name}. Change the words of an item; the words before are kept.",
            width=600,
        )
        self.items = [WordedItem(state) for state in standing.items if state.outcome in OPEN]
        for item in self.items:
            self.add_line(item)
        self.clarifies = QCheckBox("It answers their question")
        self.clarifies.setAccessibleName("It answers their question")
        waits = question is not None and question.effect.kind is EffectKind.CLARIFICATION_ASKED
        self.clarifies.setChecked(waits)
        self.when = moment_field("When", standing.days, now)
        self.way = way_field("How", ALL_WAYS)
        self.note = words_field("Note", hint="What you wrote, in a few words")
        self.add_line(self.clarifies)
        self.add("When", self.when)
        self.add("How", self.way)
        self.add("Note", self.note)
        if self.items:
            self.items[0].words.setFocus()

    def narrowing(self) -> Narrowing:
        """What is asked for from now on.

        Raises:
            CtrecordsError: the day cannot be read.
        """
        worded = ((item.state.item.number, item.changed()) for item in self.items)
        return Narrowing(
            on=self.when.value()[0],
            wordings={number: text for number, text in worded if text is not None},
            dropped=tuple(item.state.item.number for item in self.items if item.drop.isChecked()),
            by=Channel(self.way.chosen()),
            summary=self.note.toPlainText(),
            clarifies=self.clarifies.isChecked(),
        )


def open_narrow(desk: Desk, parent: QWidget, request: RequestId, done: Callable[[str], None]) -> None:
    """Ask what is asked for from now on; *done* gets the sentence."""

    def gather(book: Casebook) -> tuple[Standing, Moment]:
        return asked.show(book, request), moment_now(book)

    def ask(found: tuple[Standing, Moment]) -> None:
        standing, now = found
        dialog = Narrow(standing, now, parent)

        def send() -> None:
            change = dialog.narrowing()
            desk.write(
                lambda book, _progress: narrowing.narrow(book, request, change),
                lambda _logged: dialog.finish(done, f"New wording logged, {standing.thread.agency.name}"),
                label="Logging",
                failed=dialog.refuse,
            )

        dialog.submit(send)

    desk.read(gather, ask, label="Looking at the items")
