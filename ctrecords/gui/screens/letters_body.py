"""The middle of the letters: the numbered items and the terms under them, in one column that scrolls.

It must not know agencies.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctrecords.actions.composing import MOST_ITEMS, Typed
from ctrecords.gui import dressing, theme
from ctrecords.gui.screens.letters_terms import TermsForm
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.item_editor import ItemEditor, Written
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.rule import Rule
from ctrecords.letters.letter import Kind, kinds
from ctrecords.letters.terms import Terms
from ctrecords.model.days import Days


class LettersBody(QScrollArea):
    """Items and terms. Signals: ``menu_asked`` the menu of ready items is to be opened."""

    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Items and terms")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.editor = ItemEditor(MOST_ITEMS)
        self.kind = kinds("request")[0]
        self.forms = {one.name: TermsForm(one) for one in kinds("request")}
        self._forms = QVBoxLayout()
        dressing.space(self._forms)
        for form in self.forms.values():
            self._forms.addWidget(form)
            if form is not self.terms:  # shown before it has its place it would flash as a window
                form.hide()
        self.note = Elided("", "body3")
        self.menu = link("Add from menu", small=True)
        self.menu.setProperty("flush", True)
        self.menu.clicked.connect(self.menu_asked)
        head = QHBoxLayout()
        dressing.space(head, spacing=6)
        head.addWidget(label("Items", "section"))
        head.addWidget(self.note, 1)
        head.addWidget(self.menu)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column, (20, 9, 20, 16), 3)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addSpacing(8)
        column.addWidget(label("Terms", "section"))
        column.addSpacing(3)
        column.addLayout(self._forms)
        column.addStretch(1)
        self.setWidget(sheet)
        self.editor.reached.connect(lambda: QTimer.singleShot(0, self, self._keep_in_view))

    @property
    def terms(self) -> TermsForm:
        """The terms of the letter chosen."""
        return self.forms[self.kind.name]

    def show_kind(self, kind: Kind, typed: Mapping[str, str], terms: Terms, days: Days) -> None:
        """Show the terms of another letter, with what was typed for it."""
        self.kind = kind
        self.terms.show_terms(typed, terms, days)
        for form in self.forms.values():
            form.setVisible(form is self.terms)

    def show_count(self, items: int, agencies: int) -> None:
        """Say how many items there are, and that every agency is asked the same."""
        same = ", the same for every agency" if agencies > 1 else ""
        self.note.setText(f"{items}{same}")

    def show_written(
        self, items: Sequence[Written], typed: Mapping[str, str], terms: Terms, days: Days
    ) -> None:
        """Show another composition; with no items there is one to begin with."""
        self.editor.blockSignals(True)
        self.editor.set_items(items or [Written("")])
        self.editor.blockSignals(False)
        self.show_kind(self.kind, typed, terms, days)

    def show_read(self, typed: Typed, reason: str, *, hold: bool, days: Days) -> None:
        """Say of each field how it was read, and whether deletion is to be held."""
        self.terms.show_wrong(typed.wrong)
        self.terms.show_hold(reason, on=hold)
        if "dated" not in typed.wrong:
            self.terms.settle("dated", days.full(typed.terms.dated))

    def go_to_wrong(self, typed: Typed) -> None:
        """Say which field cannot be read and go there."""
        self.terms.show_wrong(typed.wrong)
        self.terms.go_to_wrong()

    def _keep_in_view(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.editor.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, 12)


_SHARE = 0.42  # of the width, the most the left side takes


class Sides(QWidget):
    """Two sides with a line between: the left as wide as the design has it, or less in a narrow window."""

    def __init__(self, left: QWidget, right: QWidget, width: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._width = left, width
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(Rule(Qt.Orientation.Vertical))
        row.addWidget(right, 1)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Give the left side its width."""
        self._left.setFixedWidth(max(1, min(theme.px(self._width), int(self.width() * _SHARE))))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.restyle()
