"""The title and purpose of a new investigation."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.dialogs.form import FormDialog


class NewCase(FormDialog):
    """Asks for a title and, if wanted, a purpose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "New case", "Create case", parent, line="One investigation, with its requests and answers."
        )
        self.title_field = QLineEdit()
        self.title_field.setPlaceholderText("Plate readers and ICE")
        self.purpose_field = QPlainTextEdit()
        self.purpose_field.setTabChangesFocus(True)
        dressing.fix(self.purpose_field, height=72)
        self.add("Title", self.title_field)
        self.add("Purpose, for yourself", self.purpose_field)
        self.title_field.setFocus()

    def title(self) -> str:
        """The title typed."""
        return self.title_field.text()

    def purpose(self) -> str:
        """The purpose typed, or nothing."""
        return self.purpose_field.toPlainText()
