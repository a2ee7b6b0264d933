"""The inside of the window while a casebook is open: the left column, the screens, the toast.

It shows places and carries what screens ask for; it holds no feature and no screen knows it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ctrecords.actions import cases, requests
from ctrecords.casebook import Casebook
from ctrecords.gui import dressing, sidebar, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import History, Place, Where
from ctrecords.gui.recent import Recent
from ctrecords.gui.screens.all import Kinds, Later
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.warming import Warming
from ctrecords.gui.widgets import taborder
from ctrecords.gui.widgets.nav import Sidebar
from ctrecords.gui.widgets.toast import Toast
from ctrecords.index.kept import Reading

DRAWER_BELOW = 1200
FOLD_BELOW = 1024
"""Pixels of the design; with larger text the window counts as narrower."""
_RECENT = "palette"
_THERE: Mapping[Where, Callable[[Casebook, int], bool]] = {
    Where.CASE: cases.there,
    Where.REQUEST: requests.there,
}


class Frame(QWidget):
    """One open casebook on screen.

    Signals: ``act`` do the command of that id with what it concerns, ``moved`` the place, its title or its subject
    changed, ``menu_asked`` the menu button was pressed.
    """

    act = Signal(str, object)
    moved = Signal()
    menu_asked = Signal()

    def __init__(self, desk: Desk, screens: Kinds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._kinds = {kind.where: kind for kind in screens}
        self._built: dict[Where, Screen] = {}
        self._states: dict[str, bytes] = {}
        self.history = History()
        self.recent = Recent(self.history.lately)
        self.sidebar = Sidebar(desk.casebook.name)
        self.stack = QStackedWidget()
        self.stack.setObjectName("main")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.stack, 1)
        self.toast = Toast(self)
        self.toast.undone.connect(lambda: self.act.emit("undo", None))
        self.sidebar.chosen.connect(self._chosen)
        self.sidebar.menu_asked.connect(self.menu_asked)
        self.sidebar.find_asked.connect(lambda: self.act.emit("palette", None))
        self.sidebar.new_asked.connect(lambda: self.act.emit("new-case", None))
        self.warming = Warming([kind.module for kind in screens if isinstance(kind, Later)], self)
        dressing.redraw(self)
        self.recount()

    # Places

    def knows(self, where: Where) -> bool:
        """Whether there is a screen for that kind of place."""
        return where in self._kinds

    @property
    def current(self) -> Screen | None:
        """The screen shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def show_place(self, place: Place) -> None:
        """Go to a place; one without a screen is passed over."""
        if self.knows(place.where):
            self.history.visit(place)
            self._present(place)

    def _chosen(self, name: str) -> None:
        self.show_place(sidebar.place(name))

    def back(self) -> None:
        """Go to the place before that is still there."""
        self._walk(self.history.back)

    def forward(self) -> None:
        """Go to the place one came back from."""
        self._walk(self.history.forward)

    def _walk(self, step: Callable[[], Place | None]) -> None:
        place = step()
        while place is not None and not self._there(place):
            place = step()
        if place is not None:
            self._present(place)

    def _there(self, place: Place) -> bool:
        there = _THERE.get(place.where)
        return there is None or there(self.desk.casebook, place.id)

    def _present(self, place: Place) -> None:
        screen = self._screen(place.where)
        self.stack.setCurrentWidget(screen)
        screen.visit(place)
        self.sidebar.set_current(sidebar.lit(self.desk.casebook, place))
        self._arrange()
        self._refresh()
        focus = screen.first_focus()
        if not self.sidebar.isAncestorOf(self.focusWidget() or screen):
            (focus or screen).setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_on(self) -> None:
        """Give the keyboard to what the screen shows, once there is something."""
        screen = self.current
        focus = screen.first_focus() if screen is not None and screen.hasFocus() else None
        if focus is not None:
            focus.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _screen(self, where: Where) -> Screen:
        if where not in self._built:
            made = self._kinds[where](self.desk)
            made.go.connect(self.show_place)
            made.act.connect(self.act)
            made.did.connect(self.say)
            made.done.connect(partial(self.say, undo=False))
            made.retitled.connect(self._refresh)
            made.retitled.connect(self._hand_on)
            self._built[where] = made
            self.stack.addWidget(made)
            if where.value in self._states:
                made.restore(self._states[where.value])
        return self._built[where]

    def _refresh(self) -> None:
        if self.current is not None:
            self.current.header.set_history(back=self.history.can_back(), forward=self.history.can_forward())
        self.moved.emit()

    # What changed, what was done

    def on_changed(self, kinds: object) -> None:
        """Pass on which kinds of rows changed, and count again; a place that is gone is left."""
        if self.history.now is not None and not self._there(self.history.now):
            self.show_place(Place(next(iter(self._kinds))))
        for screen in self._built.values():
            screen.on_changed(cast("frozenset[type]", kinds))
        self.recount()
        self.moved.emit()

    def on_read(self) -> None:
        """Pass on that the text of files came."""
        for screen in self._built.values():
            screen.on_changed(frozenset({Reading}))

    def recount(self) -> None:
        """Count what the left column shows."""
        self.desk.read(sidebar.count, self._counted, label="Counting", key="sidebar")

    def _counted(self, counts: sidebar.Counts) -> None:
        self.sidebar.set_places(*sidebar.entries(counts, frozenset(self._kinds)))
        if self.history.now is not None:
            self.sidebar.set_current(sidebar.lit(self.desk.casebook, self.history.now))

    def say(self, text: str, *, undo: bool = True) -> None:
        """Say in passing what was done, with Undo."""
        self.toast.say(text, undo=undo)

    # Panes and widths

    def step_pane(self, by: int) -> None:
        """Give the keyboard to the next or the previous pane."""
        panes: list[QWidget] = [self.sidebar, *(self.current.panes() if self.current else [])]
        focus = self.window().focusWidget()
        at = next(
            (n for n, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -by
        )
        for offset in range(1, len(panes) + 1):
            pane = panes[(at + by * offset) % len(panes)]
            takes = pane.isEnabled() and bool(pane.focusPolicy() & Qt.FocusPolicy.TabFocus)
            target = pane if takes else next(iter(taborder.stops(pane)), None)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and unfold with the width."""
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """Larger text needs more room: fold and unfold again."""
        self._arrange()

    def _arrange(self) -> None:
        self.sidebar.fold(folded=self.width() < theme.px(FOLD_BELOW))
        for screen in self._built.values():
            screen.set_drawer(self.width() < theme.px(DRAWER_BELOW))

    def states(self) -> dict[str, bytes]:
        """How each screen is arranged."""
        shown = {where.value: screen.state() for where, screen in self._built.items()}
        return self._states | shown | {_RECENT: self.recent.state()}

    def restore(self, states: dict[str, bytes]) -> None:
        """Arrange each screen as it was, when it is first shown."""
        self._states = dict(states)
        self.recent.restore(states.get(_RECENT, b""))

    def rebuild(self) -> None:
        """Make every screen anew but the one shown, as when dates are written otherwise, and count again."""
        kept = self.current
        for where, screen in list(self._built.items()):
            if screen is not kept:
                self._states[where.value] = screen.state()
                del self._built[where]
                self.stack.removeWidget(screen)
                screen.deleteLater()
        if kept is not None:
            kept.reload()
        self.recount()
