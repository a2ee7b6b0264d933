"""Says how files came: when, on what, from whom, and how long a download can be had. Asked after filing, never before."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ctrecords.actions import sorting
from ctrecords.actions.sorting import Said
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import known_day_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.model.days import Days, plural
from ctrecords.model.event import Document
from ctrecords.model.kinds import Medium

MEDIA: Final[Mapping[Medium, str]] = {
    Medium.UNSAID: "Not said",
    Medium.EMAIL: "E-mail",
    Medium.PORTAL: "Portal",
    Medium.DOWNLOAD: "Download",
    Medium.DRIVE: "Thumb drive",
    Medium.DISC: "Disc",
    Medium.PAPER: "Paper",
    Medium.HAND: "Handed over",
}


class HowItCame(FormDialog):
    """Asks how files came."""

    def __init__(self, first: Document, count: int, days: Days, parent: QWidget | None = None) -> None:
        name = first.name if count == 1 else plural(count, "file")
        super().__init__(
            f"How it came: {name}", "Keep", parent, line="It is shown in the custody of each file."
        )
        self._first = first
        self.received = known_day_field("Received on", days, "Nov 19")
        self.medium = QComboBox()
        for medium, words in MEDIA.items():
            self.medium.addItem(words, medium.value)
        self.source = QLineEdit(first.source)
        self.source.setPlaceholderText("Records Clerk")
        self.until = known_day_field("Can be had until", days, "Dec 19")
        self.add("Received on", self.received)
        self.add("On what it came", self.medium)
        self.add("Who handed it over", self.source)
        self._expires = self.add_part("Last day of the download", self.until)
        self.medium.setCurrentIndex(self.medium.findData(first.medium.value))
        if first.received_on is not None:
            self.received.set_text(days.name(first.received_on))
        if first.expires_on is not None:
            self.until.set_text(days.name(first.expires_on))
        self.medium.currentIndexChanged.connect(self._show)
        self._show()
        self.received.setFocus()

    def said(self) -> Said:
        """What was said.

        Raises:
            CtrecordsError: a day cannot be read.
        """
        until = self.until.value() if not self._expires.isHidden() else None
        return Said(
            received_on=self.received.value(),
            medium=Medium(str(self.medium.currentData())),
            source=self.source.text(),
            expires_on=until,
            never=until is None and self._first.expires_on is not None,
        )

    def _show(self) -> None:
        downloaded = Medium(str(self.medium.currentData())) in (Medium.PORTAL, Medium.DOWNLOAD)
        self._expires.setVisible(downloaded or self._first.expires_on is not None)


def open_came(
    desk: Desk, parent: QWidget, documents: Sequence[Document], done: Callable[[str], None]
) -> None:
    """Ask how files came that came together."""
    dialog = HowItCame(documents[0], len(documents), desk.casebook.days(), parent)
    numbers = [one.id for one in documents]

    def send() -> None:
        said = dialog.said()
        desk.write(
            lambda book, _progress: sorting.change(book, numbers, said),
            lambda count: dialog.finish(done, f"Kept how {plural(count, 'file')} came"),
            label="Keeping how it came",
            failed=dialog.refuse,
        )

    dialog.submit(send)
