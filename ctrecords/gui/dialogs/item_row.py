"""One item of the question what was answered: its outcome by one key, and the section when it was withheld."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.dialogs.fields import count_field
from ctrecords.gui.looks import LETTERS, NAMES
from ctrecords.gui.widgets.chip import Square
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.law.exemptions import Claimable, code_of
from ctrecords.law.happened import ItemState
from ctrecords.model.kinds import Outcome

WITHHELD = (Outcome.DENIED, Outcome.PROVIDED_WITH_REDACTIONS)
_NOT_CITED = "None cited"


class OutcomeBox(QComboBox):
    """The outcomes of one item; its letter sets one.

    Signals: ``lettered`` an outcome was set by its letter.
    """

    lettered = Signal()

    def __init__(self, name: str, now: Outcome) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.addItem("As it was", None)
        self.setItemData(0, f"As it was: {NAMES[now].lower()}", Qt.ItemDataRole.ToolTipRole)
        for outcome, letter in LETTERS.items():
            self.addItem(f"{NAMES[outcome]}  ({letter})", outcome)

    def chosen(self) -> Outcome | None:
        """The outcome set, None where nothing was said."""
        kept = self.currentData()
        return Outcome(kept) if kept else None

    def choose(self, outcome: Outcome | None) -> None:
        """Set an outcome, or say that nothing was said."""
        self.setCurrentIndex(self.findData(outcome))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A letter sets its outcome; Delete says that nothing was said."""
        typed = event.text().upper()
        found = next((outcome for outcome, letter in LETTERS.items() if letter == typed), None)
        if found is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.choose(found)
            self.lettered.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.choose(None)
        else:
            super().keyPressEvent(event)


class ItemRow(QWidget):
    """One item with its mark, its name, its outcome and the section claimed for it.

    Signals: ``answered`` a letter was pressed, ``changed`` the outcome is another.
    """

    answered = Signal()
    changed = Signal()

    def __init__(self, state: ItemState, sections: Sequence[Claimable]) -> None:
        super().__init__()
        self.state = state
        number = state.item.number
        name = state.item.label or state.text
        self.setAccessibleName(f"Item {number}, {name}")
        self.mark = Square(LETTERS[state.outcome])
        self.box = OutcomeBox(f"Outcome of item {number}", state.outcome)
        self.section = section_box(f"Exemption claimed for item {number}", sections)
        self.section.hide()
        self.pages = count_field(f"Pages that came of item {number}", "Pages that came so far")
        self.pages.hide()
        self.box.currentIndexChanged.connect(self._show)
        self.box.lettered.connect(self.answered)
        dressing.fix(self.box, width=190)
        count = label(str(number), "body3")
        dressing.fix(count, least_width=16)
        upper = QHBoxLayout()
        dressing.space(upper, spacing=8)
        upper.addWidget(count)
        upper.addWidget(self.mark)
        upper.addWidget(Elided(name, mode=Qt.TextElideMode.ElideRight), 1)
        upper.addWidget(self.box)
        column = QVBoxLayout(self)
        dressing.space(column, (0, 2, 0, 2), 4)
        column.addLayout(upper)
        lower = QHBoxLayout()
        dressing.space(lower, (48, 0, 0, 0))
        lower.addWidget(self.section)
        lower.addWidget(self.pages)
        column.addLayout(lower)

    def outcome(self) -> Outcome | None:
        """The outcome set; None where nothing was said, or where awaiting stays awaiting and no part came."""
        chosen = self.box.chosen()
        waits = chosen is Outcome.AWAITING and self.state.outcome is Outcome.AWAITING
        return None if waits and not self.pages.line.text().strip() else chosen

    def came(self) -> int | None:
        """How many pages came of an item that is still awaited; None where it is not said.

        Raises:
            CtrecordsError: it is not a number.
        """
        return self.pages.value() if self.box.chosen() is Outcome.AWAITING else None

    def code(self) -> str:
        """The section claimed for a withheld item; empty when none was cited."""
        return cited_in(self.section) if self.outcome() in WITHHELD else ""

    def _show(self) -> None:
        chosen = self.box.chosen() or self.state.outcome
        self.mark.set_letters(LETTERS[chosen])
        self.section.setVisible(self.outcome() in WITHHELD)
        self.pages.setVisible(self.box.chosen() is Outcome.AWAITING)
        self.changed.emit()


def section_box(name: str, sections: Sequence[Claimable]) -> QComboBox:
    """A choice among the sections that can be claimed, or another one typed; none cited comes first."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItem(_NOT_CITED)
    box.addItems([one.words for one in sections])
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(30)
    finder = QCompleter([one.words for one in sections], box)
    finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    finder.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(finder)
    _show_the_section_first(box)
    box.installEventFilter(_TypedOver(box))
    return box


class _TypedOver(QObject):
    """Chooses all of a field whenever the keyboard comes to it, by a click too, so that typing replaces it."""

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Choose all once the click that brought the keyboard is over."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QComboBox):
            QTimer.singleShot(0, watched, lambda: _choose_all(watched))
        return super().eventFilter(watched, event)


def _choose_all(box: QComboBox) -> None:
    line = box.lineEdit()
    if line is not None:
        line.selectAll()


def cited_in(box: QComboBox) -> str:
    """The section chosen in such a choice, or the one that ends as it was typed; empty when none was cited."""
    text = box.currentText().replace(_NOT_CITED, "").strip()
    typed = code_of(text).replace(" ", "").casefold()
    known = [code_of(box.itemText(at)) for at in range(1, box.count())]
    ends = (typed,) if typed.startswith("(") else (f"-{typed}",)
    fitting = [
        code for code in known if typed and (code.casefold() == typed or code.casefold().endswith(ends))
    ]
    return fitting[0] if len(fitting) == 1 else code_of(text)


def _show_the_section_first(box: QComboBox) -> None:
    """Keep the section in sight: its words are longer than the field, and the field shows their end."""

    def begin() -> None:
        # Asked for anew: a kept reference to the field a combo box makes for itself can outlive it.
        line = box.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    box.activated.connect(lambda: QTimer.singleShot(0, box, begin))
