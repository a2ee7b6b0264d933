"""Writes a note on something, or changes one; private unless it is said otherwise."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from ctrecords.actions import notes
from ctrecords.actions.notes import Subject
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import words_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.kinds import NoteKind
from ctrecords.model.note import Note

KINDS = {
    NoteKind.OBSERVATION: "Observation",
    NoteKind.TOLD: "Told to me",
    NoteKind.INFERENCE: "Inference",
    NoteKind.IDEA: "Idea",
}
"""What a note rests on."""


class WriteNote(FormDialog):
    """Asks for the words, what they rest on, and whether they may be shared."""

    def __init__(
        self,
        name: str,
        note: Note | None = None,
        parent: QWidget | None = None,
        *,
        above: Sequence[QWidget] = (),
    ) -> None:
        title, verb = ("Write note", "Keep note") if note is None else ("Change note", "Keep change")
        super().__init__(title, verb, parent, line=name, width=480)
        self.text = words_field("Note", note.text if note is not None else "", lines=6)
        rests = [(kind.value, words, "") for kind, words in KINDS.items()]
        self.kind = Segmented("What it rests on", rests, note.kind.value if note is not None else "")
        self.shared = QCheckBox("May go into what is exported")
        self.shared.setAccessibleName(self.shared.text())
        self.shared.setChecked(note is not None and not note.private)
        for row in above:
            self.add_line(row)
        self.add("Note", self.text)
        self.add("What it rests on", self.kind)
        self.add_line(self.shared)
        self.text.setFocus()


def open_note(
    desk: Desk,
    parent: QWidget,
    about: Subject,
    name: str,
    done: Callable[[str], None],
    *,
    note: Note | None = None,
) -> None:
    """Ask for a note on something called *name*, or for another wording of one; *done* gets the sentence."""
    send_note(desk, WriteNote(name, note, parent), about, name, done, note=note)


def send_note(
    desk: Desk,
    dialog: WriteNote,
    about: Subject,
    name: str,
    done: Callable[[str], None],
    *,
    note: Note | None = None,
) -> None:
    """Open a form for a note and keep what is typed in it."""
    sentence = f"Note kept, {name}" if note is None else f"Note changed, {name}"

    def send() -> None:
        text, kind = dialog.text.toPlainText(), NoteKind(dialog.kind.chosen())
        private = not dialog.shared.isChecked()
        desk.write(
            lambda book, _progress: (
                notes.write(book, about, text, kind=kind, private=private)
                if note is None
                else notes.change(book, note.id, text=text, kind=kind, private=private)
            ),
            lambda _row: dialog.finish(done, sentence),
            label="Keeping the note",
            failed=dialog.refuse,
        )

    dialog.submit(send)


def remove_note(desk: Desk, note: Note, done: Callable[[str], None]) -> None:
    """Take a note away without asking; the toast offers Undo."""
    desk.write(
        lambda book, _progress: notes.remove(book, note.id),
        lambda _row: done("Note removed"),
        label="Removing the note",
    )
