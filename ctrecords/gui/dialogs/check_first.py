"""What to look at before letters go out, agency by agency; an old contact is confirmed here.

It must not know how a contact is confirmed; it says that someone checked it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.dialogs.sizing import open_at
from ctrecords.gui.widgets.buttons import button, small
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.taborder import Dialog


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One thing to look at; with ``contacts`` it can be confirmed for the agency."""

    agency: int
    name: str
    what: str
    value: str = ""
    contacts: tuple[int, ...] = field(default=())


class CheckFirst(Dialog):
    """The list. Signals: ``checked`` the agency and its contacts were checked today."""

    checked = Signal(int, object)

    def __init__(self, looks: Sequence[Look], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Before sending")
        self.setAccessibleName("Before sending")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.buttons: dict[int, QPushButton] = {}
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        dressing.space(rows, (0, 0, 8, 0), 0)
        for look in looks:
            rows.addWidget(self._row(look))
        rows.addStretch(1)
        area = ScrollColumn()
        area.setWidget(sheet)
        self.close_button = button("Close")
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        dressing.space(foot, spacing=8)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        dressing.space(column, (20, 18, 20, 16), 10)
        column.addWidget(label("Before sending", "panel"))
        column.addWidget(
            label(
                "Look each contact up on the agency's own page or by telephone, then say that you did.",
                "body2",
                wrap=True,
            )
        )
        column.addWidget(area, 1)
        column.addLayout(foot)
        open_at(self, 560, 420)

    def confirmed(self, agency: int) -> None:
        """Show that an agency's contact is confirmed now."""
        shown = self.buttons.get(agency)
        if shown is not None:
            shown.setText("Checked today")
            shown.setAccessibleName("Checked today")
            shown.setEnabled(False)

    def _row(self, look: Look) -> QWidget:
        made = QFrame()
        words = QVBoxLayout()
        dressing.space(words, spacing=2)
        words.addWidget(label(look.name, "strong", wrap=True))
        for text in (look.value, look.what):
            if text:
                words.addWidget(label(text, "second", wrap=True, selectable=text == look.value))
        row = QHBoxLayout(made)
        dressing.space(row, (0, 8, 0, 8), 12)
        row.addLayout(words, 1)
        if look.contacts:
            act = small("I checked this today")
            act.setAccessibleName(f"I checked {look.name} today")
            act.clicked.connect(lambda: self.checked.emit(look.agency, look.contacts))
            self.buttons[look.agency] = act
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        return made
