"""A small form in a dialog: labeled fields, what is wrong with them, Cancel and one verb.

It must not know what the fields mean; who shows it reads them when `sent`, and closes or refuses it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import button, primary
from ctrecords.gui.widgets.labels import label


class FormDialog(QDialog):
    """A dialog with fields. Signals: ``sent`` the button was pressed; `accept` or `refuse` answers it."""

    sent = Signal()

    def __init__(
        self, title: str, verb: str, parent: QWidget | None = None, *, line: str = "", width: int = 420
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.wrong = label("", "error", wrap=True)
        self.wrong.hide()
        self.send_button = primary(verb)
        self.send_button.setDefault(True)
        self.cancel_button = button("Cancel")
        self._fields = QVBoxLayout()
        dressing.space(self._fields, spacing=4)
        self._fields.addWidget(label(title, "panel", wrap=True))
        if line:
            self._fields.addWidget(label(line, "body2", wrap=True))
        foot = QHBoxLayout()
        dressing.space(foot, spacing=8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.send_button)
        column = QVBoxLayout(self)
        dressing.space(column, (20, 18, 20, 16), 14)
        column.addLayout(self._fields)
        column.addWidget(self.wrong)
        column.addLayout(foot)
        dressing.fix(self, least_width=width)
        self.cancel_button.clicked.connect(self.reject)
        self.send_button.clicked.connect(self._send)

    def add(self, name: str, field: QWidget) -> None:
        """Put a labeled field under those already there."""
        named = label(name, "strong")
        named.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        self._fields.addSpacing(theme.px(8))
        self._fields.addWidget(named)
        self._fields.addWidget(field)

    def refuse(self, error: CtrecordsError) -> None:
        """Say what is wrong and let the researcher go on typing."""
        self.send_button.setEnabled(True)
        self.wrong.setText(f"{error.what} {error.remedy}")
        self.wrong.show()
        self.adjustSize()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height the wrapped lines need; it is known only now."""
        super().showEvent(event)
        self.adjustSize()

    def _send(self) -> None:
        self.wrong.hide()
        self.send_button.setEnabled(False)
        self.sent.emit()
