"""Adds a contact the researcher read somewhere: what it is, as it is written there, and where that was."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from ctrecords.actions import directory
from ctrecords.actions.directory import PURPOSES
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.import_steps import box
from ctrecords.gui.screens.agencies_words import NAMES
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.directory import Agency

_KINDS = (
    ("address", "Postal address", "letter"),
    ("email", "E-mail", "mail"),
    ("web", "Web page", "web"),
    ("phone", "Phone", "call"),
)


class ContactDialog(FormDialog):
    """Asks for one contact. Nothing is guessed or filled in, and a source is needed."""

    def __init__(self, agency: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Add a contact: {agency}",
            "Add contact",
            parent,
            line="Write it as it stands where you read it; the app fills nothing in. It counts as checked today.",
            width=460,
        )
        self.kind = Segmented("Kind of contact", _KINDS)
        self.purpose = box("What it is for")
        for purpose in PURPOSES:
            self.purpose.addItem(purpose.capitalize(), purpose)
        self.value_field = QLineEdit()
        self.source_field = QLineEdit()
        self.source_field.setPlaceholderText("Such as: town web site, police page")
        self.add("Kind", self.kind)
        self.add("What it is for", self.purpose)
        self.add("As it is written there", self.value_field)
        self.add("Where you read it", self.source_field)
        self.kind.changed.connect(self._usual)
        self.value_field.setFocus()

    def values(self) -> tuple[str, str, str, str]:
        """Kind, value, source and purpose as given."""
        purpose = str(self.purpose.currentData())
        return self.kind.chosen(), self.value_field.text(), self.source_field.text(), purpose

    def _usual(self, kind: str) -> None:
        self.purpose.setCurrentIndex(self.purpose.findData(directory.usual_purpose(kind)))


def open_contact(desk: Desk, parent: QWidget, agency: Agency, done: Callable[[str], None]) -> None:
    """Ask for a contact of an agency and keep it; *done* gets the sentence for the toast."""
    dialog = ContactDialog(agency.name, parent)

    def send() -> None:
        kind, value, source, purpose = dialog.values()
        desk.write(
            lambda book, _progress: directory.add_contact(
                book, agency.id, kind, value, source, purpose=purpose
            ),
            lambda made: dialog.finish(done, f"{NAMES[made.kind]} of {agency.name} added"),
            label="Adding a contact",
            failed=dialog.refuse,
        )

    dialog.submit(send)
