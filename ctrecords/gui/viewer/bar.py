"""The bar over a file: which page, which hit, how large, and Cite. It must not know what is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import IconButton, primary
from ctrecords.gui.widgets.labels import label

_FIELD, _NARROW_FIELD = 44, 36


class _Number(QLineEdit):
    """The page's number, to be typed over; Escape takes the old one back. Signals: ``asked`` a page."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Page")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page = self._last = 0
        self.returnPressed.connect(self._ask)

    def show_page(self, page: int, last: int) -> None:
        """Show a number."""
        self._page, self._last = page, last
        self.setText(str(page) if page else "")

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape leaves the number as it was; the arrows go by one."""
        match event.key():
            case Qt.Key.Key_Escape if self.text() != str(self._page):
                self.setText(str(self._page))
                self.selectAll()
            case Qt.Key.Key_Up:
                self.asked.emit(max(1, self._page - 1))
            case Qt.Key.Key_Down:
                self.asked.emit(min(self._last, self._page + 1))
            case _:
                super().keyPressEvent(event)

    def _ask(self) -> None:
        typed = self.text().strip().replace(",", "")
        wanted = int(typed) if typed.isdecimal() else self._page
        wanted = min(max(1, wanted), max(1, self._last))
        self.setText(str(wanted))
        self.selectAll()
        self.asked.emit(wanted)


class Bar(QFrame):
    """Pages at the left, hits and size in the middle, Cite at the right; *compact* leaves out the sizes.

    Signals: ``page_asked`` a page by its number, ``step_asked`` the one before (-1) or after (1), ``hit_asked`` 1 or -1, ``size_asked`` 1 or -1.
    """

    page_asked = Signal(int)
    step_asked = Signal(int)
    hit_asked = Signal(int)
    size_asked = Signal(int)

    def __init__(self, more: QMenu, sizes: QMenu, *, compact: bool = False) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.compact = compact
        self._page = self._last = 0
        self.before = IconButton("back", "Previous page", shortcut="PgUp")
        self.after = IconButton("fwd", "Next page", shortcut="PgDown")
        self.number = _Number()
        dressing.fix(self.number, width=_NARROW_FIELD if compact else _FIELD)
        self.of = label("", "body2")
        self.hits = label("", "body2")
        self._hit_words = ("", "")
        self.hit_before = IconButton("up", "Previous hit", shortcut="Shift+F3")
        self.hit_after = IconButton("chev", "Next hit", shortcut="F3")
        self.smaller = IconButton("minus", "Smaller", shortcut="Ctrl+-")
        self.larger = IconButton("plus", "Larger", shortcut="Ctrl++")
        self.size_button = QToolButton()
        self.size_button.setText("Fit width")
        self.size_button.setAccessibleName("Size of the pages")
        self.size_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.size_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.size_button.setMenu(sizes)
        self.more = IconButton("more", "More")
        self.more.setMenu(more)
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.cite = primary("Cite", icon="quote", small=compact)
        self._row = self._lay_out()
        self._folding = (
            (self.smaller, self.larger),
            (self.hit_before, self.hit_after),
            (self.size_button,),
            (self.before, self.after),
            (self.hits,),
            (self.of,),
            (self.number,),
        )
        self._wanted: dict[QWidget, bool] = {one: True for group in self._folding for one in group}
        self.before.clicked.connect(lambda: self.step_asked.emit(-1))
        self.after.clicked.connect(lambda: self.step_asked.emit(1))
        self.number.asked.connect(self.page_asked)
        self.hit_before.clicked.connect(lambda: self.hit_asked.emit(-1))
        self.hit_after.clicked.connect(lambda: self.hit_asked.emit(1))
        self.smaller.clicked.connect(lambda: self.size_asked.emit(-1))
        self.larger.clicked.connect(lambda: self.size_asked.emit(1))
        self.show_page(0, 0)
        self.show_hits("", "")
        self.show_size("Fit width", offered=False)

    def _lay_out(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        dressing.space(row, (8, 4, 12, 4), spacing=4)
        for widget in (self.before, self.number, self.of, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.hits, self.hit_before, self.hit_after):
            row.addWidget(widget)
        for widget in (self.smaller, self.size_button, self.larger):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.more, self.cite):
            row.addWidget(widget)
        return row

    def show_page(self, page: int, last: int, many: str = "") -> None:
        """Say which page of how many is in sight (0: none), or which of *many* other things."""
        self._page, self._last = page, last
        self.number.show_page(page, last)
        of = f"of {last:,} {many}".strip() if last else ""
        if of != self.of.text():
            self.of.setText(of)
            self.fold()
        self.number.setAccessibleName("Row" if many else "Page")
        self.before.setEnabled(page > 1)
        self.after.setEnabled(0 < page < last)
        for widget in (self.number, self.cite, self.more):
            widget.setEnabled(last > 0)

    def show_hits(self, said: str, at: str, *, several: bool = False) -> None:
        """Say which words are lit and which of them is the current one; the arrows stand when there are several."""
        self._hit_words = (f"{said}, hit {at}", at) if at else ("", "")
        self._wanted[self.hits] = bool(at)
        for widget in (self.hit_before, self.hit_after):
            self._wanted[widget] = several
        self.fold()

    def show_size(self, said: str, *, offered: bool = True) -> None:
        """Say how large pages are; not *offered* where there is no paper."""
        self.size_button.setText(said)
        for widget in (self.smaller, self.size_button, self.larger):
            self._wanted[widget] = offered and not self.compact
        self.fold()

    def fold(self) -> None:
        """Leave out what there is no room for: keys and menus do the same."""
        long, short = self._hit_words
        left_out: set[QWidget] = set()
        for turn, group in enumerate(((), (), *self._folding)):
            left_out |= set(group)
            self.hits.setText(short if turn else long)
            shown = [one for one, wanted in self._wanted.items() if wanted and one not in left_out]
            if self._needed((*shown, self.more, self.cite)) <= self.width():
                break
        for widget, wanted in self._wanted.items():
            widget.setVisible(wanted and widget not in left_out)
        self._row.activate()  # at once, or what is left would be seen squeezed

    def _needed(self, shown: Sequence[QWidget]) -> int:
        """The least width of the bar with these in it."""
        margins = self._row.contentsMargins()
        wide = sum(max(one.minimumSizeHint().width(), one.minimumWidth()) for one in shown)
        return wide + margins.left() + margins.right() + self._row.spacing() * (len(shown) + 1)

    def said_of_hits(self) -> str:
        """What is lit, in full."""
        return self._hit_words[0]

    def minimumSizeHint(self) -> QSize:
        """What is never left out."""
        return QSize(self._needed((self.more, self.cite)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self.fold()
