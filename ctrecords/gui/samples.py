"""What the gallery shows that is no control: looks of a row, colors by name, every icon.

It must not know any screen.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ctrecords import resources
from ctrecords.gui import dressing, theme
from ctrecords.gui.tokens import ChipKind as K
from ctrecords.gui.widgets.paint import ChipLook, chip_width, draw_chip, draw_line
from ctrecords.gui.widgets.tips import tip

ROWS: tuple[tuple[str, str, str, ChipLook], ...] = (
    ("content", "Normal", "Second line in text2", ChipLook(K.WAIT, "9 days to appeal")),
    ("hover", "Hover", "Background hover", ChipLook(K.WAIT, "9 days to appeal")),
    ("selected", "Selected", "Chips gain a 1 px outline", ChipLook(K.INFO, "Day 1 of 4")),
    (
        "selected_inactive",
        "Selected, other pane has focus",
        "Background selected inactive",
        ChipLook(K.GOOD, "Provided"),
    ),
    ("focus", "Keyboard focus", "2 px ring, inside the row", ChipLook(K.NEUTRAL, "Sent")),
)
_ICON_COLUMNS = 18


class Rows(QWidget):
    """The five looks of a row, drawn as the tables draw them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Looks of a row")
        dressing.redraw(self)

    def restyle(self) -> None:
        """Be five rows high."""
        self.setFixedHeight(5 * theme.px(44))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the rows."""
        now = theme.current()
        painter = QPainter(self)
        high = now.px(44)
        for at, (role, first, second, look) in enumerate(ROWS):
            box = QRect(0, at * high, self.width(), high)
            painter.fillRect(box, now.color("content" if role == "focus" else role))
            painter.setPen(now.color("line"))
            painter.drawRect(box.adjusted(0, -1, -1, -1))
            words = box.adjusted(now.px(12), now.px(5), 0, -now.px(22))
            draw_line(painter, words, first, color=now.color("text"), weight=500)
            words = box.adjusted(now.px(12), now.px(22), 0, -now.px(5))
            draw_line(painter, words, second, color=now.color("text2"), size=12)
            selected = role == "selected"
            place = box.center()
            place.setX(box.right() - now.px(12) - chip_width(look))
            draw_chip(painter, place, look, selected=selected)
            if role == "focus":
                painter.setPen(now.color("focus"))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
                painter.drawRect(box.adjusted(1, 1, -2, -2))


class Swatches(QWidget):
    """Eight colors beside each other, named."""

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self._roles = roles
        self.setAccessibleName(", ".join(roles))
        dressing.redraw(self)

    def restyle(self) -> None:
        """Be as high as a color and its name."""
        self.setFixedHeight(theme.px(56))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the colors."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = (self.width() - 7 * now.px(6)) // 8
        for at, role in enumerate(self._roles):
            left = at * (wide + now.px(6))
            painter.setPen(now.color("line_strong"))
            painter.setBrush(now.color(role))
            painter.drawRoundedRect(QRect(left, 0, wide, now.px(26)), now.px(4), now.px(4))
            painter.setFont(now.font(9.5))
            painter.setPen(now.color("text2"))
            words = QRect(left, now.px(29), wide + now.px(6), now.px(27))
            flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(words, flags, role.replace("_", " "))


class Icons(QFrame):
    """Every line icon, in the second text color."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Icons")
        self._grid = QGridLayout(self)
        dressing.space(self._grid, spacing=9)
        names = [name.removesuffix(".svg") for name in resources.names("icons")]
        self._names = [name for name in names if not name.startswith("glyph-")]
        self._held = [QLabel() for _ in self._names]
        for at, (held, name) in enumerate(zip(self._held, self._names, strict=True)):
            tip(held, name)
            self._grid.addWidget(held, *divmod(at, _ICON_COLUMNS))
        dressing.redraw(self)

    def restyle(self) -> None:
        """Draw every icon again."""
        now = theme.current()
        for held, name in zip(self._held, self._names, strict=True):
            picture = now.pixmap(name, now.color("text2"), now.px(16), self.devicePixelRatioF())
            held.setPixmap(picture)
