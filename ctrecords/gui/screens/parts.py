"""The parts the screens before a casebook is open are made of: a choice, a labeled field, the page around.

They are drawn here because nothing else uses them. They must not know what is chosen.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.labels import Wrong
from ctrecords.gui.widgets.tips import tip

_AROUND = 8


class Choice(QAbstractButton):
    """One of the ways to begin: an icon, what it is, and a line about it."""

    def __init__(self, icon: str, title: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._line = line
        self._folded = False
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.updateGeometry()

    def fold(self, *, folded: bool) -> None:
        """Show what it is alone, its line as the tooltip, or both lines again."""
        self._folded = folded
        tip(self, self._line if folded else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines, or folded one, and the padding."""
        title, line = theme.current().metrics(13, 500), theme.current().metrics(12)
        if self._folded:
            return QSize(title.horizontalAdvance(self.text()) + theme.px(52), title.height() + theme.px(14))
        wide = max(title.horizontalAdvance(self.text()), line.horizontalAdvance(self._line))
        return QSize(wide + theme.px(52), title.height() + line.height() + theme.px(22))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Drop the hover."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row; the chosen one is filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "sideselected" if self.isChecked() else "sidehover" if self.underMouse() else ""
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(fill))
            painter.drawRoundedRect(self.rect(), 6, 6)
        left, top, size = theme.px(12), theme.px(11), theme.px(16)
        if self._folded:
            top = (self.height() - size) // 2
        ink = theme.color("accent" if self.isChecked() else "text2")
        painter.drawPixmap(left, top, theme.current().pixmap(self._icon, ink, size, self.devicePixelRatioF()))
        self._words(painter, left + size + theme.px(12))

    def _words(self, painter: QPainter, left: int) -> None:
        title, line = theme.current().metrics(13, 500), theme.current().metrics(12)
        wide, top = self.width() - left - theme.px(8), theme.px(10)
        painter.setFont(theme.font(13, 500))
        painter.setPen(theme.color("text"))
        if self._folded:
            painter.drawText(QRect(left, 0, wide, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
            return
        painter.drawText(QRect(left, top, wide, title.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        below = QRect(left, top + title.height() + theme.px(1), wide, line.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._line)


class Badge(QWidget):
    """A boxed icon, as over an empty state."""

    def __init__(self, icon: str, role: str = "text2", side: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role, self._side = icon, role, side
        dressing.fix(self, width=side, height=side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the icon in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line_strong"), 1))
        painter.setBrush(theme.color("content"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        size = theme.px(self._side * 0.55)
        picture = theme.current().pixmap(self._icon, theme.color(self._role), size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)


class Ground(QWidget):
    """The plain ground around a card, in the color of the window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        QPainter(self).fillRect(event.rect(), theme.color("window"))


def words(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A line of text in one of the theme's roles: title, panel, section, second, caption, error."""
    label = Wrong(text) if role == "error" else QLabel(text)
    label.setWordWrap(wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def label_for(text: str, buddy: QWidget) -> QLabel:
    """The label over a field; it also gives the field its accessible name."""
    label = words(text, "strong", wrap=False)
    label.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return label


@runtime_checkable
class Fitting(Protocol):
    """A widget that takes its size from the room there is."""

    def fit(self, room: QSize) -> None:
        """Be as large as the design has it, or as the room allows."""
        ...


class Middle(QScrollArea):
    """A page with one thing in its middle, which may fit itself to the window; what is still too large scrolls."""

    def __init__(self, card: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        page = Ground()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(page)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dressing.redraw(self)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Fit the card to the window."""
        self.restyle()
        super().resizeEvent(event)

    def restyle(self) -> None:
        """Fit the card again at the size of the theme."""
        if isinstance(self._card, Fitting):
            self._card.fit(self.size() - QSize(2 * _AROUND, 2 * _AROUND))
