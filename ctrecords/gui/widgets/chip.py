"""A chip and a row of item squares as widgets, drawn as the table cells are.

It must not know what the words mean.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctrecords.gui import dressing, theme, tokens
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets import paint
from ctrecords.gui.widgets.paint import ChipLook
from ctrecords.gui.widgets.tips import show_tip


class Chip(QWidget):
    """A glyph and a word, colored by meaning; *plain* draws neutral and ended ones without fill."""

    def __init__(
        self,
        kind: ChipKind | str,
        text: str,
        glyph: str | None = None,
        *,
        plain: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plain = plain
        self.look = ChipLook(ChipKind(kind), text, glyph)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_look(self.look)
        dressing.redraw(self)

    def set_look(self, look: ChipLook) -> None:
        """Show another meaning."""
        self.look = look
        self.setAccessibleName(look.text)
        self.restyle()

    def restyle(self) -> None:
        """Take the room the word needs."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole word with its glyph, never less."""
        return QSize(paint.chip_width(self.look, plain=self._plain), paint.chip_height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint.draw_chip(painter, QPoint(0, self.height() // 2), self.look, plain=self._plain)


class ItemSquares(QWidget):
    """The outcomes of a request's items by letter; *names* are what is said of each square."""

    def __init__(self, letters: str, names: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letters = letters
        said = names or [tokens.marks()[letter].label for letter in letters]
        self.names = [f"Item {at}, {name}" for at, name in enumerate(said, start=1)]
        self.setAccessibleName("; ".join(self.names))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dressing.redraw(self)

    def set_letters(self, letters: str) -> None:
        """Show other outcomes, named by their marks."""
        self.letters = letters
        self.names = [
            f"Item {at}, {tokens.marks()[letter].label}" for at, letter in enumerate(letters, start=1)
        ]
        self.setAccessibleName("; ".join(self.names))
        self.restyle()
        self.update()

    def restyle(self) -> None:
        """Take the room the squares need."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square each, and three pixels between."""
        return QSize(paint.squares_width(len(self.letters)), paint.square_side())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the squares."""
        painter = QPainter(self)
        for at, letter in enumerate(self.letters):
            paint.draw_square(painter, QPoint(at * self._step(), self.height() // 2), letter)

    def event(self, event: QEvent, /) -> bool:
        """Say which item is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = event.pos().x() // self._step()
            if 0 <= at < len(self.names):
                show_tip(event.globalPos(), self.names[at], self)
                return True
        return super().event(event)

    def _step(self) -> int:
        return paint.square_side() + theme.px(3)


class Square(ItemSquares):
    """One item square alone, as in a legend."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(letter, parent=parent)
        self.setAccessibleName(tokens.marks()[letter].label)
        self.names = [tokens.marks()[letter].label]
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_letters(self, letters: str) -> None:
        """Show another outcome."""
        super().set_letters(letters)
        self.names = [tokens.marks()[letters].label]
        self.setAccessibleName(self.names[0])
