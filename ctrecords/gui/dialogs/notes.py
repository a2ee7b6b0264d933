"""The notes on something that has no column for them, a case or an agency, and room for one more."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ctrecords.actions import notes
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.note import WriteNote, open_note, remove_note, send_note
from ctrecords.gui.dialogs.note_row import note_row
from ctrecords.model.days import Days
from ctrecords.model.note import Note


def open_notes(desk: Desk, parent: QWidget, about: Subject, name: str, done: Callable[[str], None]) -> None:
    """Show the notes on something called *name* and ask for one more; *done* gets the sentence."""

    def ask(found: tuple[list[Note], Days]) -> None:
        kept, days = found

        def change(row: Note) -> None:
            dialog.reject()
            open_note(desk, parent, about, name, done, note=row)

        def remove(row: Note) -> None:
            dialog.reject()
            remove_note(desk, row, done)

        rows = [note_row(row, days, _bound(change, row), _bound(remove, row)) for row in kept]
        dialog = WriteNote(name, parent=parent, above=rows)
        send_note(desk, dialog, about, name, done)

    def gather(book: Casebook) -> tuple[list[Note], Days]:
        return notes.notes(book, about), book.days()

    desk.read(gather, ask, label="Looking up notes")


def _bound(act: Callable[[Note], None], row: Note) -> Callable[[], None]:
    return lambda: act(row)
