"""What the store says changed, carried to the window's thread.

The store speaks in whichever thread wrote. This file turns that into one signal in the window's thread, several
quick commits joined into one. It must not know who listens.
"""

from collections.abc import Callable
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

Listener = Callable[[frozenset[type]], None]


class Announcer(Protocol):
    """The part of an open casebook the bridge needs."""

    def on_commit(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* after each commit, in the writing thread; gives the way to stop."""
        ...


class Bridge(QObject):
    """Listens to one open casebook. Signals: ``changed`` the kinds of rows that changed, a frozenset of types."""

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self, book: Announcer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._waiting: frozenset[type] = frozenset()
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._stop = book.on_commit(self._heard)

    def close(self) -> None:
        """Stop listening; nothing is told afterwards."""
        self._stop()
        with self._lock:
            self._waiting = frozenset()

    def _heard(self, kinds: frozenset[type]) -> None:
        with self._lock:
            first = not self._waiting
            self._waiting |= kinds
        if first and kinds:
            self._arrived.emit()

    @Slot()
    def _tell(self) -> None:
        with self._lock:
            kinds, self._waiting = self._waiting, frozenset()
        if kinds:
            self.changed.emit(kinds)
