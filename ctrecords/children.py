"""A killable child process: bytes in over a pipe, a result out, with limits on time, memory and size.

What is slow or fed by files from outside runs here, so a crash, a hang or a bomb costs one answer and
never the window. A child is given no key, no casebook and no path of one: only the bytes of its request.
This module knows nothing of the work it starts; the work is named as ``package.module:function``.
"""

import contextlib
import importlib
import json
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Self, TypeVar

from ctrecords.errors import CancelledError, CtrecordsError

RESULT, REFUSED, BUG, MEMORY = b"r", b"e", b"x", b"m"
LENGTH = struct.Struct(">Q")
_MEGABYTE = 1024 * 1024
Work = Callable[[bytes], bytes]
_W = TypeVar("_W", bound=Work)


class ChildEndedError(CtrecordsError):
    """The child died, took too long, or passed a limit; the next call starts a new one."""


class ChildBugError(Exception):
    """The work raised something that is not for the researcher: a bug, with the child's traceback as text."""


def work(function: _W) -> _W:
    """Register a function as work a child may run; others are refused."""
    function.__dict__["child_work"] = True
    return function


class Child:
    """One child process kept alive for many calls, restarted after a crash; safe to call from any thread.

    ``seconds`` limits each call, ``megabytes`` the child's memory (where the system can), ``reply_megabytes``
    one answer.
    """

    def __init__(
        self, work: str, *, seconds: float = 30, megabytes: int = 1024, reply_megabytes: int = 256
    ) -> None:
        self._work = work
        self._seconds = seconds
        self._megabytes = megabytes
        self._reply_limit = reply_megabytes * _MEGABYTE
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._ended_by = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, request: bytes) -> bytes:
        """Give the child one request and wait for its answer.

        Raises:
            ChildEndedError: the child died, took too long, or passed a limit.
            CtrecordsError: the work itself refused.
            CancelledError: ``kill`` was called meanwhile.
            ChildBugError: the work failed in a way that is ours to repair.
        """
        with self._lock:
            process = self._running()
            clock = threading.Timer(self._seconds, self._end, (process, "late"))
            clock.daemon = True
            clock.start()
            try:
                status, answer = self._exchange(process, request)
            except _TooLargeError as large:
                self._end(process, "large")
                raise self._why() from large
            except (OSError, EOFError) as gone:
                self._end(process, "died")
                raise self._why() from gone
            finally:
                clock.cancel()
        if status == RESULT:
            return answer
        if status == REFUSED:
            told = json.loads(answer)
            raise CtrecordsError(told["what"], remedy=told["remedy"])
        if status == MEMORY:
            self._end(process, "memory")
            raise self._why()
        raise ChildBugError(answer.decode("utf-8", "replace"))

    def kill(self) -> None:
        """Stop the child at once, from any thread; a waiting call ends as cancelled, the next one starts anew."""
        process = self._process
        if process is not None:
            self._end(process, "cancelled")

    def close(self) -> None:
        """Let the child go; it ends because its pipe ends."""
        with self._lock:
            if self._process is not None:
                self._release(self._process)
                self._process = None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is None and not self._ended_by:
            return self._process
        if self._process is not None:
            self._release(self._process)
        self._ended_by = ""
        self._process = subprocess.Popen(  # noqa: S603  our own program with our own arguments
            command(self._work, self._megabytes),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parent.parent,
            env={name: value for name, value in os.environ.items() if not name.startswith("CTRECORDS_")},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return self._process

    def _exchange(self, process: "subprocess.Popen[bytes]", request: bytes) -> tuple[bytes, bytes]:
        into, out = process.stdin, process.stdout
        if into is None or out is None:
            raise EOFError
        into.write(LENGTH.pack(len(request)))
        into.write(request)
        into.flush()
        status = _exactly(out, 1)
        (size,) = LENGTH.unpack(_exactly(out, LENGTH.size))
        if status not in {RESULT, REFUSED, BUG, MEMORY}:
            raise EOFError
        if size > self._reply_limit:
            raise _TooLargeError
        return status, _exactly(out, size)

    def _end(self, process: "subprocess.Popen[bytes]", why: str) -> None:
        if process is self._process and not self._ended_by:
            self._ended_by = why
        process.kill()

    def _release(self, process: "subprocess.Popen[bytes]") -> None:
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _why(self) -> Exception:
        retry = "Try again; nothing was changed. If it happens again, leave out the part it happens with."
        match self._ended_by:
            case "cancelled":
                return CancelledError()
            case "late":
                what = f"The work took longer than {self._seconds:g} seconds and was stopped."
            case "memory":
                what = f"The work needed more than {self._megabytes} MB of memory and was stopped."
            case "large":
                what = f"The result was larger than {self._reply_limit // _MEGABYTE} MB and was refused."
            case _:
                what = "The process doing the work ended unexpectedly."
        return ChildEndedError(what, remedy=retry)


def serve(name: str, megabytes: int) -> None:
    """Run as the child: answer requests with the work named, until the pipe ends; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(megabytes)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the work prints must not stand among the answers
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    function: Work | None = None
    while True:
        request = requests.get()
        try:
            function = function or _find(name)
            status, answer = RESULT, function(request)
        except CtrecordsError as refusal:
            told = {"what": refusal.what, "remedy": refusal.remedy}
            # Half characters of a file's names, which nothing can store, become question marks.
            status, answer = REFUSED, json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
        except MemoryError:
            status, answer = MEMORY, b""
        except Exception:  # noqa: BLE001  the one place where a child's bug becomes an answer
            status, answer = BUG, traceback.format_exc().encode("utf-8", "replace")
        try:
            answers.write(status + LENGTH.pack(len(answer)))
            answers.write(answer)
            answers.flush()
        except OSError:
            os._exit(0)


def command(name: str, megabytes: int) -> list[str]:
    """The command line that starts a child: this Python, or this program itself when it is a bundle."""
    start = [sys.executable, "--child"] if getattr(sys, "frozen", False) else [sys.executable, "-m", __name__]
    return [*start, name, str(megabytes)]


class _TooLargeError(Exception):
    """The answer announced is larger than the limit."""


def _listen(requests: "queue.SimpleQueue[bytes]") -> None:
    """Read requests beside the work, so the end of the parent ends a busy child too."""
    with os.fdopen(0, "rb", closefd=False) as pipe:
        try:
            while True:
                (size,) = LENGTH.unpack(_exactly(pipe, LENGTH.size))
                requests.put(_exactly(pipe, size))
        except (EOFError, OSError, MemoryError):
            os._exit(0)


def _exactly(pipe: BinaryIO | Any, size: int) -> bytes:
    data = pipe.read(size)
    if len(data) != size:
        raise EOFError
    return data


def _find(name: str) -> Work:
    module, _, function = name.partition(":")
    found = getattr(importlib.import_module(module), function)
    if not getattr(found, "child_work", False):
        raise LookupError(f"{name} is not registered as work for a child")
    return found


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; time and size still hold
        return
    size = megabytes * _MEGABYTE
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    # The module runs as __main__ here; the work registers with the imported one, so serve from that.
    importlib.import_module("ctrecords.children").serve(sys.argv[1], int(sys.argv[2]))
