"""A bug anywhere in the window leaves a scrubbed report, a message with its remedy, and a window that goes on."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.cli import main
from ctrecords.gui import app
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.today import TodayScreen
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.window import Window
from tests.gui.screens.working import current, settle

PRIVATE = "Cedar Police Department said so on page 4"


class _Torn(QWidget):
    """A widget whose drawing is broken."""

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802  Qt's name
        """Fail with words of a document in the error."""
        raise KeyError(PRIVATE)


@pytest.fixture
def caught(window: Window) -> Iterator[Window]:
    """The window as the app starts it: what nothing catches comes to its reports."""
    before = sys.excepthook, threading.excepthook
    window.crashes.install()
    yield window
    window.crashes.remove()
    sys.excepthook, threading.excepthook = before


def _in_a_slot(window: Window, _qtbot: QtBot) -> None:
    button = QPushButton("Break", window)
    button.clicked.connect(_fail)
    button.click()


def _in_a_timer(window: Window, qtbot: QtBot) -> None:
    QTimer.singleShot(0, window, _fail)
    qtbot.waitUntil(lambda: window.crashes.message is not None)


def _in_a_job(window: Window, qtbot: QtBot) -> None:
    window.jobs.run(_fail, lambda _none: None, label="Saving")
    settle(window, qtbot)


def _in_the_answer_of_a_job(window: Window, qtbot: QtBot) -> None:
    window.jobs.run(lambda _progress: 1, _fail, label="Saving")
    settle(window, qtbot)


def _in_a_paint_event(window: Window, _qtbot: QtBot) -> None:
    torn = _Torn(window)
    torn.resize(20, 20)
    torn.show()
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()
    torn.hide()


def _in_a_thread(_window: Window, _qtbot: QtBot) -> None:
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()


def _fail(*_: object, **_more: object) -> None:
    raise KeyError(PRIVATE)


PLACES: dict[str, Callable[[Window, QtBot], None]] = {
    "slot": _in_a_slot,
    "timer": _in_a_timer,
    "job": _in_a_job,
    "answer": _in_the_answer_of_a_job,
    "paint": _in_a_paint_event,
    "thread": _in_a_thread,
}


@pytest.mark.parametrize("place", PLACES)
def test_a_bug_is_reported_and_the_window_goes_on(
    caught: Window, place: str, preferences: Preferences, practice_folder: Path, qtbot: QtBot
) -> None:
    caught.crashes.install()  # again: the test runner has put its own catcher in front
    PLACES[place](caught, qtbot)
    qtbot.waitUntil(lambda: caught.crashes.message is not None)
    report = next(preferences.home.logs.glob("report-*.txt")).read_text(encoding="utf-8")
    assert "KeyError" in report
    assert "test_crashes.py" in report
    for private in (PRIVATE, "Cedar", str(practice_folder), str(Path.home()), "Practice Researcher"):
        assert private not in report
    message = caught.crashes.message
    assert isinstance(message, Message)
    assert message.title.text() == "Something went wrong in the app"
    assert message.remedy.text().startswith("Go on working.")
    assert "Nothing was sent." in message.text.text()
    message.accept()
    QApplication.processEvents()
    caught.show_place(Place(Where.CASE, 1))
    settle(caught, qtbot)
    caught.show_place(Place(Where.TODAY))
    settle(caught, qtbot)
    assert current(caught, TodayScreen).list.rows


def test_a_bug_at_start_is_a_sentence_and_a_report(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def made(_arguments: list[str]) -> QApplication:
        return qapp

    monkeypatch.setattr(app, "_application", made)
    monkeypatch.setattr("ctrecords.gui.window.Window", _fail)
    assert main.run(["--home", str(tmp_path)], app.open_window) == 70
    said = capsys.readouterr().err
    assert said.startswith("Something went wrong inside ctrecords. A report is in ")
    assert "Traceback" not in said
    assert PRIVATE not in said
    report = next((tmp_path / "logs").glob("report-*.txt")).read_text(encoding="utf-8")
    assert PRIVATE not in report
    assert "KeyError" in report
