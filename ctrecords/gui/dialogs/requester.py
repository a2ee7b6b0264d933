"""Who the letters are from: name, address, phone and e-mail."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.model.directory import Requester


class RequesterDialog(FormDialog):
    """Asks for what stands at the head of every letter."""

    def __init__(self, known: Requester | None, parent: QWidget | None = None) -> None:
        super().__init__(
            "Who the letters are from",
            "Save details",
            parent,
            line="This stands at the head of every letter. It stays on this computer.",
        )
        self.name = QLineEdit()
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        dressing.fix(self.address, height=72)
        self.phone = QLineEdit()
        self.email = QLineEdit()
        self.add("Name", self.name)
        self.add("Address", self.address)
        self.add("Phone", self.phone)
        self.add("E-mail", self.email)
        if known is not None:
            self.name.setText(known.name)
            self.address.setPlainText(known.address)
            self.phone.setText(known.phone)
            self.email.setText(known.email)
        self.name.setFocus()

    def values(self) -> tuple[str, str, str, str]:
        """Name, address, phone and e-mail as typed."""
        return self.name.text(), self.address.toPlainText(), self.phone.text(), self.email.text()
