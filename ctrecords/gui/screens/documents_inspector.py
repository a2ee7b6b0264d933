"""What is known of one file beside its pages: tags, citations, withheld parts, notes, its files and its custody.

It is shown what was gathered and asks for acts by signals; it must not know the casebook.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ctrecords.actions.citing import Resolved
from ctrecords.extract.page import Kind
from ctrecords.gui import dressing
from ctrecords.gui.screens.documents_seen import HEALTH, Seen, belongs
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.buttons import IconButton, link
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import Facts, Section, end_with_last
from ctrecords.gui.widgets.tags import Tags
from ctrecords.model.days import plural
from ctrecords.model.event import Document
from ctrecords.model.note import Note
from ctrecords.model.record import Withholding

_ALONE = 1_000
_CHIPS = {"good": (ChipKind.GOOD, "check"), "danger": (ChipKind.ALERT, "bang")}


class DocumentInspector(ScrollColumn):
    """One document.

    Signals: ``cite``, ``withhold``, ``note``, ``tag``, ``edit`` that act was asked for; ``went`` a page, row and region
    are to be shown; ``opened`` another document, by its number; ``dropped`` a Citation, ``changed`` and ``removed`` a
    Withholding, ``renoted`` and ``unnoted`` a Note; ``letter`` the letter that asks for the missing exemptions.
    """

    cite = Signal()
    withhold = Signal()
    note = Signal()
    tag = Signal()
    edit = Signal()
    letter = Signal()
    went = Signal(int, int, str)
    opened = Signal(int)
    dropped = Signal(object)
    changed = Signal(object)
    removed = Signal(object)
    renoted = Signal(object)
    unnoted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen: Seen | None = None
        self.page = 0
        self.setAccessibleName("Document")
        self.name = label("", "panel", wrap=True, selectable=True)
        self.belongs = label("", "body2", wrap=True)
        self.tags = Tags()
        self.tag_button = link("Add tag", small=True)
        self.tag_button.setProperty("flush", True)
        self.tag_button.clicked.connect(self.tag)
        self.citations = Section("Citations", act="Cite page")
        self.withheld = Section("Withholdings", act="Add")
        self.withheld.act.setAccessibleName("Log a withholding")
        self.notes = Section("Notes", act="Add")
        self.notes.act.setAccessibleName("Write a note")
        self.files = Section("Files in it")
        self.custody = Section("Custody", act="Edit")
        self.custody.act.setAccessibleName("Say how it came")
        for section, signal in (
            (self.citations, self.cite),
            (self.withheld, self.withhold),
            (self.notes, self.note),
            (self.custody, self.edit),
        ):
            section.linked.connect(signal)
        self.nothing = EmptyState("docs", "No file chosen", "Choose one in the list.")
        self._parts: tuple[QWidget, ...] = (
            self._head(),
            self.citations,
            self.withheld,
            self.notes,
            self.files,
            self.custody,
        )
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        for part in self._parts:
            column.addWidget(part)
        column.addWidget(self.nothing, _ALONE)
        column.addStretch(1)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.show_none(0)

    def _head(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("section", True)
        column = QVBoxLayout(frame)
        dressing.space(column, (16, 12, 16, 12), 1)
        column.addWidget(self.name)
        column.addWidget(self.belongs)
        column.addWidget(self.tags)
        column.addWidget(self.tag_button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def show_none(self, count: int) -> None:
        """Say that no single file is chosen."""
        self.seen = None
        for part in self._parts:
            part.hide()
        words = f"{plural(count, 'file')} chosen" if count else "No file chosen"
        self.nothing.set_words(words, "" if count else "Choose one in the list.")
        self.nothing.show()

    def show_page(self, page: int) -> None:
        """Say which page the reader shows, so that its acts name it."""
        if page == self.page:
            return
        self.page = page
        if self.seen is not None:
            self._name_acts(self.seen)
            self._count_withheld(self.seen)

    def show_seen(self, seen: Seen) -> None:
        """Show one document; where one had scrolled to stays for the same one."""
        same = self.seen is not None and self.seen.document.id == seen.document.id
        self.seen = seen
        self.setAccessibleName(seen.document.name)
        self.name.setText(seen.document.name)
        self.belongs.setText(belongs(seen))
        self.tags.show_tags(seen.tags)
        self.tag_button.setText("Change tags" if seen.tags else "Add tag")
        self.tag_button.setAccessibleName(self.tag_button.text())
        for part in (self.citations, self.withheld, self.notes, self.files, self.custody):
            part.clear()
        for one in seen.citations:
            self.citations.body.addWidget(self._citation(seen, one))
        for row in seen.withheld:
            self.withheld.body.addWidget(self._withholding(seen, row))
        if any(not row.section for row in seen.withheld):
            again = link("Ask them to cite exemptions", small=True)
            again.setProperty("flush", True)
            again.clicked.connect(self.letter)
            again.setEnabled(not seen.no_letter)
            self.withheld.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
            if seen.no_letter:
                again.setAccessibleDescription(seen.no_letter)
                self.withheld.body.addWidget(label(f"Not now: {seen.no_letter}", "caption", wrap=True))
        for note in seen.notes:
            self.notes.body.addWidget(self._note(seen, note))
        self._show_files(seen)
        self._show_custody(seen)
        self._name_acts(seen)
        self._count_withheld(seen)
        self.nothing.hide()
        for part in self._parts:
            part.show()
        self.files.setVisible(bool(seen.parts))
        end_with_last([self.citations, self.withheld, self.notes, self.files, self.custody])
        if not same:
            self.verticalScrollBar().setValue(0)

    def _name_acts(self, seen: Seen) -> None:
        self.citations.set_note(str(len(seen.citations)) if seen.citations else "")
        held = seen.custody.listed.reading
        table = held is not None and held.look.kind is Kind.SHEET
        page = f"Cite page {self.page}" if self.page and seen.paged else "Cite file"
        words = "Cite rows" if table else page
        self.citations.act.setText(words)
        self.citations.act.setAccessibleName(words)

    def _count_withheld(self, seen: Seen) -> None:
        here = sum(row.page == self.page for row in seen.withheld)
        every = len(seen.withheld)
        told = f"{here} of {every} on this page" if here != every else f"{every} on this page"
        self.withheld.set_note((told if seen.paged else str(every)) if every else "")

    def _show_files(self, seen: Seen) -> None:
        self.files.set_note(plural(len(seen.parts), "file"))
        for part in seen.parts:
            self.files.body.addWidget(self._link(part), 0, Qt.AlignmentFlag.AlignLeft)

    def _show_custody(self, seen: Seen) -> None:
        word, color, said = HEALTH[seen.custody.health]
        kind, glyph = _CHIPS[color]
        chip = Chip(kind, word, glyph)
        chip.setAccessibleName(f"{word}. {said}")
        self.custody.body.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        if seen.custody.health != "ok":
            self.custody.body.addWidget(label(said, "error", wrap=True))
        self.custody.body.addWidget(Facts(seen.facts()))
        if seen.custody.came_in is not None:
            row = QWidget()
            line = QHBoxLayout(row)
            dressing.space(line, spacing=12)
            line.addWidget(label("Came in", "body2"))
            line.addWidget(self._link(seen.custody.came_in))
            line.addStretch(1)
            self.custody.body.addWidget(row)

    def _link(self, document: Document) -> QWidget:
        made = link(document.name, small=True)
        made.setProperty("flush", True)
        made.setAccessibleName(f"Open {document.name}")
        made.clicked.connect(lambda: self.opened.emit(document.id))
        return made

    def _citation(self, seen: Seen, one: Resolved) -> QWidget:
        row = one.citation
        words = row.quotation or ("Rows" if row.rows else "Page" if row.page else "The whole file")
        place = seen.spot_words(row.page, row.rows)
        first = int(row.rows.partition("-")[0] or 0)
        return _entry(
            words,
            place,
            (one.broken, one.doubt),
            named=f"Citation: {words}, {place}",
            show=lambda: self.went.emit(row.page or 1, first, row.region),
            acts=(("Remove citation", lambda: self.dropped.emit(row)),),
        )

    def _withholding(self, seen: Seen, row: Withholding) -> QWidget:
        first = int(row.rows.partition("-")[0] or 0)
        place = seen.spot_words(row.page, row.rows)
        return _entry(
            row.what,
            ", ".join(part for part in (place, f"§ {row.section}" if row.section else "") if part),
            (),
            named=f"Withheld: {row.what}, {place}, {row.section or 'none cited'}",
            show=lambda: self.went.emit(row.page or 1, first, ""),
            acts=(
                ("Correct", lambda: self.changed.emit(row)),
                ("Remove", lambda: self.removed.emit(row)),
            ),
            chip=None if row.section else Chip(ChipKind.ALERTLINE, "None cited", "blank"),
        )

    def _note(self, seen: Seen, note: Note) -> QWidget:
        cited = next((one.citation for one in seen.citations if one.citation.id == note.citation), None)

        def show() -> None:
            if cited is not None:
                first = int(cited.rows.partition("-")[0] or 0)
                self.went.emit(cited.page or 1, first, cited.region)

        return _entry(
            note.text,
            seen.place_of(note),
            (),
            named=f"Note: {note.text[:60]}",
            show=show if cited is not None else None,
            acts=(
                ("Change note", lambda: self.renoted.emit(note)),
                ("Remove note", lambda: self.unnoted.emit(note)),
            ),
        )


def _entry(
    words: str,
    second: str,
    wrong: Sequence[str],
    *,
    named: str,
    show: Callable[[], None] | None,
    acts: Sequence[tuple[str, Callable[[], None]]],
    chip: Chip | None = None,
) -> QWidget:
    """Words with a line below them, a way to their place in the file, and a menu of what can be done with them."""
    made = QWidget()
    made.setAccessibleName(named)
    column = QVBoxLayout()
    dressing.space(column, spacing=1)
    column.addWidget(label(words, wrap=True, selectable=True))
    below = QHBoxLayout()
    dressing.space(below, spacing=8)
    if second and show is not None:
        to = link(second, small=True)
        to.setProperty("flush", True)
        to.setAccessibleName(f"Show {named}")
        to.clicked.connect(show)
        below.addWidget(to)
    elif second:
        below.addWidget(label(second, "caption", wrap=True), 1)
    if chip is not None:
        below.addWidget(chip)
    below.addStretch(1)
    column.addLayout(below)
    for said in wrong:
        if said:
            column.addWidget(label(said, "error", wrap=True))
    more = IconButton("more", f"More about {named}")
    menu = QMenu(more)
    for said, act in acts:
        menu.addAction(said).triggered.connect(act)
    more.clicked.connect(lambda: menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
    row = QHBoxLayout(made)
    dressing.space(row, (0, 0, 0, 4), 6)
    row.addLayout(column, 1)
    row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
    return made
