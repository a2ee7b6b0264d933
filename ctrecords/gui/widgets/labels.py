"""Lines of text by their role: titles, second lines, captions, and names that shorten in the middle.

It must not know where a line stands; the roles are those of the style sheet.
"""

import re
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ctrecords.gui import theme
from ctrecords.gui.widgets.paint import draw_glyph, unbroken
from ctrecords.gui.widgets.tips import tip

_LINES = 2
_PART = re.compile(r"(?<=[.,;·]) ")
Role = Literal[
    "",
    "title",
    "panel",
    "section",
    "strong",
    "body2",
    "body3",
    "label",
    "second",
    "caption",
    "tiny",
    "error",
    "urgent",
    "sheet",
    "tag",
    "page",
    "key",
    "remedy",
    "badge",
    "file",
]


def label(text: str, role: Role = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A line of text in one role; *wrap* lets it take several lines, *selectable* lets it be copied."""
    made = Wrong(unbroken(text)) if role == "error" else QLabel(unbroken(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class Wrong(QLabel):
    """What is wrong, with a sign before it, so that it is not told by its color alone."""

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the sign while there is something wrong."""
        super().paintEvent(event)
        if self.text() and self.property("role") == "error":
            now = theme.current()
            box = QRectF(0, now.px(4), now.px(8), now.px(8))
            draw_glyph(QPainter(self), box, "bang", now.color("danger"))


def set_role(shown: QLabel, role: Role) -> None:
    """Give a line another role and have it drawn so."""
    shown.setProperty("role", role)
    shown.style().unpolish(shown)
    shown.style().polish(shown)


class _Fitted(QLabel):
    """As much of a text as there is room for; the whole of it is the tooltip where that is not all."""

    def __init__(self, text: str, role: Role = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str, /) -> None:
        """Show another text."""
        super().setText(unbroken(text))
        self.setAccessibleName(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters, so that a long text never widens the window."""
        return QSize(self.fontMetrics().horizontalAdvance("mmm…"), super().minimumSizeHint().height())

    def shown(self) -> str:
        """The text as it is shown now."""
        raise NotImplementedError

    def _fit(self) -> None:
        self._tell(self.shown())

    def _tell(self, shown: str) -> None:
        tip(self, "" if shown == self.text() else self.text())


class Parted(_Fitted):
    """Sentences and dates in at most two lines, broken between parts; parts without room go, whole, from the end.

    A part that is wider than a line by itself is shortened.
    """

    def lines(self) -> list[str]:
        """The lines as they are shown now."""
        metrics, room = self.fontMetrics(), max(1, self.contentsRect().width())
        lines = [""]
        for part in _PART.split(self.text()):
            longer = f"{lines[-1]} {part}".strip()
            if metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            elif not lines[-1]:
                lines[-1] = metrics.elidedText(part, Qt.TextElideMode.ElideMiddle, room)
            elif len(lines) < _LINES:
                fits = metrics.horizontalAdvance(part) <= room
                lines.append(part if fits else metrics.elidedText(part, Qt.TextElideMode.ElideMiddle, room))
            else:
                lines[-1] = lines[-1].rstrip(",;·")
                break
        return lines

    def shown(self) -> str:
        """The text as it is shown now."""
        return " ".join(self.lines())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the lines in the label's own font and color."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), "\n".join(self.lines()))

    def _fit(self) -> None:
        lines = self.lines()
        self._tell(" ".join(lines))
        high = max(self.fontMetrics().lineSpacing() * len(lines), QLabel.minimumSizeHint(self).height())
        if self.minimumHeight() != high:
            self.setFixedHeight(high)


class Elided(_Fitted):
    """One line that shortens to the room there is, with the whole text as its tooltip."""

    _mode = Qt.TextElideMode.ElideMiddle

    def __init__(
        self,
        text: str,
        role: Role = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, parent)
        self._mode = mode

    def shown(self) -> str:
        """The text as it is shown now."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the tooltip for when the text is shortened."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the shortened text in the label's own font and color."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        align = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.contentsRect(), align, self.shown())
