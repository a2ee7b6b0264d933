"""The texts of the pages of one file as they are needed, asked away from the window, the newest wish first.

It must not know who shows them.
"""

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from ctrecords.actions import documents
from ctrecords.casebook import Casebook
from ctrecords.extract.page import Page
from ctrecords.gui.desk import Desk

_MOST = 80
"""Pages kept at hand."""
_AT_ONCE = 8


class Known(QObject):
    """Pages with the places of their words.

    Signals: ``came`` pages are there, by number.
    """

    came = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = ""
        self._kept: OrderedDict[int, Page] = OrderedDict()
        self._wanted: list[int] = []
        self._none: set[int] = set()
        self._busy = False

    def open(self, source: str) -> None:
        """Turn to another file, by its SHA-256; empty for none."""
        self._source = source
        self._kept.clear()
        self._wanted.clear()
        self._none.clear()

    def page(self, number: int) -> Page | None:
        """A page that is at hand; None while it is not."""
        found = self._kept.get(number)
        if found is not None:
            self._kept.move_to_end(number)
        return found

    def want(self, numbers: Iterable[int]) -> None:
        """Have pages at hand soon."""
        new = [one for one in numbers if one > 0 and one not in self._kept and one not in self._none]
        self._wanted = [*new, *(one for one in self._wanted if one not in new)][:_AT_ONCE]
        self._ask()

    def _ask(self) -> None:
        if self._busy or not self._wanted or not self._source:
            return
        self._busy = True
        source, numbers = self._source, tuple(self._wanted)
        self._wanted.clear()

        def ask(book: Casebook) -> tuple[str, dict[int, Page | None]]:
            return source, {number: documents.page(book, source, number) for number in numbers}

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
