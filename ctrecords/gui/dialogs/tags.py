"""The tags on one thing or on many: words to sort by, typed with commas between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ctrecords.actions import notes
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.labels import label


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the form needs: the tags there now (on one thing), and every tag in use."""

    now: tuple[str, ...]
    every: tuple[str, ...]


class Tags(FormDialog):
    """Asks for tags."""

    def __init__(
        self, name: str, question: Question, parent: QWidget | None = None, *, many: bool = False
    ) -> None:
        super().__init__(
            "Tags",
            "Add tags" if many else "Keep tags",
            parent,
            line=f"{name}. Words to sort by, with commas between.",
        )
        self.line = QLineEdit(", ".join(question.now))
        finder = QCompleter(list(question.every), self.line)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(finder)
        self.add("Tags", self.line)
        if question.every:
            self.add_line(label(f"In use: {', '.join(question.every)}", "caption", wrap=True))
        self.line.setFocus()

    def words(self) -> tuple[str, ...]:
        """The tags typed."""
        return tuple(word.strip() for word in self.line.text().split(",") if word.strip())


def open_tags(
    desk: Desk, parent: QWidget, about: Sequence[Subject], name: str, done: Callable[[str], None]
) -> None:
    """Ask for the tags of one thing, or for tags to add to many; *done* gets the sentence."""
    many = len(about) > 1

    def gather(book: Casebook) -> Question:
        now = () if many else tuple(notes.tags(book, about[0]))
        return Question(now=now, every=tuple(word for word, _count in notes.all_tags(book)))

    def ask(question: Question) -> None:
        dialog = Tags(name, question, parent, many=many)

        def send() -> None:
            words = dialog.words()
            desk.write(
                lambda book, _progress: (
                    notes.tag(book, about, words) if many else notes.retag(book, about[0], words)
                ),
                lambda _words: dialog.finish(done, f"Tags kept, {name}"),
                label="Keeping the tags",
                failed=dialog.refuse,
            )

        dialog.submit(send)

    desk.read(gather, ask, label="Looking up tags")
