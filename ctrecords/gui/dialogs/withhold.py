"""Logs a part that was blacked out or left out, with the exemption cited for it or none; or corrects one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from ctrecords.actions import citing, withholding
from ctrecords.actions.citing import Passage
from ctrecords.actions.withholding import sections
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.cite import passage_at, place_words
from ctrecords.gui.dialogs.fields import words_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.item_row import cited_in, section_box
from ctrecords.gui.viewer.spot import Spot
from ctrecords.law.exemptions import Claimable
from ctrecords.model.event import Document
from ctrecords.model.ids import WithholdingId
from ctrecords.model.record import Withholding

Done = Callable[[str], None]


class Withhold(FormDialog):
    """Asks what is missing, where, the section cited, and the agency's words about it."""

    def __init__(
        self,
        name: str,
        claimed: Sequence[Claimable],
        place: Passage,
        row: Withholding | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title, verb = (
            ("Log withholding", "Log withholding")
            if row is None
            else ("Correct withholding", "Keep correction")
        )
        super().__init__(title, verb, parent, line=name, width=480)
        self._page = row.page if row is not None else place.page
        self.what = QLineEdit(row.what if row is not None else "")
        self.what.setPlaceholderText("Row 33, agency name")
        kept = Passage(page=row.page, rows=row.rows) if row is not None else place
        self.place = QLineEdit(place_words(kept))
        self.section = section_box("Exemption cited for it", claimed)
        if row is not None and row.section:
            self.section.setCurrentText(row.section)
        self.words = words_field("What the agency wrote about it", row.quotation if row is not None else "")
        self.add("What is missing", self.what)
        self.add("Page, or rows such as “rows 33-35”", self.place)
        self.add("Exemption cited for it", self.section)
        self.add("What the agency wrote about it", self.words)
        self.what.setFocus()

    def passage(self) -> Passage:
        """Where it is missing.

        Raises:
            CtrecordsError: it is neither a page nor rows.
        """
        typed = citing.passage(self.place.text(), self.words.toPlainText().strip())
        return Passage(
            page=self._page if typed.rows else typed.page,
            rows=typed.rows,
            sheet=typed.sheet,
            quotation=typed.quotation,
        )

    def cited(self) -> str:
        """The section cited; empty for none."""
        return cited_in(self.section)


def open_withhold(
    desk: Desk,
    parent: QWidget,
    document: Document,
    spot: Spot,
    done: Done,
    *,
    row: Withholding | None = None,
) -> None:
    """Ask for a withheld part at the place one looks at, or correct one; *done* gets the sentence."""
    place = Passage(page=passage_at(spot).page, rows=spot.rows)

    def ask(claimed: Sequence[Claimable]) -> None:
        dialog = Withhold(document.name, claimed, place, row, parent)

        def send() -> None:
            what, where, cited = dialog.what.text(), dialog.passage(), dialog.cited()
            desk.write(
                lambda book, _progress: (
                    withholding.log(book, document.id, what, place=where, section=cited)
                    if row is None
                    else withholding.change(book, row.id, what=what, place=where, section=cited)
                ),
                lambda made: dialog.finish(done, f"Withheld: {made.what}"),
                label="Logging",
                failed=dialog.refuse,
            )

        dialog.submit(send)

    desk.read(lambda book: sections(book, document.id), ask, label="Looking up exemptions")


def remove_withholding(desk: Desk, number: WithholdingId, done: Done) -> None:
    """Take a withheld part out of the log without asking; the toast offers Undo."""
    desk.write(
        lambda book, _progress: withholding.remove(book, number),
        lambda _row: done("Withholding removed"),
        label="Removing the withholding",
    )
