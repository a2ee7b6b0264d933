"""A slow job shows how far it is and can be cancelled; a quick one shows nothing."""

import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui.busy import Busy
from ctrecords.gui.jobs import Jobs
from ctrecords.progress import Progress


def test_a_slow_job_is_shown_with_its_steps_and_cancel_stops_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs(window, slow_ms=0)
    busy = Busy(jobs, window)
    gate = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(2, 8, "Letter to Elm")
        gate.wait(5)
        progress.step(3, 8, "Letter to Fern")

    job = jobs.run(work, lambda _none: None, label="Writing 8 letters", writes=True)
    qtbot.waitUntil(lambda: job in busy.shown and busy.shown[job].count.text() == "2 of 8")
    shown = busy.shown[job]
    assert shown.isVisible()
    assert shown.windowTitle() == "Writing 8 letters"
    assert shown.note.text() == "Letter to Elm"
    shown.cancel.click()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert job.cancelled
    assert busy.shown == {}
    jobs.stop()


def test_a_quiet_job_is_never_shown(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs(window, slow_ms=0)
    busy = Busy(jobs, window)
    gate = threading.Event()
    jobs.run(lambda _p: gate.wait(5), lambda _none: None, label="Looking", quiet=True)
    other = jobs.run(lambda _p: gate.wait(5), lambda _none: None, label="Saving")
    qtbot.waitUntil(lambda: other in busy.shown)
    assert len(busy.shown) == 1
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    jobs.stop()
