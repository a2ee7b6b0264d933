"""Cards of the agency inspector: one contact with its source and age, one thing that was said.

A web address is shown whole and can be copied; nothing here opens one. They must not know the casebook.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions.directory import Listed
from ctrecords.gui import dressing
from ctrecords.gui.screens import agencies_words as words
from ctrecords.gui.widgets.buttons import IconButton, small
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.tips import tip
from ctrecords.model.days import Days
from ctrecords.model.directory import Claim, Contact

_BREAKS = "/.?&=_@-"
_SPACE = "\N{ZERO WIDTH SPACE}"


class ContactCard(QFrame):
    """One contact.

    Signals:
        checked: The researcher checked it today.
        wronged: The researcher found it wrong.
        bounced: Something sent there came back.
    """

    checked = Signal(object)
    wronged = Signal(object)
    bounced = Signal(object)

    def __init__(self, contact: Contact, listed: Listed, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = contact
        self.setProperty("card", True)
        title = words.title(contact)
        self.setAccessibleName(f"{title}: {contact.value}")
        self.chip = Chip("neutral", "")
        self.chip.set_look(words.age_look(contact, days))
        self.check_button = small("I checked this today", icon="check")
        self.wrong_button = small("Mark as wrong")
        self.bounced_button = small("Mark as bounced")
        self.copy_button = IconButton("copy", f"Copy the {words.NAMES.get(contact.kind, title).lower()}")
        for button in (self.check_button, self.wrong_button, self.bounced_button):
            button.setAccessibleName(f"{button.text()}: {title}, {contact.value}")
        self.wrong_button.setHidden(contact.wrong)
        sent_to = contact.kind in {"address", "email"} and contact.bounced_on is None
        self.bounced_button.setHidden(contact.wrong or not sent_to)
        self.check_button.clicked.connect(lambda: self.checked.emit(contact))
        self.wrong_button.clicked.connect(lambda: self.wronged.emit(contact))
        self.bounced_button.clicked.connect(lambda: self.bounced.emit(contact))
        self.copy_button.clicked.connect(self._copy)
        head = QHBoxLayout()
        dressing.space(head, spacing=8)
        head.addWidget(label(title, "strong", wrap=True), 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        dressing.space(column, (12, 9, 12, 9), 2)
        column.addLayout(head)
        value = QHBoxLayout()
        dressing.space(value, spacing=8)
        value.addWidget(_value(contact), 1)
        value.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(value)
        column.addWidget(label(words.dated(contact, days), "caption", wrap=True))
        column.addWidget(Source(words.sources(contact, listed)))
        column.addLayout(_row((self.check_button, self.wrong_button, self.bounced_button)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.contact.value)
        tip(self.copy_button, "Copied")
        dressing.dress(self.copy_button, "check", "mark_good")


class Source(Elided):
    """Where something was read: every part in one line, shortened, with a part a line in its tooltip."""

    def __init__(self, parts: Sequence[str], parent: QWidget | None = None) -> None:
        self.parts = tuple(parts)
        super().__init__("; ".join(parts), "caption", mode=Qt.TextElideMode.ElideRight, parent=parent)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the tooltip for when the text is shortened."""
        super().resizeEvent(event)
        tip(self, "\n".join(self.parts) if self.toolTip() else "")


class ClaimCard(QFrame):
    """What a named source said of an agency, with the day; a claim, never a finding."""

    def __init__(self, claim: Claim, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(f"{claim.text}. {words.claim_source(claim)}")
        source = label(words.claim_source(claim), "caption", wrap=True)
        tip(source, claim.source)
        column = QVBoxLayout(self)
        dressing.space(column, (12, 7, 12, 8), 2)
        column.addWidget(label(claim.text, wrap=True))
        column.addWidget(source)


def _value(contact: Contact) -> QWidget:
    """The value; long addresses of the web may break at their signs, and are copied with the button."""
    breaks = contact.kind in {"web", "email"}
    return label(
        breakable(contact.value) if breaks else contact.value, "body2", wrap=True, selectable=not breaks
    )


def breakable(text: str) -> str:
    """The text with places to break after its signs, for painting only."""
    return "".join(f"{letter}{_SPACE}" if letter in _BREAKS else letter for letter in text)


def _row(buttons: Sequence[QWidget]) -> Flow:
    row = Flow(top=6, gap=8)
    for button in buttons:
        row.addWidget(button)
    return row
