"""The column at the right of the directory: one agency with its contacts, claims, answers and closed days.

It is shown a Profile and asks for acts by signals; it must not know the casebook.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ctrecords.actions.answering import Profile
from ctrecords.gui import dressing
from ctrecords.gui.screens import agencies_words as words
from ctrecords.gui.screens.agencies_cards import ClaimCard, ContactCard, Source
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.notice import Notice
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import Facts, Section
from ctrecords.gui.widgets.tags import Tags
from ctrecords.model.directory import Contact
from ctrecords.model.ids import RequestId, ref

_ALONE = 1_000
"""The share of an empty state that stands by itself: the whole height, so that it is in the middle."""
_NOTHING_SAID = "No information. That says nothing either way."
_ACTS = ("check_button", "wrong_button", "bounced_button", "copy_button")


class AgencyInspector(ScrollColumn):
    """One agency.

    Signals:
        checked: A contact was checked today.
        wronged: A contact was found wrong.
        bounced: What was sent to a contact came back.
        editing: The agency itself is to be corrected.
        adding: A contact is to be added.
        closing: The closed days are to be edited.
    """

    checked = Signal(object)
    wronged = Signal(object)
    bounced = Signal(object)
    editing = Signal()
    adding = Signal()
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile: Profile | None = None
        self.returned_on: date | None = None
        self.setAccessibleName("Agency")
        self.head = label("", "panel", wrap=True)
        self.where = label("", "body2", wrap=True)
        self.tags = Tags()
        self.edit_button = link("Edit", small=True)
        self.edit_button.setAccessibleName("Edit the agency")
        self.edit_button.clicked.connect(self.editing)
        self.contacts = Section("Contacts", act="Add contact")
        dressing.space(self.contacts.body, spacing=8)
        self.claims = Section("What was said of it")
        self.answers = Section("How they answer")
        self.closures = Section("Days they close", act="Edit")
        self.closures.set_last(last=True)
        self.closures.act.setAccessibleName("Edit the days they close")
        self.contacts.linked.connect(self.adding)
        self.closures.linked.connect(self.closing)
        self.cards: list[ContactCard] = []
        self.nothing = EmptyState("agency", "No agency chosen", "Choose one in the table.")
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        self._parts = (
            _head(self.head, self.where, self.tags, self.edit_button),
            self.contacts,
            self.claims,
            self.answers,
            self.closures,
        )
        for part in self._parts:
            column.addWidget(part)
        column.addWidget(self.nothing, _ALONE)
        column.addStretch(1)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.clear()

    def clear(self) -> None:
        """Show that no agency is chosen."""
        self.profile = None
        for part in self._parts:
            part.hide()
        self.nothing.show()

    def show_profile(
        self, profile: Profile, returned: Sequence[tuple[RequestId, date]] = (), tags: Sequence[str] = ()
    ) -> None:
        """Show one agency with its tags; the keyboard stays where it was when it is the same one.

        *returned* are requests of which something came back, with the day, the newest last.
        """
        self.returned_on = returned[-1][1] if returned else None
        same = self.profile is not None and self.profile.listed.agency.id == profile.listed.agency.id
        focus = self._focused() if same else None
        self.profile = profile
        row = profile.listed.agency
        self.setAccessibleName(row.name)
        self.head.setText(row.name)
        copies = words.copies(profile)
        self.where.setText(label(f"{words.where(profile.listed)}. {copies}").text())
        self.tags.show_tags(tags)
        self._fill(profile)
        if returned:
            request, on = returned[-1]
            self.contacts.body.insertWidget(
                0, Notice("wait", words.returned(ref("R", request), on, profile.days), words.RETURNED)
            )
        self.nothing.hide()
        for part in self._parts:
            part.show()
        self.claims.setVisible(bool(profile.listed.claims) or not row.practice)
        if not same:
            self.verticalScrollBar().setValue(0)
        if focus is not None:
            self._focus(*focus)

    def _fill(self, profile: Profile) -> None:
        listed = profile.listed
        for section in (self.contacts, self.claims, self.answers, self.closures):
            section.clear()
        self.cards = [ContactCard(contact, listed, profile.days) for contact in listed.contacts]
        for card in self.cards:
            card.checked.connect(self.checked)
            card.wronged.connect(self.wronged)
            card.bounced.connect(self.bounced)
            self.contacts.body.addWidget(card)
        missing = words.missing(listed)
        if missing:
            self.contacts.body.addWidget(label(missing, "caption", wrap=True))
        parts = words.parts_of(listed.agency.source)
        if len(parts) > 1:
            self.contacts.body.addWidget(label("Sources of this row", "label"))
            for part in parts:
                self.contacts.body.addWidget(Source([part]))
        for claim in listed.claims:
            self.claims.body.addWidget(ClaimCard(claim))
        if not listed.claims:
            self.claims.body.addWidget(label(_NOTHING_SAID, "body2", wrap=True))
        self.answers.body.addWidget(Facts(words.answers(profile.answering)))
        self.closures.body.addWidget(Facts(words.closing(profile)))
        if profile.lawful:
            self.closures.body.addWidget(label(words.CLOSURE, "caption", wrap=True))

    def first(self) -> QWidget:
        """Where the keyboard goes first."""
        return self.cards[0].check_button if self.cards else self.contacts.act

    def _focused(self) -> tuple[Contact, str] | None:
        """The contact and the act the keyboard is on."""
        for card in self.cards:
            for act in _ACTS:
                if getattr(card, act).hasFocus():
                    return card.contact, act
        return None

    def _focus(self, contact: Contact, act: str) -> None:
        for card in self.cards:
            if card.contact.id == contact.id:
                button: QPushButton = getattr(card, act)
                shown = card.check_button if button.isHidden() else button
                shown.setFocus(Qt.FocusReason.OtherFocusReason)


def _head(name: QLabel, where: QLabel, tags: QWidget, edit: QPushButton) -> QFrame:
    frame = QFrame()
    frame.setProperty("section", True)
    column = QVBoxLayout(frame)
    dressing.space(column, (16, 12, 16, 12), 1)
    first = QHBoxLayout()
    dressing.space(first, spacing=8)
    first.addWidget(name, 1)
    first.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(first)
    column.addWidget(where)
    column.addWidget(tags)
    return frame
