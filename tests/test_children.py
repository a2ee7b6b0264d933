"""Children that crash, hang, swell, babble or are killed cost one answer and nothing else."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords import children
from ctrecords.children import Child, ChildBugError
from ctrecords.errors import CancelledError, CtrecordsError

HERE = Path(__file__).parent
WORK = "child_works:play"


@pytest.fixture(scope="module", autouse=True)
def _works_are_found() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(HERE))
        yield


@pytest.fixture(scope="module")
def child(_works_are_found: None) -> Iterator[Child]:
    with Child(WORK, seconds=20, megabytes=512, reply_megabytes=2) as one:
        yield one


@given(st.binary(max_size=5000))
def test_what_goes_in_comes_out(child: Child, data: bytes) -> None:
    assert child.call(b"echo " + data) == data


def test_one_process_serves_many_calls(child: Child) -> None:
    assert child.call(b"pid") == child.call(b"pid")


def test_printing_does_not_disturb_the_answers(child: Child) -> None:
    assert child.call(b"print") == b"clean"
    assert child.call(b"echo still in step") == b"still in step"


def test_a_megabyte_each_way(child: Child) -> None:
    data = os.urandom(1 << 20)
    assert child.call(b"echo " + data) == data


@pytest.mark.parametrize(
    ("request_", "what"),
    [
        (b"crash", "ended unexpectedly"),
        (b"memory", "more than 512 MB"),
        (b"huge", "larger than 2 MB"),
        (b"garbage", "ended unexpectedly"),
    ],
)
def test_a_lost_child_is_a_sentence_and_the_next_call_works(child: Child, request_: bytes, what: str) -> None:
    with pytest.raises(CtrecordsError, match=what) as told:
        child.call(request_)
    assert "Try again; nothing was changed." in told.value.remedy
    assert child.call(b"echo back") == b"back"


def test_a_child_that_takes_too_long_is_stopped() -> None:
    with Child(WORK, seconds=1.5) as slow:
        with pytest.raises(CtrecordsError, match=r"longer than 1\.5 seconds") as told:
            slow.call(b"hang")
        assert "Try again" in told.value.remedy
        assert slow.call(b"echo back") == b"back"


def test_kill_from_another_thread_cancels_the_waiting_call() -> None:
    with Child(WORK, seconds=60) as one:
        pid = one.call(b"pid")
        ended: list[BaseException] = []
        waiting = threading.Thread(target=lambda: ended.append(_caught(one, b"hang")))
        waiting.start()
        while waiting.is_alive():
            one.kill()
            waiting.join(0.05)
        assert isinstance(ended[0], CancelledError)
        assert one.call(b"pid") != pid


def test_a_refusal_inside_keeps_both_sentences(child: Child) -> None:
    with pytest.raises(CtrecordsError) as told:
        child.call(b"refuse")
    assert told.value.what == "The letter is torn."
    assert told.value.remedy == "Write it again."


def test_a_bug_inside_comes_with_its_traceback(child: Child) -> None:
    with pytest.raises(ChildBugError, match="ZeroDivisionError") as told:
        child.call(b"bug x")
    assert "child_works.py" in str(told.value)
    assert child.call(b"echo on") == b"on"


def test_only_registered_functions_run() -> None:
    with Child("child_works:unregistered") as one, pytest.raises(ChildBugError, match="not registered"):
        one.call(b"anything")


def test_work_that_does_not_exist_is_a_bug() -> None:
    with Child("child_works:absent") as one, pytest.raises(ChildBugError, match="absent"):
        one.call(b"anything")


def test_the_child_learns_nothing_of_the_casebook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CTRECORDS_CASEBOOK", "/secret/place")
    monkeypatch.chdir(tmp_path)
    with Child(WORK) as one:
        told = one.call(b"env").decode()
    assert "CTRECORDS_" not in told
    assert "secret" not in told
    assert str(tmp_path) not in told


def test_the_child_starts_light(child: Child) -> None:
    loaded = child.call(b"modules").decode().split()
    assert not {"PySide6", "sqlcipher3", "sqlite_utils", "docx", "docxtpl"} & set(loaded)


def test_calls_from_many_threads_do_not_mix(child: Child) -> None:
    answers: dict[int, bytes] = {}

    def ask(number: int) -> None:
        for _ in range(20):
            answers[number] = child.call(b"echo %d" % number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: b"%d" % number for number in range(6)}


def test_a_busy_child_ends_with_its_parent() -> None:
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "ctrecords.children", WORK, "512"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=HERE.parent,
    )
    assert process.stdin is not None
    process.stdin.write(children.LENGTH.pack(4) + b"hang")
    process.stdin.close()
    assert process.wait(timeout=60) == 0


def test_a_frozen_program_starts_its_child_by_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert children.command("a.b:c", 64) == [sys.executable, "--child", "a.b:c", "64"]


def test_closing_twice_is_harmless() -> None:
    one = Child(WORK)
    one.close()
    assert one.call(b"echo anew") == b"anew"
    one.close()
    one.close()


def _caught(child: Child, request: bytes) -> BaseException:
    try:
        child.call(request)
    except (CancelledError, CtrecordsError) as ended:
        return ended
    raise AssertionError("the call was not cancelled")
