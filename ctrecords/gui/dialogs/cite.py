"""Cites the page or passage one looks at: it is named already, Enter keeps it; a note of it can be written at once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ctrecords.actions import citing
from ctrecords.actions.citing import Passage
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import words_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.viewer.spot import Spot
from ctrecords.model.event import Document
from ctrecords.model.ids import CitationId
from ctrecords.model.record import Citation

Done = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A place as it would be cited."""

    passage: Passage
    named: Passage
    words: str


class Cite(FormDialog):
    """Asks for nothing that is not known: the place, the words that stand there, what they show."""

    def __init__(self, proposed: Proposed, parent: QWidget | None = None) -> None:
        super().__init__("Cite", "Keep citation", parent, line=proposed.words, width=480)
        self._region = proposed.passage.region
        self._page = proposed.passage.page
        self._place = place_words(proposed.named)
        self.place = QLineEdit(self._place)
        self.quotation = words_field("Words that stand there", proposed.passage.quotation, lines=4)
        self.shows = QLineEdit()
        self.shows.setPlaceholderText("Federal office, access removed in April")
        self.add("What it shows (kept as a note, may stay empty)", self.shows)
        self.add("Page, or rows such as “rows 88-90”", self.place)
        self.add("Words that stand there", self.quotation)
        self.shows.setFocus()

    def passage(self) -> Passage:
        """The place to be cited.

        Raises:
            CtrecordsError: it is neither a page nor rows.
        """
        typed = citing.passage(self.place.text(), self.quotation.toPlainText().strip())
        unmoved = self.place.text() == self._place
        same = unmoved and not typed.rows
        return Passage(
            page=self._page if unmoved or typed.rows else typed.page,
            rows=typed.rows,
            sheet=typed.sheet,
            region=self._region if same else "",
            quotation=typed.quotation,
        )


def place_words(passage: Passage | Citation) -> str:
    """A place as it is typed: 14, rows 88-90, row 362 of Log."""
    if passage.rows:
        of = f" of {passage.sheet}" if isinstance(passage, Passage) and passage.sheet else ""
        return f"row{'s' if '-' in passage.rows else ''} {passage.rows}{of}"
    return str(passage.page) if passage.page else ""


def passage_at(spot: Spot) -> Passage:
    """The place one looks at in the reader."""
    return Passage(page=spot.page or None, rows=spot.rows, region=spot.region, quotation=spot.quotation)


def open_cite(desk: Desk, parent: QWidget, document: Document, spot: Spot, done: Done) -> None:
    """Ask whether to cite what is selected, or the page; *done* gets the sentence."""
    passage = passage_at(spot)

    def gather(book: Casebook) -> Proposed:
        named = citing.named(book, document.id, passage)
        return Proposed(passage=passage, named=named, words=citing.words(book, document.id, passage))

    def ask(proposed: Proposed) -> None:
        dialog = Cite(proposed, parent)

        def send() -> None:
            place, shows = dialog.passage(), dialog.shows.text().strip()
            desk.write(
                lambda book, _progress: citing.resolve(
                    book,
                    (
                        citing.annotate(book, document.id, place, shows)
                        if shows
                        else citing.cite(book, document.id, place)
                    ).id,
                ),
                lambda made: dialog.finish(done, f"Cited: {made.words}. {made.doubt}".strip()),
                label="Citing",
                failed=dialog.refuse,
            )

        dialog.submit(send)

    desk.read(gather, ask, label="Citing")


def copy_citation(desk: Desk, document: Document, spot: Spot, done: Done) -> None:
    """Put the words of a citation on the clipboard, with what is quoted; nothing is kept."""
    passage = passage_at(spot)

    def copied(words: str) -> None:
        QGuiApplication.clipboard().setText(f"“{passage.quotation}” {words}" if passage.quotation else words)
        done(f"Copied: {words}")

    desk.read(lambda book: citing.words(book, document.id, passage), copied, label="Copying")


def remove_citation(desk: Desk, citation: CitationId, done: Done) -> None:
    """Take a citation away without asking; the toast offers Undo."""
    desk.write(
        lambda book, _progress: citing.remove(book, citation),
        lambda _row: done("Citation removed"),
        label="Removing the citation",
    )
