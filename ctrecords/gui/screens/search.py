"""One search over everything: hits while one types, grouped by request, narrowed at the left, shown at the right.

Searches run away from the window; an answer to words that were typed over is dropped. Nothing that was typed is
kept outside of the casebook.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ctrecords.actions import reading, saved_searches, search
from ctrecords.actions.search import Answer, Facets
from ctrecords.gui import dressing, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.cite import copy_citation, open_cite
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens import search_found as found
from ctrecords.gui.screens import search_saving as saving
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.screens.search_bar import SearchBar
from ctrecords.gui.screens.search_facets import FacetsColumn, days_since
from ctrecords.gui.screens.search_field import WordsField
from ctrecords.gui.screens.search_found import Chip
from ctrecords.gui.screens.search_list import FoundList
from ctrecords.gui.screens.search_preview import Preview
from ctrecords.gui.screens.search_where import place_of
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.rule import Rule
from ctrecords.gui.widgets.scrolling import scrolled
from ctrecords.index.kept import Reading
from ctrecords.model.days import Days
from ctrecords.model.directory import Agency
from ctrecords.model.event import Document, Effect, Event
from ctrecords.model.ids import SavedSearchId
from ctrecords.model.note import Note
from ctrecords.model.record import Citation, SavedSearch
from ctrecords.model.request import Case, Letter, Request

_FACETS, _PREVIEW = 216, 352
_NARROW = 620
_FIRST, _MORE = 100, 100
_BEFORE = "Pages, e-mails, calls, letters and notes are searched together."
_HOW = "Words, “phrases”, begin*, -not, one OR other, NEAR(two words), agency:, case:, kind:, before:, after:"


class SearchScreen(Screen):
    """The field, what narrows it, what was found, and the hit itself."""

    where = Where.SEARCH
    cares: ClassVar[frozenset[type]] = frozenset(
        {Agency, Case, Citation, Document, Effect, Event, Letter, Note, Reading, Request, SavedSearch}
    )
    does: ClassVar[frozenset[str]] = frozenset({"filter", "search", "cite", "copy-citation"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "Search"
        self.answer: Answer | None = None
        self.facets: Facets | None = None
        self._limit = _FIRST
        self.field = WordsField()
        self.header.set_title(self.title)
        self.header.put(self.field)
        self.saved = saving.SavedButton(self)
        self.header.add_action(self.saved)
        self.bar = SearchBar()
        self.add_bar(self.bar)
        self.add_bar(Rule(Qt.Orientation.Horizontal))
        self.column = FacetsColumn(desk.today)
        self.list = FoundList()
        self.more_button = button("")
        self.near_button = button("")
        self.read_button = button("")
        self.clear_button = button("Clear filters")
        self.none = EmptyState(
            "search", "No hits.", actions=[self.near_button, self.read_button, self.clear_button]
        )
        self.before = EmptyState("search", _BEFORE, _HOW)
        self.pages = QStackedWidget()
        for page in (scrolled(self.before), self._results(), scrolled(self.none)):
            self.pages.addWidget(page)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.column)
        split.addWidget(self.pages)
        split.setStretchFactor(1, 1)
        dressing.fix(self.column, least_width=_FACETS, most_width=_FACETS)
        self.set_content(split)
        self.preview = Preview(desk)
        self.set_inspector(self.preview, _PREVIEW)
        self._connect()
        self._show_nothing()

    def _results(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        dressing.space(foot, (20, 0, 20, 0))
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        column.addLayout(foot)
        return sheet

    def _connect(self) -> None:
        self.field.asked.connect(self._typed)
        self.bar.filters.toggled.connect(self._fold)
        self.field.stepped.connect(self._step)
        self.field.entered.connect(self.list.open_chosen)
        self.column.changed.connect(self._narrowed)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self._open)
        self.preview.opened.connect(self.list.open_chosen)
        self.preview.cited.connect(self._cite)
        self.more_button.clicked.connect(self._more)
        self.bar.read_asked.connect(self.read_now)
        self.bar.meant.connect(self.search_for)
        self.near_button.clicked.connect(self._near)
        self.read_button.clicked.connect(self.read_now)
        self.clear_button.clicked.connect(self.column.clear)
        self.saved.clicked.connect(self._save)
        self.saved.ran.connect(self._again)
        self.saved.renamed.connect(self._rename)
        self.saved.removed.connect(self._remove)

    # Searching

    @property
    def words(self) -> str:
        """What is looked for now."""
        return self.field.text().strip()

    def visit(self, place: Place) -> None:
        """Show what was searched for last, or what the place says."""
        moved = place != self.place
        super().visit(place)
        if moved and place.id:
            self._run(SavedSearchId(place.id))
        elif moved and place.words:
            self.search_for(" ".join(place.words))
        self.field.selectAll()

    def _run(self, number: SavedSearchId) -> None:
        self.desk.read(
            lambda book: [row for row in saved_searches.every(book) if row.id == number],
            lambda rows: self.search_for(rows[0].words) if rows else None,
            label="Saved searches",
        )

    def load(self) -> None:
        """Look again for the same words, and read which searches are saved."""
        self.desk.read(
            saved_searches.every, self.saved.show_saved, label="Saved searches", key="saved-searches"
        )
        self._ask()

    def search_for(self, words: str) -> None:
        """Look for these words, with nothing ticked."""
        self.field.set_words(words)
        self.column.clear()

    def _typed(self, _words: str) -> None:
        self._limit = _FIRST
        self._ask()

    def _narrowed(self) -> None:
        self._limit = _FIRST
        self._ask()

    def _more(self) -> None:
        self._limit += _MORE
        self._ask()

    def _ask(self) -> None:
        words, wanted, limit = self.field.text(), self.column.wanted(), self._limit
        search.stop(self.desk.casebook)
        if not words.strip():
            self._show_nothing()
            return
        where = wanted.where(self.desk.today)
        self.desk.read(
            lambda book: search.search(
                book, words, where=where, limit=limit, cited=wanted.cited, typing=True
            ),
            self._show,
            label="Searching",
            key="search",
        )

    def _show(self, answer: Answer) -> None:
        if not self.words:
            return
        since = days_since(self.desk.today)
        same = self.answer is not None and self.answer.query == answer.query
        self.facets = self.facets if same and self.answer and self.answer.where == answer.where else None
        self.answer = answer
        self._tell()
        self.desk.read(
            lambda book: search.facets(book, answer.query, answer.where, since=since),
            self._count,
            label="Counting",
            key="search-facets",
        )

    def _count(self, facets: Facets) -> None:
        if self.answer is not None and self.words:
            self.facets = facets
            self.column.show_facets(facets)
            self._tell()

    def _tell(self) -> None:
        """Show the answer, with the counts as far as they are known."""
        answer = self.answer
        if answer is None:
            return
        self.bar.show_answer(answer, self.facets)
        self.list.show_rows(found.rows(answer, self.facets, self._days()))
        left = (self.facets.counted.total if self.facets else answer.found.total) - len(answer.found.hits)
        self.more_button.setText(f"Show {min(left, _MORE):,} more of {left:,}")
        self.more_button.setAccessibleName(self.more_button.text())
        self.more_button.setVisible(left > 0)
        if answer.found.hits:
            self.pages.setCurrentIndex(1)
        else:
            self._show_none(answer)
        self.retitled.emit()

    def _show_none(self, answer: Answer) -> None:
        unread = found.unread(answer)
        ticked = self.column.wanted().any
        said = f"Searched {found.covered(answer)}."
        if unread:
            one = unread.startswith("1 ")
            said += f" {unread} {'is' if one else 'are'} not read yet, so the word may be in {'it' if one else 'them'}."
        self.none.set_words(f"No hits for “{_short(self.words)}”.", said)
        _word(self.near_button, f"Search for “{answer.meant}”" if answer.meant else "")
        _word(self.read_button, f"Read {unread}" if unread else "")
        _word(self.clear_button, "Clear filters" if ticked else "")
        self.pages.setCurrentIndex(2)

    def _show_nothing(self) -> None:
        self.answer = self.facets = None
        self.bar.show_nothing("")
        self.list.show_rows([])
        self.column.show_facets(None)
        self.pages.setCurrentIndex(0)

    def _days(self) -> Days:
        return self.desk.casebook.days()

    # What is chosen

    def first_focus(self) -> QWidget | None:
        """The field."""
        return self.field

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Type over the words."""
        found: dict[str, Callable[[], None]] = {"filter": self.field.go_to, "search": self.field.go_to}
        if self.preview.cite_button.isEnabled():
            found |= {"cite": self.preview.cite, "copy-citation": self._copy}
        return found

    def _picked(self, chip: Chip | None) -> None:
        lit = search.lit(self.answer.query) if self.answer is not None else ()
        self.preview.show_hit(chip, lit)
        self.retitled.emit()

    def _step(self, by: int) -> None:
        for _ in range(abs(by)):
            self.list.step(1 if by > 0 else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what narrows the search where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < theme.px(_NARROW)
        self.bar.filters.setVisible(narrow)
        self.column.setVisible(not narrow or self.bar.filters.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3 goes to the next hit in the file."""
        if event.key() == Qt.Key.Key_F3:
            self.preview.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    # Acts

    def _open(self, chip: Chip) -> None:
        lit = search.lit(self.answer.query) if self.answer is not None else ()
        self.desk.read(
            lambda book: place_of(book, chip, lit), self.go.emit, label="Open a hit", key="open-hit"
        )

    def read_now(self) -> None:
        """Read what is not read yet."""
        if self.desk.reading is not None:
            self.desk.reading.pause(on=False)
            self.desk.reading.wake()
            self.did.emit("Reading. What is found there is added as it is read.")
            return
        book = self.desk.casebook
        self.desk.jobs.run(
            lambda progress: reading.read_all(book, progress=progress),
            lambda _none: self.reload(),
            label="Reading scans",
            kept="What was read stays.",
        )

    def _cite(self, spot: Spot) -> None:
        chip = self.preview.chip
        if chip is not None:
            hit = chip.hit
            self.desk.read(
                lambda book: search.document(book, hit),
                lambda row: open_cite(self.desk, self, row, spot, self.did.emit),
                label="Cite",
            )

    def _copy(self) -> None:
        chip, spot = self.preview.chip, self.preview.spot()
        if chip is not None:
            hit = chip.hit
            self.desk.read(
                lambda book: search.document(book, hit),
                lambda row: copy_citation(self.desk, row, spot, self.did.emit),
                label="Copy citation",
            )

    def _near(self) -> None:
        if self.answer is not None and self.answer.meant:
            self.search_for(self.answer.meant)

    def _again(self, row: SavedSearch) -> None:
        self.search_for(row.words)

    def _rename(self, row: SavedSearch) -> None:
        saving.rename(self.desk, self, row, self.did.emit)

    def _remove(self, row: SavedSearch) -> None:
        saving.remove(self.desk, row, self.did.emit)

    def _save(self) -> None:
        wanted = self.column.wanted()
        words, today = self.words, self.desk.today
        if not words:
            self.field.go_to()
            return
        self.desk.read(
            lambda book: wanted.spelled(book, words, today),
            lambda said: saving.save(self.desk, self, said, self.did.emit),
            label="Save search",
        )


def _word(shown: QPushButton, words: str) -> None:
    shown.setText(words)
    shown.setAccessibleName(words)
    shown.setVisible(bool(words))


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"  # noqa: PLR2004  letters of a heading
