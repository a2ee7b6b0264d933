"""Commits in any thread reach the window's thread once, joined."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from ctrecords.gui.bridge import Bridge, Listener
from ctrecords.model.event import Event
from ctrecords.model.request import Case, Request


class Store:
    def __init__(self) -> None:
        self.listeners: list[Listener] = []

    def on_commit(self, listener: Listener) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def commit(self, *kinds: type) -> None:
        for listener in self.listeners:
            listener(frozenset(kinds))


def test_commits_arrive_joined_in_the_windows_thread(qtbot: QtBot) -> None:
    store = Store()
    bridge = Bridge(store)
    heard: list[tuple[object, bool]] = []

    def note(kinds: object) -> None:
        heard.append((kinds, QThread.currentThread() is bridge.thread()))

    bridge.changed.connect(note)

    def write() -> None:
        store.commit(Case)
        store.commit(Request, Event)

    writer = threading.Thread(target=write)
    writer.start()
    writer.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(frozenset({Case, Request, Event}), True)]
    bridge.deleteLater()


def test_a_commit_without_changes_says_nothing(qtbot: QtBot) -> None:
    store = Store()
    bridge = Bridge(store)
    heard: list[object] = []
    bridge.changed.connect(heard.append)
    store.commit()
    store.commit(Case)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [frozenset({Case})]
    bridge.deleteLater()


def test_after_closing_nothing_is_told(qtbot: QtBot) -> None:
    store = Store()
    bridge = Bridge(store)
    heard: list[object] = []
    bridge.changed.connect(heard.append)
    store.commit(Case)
    bridge.close()
    other = Bridge(store)
    other.changed.connect(heard.append)
    store.commit(Request)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [frozenset({Request})]
    bridge.deleteLater()
    other.deleteLater()
