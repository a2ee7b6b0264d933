"""Work that misbehaves, for the tests of children: found by the child through PYTHONPATH."""

import os
import sys
import time
from pathlib import Path

from ctrecords.children import work
from ctrecords.errors import CtrecordsError


@work
def play(request: bytes) -> bytes:
    word, _, rest = request.partition(b" ")
    return {
        b"echo": lambda: rest,
        b"pid": lambda: str(os.getpid()).encode(),
        b"print": _print,
        b"crash": lambda: os._exit(3),
        b"hang": _hang,
        b"memory": lambda: b"x" * (8 << 30),
        b"huge": lambda: b"x" * (3 << 20),
        b"refuse": _refuse,
        b"bug": lambda: bytes([rest[0] // 0]),
        b"garbage": _garbage,
        b"env": lambda: "\n".join([*os.environ, *sys.argv, str(Path.cwd())]).encode(),
        b"modules": lambda: " ".join(sys.modules).encode(),
    }[word]()


def unregistered(request: bytes) -> bytes:
    return request


def _print() -> bytes:
    print("this must not stand among the answers")  # noqa: T201  the point of the test
    sys.stdout.flush()
    return b"clean"


def _hang() -> bytes:
    while True:
        time.sleep(0.01)


def _refuse() -> bytes:
    raise CtrecordsError("The letter is torn.", remedy="Write it again.")


def _garbage() -> bytes:
    for number in range(3, 64):
        try:
            os.write(number, b"not an answer of ours" * 10)
        except OSError:
            continue
    os._exit(0)
