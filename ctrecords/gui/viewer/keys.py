"""The keys of a reader, in one table; those of the window come first where both have one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ctrecords.gui.viewer.viewer import Viewer

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_Act = Callable[["Viewer"], None]
ACTS: dict[QKeyCombination, _Act] = {
    QKeyCombination(_CTRL, Qt.Key.Key_F): lambda viewer: viewer.open_find(),
    QKeyCombination(_CTRL, Qt.Key.Key_G): lambda viewer: viewer.ask_page(),
    QKeyCombination(_CTRL, Qt.Key.Key_C): lambda viewer: viewer.copy(),
    QKeyCombination(_NONE, Qt.Key.Key_F3): lambda viewer: viewer.move_hit(1),
    QKeyCombination(_SHIFT, Qt.Key.Key_F3): lambda viewer: viewer.move_hit(-1),
}


def pressed(viewer: "Viewer", event: QKeyEvent) -> bool:
    """Do what a key stands for; False when it stands for nothing here."""
    act = ACTS.get(event.keyCombination())
    if act is None or viewer.view is None:
        return False
    act(viewer)
    return True
