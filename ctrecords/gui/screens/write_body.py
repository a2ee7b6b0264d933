"""The middle where letters to agencies already asked are written: what is missing, the fields, the items.

It must not know the requests; it is shown what was read and says what was typed.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.screens.letters_fields import FieldsForm
from ctrecords.gui.screens.write_state import ItemChoice, Seen
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import unbroken
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import empty
from ctrecords.gui.widgets.tick import Agreement
from ctrecords.letters.letter import ITEMS, Kind
from ctrecords.letters.terms import read_numbers

_OWN = "Each letter is about its own items, since the requests differ in them."

_FIELDS = {"where to appeal": "appeal_to", "agency's number": "number", "new wording": "wording"}
"""Fields that fill in what is missing under another name than their own."""


class Lacking(QFrame):
    """What letters still lack, each with a way to where it is filled in.

    Signals:
        wanted: What was named is to be filled in.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "wait")
        self.title = label("", "strong", wrap=True)
        self.text = label("", "body2", wrap=True)
        self._links = QVBoxLayout()
        dressing.space(self._links)
        column = QVBoxLayout(self)
        dressing.space(column, (12, 8, 12, 8), 2)
        for part in (self.title, self.text):
            column.addWidget(part)
        column.addLayout(self._links)
        self.hide()

    def show_lacking(self, what: Sequence[str], *, stops: bool, many: bool) -> None:
        """Name what is missing; nothing hides the notice."""
        empty(self._links)
        letters = "These letters lack" if many else "This letter lacks"
        self.title.setText(f"{letters} something" if what else "")
        self.text.setText(
            "They cannot be written without it."
            if stops and many
            else "It cannot be written without it."
            if stops
            else "It can be written all the same; what is missing stands in it in brackets."
        )
        self.setAccessibleName(f"{letters}: {', '.join(what)}. {self.text.text()}" if what else "")
        for one in what:
            self._links.addWidget(self._row(one))
        self.setVisible(bool(what))

    def _row(self, what: str) -> QWidget:
        go = link("Fill in", small=True)
        go.setProperty("flush", True)
        go.setAccessibleName(f"Fill in: {what}")
        go.clicked.connect(lambda: self.wanted.emit(what))
        made = QWidget()
        row = QHBoxLayout(made)
        dressing.space(row, spacing=8)
        row.addWidget(label(f"{what[:1].upper()}{what[1:]}", "body2", wrap=True), 1)
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return made


class WriteBody(ScrollColumn):
    """Fields and items of the letter chosen.

    Signals:
        changed: Something was typed, chosen or ticked.
        elsewhere: What is missing is no field of the letter; the request must say it.
    """

    changed = Signal()
    elsewhere = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What the letter says")
        self.lacking = Lacking()
        self.title = label("", "section")
        self.about = label("", "body2", wrap=True)
        self.form: FieldsForm | None = None
        self.ticks: dict[int, Agreement] = {}
        self._kind: Kind | None = None
        self._items: str | None = None
        self._choices: tuple[ItemChoice, ...] | None = ()
        self._form_place, self._ticks = QVBoxLayout(), QVBoxLayout()
        self.items_title = label("Items the letter is about", "section")
        self.items_note = label(_OWN, "body2", wrap=True)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column, (20, 12, 20, 16), 8)
        dressing.space(self._form_place)
        dressing.space(self._ticks)
        for part in (self.title, self.about, self.lacking):
            column.addWidget(part)
        column.addWidget(self.items_title)
        column.addWidget(self.items_note)
        column.addLayout(self._ticks)
        column.addLayout(self._form_place)
        column.addStretch(1)
        self.setWidget(sheet)
        self.lacking.wanted.connect(self.fill_in)

    def show_kind(self, kind: Kind, typed: Mapping[str, str], shown: Mapping[str, str]) -> None:
        """Show the fields of a letter with what was typed before."""
        self._kind, self._items = kind, typed.get(ITEMS)
        self.title.setText(kind.label)
        self.about.setText(unbroken(f"{kind.description}."))
        empty(self._form_place)
        self.form = FieldsForm(kind, (ITEMS,))
        self.form.show_typed({name: text for name, text in typed.items() if name != ITEMS}, shown)
        self.form.changed.connect(self.changed)
        self._form_place.addWidget(self.form)
        self._show_items(())

    def typed(self) -> dict[str, str]:
        """What was typed, by field."""
        found = self.form.typed() if self.form is not None else {}
        return found if self._items is None else found | {ITEMS: self._items}

    def show_seen(self, seen: Seen, *, many: bool) -> None:
        """Say what was read of the fields, and what is missing."""
        if self.form is not None:
            self.form.show_wrong(seen.wrong)
        lacking = [need for need in seen.needs if need.kind in {"missing", "gap"}]
        self.lacking.show_lacking(
            tuple(dict.fromkeys(need.what for need in lacking)),
            stops=any(need.stops for need in lacking),
            many=many,
        )
        self._show_items(seen.items)

    def go_to_wrong(self) -> None:
        """Go to the first field that cannot be read, or to the first that is missing."""
        gone = self.form is not None and self.form.go_to_wrong()
        needed = next((one.name for one in self._kind.fields if one.required), "") if self._kind else ""
        if not gone and self.form is not None and needed and not self.form.typed().get(needed, "").strip():
            self.form.go_to(needed)

    def fill_in(self, what: str) -> None:
        """Go to the field of that label, or say that it is filled in elsewhere."""
        fields = self._kind.fields if self._kind is not None else ()
        folded = what.casefold()
        name = next((one.name for one in fields if one.label.casefold() in folded), "")
        name = next((field for words, field in _FIELDS.items() if words in folded), name)
        if name == ITEMS and self.ticks:
            next(iter(self.ticks.values())).setFocus()
        elif self.form is None or not self.form.go_to(name):
            self.elsewhere.emit(what)

    def _show_items(self, items: tuple[ItemChoice, ...] | None) -> None:
        has = self._kind is not None and self._kind.field(ITEMS) is not None
        self.items_title.setVisible(has and items != ())
        self.items_note.setVisible(has and items is None)
        if items != self._choices or len(self.ticks) != len(items or ()):
            self._choices = items
            empty(self._ticks)
            self.ticks = {}
            for one in items or ():
                tick = Agreement(f"{one.number}. {one.text}")
                tick.clicked.connect(partial(self._ticked, tick))
                self._ticks.addWidget(tick)
                self.ticks[one.number] = tick
        chosen = set(read_numbers(self._items)) if self._items else set(self.ticks)
        for number, tick in self.ticks.items():
            tick.setChecked(number in chosen)

    def _ticked(self, last: Agreement, _on: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's signal
        """Take what is ticked; the last item stays, since a letter about nothing says nothing."""
        if not any(tick.isChecked() for tick in self.ticks.values()):
            last.setChecked(True)
        chosen = [number for number, tick in self.ticks.items() if tick.isChecked()]
        self._items = ",".join(map(str, chosen)) if len(chosen) < len(self.ticks) else None
        self.changed.emit()
