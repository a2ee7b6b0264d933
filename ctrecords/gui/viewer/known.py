"""The texts of the pages of one file as they are needed, asked away from the window, the newest wish first.

It must not know who shows them.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ctrecords.actions import documents
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.extract.page import How, Page
from ctrecords.gui.desk import Desk

_MOST = 80
"""Pages kept at hand."""
_AT_ONCE = 8
Places = Callable[[int], Page]
"""Gives a page with the places of its words, away from the window."""


class Known(QObject):
    """Pages with the places of their words.

    Signals: ``came`` pages are there, by number.
    """

    came = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = ""
        self._places: Places | None = None
        self._kept: OrderedDict[int, Page] = OrderedDict()
        self._wanted: list[int] = []
        self._none: set[int] = set()
        self._busy = False

    def open(self, source: str) -> None:
        """Turn to another file, by its SHA-256; empty for none."""
        self._source = source
        self._places = None
        self._kept.clear()
        self._wanted.clear()
        self._none.clear()

    def place_by(self, places: Places) -> None:
        """Ask this for the places of the words of pages that are kept without."""
        self._places = places

    def page(self, number: int) -> Page | None:
        """A page that is at hand; None while it is not."""
        found = self._kept.get(number)
        if found is not None:
            self._kept.move_to_end(number)
        return found

    def want(self, numbers: Iterable[int], *, later: bool = False) -> None:
        """Have pages at hand soon; *later*: when the others are there, as far as there is room to wait."""
        new = [one for one in numbers if one > 0 and one not in self._kept and one not in self._none]
        if later:
            self._wanted = list(dict.fromkeys((*self._wanted, *new)))[:_AT_ONCE]
        else:
            self._wanted = list(dict.fromkeys((*new, *self._wanted)))[:_AT_ONCE]
        self._ask()

    def _ask(self) -> None:
        if self._busy or not self._wanted or not self._source:
            return
        self._busy = True
        source, places, numbers = self._source, self._places, tuple(self._wanted)
        self._wanted.clear()

        def ask(book: Casebook) -> tuple[str, dict[int, Page | None]]:
            return source, {
                number: _placed(documents.page(book, source, number), places) for number in numbers
            }

        self._desk.read(ask, self._came, label="Read a page")

    def _came(self, told: tuple[str, dict[int, Page | None]]) -> None:
        self._busy = False
        source, pages = told
        if source == self._source:
            self._none |= {number for number, page in pages.items() if page is None}
            self._kept |= {number: page for number, page in pages.items() if page is not None}
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            self.came.emit(frozenset(pages))
        self._ask()


def _placed(page: Page | None, places: Places | None) -> Page | None:
    """A page with the places of its words, where they can be had."""
    if page is None or places is None or page.words or page.how is not How.TEXT:
        return page
    try:
        found = places(page.number)
    except (CtrecordsError, CancelledError):
        return page
    return replace(page, words=found.words) if found.text == page.text else page
