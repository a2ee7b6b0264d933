"""What is asked before letters are made or discarded: contacts to look at, and whether it is meant.

It must not know the letters.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ctrecords.actions import directory
from ctrecords.actions.composing import Warned
from ctrecords.gui import errors
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.check_first import CheckFirst, Look
from ctrecords.gui.widgets.buttons import Kind
from ctrecords.gui.widgets.message import Choice
from ctrecords.model.directory import Contact
from ctrecords.model.ids import AgencyId

_CHOICES = (
    Choice("Discard letters", "discard", Kind.DANGER),
    Choice("Keep writing", "keep", Kind.PRIMARY),
)


def look_first(
    desk: Desk, over: QWidget, warned: Sequence[Warned], said: Callable[[str], None]
) -> CheckFirst:
    """Open the list; each contact confirmed is written at once and *said*."""
    dialog = CheckFirst([_look(one) for one in warned], over)

    def confirm(agency: int, contacts: tuple[int, ...]) -> None:
        def confirmed(_rows: list[Contact]) -> None:
            dialog.confirmed(agency)
            said("Contact confirmed as of today.")

        desk.write(
            lambda book, _progress: directory.verify(book, AgencyId(agency), contacts),
            confirmed,
            label="Confirming a contact",
        )

    dialog.checked.connect(confirm)
    dialog.open()
    return dialog


def ask_to_discard(over: QWidget, then: Callable[[], None]) -> None:
    """Ask whether what is written may be forgotten; *then* is done only when it may."""
    asked = errors.ask(
        over, "Discard these letters?", "What is written here is forgotten. No letter was made.", _CHOICES
    )
    asked.finished.connect(lambda: then() if asked.chosen == "discard" else None)


def _look(warned: Warned) -> Look:
    contact = warned.contact
    old = f"postal contact, {warned.since or 'no date'}"
    what = old if warned.kind == "old" else warned.what
    return Look(
        agency=warned.agency.id,
        name=warned.agency.name,
        what=f"{what[:1].upper()}{what[1:]}.",
        value=contact.value if contact else "",
        contacts=(contact.id,) if contact else (),
    )
