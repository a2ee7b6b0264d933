"""A bug writes a report, says where it is, and the window goes on."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.errors import CtrecordsError
from ctrecords.gui.crash import Crashes


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def crashes(window: QWidget, tmp_path: Path) -> Iterator[Crashes]:
    made = Crashes(window, tmp_path)
    before = sys.excepthook, threading.excepthook
    yield made
    made.remove()
    sys.excepthook, threading.excepthook = before
    if made.message is not None:
        made.message.close()


def test_a_bug_is_reported_and_the_file_is_named(crashes: Crashes, tmp_path: Path) -> None:
    crashes.show(KeyError("secret words"))
    report = next(tmp_path.glob("report-*.txt"))
    assert crashes.message is not None
    assert str(report) in crashes.message.text.text()
    assert "Nothing was sent." in crashes.message.text.text()
    assert "secret words" not in report.read_text(encoding="utf-8")


def test_a_second_bug_is_reported_without_a_second_message(crashes: Crashes, tmp_path: Path) -> None:
    crashes.show(KeyError("x"))
    first = crashes.message
    crashes.show(ValueError("y"))
    assert crashes.message is first
    assert len(list(tmp_path.glob("report-*.txt"))) == 2


def test_the_next_bug_after_closing_has_its_own_message(crashes: Crashes) -> None:
    crashes.show(KeyError("x"))
    first = crashes.message
    assert first is not None
    first.accept()
    assert crashes.message is None
    crashes.show(ValueError("x"))
    assert crashes.message is not None


def test_the_same_bug_is_told_once_a_minute(window: QWidget, tmp_path: Path) -> None:
    now = [0.0]
    crashes = Crashes(window, tmp_path, clock=lambda: now[0])
    for at, reports in ((0.0, 1), (1.0, 1), (59.0, 1), (61.0, 2)):
        now[0] = at
        crashes.show(KeyError("x"))
        assert len(list(tmp_path.glob("report-*.txt"))) == reports
        if crashes.message is not None:
            crashes.message.accept()


def test_when_no_report_can_be_written_it_says_so(window: QWidget) -> None:
    def full(_error: BaseException, _folder: Path | None) -> Path:
        raise CtrecordsError("The disk is full.", remedy="Make room.")

    crashes = Crashes(window, writer=full)
    crashes.show(KeyError("x"))
    assert crashes.message is not None
    assert "No report could be written." in crashes.message.text.text()
    crashes.message.close()


def test_what_nothing_caught_arrives_from_any_thread(crashes: Crashes, qtbot: QtBot, tmp_path: Path) -> None:
    crashes.install()
    error = KeyError("x")
    sys.excepthook(KeyError, error, None)

    def fail() -> None:
        raise ValueError

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("report-*.txt"))) == 2)


def test_an_interrupt_is_not_a_bug(window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []

    def before(kind: type[BaseException], _error: BaseException, _trace: object) -> None:
        seen.append(kind)

    monkeypatch.setattr(sys, "excepthook", before)
    crashes = Crashes(window, tmp_path)
    crashes.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    crashes.remove()
    assert seen == [KeyboardInterrupt]
    assert crashes.message is None
