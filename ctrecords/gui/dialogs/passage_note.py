"""Writes a note on a document, tied to the page or passage one looks at unless it is said otherwise."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from ctrecords.actions import citing, notes
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.cite import passage_at, place_words
from ctrecords.gui.dialogs.note import WriteNote
from ctrecords.gui.viewer.spot import Spot
from ctrecords.model.event import Document
from ctrecords.model.kinds import NoteKind


class PassageNote(WriteNote):
    """A note with the place it speaks of."""

    def __init__(self, name: str, spot: Spot, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        place = passage_at(spot)
        self.tied = QCheckBox()
        where = place_words(place)
        self.tied.setText(
            "Of the words selected" if spot.quotation else f"Of {where if place.rows else f'page {where}'}"
        )
        self.tied.setAccessibleName(self.tied.text())
        self.tied.setChecked(bool(spot.page))
        if spot.page:
            self.add_line(self.tied)
        else:
            self.tied.setParent(self)
            self.tied.hide()


def open_passage_note(
    desk: Desk, parent: QWidget, document: Document, spot: Spot, done: Callable[[str], None]
) -> None:
    """Ask for a note on a document; *done* gets the sentence."""
    dialog = PassageNote(document.name, spot, parent)

    def send() -> None:
        text, kind = dialog.text.toPlainText(), NoteKind(dialog.kind.chosen())
        private, tied = not dialog.shared.isChecked(), dialog.tied.isChecked()

        def keep(book: Casebook) -> None:
            if tied:
                citing.annotate(book, document.id, passage_at(spot), text, kind=kind, private=private)
            else:
                notes.write(book, Subject(document=document.id), text, kind=kind, private=private)

        desk.write(
            lambda book, _progress: keep(book),
            lambda _none: dialog.finish(done, f"Note kept, {document.name}"),
            label="Keeping the note",
            failed=dialog.refuse,
        )

    dialog.submit(send)
