"""A filter by one quality: a pill that opens a menu of values with counts and says what is chosen.

It must not know what it filters; it says which values are chosen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.paint import draw_icon
from ctrecords.gui.widgets.tips import tip


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that can be chosen, and how many rows have it."""

    key: str
    text: str
    count: int | None = None


NAMED = frozenset({"case", "agency", "county", "tag"})
"""Facets whose values are names."""


class Facet(QToolButton):
    """The pill.

    Signals:
        changed: The keys of the values chosen now, as a set.
    """

    changed = Signal(set)

    def __init__(
        self,
        name: str,
        values: Sequence[FacetValue] = (),
        parent: QWidget | None = None,
        *,
        names: bool = False,
    ) -> None:
        """Offer values; ``names`` says that they are names, which keep their capital letter."""
        super().__init__(parent)
        self.name = name
        self._names = names
        self.setProperty("ring", 13)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._values: tuple[FacetValue, ...] = ()
        self._chosen: set[str] = set()
        self._menu = QMenu(self)
        self._menu.setAccessibleName(name)
        self.clicked.connect(self._open)
        self.set_values(values)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Take the room the words need."""
        self.updateGeometry()
        self.update()

    def set_values(self, values: Sequence[FacetValue]) -> None:
        """Offer these values; chosen ones that are gone are let go without a signal."""
        self._values = tuple(values)
        self._chosen &= {value.key for value in values}
        self._menu.clear()
        for value in values:
            counted = "" if value.count is None else f"\t{value.count:,}"
            act = self._menu.addAction(value.text + counted)
            tip(act, value.text)
            act.setCheckable(True)
            act.setChecked(value.key in self._chosen)
            act.setData(value.key)
        self._show()

    def chosen(self) -> set[str]:
        """The keys of the values chosen now."""
        return set(self._chosen)

    def choose(self, keys: Iterable[str]) -> None:
        """Choose exactly these values, and say so when that changes anything."""
        wanted = {value.key for value in self._values} & set(keys)
        if wanted == self._chosen:
            return
        self._chosen = wanted
        for act in self._menu.actions():
            act.setChecked(act.data() in wanted)
        self._show()
        self.changed.emit(set(wanted))

    def preset(self, keys: Iterable[str]) -> None:
        """Have these values chosen before any are offered, as when a list opens as it was left."""
        self._chosen = set(keys)

    def clear(self) -> None:
        """Let every value go."""
        self.choose(())

    def words(self) -> tuple[str, str]:
        """The plain and the strong part of what the pill says."""
        texts = [value.text for value in self._values if value.key in self._chosen]
        if not texts:
            return self.name, ""
        if len(texts) == 1:
            text = texts[0]
            keeps = self._names or text[:2].isupper()
            return f"{self.name}: ", text if keeps else text[:1].lower() + text[1:]
        return f"{self.name}: ", str(len(texts))

    def menu_actions(self) -> list[QAction]:
        """The values as commands, to be checked one by one."""
        return self._menu.actions()

    def sizeHint(self) -> QSize:
        """Room for the words and the sign behind them."""
        now = theme.current()
        plain, strong = self.words()
        wide = now.metrics(12.5).horizontalAdvance(plain) + now.metrics(12.5, 600).horizontalAdvance(strong)
        high = max(now.px(26), now.metrics(12.5).height() + now.px(6))
        return QSize(wide + now.px(10 + 5 + 16 + 8), high)

    def minimumSizeHint(self) -> QSize:
        """Never less than the words need."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the pill: gray while nothing is chosen, blue with a cross when something is."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = bool(self._chosen)
        fill = "selected" if active else "hover" if self.underMouse() else "content"
        painter.setPen(QPen(now.color("accent" if active else "line_strong"), 1))
        painter.setBrush(now.color(fill))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = now.px(10)
        painter.setPen(now.color("text" if active else "text2"))
        for text, weight in zip(self.words(), (400, 600), strict=True):
            painter.setFont(now.font(12.5, weight))
            words = self.rect().adjusted(left, 0, 0, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)
            left += now.metrics(12.5, weight).horizontalAdvance(text)
        sign = QRectF(left + now.px(4), 0, now.px(16), self.height())
        draw_icon(painter, sign, "close" if active else "chev", now.color("text2"), 14)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A click on the cross lets everything go; elsewhere the menu opens."""
        if self._chosen and event.position().x() >= self.width() - theme.px(28):
            self.clear()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Down and Enter open the values; Delete lets them go."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.open_at(self.mapToGlobal(self.rect().bottomLeft()))

    def open_at(self, at: QPoint) -> None:
        """Offer the values in a menu at a point of the screen."""
        self._menu.exec(at)
        self.choose({act.data() for act in self._menu.actions() if act.isChecked()})
        self._show()

    def _show(self) -> None:
        plain, strong = self.words()
        self.setChecked(bool(self._chosen))
        self.setText(plain + strong)
        self.setAccessibleName(plain + strong if strong else f"{self.name}, all")
        tip(self, f"Filter by {self.name.lower()}")
        self.updateGeometry()
        self.update()
