"""What is asked for besides the items: the fields of a first letter, with the defaults of the casebook.

The fields are those of the letter; it must not know how they are read, only what is said of them.
"""

from collections.abc import Mapping
from typing import cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ctrecords.gui.screens.letters_fields import FieldsForm
from ctrecords.gui.screens.letters_words import Words
from ctrecords.gui.widgets.tick import Agreement
from ctrecords.letters.letter import Kind
from ctrecords.letters.terms import Terms
from ctrecords.model.days import Days, dollars

_BY_ITSELF = ("plate_readers", "retention_days")
"""Fields that follow from the items and the law file; the command line can still set them."""


class TermsForm(FieldsForm):
    """The fields under the items. Signals: ``changed`` something was typed or chosen."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(kind, _BY_ITSELF, parent)
        self.setAccessibleName("Terms")
        self.dated, self.fee_cap = self._line("dated"), self._line("fee_cap")
        self.waiver = cast("Words", self.edits["waiver"])
        self.format = cast("QComboBox", self.edits["format"])
        self.preserve = cast("Agreement", self.edits["preserve"])
        self.waiver.setPlaceholderText("No waiver is asked for")

    def _line(self, name: str) -> QLineEdit:
        return cast("QLineEdit", self.edits[name])

    def show_terms(self, typed: Mapping[str, str], terms: Terms, days: Days) -> None:
        """Show what was typed before, and the defaults of what was not."""
        cap = terms.fee_cap_cents
        shown = {"dated": days.full(terms.dated), "fee_cap": "" if cap is None else dollars(cap)}
        self.show_typed(typed, shown)

    def show_hold(self, reason: str, *, on: bool) -> None:
        """Show whether deletion is to be held and why."""
        self.preserve.setChecked(on)
        self.preserve.set_why(reason)
