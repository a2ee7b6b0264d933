"""Work runs away from the window and its answer comes back to it."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.gui.jobs import Job, Jobs
from ctrecords.progress import Progress


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(slow_ms=10)
    yield made
    made.stop()
    made.deleteLater()


def test_the_answer_comes_back_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool, str]] = []

    def work(_progress: Progress) -> tuple[int, str]:
        return 42, threading.current_thread().name

    def then(answer: tuple[int, str]) -> None:
        seen.append((answer[0], QThread.currentThread() is jobs.thread(), answer[1]))

    jobs.run(work, then, label="Counting")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][:2] == (42, True)
    assert seen[0][2].startswith("reader")
    assert not jobs.is_busy()


def test_writes_keep_their_order(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(20):
        jobs.run(lambda _p, n=number: order.append(n), lambda _none: None, label="Saving", writes=True)
    assert jobs.is_saving()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert order == list(range(20))
    assert not jobs.is_saving()


def test_an_error_to_act_on_goes_to_who_asked(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise CtrecordsError("It is full.", remedy="Make room.")

    caught: list[CtrecordsError] = []
    jobs.run(work, lambda _none: None, label="Saving", failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert (caught[0].what, caught[0].remedy) == ("It is full.", "Make room.")


def test_an_error_nobody_takes_is_a_problem(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise CtrecordsError("It is full.", remedy="Make room.")

    seen: list[object] = []
    jobs.problem.connect(seen.append)
    jobs.run(work, lambda _none: None, label="Saving")
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], CtrecordsError)


def test_any_other_error_is_a_crash(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise KeyError("x")

    seen: list[object] = []
    jobs.crashed.connect(seen.append)
    jobs.run(work, lambda _none: None, label="Saving", failed=lambda _error: None)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], KeyError)


def test_cancel_stops_the_work_without_a_message(jobs: Jobs, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    stopped: list[bool] = []

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        try:
            progress.check()
        except CancelledError:
            stopped.append(True)
            raise

    trouble: list[object] = []
    jobs.problem.connect(trouble.append)
    jobs.crashed.connect(trouble.append)
    job = jobs.run(work, trouble.append, label="Adding")
    assert begun.wait(5)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert stopped == [True]
    assert trouble == []


def test_an_answer_after_the_casebook_closed_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[str] = []
    jobs.run(lambda _p: "late", seen.append, label="Looking")
    jobs.drop()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    jobs.run(lambda _p: "new", seen.append, label="Looking")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["new"]


def test_only_the_newest_answer_of_a_key_is_shown(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()

    def slow(_progress: Progress) -> str:
        gate.wait(5)
        return "old"

    seen: list[str] = []
    jobs.run(slow, seen.append, label="Looking", key="today")
    jobs.run(lambda _p: "new", seen.append, label="Looking", key="today")
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert seen == ["new"]


def test_a_slow_job_is_announced_and_a_quick_one_is_not(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    slow: list[Job] = []
    jobs.slow.connect(slow.append)
    quick = jobs.run(lambda _p: None, lambda _n: None, label="Quick")
    qtbot.waitUntil(lambda: quick.over)
    job = jobs.run(lambda _p: gate.wait(5), lambda _n: None, label="Adding files")
    qtbot.waitUntil(lambda: bool(slow))
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert slow == [job]


def test_progress_is_posted_seldom_but_always_at_the_end(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[int] = []

    def note(job: Job) -> None:
        steps.append(job.done)

    jobs.progressed.connect(note)
    held = threading.Event()

    def work(progress: Progress) -> None:
        for number in range(1, 2001):
            progress.step(number, 2000, f"file {number}")
        held.wait(5)

    jobs.run(work, lambda _n: None, label="Adding files")
    qtbot.waitUntil(lambda: 2000 in steps)
    held.set()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert len(steps) < 200


def test_post_runs_a_closure_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def closure() -> None:
        seen.append(QThread.currentThread() is jobs.thread())

    threading.Thread(target=lambda: jobs.post(closure)).start()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]


def test_an_answer_for_a_closed_dialog_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    class Waiting(QObject):
        def heard(self, _answer: int) -> None:
            raise AssertionError("the dialog is gone")

    gate = threading.Event()
    waiting = Waiting()
    job = jobs.run(lambda _progress: int(gate.wait(5)), waiting.heard, label="Looking")
    delete(waiting)
    gate.set()
    qtbot.waitUntil(lambda: job.over)


def test_after_the_end_nothing_is_begun(qtbot: QtBot) -> None:
    ended = Jobs()
    ended.stop()
    ran: list[int] = []
    job = ended.run(lambda _progress: ran.append(1), lambda _none: ran.append(2), label="Late")
    assert job.over
    assert not ended.is_busy()
    assert ran == []
    ended.deleteLater()
