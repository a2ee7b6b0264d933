"""Says of one document or several when and how they came; what is left alone stays as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ctrecords.actions import sorting
from ctrecords.actions.sorting import Said
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import known_day_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.model.days import Days, plural
from ctrecords.model.event import Document
from ctrecords.model.kinds import Medium

MEDIA = {
    Medium.UNSAID: "Not said",
    Medium.EMAIL: "E-mail",
    Medium.PORTAL: "Portal",
    Medium.DRIVE: "Thumb drive",
    Medium.DISC: "Disc",
    Medium.PAPER: "Paper",
    Medium.HAND: "By hand",
    Medium.DOWNLOAD: "Download",
}
"""What a file came on."""
_SAME = "As it is"


class HowItCame(FormDialog):
    """The day, the medium, the source and the end of a download, of one document or of many."""

    def __init__(self, documents: Sequence[Document], days: Days, parent: QWidget | None = None) -> None:
        one = documents[0] if len(documents) == 1 else None
        name = one.name if one is not None else plural(len(documents), "file")
        super().__init__("How it came", "Keep changes", parent, line=name, width=480)
        self._one = one
        hint = "Not known" if one is not None else _SAME
        self.received = known_day_field("Received", days, hint)
        self.medium = QComboBox()
        if one is None:
            self.medium.addItem(_SAME, None)
        for medium, words in MEDIA.items():
            self.medium.addItem(words, medium.value)
        self.source = QLineEdit()
        self.source.setPlaceholderText("Records Clerk, at the counter" if one is not None else _SAME)
        self.expires = known_day_field("The download ends", days, "No end" if one is not None else _SAME)
        self.never = QCheckBox("No end")
        self.never.setAccessibleName("The download has no end")
        if one is not None:
            for field, day in ((self.received, one.received_on), (self.expires, one.expires_on)):
                field.set_text(days.name(day) if day else "")
            self.medium.setCurrentIndex(self.medium.findData(one.medium.value))
            self.source.setText(one.source)
            self.never.setParent(self)
            self.never.hide()
        self.add("Received", self.received)
        self.add("Came on", self.medium)
        self.add("From", self.source)
        self.add("The download ends", self.expires)
        if one is None:
            self.add_line(self.never)
        self.received.setFocus()

    def said(self) -> Said:
        """What is to be said of them.

        Raises:
            CtrecordsError: a day cannot be read.
        """
        received, expires = self.received.value(), self.expires.value()
        medium, source = self.medium.currentData(), self.source.text().strip()
        one = self._one
        if one is None:
            return Said(
                received_on=received,
                medium=None if medium is None else Medium(medium),
                source=source or None,
                expires_on=expires,
                never=self.never.isChecked(),
            )
        return Said(
            received_on=received if received != one.received_on else None,
            medium=Medium(medium) if medium != one.medium.value else None,
            source=source if source != one.source else None,
            expires_on=expires if expires != one.expires_on else None,
            never=expires is None and one.expires_on is not None,
        )


def open_how_it_came(
    desk: Desk, parent: QWidget, documents: Sequence[Document], done: Callable[[str], None]
) -> None:
    """Ask when and how documents came; *done* gets the sentence."""
    dialog = HowItCame(documents, desk.casebook.days(), parent)
    numbers = [one.id for one in documents]

    def send() -> None:
        said = dialog.said()
        desk.write(
            lambda book, _progress: sorting.change(book, numbers, said),
            lambda count: dialog.finish(
                done, f"{plural(count, 'file')} changed" if count else "Nothing changed"
            ),
            label="Changing files",
            failed=dialog.refuse,
        )

    dialog.submit(send)
