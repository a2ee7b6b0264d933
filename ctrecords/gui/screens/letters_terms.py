"""What is asked for besides the items: date, fee limit, format, waiver, and holding deletion.

The fields are those of the letter; it must not know how they are read, only what is said of them.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.tick import Agreement
from ctrecords.letters.letter import Kind
from ctrecords.letters.terms import Terms
from ctrecords.model.days import Days

FORMATS = {
    "electronic": "Electronic, native",
    "paper": "Paper copies by mail",
    "inspect": "Inspection first",
}
_NARROW = 170


class TermsForm(QWidget):
    """The fields under the items. Signals: ``changed`` something was typed or chosen."""

    changed = Signal()

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Terms")
        self._said = dict[str, str]()
        self._errors = dict[str, QLabel]()
        fields = {field.name: field for field in kind.fields}
        self.dated, self.fee_cap, self.waiver = QLineEdit(), QLineEdit(), QLineEdit()
        sign = QAction(self.dated)
        dressing.dress(sign, "today")
        self.dated.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.waiver.setPlaceholderText("No waiver is asked for")
        self.format = QComboBox()
        for name in fields["format"].choices:
            self.format.addItem(FORMATS[name], name)
        self.preserve = Agreement(fields["preserve"].label)
        self._grid = QGridLayout()
        dressing.space(self._grid)
        self._columns = 0
        places = {"dated": self.dated, "fee_cap": self.fee_cap, "format": self.format, "waiver": self.waiver}
        self._places = [
            self._field(name, fields[name].label, fields[name].help, widget)
            for name, widget in places.items()
        ]
        column = QVBoxLayout(self)
        dressing.space(column, spacing=10)
        column.addLayout(self._grid)
        column.addWidget(self.preserve)
        dressing.redraw(self)
        self._wire()

    def _field(self, name: str, title: str, tip: str, widget: QWidget) -> QWidget:
        named = label(title, "label")
        named.setBuddy(widget)
        widget.setAccessibleName(title)
        widget.setToolTip(tip)
        error = label("", "error", wrap=True)
        error.hide()
        self._errors[name] = error
        made = QWidget()
        column = QVBoxLayout(made)
        dressing.space(column)
        for piece in (named, widget, error):
            column.addWidget(piece)
        column.addStretch(1)
        return made

    def fields(self) -> tuple[QWidget, ...]:
        """The fields in the order they stand in."""
        return self.dated, self.fee_cap, self.format, self.waiver, self.preserve

    def restyle(self) -> None:
        """Measure the fields again."""
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(10))
        self._place(self.width())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Two fields beside each other, or one where there is no room for two."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def minimumSizeHint(self) -> QSize:
        """As narrow as one field."""
        return QSize(theme.px(_NARROW), super().minimumSizeHint().height())

    def _place(self, width: int) -> None:
        columns = 2 if width >= theme.px(2 * _NARROW + 12) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, place in enumerate(self._places):
            self._grid.addWidget(place, *divmod(number, columns))
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    def _wire(self) -> None:
        for name, edit in (("dated", self.dated), ("fee_cap", self.fee_cap), ("waiver", self.waiver)):
            edit.textEdited.connect(partial(self._say, name))
        self.format.activated.connect(lambda: self._say("format", str(self.format.currentData())))
        self.preserve.clicked.connect(lambda: self._say("preserve", str(self.preserve.isChecked()).lower()))

    def typed(self) -> dict[str, str]:
        """What was typed or chosen, by field; a field not touched is absent."""
        return dict(self._said)

    def show_typed(self, typed: Mapping[str, str], terms: Terms, days: Days) -> None:
        """Show what was typed before, and the defaults of what was not."""
        self._said = dict(typed)
        self.dated.setText(typed.get("dated", days.full(terms.dated)))
        cents = terms.fee_cap_cents
        self.fee_cap.setText(
            typed.get("fee_cap", "" if cents is None else f"${cents // 100}.{cents % 100:02}")
        )
        self.waiver.setText(typed.get("waiver", terms.waiver))
        self.format.setCurrentIndex(self.format.findData(typed.get("format", terms.format)))
        self.show_wrong({})

    def show_wrong(self, wrong: Mapping[str, CtrecordsError]) -> None:
        """Say under each field why it cannot be read."""
        for name, said in self._errors.items():
            error = wrong.get(name)
            said.setText(f"{error.what} {error.remedy}" if error else "")
            said.setVisible(error is not None)
            edit = getattr(self, name)
            if isinstance(edit, QLineEdit):
                edit.setProperty("invalid", error is not None)
                edit.setAccessibleDescription(said.text())
                edit.style().unpolish(edit)
                edit.style().polish(edit)

    def show_hold(self, reason: str, *, on: bool) -> None:
        """Show whether deletion is to be held and why."""
        self.preserve.setChecked(on)
        self.preserve.set_why(reason)

    def settle(self, days: Days, terms: Terms) -> None:
        """Write a date that was read in the usual way, once one has gone on."""
        if not self.dated.hasFocus():
            self.dated.setText(days.full(terms.dated))

    def focus_wrong(self) -> bool:
        """Go to the first field that cannot be read; whether there is one."""
        for name, said in self._errors.items():
            if said.text():
                getattr(self, name).setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _say(self, name: str, text: str) -> None:
        self._said[name] = text
        self.changed.emit()
