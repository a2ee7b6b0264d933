"""The rounded card of the welcome screen: the ways to begin in a panel, and the form of the chosen one.

Beside each other as drawn; in a window with too little room for that the panel folds to a head over the form.
It must not know what the ways and forms are.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.screens.parts import Choice

_WHOLE = (880, 572)
_SIDE = 316
_MOST = 16_777_215
_PAIR = 2
_LOW = 0.9
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class Card(QFrame):
    """The card; *about* stands over the ways and *foot* under them where the panel has its whole height."""

    def __init__(
        self,
        about: Sequence[QWidget],
        ways: Sequence[Choice],
        foot: QWidget,
        forms: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.stacked = False
        self.panel = QWidget()
        self._ways = tuple(ways)
        self._long = (*about, foot)
        column = QVBoxLayout(self.panel)
        for one in about:
            column.addWidget(one)
        self._pairs: list[QBoxLayout] = []
        for at in range(0, len(self._ways), _PAIR):
            pair = QBoxLayout(_DOWN)
            dressing.space(pair, spacing=2)
            for way in self._ways[at : at + _PAIR]:
                pair.addWidget(way, 1)
            column.addLayout(pair)
            self._pairs.append(pair)
        column.addStretch(1)
        column.addWidget(foot)
        self._column = column
        self._row = QBoxLayout(_ACROSS, self)
        self._row.setContentsMargins(0, 4, 4, 4)
        self._row.setSpacing(0)
        self._row.addWidget(self.panel)
        self._row.addWidget(forms, 1)
        self._stack(stacked=False)

    def fit(self, room: QSize) -> None:
        """Take the size of the design, or what the room has; fold the panel over the form where it is little."""
        whole = QSize(*(theme.px(side) for side in _WHOLE))
        self._stack(stacked=room.width() < whole.width() or room.height() < whole.height() * _LOW)
        least = self._row.totalMinimumSize()
        self.setFixedSize(whole.boundedTo(room).expandedTo(least))

    def _stack(self, *, stacked: bool) -> None:
        self.stacked = stacked
        for one in self._long:
            one.setHidden(stacked)
        for way in self._ways:
            way.fold(folded=stacked)
        for pair in self._pairs:
            pair.setDirection(_ACROSS if stacked else _DOWN)
        self._row.setDirection(_DOWN if stacked else _ACROSS)
        if stacked:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(_MOST)
        else:
            self.panel.setFixedWidth(theme.px(_SIDE))
        dressing.space(self._column, (16, 10, 16, 10) if stacked else (20, 24, 20, 24), 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, its panel and the line between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(edge, 10, 10)
        painter.fillPath(outline, theme.color("content"))
        painter.setClipPath(outline)
        end = self.panel.geometry().bottomRight()
        side = (
            QRect(0, 0, self.width(), end.y() + 1)
            if self.stacked
            else QRect(0, 0, end.x() + 1, self.height())
        )
        painter.fillRect(side, theme.color("panel"))
        painter.setPen(theme.color("line"))
        if self.stacked:
            painter.drawLine(0, end.y() + 1, self.width(), end.y() + 1)
        else:
            painter.drawLine(end.x() + 1, 0, end.x() + 1, self.height())
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("line_strong"), 1))
        painter.drawPath(outline)
