"""A form made from the fields of a letter: each by its kind, its help as a tip, what is wrong under it.

It must not know how a field is read, nor which letter it belongs to.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing, theme
from ctrecords.gui.dialogs.fields import TypedLine
from ctrecords.gui.screens.letters_words import Words
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.tick import Agreement
from ctrecords.gui.widgets.tips import tip
from ctrecords.letters.letter import Field, Kind

CHOICES = {
    "electronic": "Electronic, native",
    "paper": "Paper copies by mail",
    "inspect": "Inspection first",
    "news_media": "News media",
    "educational_scientific": "Educational or scientific",
    "commercial": "Commercial",
    "other": "Any other requester",
}
_WIDE = frozenset({"text", "lines", "flag"})
_ON = frozenset({"yes", "true", "on", "1"})
_NARROW = 170
_SHORT = frozenset({"attention", "number", "dropped", "deferred", "determination"})
"""Fields of a few words, which stand beside each other."""
_FILLS = frozenset({"attention", "fee_cap"})
"""Fields that may come earlier, beside a short one that would stand alone."""


class FieldsForm(QWidget):
    """The fields of one letter. Signals: ``changed`` something was typed or chosen."""

    changed = Signal()

    def __init__(self, kind: Kind, leave_out: Collection[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Fields of the letter")
        self._said = dict[str, str]()
        self._errors = dict[str, QLabel]()
        self._kinds = {one.name: one for one in kind.fields if one.name not in leave_out}
        self.edits: dict[str, QWidget] = {}
        self._places: list[tuple[QWidget, bool]] = []
        self._grid = QGridLayout()
        dressing.space(self._grid)
        self._columns = 0
        for one in _ordered(list(self._kinds.values())):
            self._places.append((self._place_of(one), _wide(one)))
        column = QVBoxLayout(self)
        dressing.space(column)
        column.addLayout(self._grid)
        dressing.redraw(self)

    def typed(self) -> dict[str, str]:
        """What was typed or chosen, by field; a field not touched is absent."""
        return dict(self._said)

    def show_typed(self, typed: Mapping[str, str], shown: Mapping[str, str]) -> None:
        """Show what was typed before, and of the others what is ``shown`` while nothing is typed."""
        self._said = dict(typed)
        for name, one in self._kinds.items():
            self._show(name, typed.get(name, shown.get(name, one.default)))
        self.show_wrong({})

    def show_wrong(self, wrong: Mapping[str, CtrecordsError]) -> None:
        """Say under each field why it cannot be read."""
        for name, said in self._errors.items():
            error, edit = wrong.get(name), self.edits[name]
            said.setText(f"{error.what} {error.remedy}" if error else "")
            said.setVisible(error is not None)
            edit.setAccessibleDescription(said.text() or self._kinds[name].help)
            if edit.property("invalid") != (error is not None):
                edit.setProperty("invalid", error is not None)
                edit.style().unpolish(edit)
                edit.style().polish(edit)

    def settle(self, name: str, text: str) -> None:
        """Write a field the usual way, once one has gone on."""
        edit = self.edits.get(name)
        if isinstance(edit, QLineEdit) and not edit.hasFocus():
            edit.setText(text)

    def go_to(self, name: str) -> bool:
        """Give the keyboard to a field; whether there is such a field."""
        edit = self.edits.get(name)
        if edit is not None:
            edit.setFocus(Qt.FocusReason.TabFocusReason)
        return edit is not None

    def go_to_wrong(self) -> bool:
        """Go to the first field that cannot be read; whether there is one."""
        return any(said.text() and self.go_to(name) for name, said in self._errors.items())

    def restyle(self) -> None:
        """Measure the fields again."""
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(10))
        self._columns = 0
        self._place(self.width())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Two fields beside each other, or one where there is no room for two."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def minimumSizeHint(self) -> QSize:
        """As narrow as one field."""
        return QSize(theme.px(_NARROW), super().minimumSizeHint().height())

    def _place_of(self, one: Field) -> QWidget:
        edit = self._edit(one)
        edit.setAccessibleName(one.label)
        edit.setAccessibleDescription(one.help)
        tip(edit, one.help)
        self.edits[one.name] = edit
        error = label("", "error", wrap=True)
        error.hide()
        self._errors[one.name] = error
        made = QWidget()
        column = QVBoxLayout(made)
        dressing.space(column)
        if not isinstance(edit, Agreement):
            named = label(
                f"{one.label}, needed" if one.required and one.name != "dated" else one.label, "label"
            )
            named.setBuddy(edit)
            column.addWidget(named)
        column.addWidget(edit)
        column.addWidget(error)
        column.addStretch(1)
        return made

    def _edit(self, one: Field) -> QWidget:
        if one.kind == "flag":
            flag = Agreement(one.label)
            flag.clicked.connect(lambda: self._say(one.name, "yes" if flag.isChecked() else "no"))
            return flag
        if one.kind == "choice":
            choice = QComboBox()
            for name in one.choices:
                choice.addItem(CHOICES.get(name, name.replace("_", " ").capitalize()), name)
            choice.activated.connect(lambda: self._say(one.name, str(choice.currentData())))
            return choice
        if one.kind in _WIDE and one.name not in _SHORT:
            words = Words(lines=one.kind == "lines")
            words.edited.connect(lambda: self._say(one.name, words.words()))
            return words
        line = TypedLine("", "today") if one.kind == "date" else QLineEdit()
        line.textEdited.connect(partial(self._say, one.name))
        return line

    def _show(self, name: str, text: str) -> None:
        edit = self.edits[name]
        if isinstance(edit, Agreement):
            edit.setChecked(text.strip().lower() in _ON)
        elif isinstance(edit, QComboBox):
            edit.setCurrentIndex(edit.findData(text))
        elif isinstance(edit, Words):
            edit.set_words(text)
        elif isinstance(edit, QLineEdit):
            edit.setText(text)

    def _place(self, width: int) -> None:
        columns = 2 if width >= theme.px(2 * _NARROW + 12) else 1
        if columns == self._columns:
            return
        self._columns = columns
        row, at = 0, 0
        for place, wide in self._places:
            if at and (wide or at >= columns):
                row, at = row + 1, 0
            span = columns if wide else 1
            self._grid.addWidget(place, row, at, 1, span)
            at += span
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    def _say(self, name: str, text: str) -> None:
        self._said[name] = text
        self.changed.emit()


def _wide(one: Field) -> bool:
    return one.kind in _WIDE and one.name not in _SHORT


def _ordered(fields: Sequence[Field]) -> list[Field]:
    """The fields in their order, choices of yes and no last; a short one fills the place beside another short one."""
    waiting = sorted(fields, key=lambda one: one.kind == "flag")
    ordered: list[Field] = []
    beside = 0
    while waiting:
        filler = next((one for one in waiting if one.name in _FILLS), None)
        one = filler if beside % 2 and _wide(waiting[0]) and filler is not None else waiting[0]
        waiting.remove(one)
        ordered.append(one)
        beside = 0 if _wide(one) else beside + 1
    return ordered
