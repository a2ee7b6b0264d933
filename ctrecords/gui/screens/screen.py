"""What every screen is: a place that loads itself, says what it wants, and knows no other screen.

A screen is made once and shown for many places of its kind. It asks actions through its desk, reloads when
the store says something it cares for changed, and sends requests as signals. It must not know the window.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.widgets import taborder
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.header import PageHeader


class Screen(QWidget):
    """One screen of the window.

    Signals: ``go`` show another Place; ``act`` do the command of that id with what it concerns (a RequestId,
    a case, or None); ``did`` an act is saved, said as a sentence, the window offers Undo; ``done`` is
    the same of what cannot be undone; ``retitled`` the title or the subject changed.

    A subclass names its ``where``, the kinds of rows it ``cares`` for and the commands it ``does`` itself, gives
    ``self.header`` a title, and calls `add_bar`, `set_content` and `set_inspector` as it needs them.
    """

    where: ClassVar[Where]
    cares: ClassVar[frozenset[type]] = frozenset()
    does: ClassVar[frozenset[str]] = frozenset()

    go = Signal(object)
    act = Signal(str, object)
    did = Signal(str)
    done = Signal(str)
    retitled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the widgets; nothing is loaded before the screen is shown."""
        super().__init__(parent)
        self.desk = desk
        self.place = Place(self.where)
        self.title = ""
        self.dirty = True
        self.header = PageHeader(parent=self)
        self.header.back.connect(lambda: self.act.emit("back", None))
        self.header.forward.connect(lambda: self.act.emit("forward", None))
        self._inspector: QWidget | None = None
        self._content: QWidget | None = None
        self._width = 0
        self._drawer = False
        self._handled = False
        self._box = _Drawer(self)
        self.handle = IconButton("info", "Details", shortcut="F8", boxed=True, parent=self)
        self.handle.hide()
        self._body = QSplitter(Qt.Orientation.Horizontal, self)
        self._body.setChildrenCollapsible(False)
        self._body.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._body, 1)

    # What a screen fills in

    def load(self) -> None:
        """Ask an action for what `place` shows and show the answer."""
        raise NotImplementedError

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Those of the commands it ``does`` that can be done now, by id, with what is selected."""
        return {}

    def subject(self) -> object:
        """What a command of the window would concern here: a RequestId, a CaseId, or None."""
        return None

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the screen is shown."""
        return self._content

    def state(self) -> bytes:
        """How the screen was arranged, to be given back to `restore`."""
        return bytes(self._body.saveState().data())

    def restore(self, state: bytes) -> None:
        """Arrange the screen as it was; a state of another version is ignored."""
        self._body.restoreState(QByteArray(state))

    # What the window calls

    def visit(self, place: Place) -> None:
        """Show *place*; loads when it is another place or something changed meanwhile."""
        moved = place != self.place
        self.place = place
        if moved or self.dirty:
            self.reload()

    def reload(self) -> None:
        """Load again."""
        self.dirty = False
        self.load()

    def on_changed(self, kinds: frozenset[type]) -> None:
        """The store changed rows of these kinds: reload now when seen, or at the next visit."""
        if not (self.cares & kinds):
            return
        self.dirty = True
        if self.isVisible():
            self.reload()

    def panes(self) -> list[QWidget]:
        """The parts F6 walks through, in order."""
        found = (self.header, self._content, self._inspector)
        return [pane for pane in found if pane is not None and pane.isVisible()]

    # Layout: a header and bars over content and inspector

    def add_bar(self, bar: QWidget) -> None:
        """Put a full-width bar (tabs, filters, chips) between the header and the content."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, bar)

    def set_content(self, content: QWidget) -> None:
        """Put the main part under the header, left of the inspector."""
        self._content = content
        self._body.insertWidget(0, content)
        self._body.setStretchFactor(0, 1)

    def set_inspector(self, inspector: QWidget, width: int, *, handle: bool = True) -> None:
        """Put the inspector at the right, ``width`` pixels of the design wide (300, 336 or 408).

        Where it becomes a drawer a button in the head opens and closes it; without *handle* the screen has its own.
        """
        inspector.setObjectName("inspector")
        # A drawer lies over the content: a plain widget would let it show through.
        inspector.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dressing.fix(inspector, least_width=min(width, 300))
        self._inspector = inspector
        self._width = width
        self._box.closed.connect(self.toggle_inspector)
        self._handled = handle
        self.handle.clicked.connect(self.toggle_inspector)
        self.header.add_action(self.handle)
        self.handle.hide()
        inspector.setProperty("beside", True)  # what is around it draws the line
        self._body.addWidget(inspector)
        self._body.setStretchFactor(1, 0)
        self._body.setSizes([10_000, theme.px(width)])

    def set_drawer(self, drawer: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Keep the inspector as a drawer over the content (narrow window) or beside it."""
        inspector = self._inspector
        if inspector is None or drawer == self._drawer:
            return
        self._drawer = drawer
        self._box.hide()
        self.handle.setVisible(drawer and self._handled)
        if drawer:
            self._box.column.addWidget(inspector, 1)
            inspector.show()
        else:
            self._body.addWidget(inspector)
            inspector.show()
            self._body.setSizes([10_000, theme.px(self._width)])

    def toggle_inspector(self) -> None:
        """Show or hide the inspector, wherever it is kept."""
        inspector = self._inspector
        if inspector is None:
            return
        shown = self._box if self._drawer else inspector
        held = shown.isAncestorOf(self.focusWidget() or self)
        shown.setVisible(not shown.isVisible())
        if inspector.isVisible():
            self._place_drawer()
            next(iter(taborder.stops(inspector)), inspector).setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif held and (focus := self.first_focus()) is not None:
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right edge."""
        super().resizeEvent(event)
        self._place_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes an open drawer."""
        open_drawer = self._drawer and self._inspector is not None and self._inspector.isVisible()
        if event.key() == Qt.Key.Key_Escape and open_drawer:
            self.toggle_inspector()
        else:
            super().keyPressEvent(event)

    def _place_drawer(self) -> None:
        if self._inspector is None or not self._drawer:
            return
        area = self._body.geometry()
        width = min(max(theme.px(self._width), self._box.minimumSizeHint().width()), area.width())
        self._box.setGeometry(area.right() + 1 - width, area.top(), width, area.height())
        self._box.raise_()


class _Drawer(QFrame):
    """The inspector over the content, with a way to close it by the mouse. Signals: ``closed`` that was pressed."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.column = QVBoxLayout(self)
        dressing.space(self.column, (0, 4, 0, 0))
        close = IconButton("close", "Close", shortcut="Esc")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has Esc and F8
        close.clicked.connect(self.closed)
        head = QVBoxLayout()
        dressing.space(head, (0, 0, 4, 0))
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(head)
        self.hide()
