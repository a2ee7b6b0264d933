"""The keys of a reader, in one table; while it has the keyboard they come before the window's."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ctrecords.gui.viewer.viewer import Viewer

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_Key = Qt.Key
_Act = Callable[["Viewer"], None]
ACTS: dict[QKeyCombination, _Act] = {
    QKeyCombination(_CTRL, _Key.Key_F): lambda viewer: viewer.open_find(),
    QKeyCombination(_CTRL, _Key.Key_G): lambda viewer: viewer.ask_page(),
    QKeyCombination(_CTRL, _Key.Key_C): lambda viewer: viewer.copy(),
    QKeyCombination(_CTRL, _Key.Key_A): lambda viewer: viewer.select_all(),
    QKeyCombination(_NONE, _Key.Key_F3): lambda viewer: viewer.move_hit(1),
    QKeyCombination(_SHIFT, _Key.Key_F3): lambda viewer: viewer.move_hit(-1),
}
_ZOOM: dict[QKeyCombination, _Act] = {
    QKeyCombination(_CTRL, _Key.Key_Plus): lambda viewer: viewer.zoom_by(1),
    QKeyCombination(_CTRL | _SHIFT, _Key.Key_Plus): lambda viewer: viewer.zoom_by(1),
    QKeyCombination(_CTRL, _Key.Key_Equal): lambda viewer: viewer.zoom_by(1),
    QKeyCombination(_CTRL, _Key.Key_Minus): lambda viewer: viewer.zoom_by(-1),
    QKeyCombination(_CTRL, _Key.Key_0): lambda viewer: viewer.zoom(None, "width"),
}


def act_of(viewer: "Viewer", event: QKeyEvent) -> Callable[[], None] | None:
    """What a key stands for while a file is shown; None when it stands for nothing here."""
    view = viewer.view
    if view is None:
        return None
    # The keypad's plus and minus are the same keys.
    pressed = QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, _Key(event.key()))
    act = ACTS.get(pressed) or (_ZOOM.get(pressed) if view.zooms else None)
    return (lambda: act(viewer)) if act is not None else None


def is_known(viewer: "Viewer", event: QEvent) -> bool:
    """Whether a key stands for something here."""
    return isinstance(event, QKeyEvent) and act_of(viewer, event) is not None
