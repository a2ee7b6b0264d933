"""The column one narrows a search by: kinds, cases, agencies, days and citations, each with how many are left.

It must not know how they are counted; it says what is ticked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctrecords.actions import citing, search
from ctrecords.actions.search import Facets
from ctrecords.casebook import Casebook
from ctrecords.gui import dressing
from ctrecords.gui.screens.search_found import KINDS
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.counted import CountedTick
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.index.where import Where
from ctrecords.model.ids import ref

_SHOWN = 4
"""So many agencies are shown before the others are asked for."""
_DAYS = {7: "Last 7 days", 30: "Last 30 days"}
_CITED = {1: "Already cited", 0: "Not cited"}
Key = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is ticked: kinds, cases, agencies, the last so many days (0: all), cited or not (None: both)."""

    kinds: frozenset[str] = frozenset()
    cases: frozenset[int] = frozenset()
    agencies: frozenset[int] = frozenset()
    days: int = 0
    cited: bool | None = None

    @property
    def any(self) -> bool:
        """Whether anything is ticked."""
        return self != Wanted()

    def where(self, today: date) -> Where:
        """The same as it is asked of a search."""
        return Where(
            kinds=self.kinds or None,
            cases=self.cases or None,
            agencies=self.agencies or None,
            after=day_since(today, self.days) if self.days else None,
        )

    def spelled(self, book: Casebook, words: str, today: date) -> str:
        """The words with what is ticked, as it can be typed; several of one kind mean any of them."""
        parts = [words, *(f"kind:{kind}" for kind in sorted(self.kinds))]
        parts += [f"case:{ref('C', number)}" for number in sorted(self.cases)]
        parts += [f"agency:{slug}" for slug in search.slugs(book, self.agencies)]
        parts += [f"after:{day_since(today, self.days).isoformat()}"] if self.days else []
        parts += [f"cited:{'yes' if self.cited else 'no'}"] if self.cited is not None else []
        return " ".join(parts)


def day_since(today: date, days: int) -> date:
    """The first of the last so many days, today included."""
    return today - timedelta(days=days - 1)


def days_since(today: date) -> tuple[date, ...]:
    """The days the column counts from."""
    return tuple(day_since(today, days) for days in _DAYS)


class _Part(QWidget):
    """A heading with boxes under it; with *single* at most one of them is ticked. Signals: ``changed``."""

    changed = Signal()

    def __init__(self, title: str, *, single: bool = False, folded: bool = False) -> None:
        super().__init__()
        self.boxes: dict[Key, CountedTick] = {}
        self._single, self._folded, self._open = single, folded, False
        self.column = QVBoxLayout(self)
        dressing.space(self.column, (0, 0, 0, 10), 0)
        self.column.addWidget(label(title, "strong"))
        self.more = link("", small=True)
        self.more.setProperty("flush", True)
        self.more.hide()
        self.more.clicked.connect(self._unfold)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(title)

    def ticked(self) -> frozenset[Key]:
        """The keys that are ticked."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def show_counts(self, names: Mapping[Key, str], counts: Mapping[Key, int | None]) -> None:
        """Show these with their counts; one that is ticked stays, with a count of 0 when it has none."""
        kept = self.ticked()
        wanted = {key: name for key, name in names.items() if key in counts or key in kept}
        wanted |= {key: self.boxes[key].text() for key in kept if key not in wanted}
        if [*wanted.items()] != [(key, box.text()) for key, box in self.boxes.items()]:
            self._fill(wanted, kept)
        for key, box in self.boxes.items():
            box.set_count(counts.get(key, 0))
        self.setVisible(bool(self.boxes))
        self._fold()

    def tick(self, keys: frozenset[Key]) -> None:
        """Tick these and no others, without a word."""
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(key in keys)
            box.blockSignals(False)

    def _fill(self, wanted: Mapping[Key, str], kept: frozenset[Key]) -> None:
        for box in self.boxes.values():
            if key_of(self.boxes, box) not in wanted:
                box.hide()
                box.deleteLater()
        self.boxes = {
            key: self.boxes[key] if key in self.boxes else self._made(name) for key, name in wanted.items()
        }
        for at, (key, box) in enumerate(self.boxes.items(), 1):
            box.setText(wanted[key])
            self.column.insertWidget(at, box)
        self.tick(kept)

    def _made(self, name: str) -> CountedTick:
        box = CountedTick(name, parent=self)
        box.clicked.connect(lambda: self._clicked(box))
        return box

    def _clicked(self, box: CountedTick) -> None:
        if self._single and box.isChecked():
            key = key_of(self.boxes, box)
            self.tick(frozenset(() if key is None else (key,)))
        self.changed.emit()

    def _unfold(self) -> None:
        self._open = not self._open
        self._fold()

    def _fold(self) -> None:
        over = (
            [box for box in list(self.boxes.values())[_SHOWN:] if not box.isChecked()] if self._folded else []
        )
        for box in self.boxes.values():
            box.setVisible(self._open or box not in over)
        words = "Fewer" if self._open else f"{len(over):,} more"
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(bool(over))


def key_of(boxes: Mapping[Key, CountedTick], box: CountedTick) -> Key | None:
    """The key of a box; None when it is not among them."""
    return next((key for key, one in boxes.items() if one is box), None)


class FacetsColumn(ScrollColumn):
    """All of them. Signals: ``changed`` something was ticked."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setAccessibleName("Narrow the search")
        self.kinds = _Part("Kind")
        self.cases = _Part("Case")
        self.agencies = _Part("Agency", folded=True)
        self.days = _Part("Received", single=True)
        self.cited = _Part("Citations", single=True)
        self.parts = (self.kinds, self.cases, self.agencies, self.days, self.cited)
        self.clear_button = link("Clear filters", small=True)
        self.clear_button.setProperty("flush", True)
        self.clear_button.hide()
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column, (20, 10, 12, 10), 2)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in self.parts:
            column.addWidget(part)
            part.hide()
            part.changed.connect(self._changed)
        column.addStretch(1)
        self.setWidget(sheet)
        self.clear_button.clicked.connect(self.clear)

    def wanted(self) -> Wanted:
        """What is ticked."""
        cited = next(iter(self.cited.ticked()), None)
        return Wanted(
            kinds=frozenset(str(key) for key in self.kinds.ticked()),
            cases=frozenset(int(key) for key in self.cases.ticked()),
            agencies=frozenset(int(key) for key in self.agencies.ticked()),
            days=next((int(key) for key in self.days.ticked()), 0),
            cited=None if cited is None else bool(cited),
        )

    def show_facets(self, facets: Facets | None) -> None:
        """Show how many there are of each; None: nothing was looked for."""
        if facets is None:
            for part in self.parts:
                part.setVisible(bool(part.ticked()))
            return
        counted = facets.counted
        kinds: dict[Key, int | None] = dict(counted.kinds.items())
        since: dict[Key, int | None] = {
            days: counted.since.get(day_since(self._today, days), 0) for days in _DAYS if counted.total
        }
        cited: dict[Key, int | None] = {1: counted.listed, 0: counted.unlisted} if counted.listed else {}
        short = {number: citing.short_name(name) for number, name in facets.agencies.items()}
        self.kinds.show_counts(dict(KINDS.items()), kinds)
        self.cases.show_counts(_named(facets.cases, counted.cases), _numbers(counted.cases))
        self.agencies.show_counts(_named(short, counted.agencies), _numbers(counted.agencies))
        self.days.show_counts(dict(_DAYS.items()), since)
        self.cited.show_counts(dict(_CITED.items()), cited)

    def clear(self) -> None:
        """Tick nothing, and say so."""
        for part in self.parts:
            part.tick(frozenset())
        self._changed()

    def _changed(self) -> None:
        self.clear_button.setVisible(self.wanted().any)
        self.changed.emit()


def _named(names: Mapping[int, str], counts: Mapping[int | None, int]) -> dict[Key, str]:
    """The names in the order of the counts, the most first."""
    return {key: names[key] for key in counts if key is not None and key in names}


def _numbers(counts: Mapping[int | None, int]) -> dict[Key, int | None]:
    return {key: count for key, count in counts.items() if key is not None}
