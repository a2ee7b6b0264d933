"""Who the letters are from: name, address, phone and e-mail."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ctrecords.actions import requester
from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
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

    def checked(self) -> tuple[str, str, str, str]:
        """The same, once a letter can be signed and answered with it; the keyboard goes to what is missing.

        Raises:
            CtrecordsError: the name or the postal address is missing.
        """
        name, address, *_others = given = self.values()
        missing = [
            (field, what)
            for field, text, what in (
                (self.name, name, "a name to be signed with"),
                (self.address, address, "a postal address"),
            )
            if not text.strip()
        ]
        if missing:
            missing[0][0].setFocus(Qt.FocusReason.TabFocusReason)
            needs = " and ".join(what for _field, what in missing)
            raise CtrecordsError(f"A letter needs {needs}.", remedy="Write it as it stands in a letter.")
        return given

    def values(self) -> tuple[str, str, str, str]:
        """Name, address, phone and e-mail as typed."""
        return self.name.text(), self.address.toPlainText(), self.phone.text(), self.email.text()


def open_requester(
    desk: Desk, parent: QWidget, known: Requester | None, done: Callable[[Requester], None]
) -> None:
    """Ask who the letters are from; *done* gets it once it is saved."""
    dialog = RequesterDialog(known, parent)

    def kept(row: Requester) -> None:
        dialog.accept()
        done(row)

    def send() -> None:
        name, address, phone, email = dialog.checked()
        desk.write(
            lambda book, _progress: requester.keep(
                book, name=name, address=address, phone=phone, email=email
            ),
            kept,
            label="Saving",
            failed=dialog.refuse,
        )

    dialog.submit(send)
