"""What every view of a file answers, whatever its kind: show, go, light up, say where one is.

`viewer` asks these and nothing else, so that a kind is added by one more view. A view must not know the bar.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctrecords.actions.leafing import Found
from ctrecords.gui.viewer.known import Known
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.spot import Spot
from ctrecords.index.leaves import Leaf
from ctrecords.model.record import Citation, Withholding


class FileView(QWidget):
    """One view of one file.

    Signals: ``page_changed`` the page in sight, ``spot_changed`` what is selected changed, ``troubled`` what
    cannot be shown and what can be done, ``noted`` a sentence about what is shown.
    """

    page_changed = Signal(int)
    spot_changed = Signal()
    troubled = Signal(str, str)
    noted = Signal(str)

    zooms = False
    """Whether it can be shown larger and smaller, fitted and turned."""

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = known
        self.shown: Shown | None = None
        self.leaves: tuple[Leaf, ...] = ()
        self.count = 0

    def show_file(self, shown: Shown, leaves: Sequence[Leaf]) -> None:
        """Show a file from its first page."""
        self.shown, self.leaves, self.count = shown, tuple(leaves), shown.look.pages

    def let_go(self) -> None:
        """Show no file and keep nothing of it."""
        self.shown, self.leaves, self.count = None, (), 0

    def go_to(self, page: int, *, row: int = 0, region: str = "") -> None:
        """Bring a page into sight, or a row or region of it."""
        raise NotImplementedError

    def position(self) -> tuple[int, int, str]:
        """Where one is for the bar: which of how many, and a word for many of them where it is not pages."""
        return self.place().page, self.count, ""

    def jump(self, number: int) -> None:
        """Go to what the bar counts, by its number."""
        self.go_to(number)

    def step(self, by: int) -> None:
        """Go on (1) or back (-1) by what fits on the screen, or a page."""
        page = self.place().page + by
        if 1 <= page <= self.count:
            self.go_to(page)

    def light(self, found: Found, current: int) -> None:
        """Light words up; the current one (-1: none) stands out and is brought into sight."""
        raise NotImplementedError

    def place(self) -> Spot:
        """What is selected, or the page in sight."""
        raise NotImplementedError

    def mark(self, citations: Sequence[Citation], withholdings: Sequence[Withholding]) -> None:
        """Show which places are cited, and where something was withheld."""
        raise NotImplementedError

    def select_all(self) -> None:
        """Select all words of the page."""
        raise NotImplementedError

    def retry(self) -> None:
        """Try again what could not be shown."""

    def text(self) -> str:
        """What is copied: the words selected."""
        return self.place().quotation
