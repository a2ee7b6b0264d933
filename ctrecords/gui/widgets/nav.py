"""The list at the left: where one can go, with counts, under captions.

It must not know any place; it is given keys and says which key was chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.findbox import FindBox
from ctrecords.gui.widgets.labels import Elided
from ctrecords.gui.widgets.paint import draw_icon, draw_line
from ctrecords.gui.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex
_ENTRY = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """One line of the list; without an icon it is a caption that cannot be chosen."""

    key: str
    text: str
    icon: str = ""
    count: int | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self.text if self.count is None else f"{self.text}, {self.count}"


class NavDelegate(QStyledItemDelegate):
    """Draws one line: icon, words, count; folded, the icon alone."""

    folded = False
    keyed = False
    """Whether the keyboard brought the focus, so that the ring is drawn."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """Thirty pixels and one between, more for a caption."""
        entry = index.data(_ENTRY)
        now = theme.current()
        high = max(now.px(30), now.metrics().height() + 6) + 1
        return QSize(now.px(16 if self.folded else 100), high if entry.icon else high + now.px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Draw the line in the theme in force."""
        entry: NavEntry = index.data(_ENTRY)
        now = theme.current()
        rect = QRect(option.rect).adjusted(0, 0, 0, -1)
        state = QStyle.StateFlag(option.state)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not entry.icon:
            if not self.folded:
                box = rect.adjusted(now.px(8), now.px(12), -now.px(8), 0)
                draw_line(painter, box, entry.text, color=now.color("text3"), size=12, weight=500)
        else:
            self._row(painter, rect, entry, state)
        painter.restore()

    def _row(self, painter: QPainter, rect: QRect, entry: NavEntry, state: QStyle.StateFlag) -> None:
        now = theme.current()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        under = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("sideselected" if chosen else "sidehover"))
            painter.drawRoundedRect(rect, now.px(6), now.px(6))
        if self.keyed and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(now.color("focus"), now.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), now.px(6), now.px(6))
        side = now.px(16)
        left = rect.center().x() - side // 2 if self.folded else rect.x() + now.px(8)
        color = now.color("accent" if chosen else "text2")
        draw_icon(painter, QRectF(left, rect.y(), side, rect.height()), entry.icon, color)
        if self.folded:
            return
        count = "" if entry.count is None else f"{entry.count:,}"
        wide = now.metrics(12).horizontalAdvance(count)
        right = rect.adjusted(0, 0, -now.px(8), 0)
        draw_line(painter, right, count, color=now.color("text3"), size=12, align=Qt.AlignmentFlag.AlignRight)
        words = rect.adjusted(now.px(33), 0, -now.px(8) - wide - (now.px(6) if count else 0), 0)
        middle = Qt.TextElideMode.ElideMiddle
        weight = 500 if chosen else 400
        draw_line(painter, words, entry.text, color=now.color("text"), weight=weight, elide=middle)


class NavList(QTreeView):
    """A list of places.

    Signals:
        chosen: The key of the line that was clicked or entered.
    """

    chosen = Signal(str)

    def __init__(self, name: str = "Navigation", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.header().setMinimumSectionSize(1)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._model = QStandardItemModel(self)
        self._rows = NavDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Lay the lines out at the size of the theme."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def set_entries(self, entries: Sequence[NavEntry]) -> None:
        """Show these lines, keeping the chosen one."""
        kept = self.current_key()
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry.text)
            item.setData(entry, _ENTRY)
            item.setData(entry.spoken, int(Qt.ItemDataRole.AccessibleTextRole))
            tip(item, entry.text)
            if not entry.icon:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(item)
        self.set_current(kept)
        self.updateGeometry()

    def entries(self) -> list[NavEntry]:
        """The lines as they are shown."""
        return [self._model.item(row).data(_ENTRY) for row in range(self._model.rowCount())]

    def current_key(self) -> str:
        """The key of the chosen line, or nothing."""
        picked = self.selectionModel().selectedIndexes()
        return picked[0].data(_ENTRY).key if picked else ""

    def set_current(self, key: str) -> None:
        """Show a line as chosen without saying so; an unknown key clears the choice."""
        for row, entry in enumerate(self.entries()):
            if entry.key == key and entry.icon:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(self._model.index(row, 0), flag)
                return
        self.selectionModel().clear()

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, or words again."""
        self._rows.folded = folded
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Draw the ring when the keyboard brought the focus."""
        super().focusInEvent(event)
        self._rows.keyed = event.reason() is not Qt.FocusReason.MouseFocusReason

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A click needs no ring."""
        self._rows.keyed = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A key brings the ring."""
        self._rows.keyed = True
        super().keyPressEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Room for every line."""
        return QSize(theme.px(200), self.lines_height())

    def minimumSizeHint(self) -> QSize:
        """Room for an icon and one line."""
        return QSize(theme.px(32), theme.px(31))

    def lines_height(self) -> int:
        """How high all lines together are."""
        option = QStyleOptionViewItem()
        count = self._model.rowCount()
        return 2 + sum(
            self._rows.sizeHint(option, self._model.index(row, 0)).height() for row in range(count)
        )

    def _choose(self, index: QModelIndex) -> None:
        entry: NavEntry = index.data(_ENTRY)
        if entry.icon:
            self.chosen.emit(entry.key)


class Sidebar(QFrame):
    """The left column: the casebook's name with menu and plus, the places, and a few more at the foot.

    Signals:
        chosen: The key of the line that was clicked or entered.
        menu_asked: The menu button was pressed.
        find_asked: The box to go to or do was pressed.
        new_asked: The plus was pressed.
    """

    chosen = Signal(str)
    menu_asked = Signal()
    find_asked = Signal()
    new_asked = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.menu_button = IconButton("menu", "Menu")
        self.new_button = IconButton("plus", "New case")
        self.title = Elided(title, "section", mode=Qt.TextElideMode.ElideRight)
        self.find_box = FindBox("Go to or do", "Ctrl+K")
        self.places = NavList("Places")
        self.foot = NavList("More places")
        self.foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named = QHBoxLayout()
        dressing.space(named, spacing=4)
        named.addWidget(self.menu_button)
        named.addWidget(self.title, 1)
        top = QHBoxLayout()
        # The plus has room of its own around it: the name may go up to it before it is shortened.
        dressing.space(top, (0, 6, 0, 8))
        top.addLayout(named, 1)
        top.addWidget(self.new_button)
        column = QVBoxLayout(self)
        dressing.space(column, (8, 4, 8, 8), 4)
        column.addLayout(top)
        column.addWidget(self.find_box)
        column.addSpacing(theme.px(4))
        column.addWidget(self.places, 1)
        column.addWidget(self.foot)
        self.menu_button.clicked.connect(self.menu_asked)
        self.find_box.clicked.connect(self.find_asked)
        self.new_button.clicked.connect(self.new_asked)
        self.places.chosen.connect(self.chosen)
        self.foot.chosen.connect(self.chosen)
        self.places.chosen.connect(partial(self._leave, self.foot))
        self.foot.chosen.connect(partial(self._leave, self.places))
        self._folded = False
        dressing.redraw(self)

    def restyle(self) -> None:
        """Keep the column as wide as the design has it."""
        self.setFixedWidth(theme.px(52 if self._folded else 216))
        self.foot.setFixedHeight(self.foot.lines_height())

    def set_places(self, places: Sequence[NavEntry], foot: Sequence[NavEntry] = ()) -> None:
        """Show these places, and these at the foot."""
        self.places.set_entries(places)
        self.foot.set_entries(foot)
        self.restyle()

    def _leave(self, other: NavList, _key: str) -> None:
        other.set_current("")

    def set_current(self, key: str) -> None:
        """Show one place as the one we are at."""
        self.places.set_current(key)
        self.foot.set_current(key)

    def fold(self, *, folded: bool) -> None:
        """Fold the column to its icons, or unfold it."""
        self._folded = folded
        for piece in (self.title, self.new_button):
            piece.setVisible(not folded)
        self.find_box.fold(folded=folded)
        self.foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for places in (self.places, self.foot):
            places.fold(folded=folded)
        self.restyle()
