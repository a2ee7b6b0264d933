"""The app's side of reading: hands a file's bytes to a child once, then asks for pages and pictures.

It imports no reader of any format, so a window starts without paying for them.
"""

import json
import logging
import re
from collections.abc import Callable
from typing import Any, Self

from ctrecords.children import Child, ChildBugError, ChildEndedError
from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import Look, Page, Picture, decode_look, decode_page

WORK = "ctrecords.extract.work:work"
_MISSING = b"?"
_SECONDS = 60.0
_MEGABYTES = 2048
_FRAME = re.compile(r'File "[^"]*?(ctrecords/[^"]*|[^"/]*)", line (\d+)')
_log = logging.getLogger(__name__)


class BrokenError(CtrecordsError):
    """A file broke its reader: it crashed, hung, passed a limit, or met a bug of ours. The file is whole."""


class Reader:
    """One child that reads one file at a time; safe to call from any thread, one call after the other."""

    def __init__(self, *, seconds: float = _SECONDS, megabytes: int = _MEGABYTES) -> None:
        """Nothing is started before the first question."""
        self._child = Child(WORK, seconds=seconds, megabytes=megabytes)

    def __enter__(self) -> Self:
        """Use the reader in a with block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the child go."""
        self.close()

    def look(self, key: str, name: str, data: Callable[[], bytes]) -> Look:
        """What the file is and how many pages it has; *key* is its SHA-256, *data* gives its bytes when asked.

        Raises:
            BrokenError: the child broke over it.
            CtrecordsError: it cannot be read; what, and what can be done.
            CancelledError: ``kill`` was called meanwhile.
        """
        return decode_look(self._ask(key, name, data, ask="look"))

    def text(self, key: str, name: str, data: Callable[[], bytes], number: int) -> Page:
        """The text of one page, from 1, without the places of its words where these cost more than the words."""
        return decode_page(self._ask(key, name, data, ask="text", number=number))

    def page(self, key: str, name: str, data: Callable[[], bytes], number: int) -> Page:
        """The text of one page, from 1, and where its words stand."""
        return decode_page(self._ask(key, name, data, ask="page", number=number))

    def scan(self, key: str, name: str, data: Callable[[], bytes], number: int) -> Page:
        """The text of one page by OCR."""
        return decode_page(self._ask(key, name, data, ask="scan", number=number))

    def picture(
        self, key: str, name: str, data: Callable[[], bytes], number: int, *, side: int, turn: int = 0
    ) -> Picture:
        """One page as pixels, the longer side as given, turned clockwise by degrees."""
        answer = self._ask(key, name, data, ask="picture", number=number, side=side, turn=turn)
        line, _, pixels = answer.partition(b"\n")
        width, height = json.loads(line)
        return Picture(width=width, height=height, pixels=pixels)

    def kill(self) -> None:
        """Stop at once, from any thread; a waiting call ends as cancelled."""
        self._child.kill()

    def close(self) -> None:
        """Let the child go."""
        self._child.close()

    def _ask(self, key: str, name: str, data: Callable[[], bytes], **asked: Any) -> bytes:
        line = {"file": key, "name": name, **asked}
        answer = self._call(json.dumps({**line, "sent": False}).encode() + b"\n")
        if answer != _MISSING:
            return answer
        return self._call(json.dumps({**line, "sent": True}).encode() + b"\n" + data())

    def _call(self, request: bytes) -> bytes:
        remedy = "The file is kept as it is. Choose Read again, or open it with the program it was made with."
        try:
            return self._child.call(request)
        except ChildEndedError as ended:
            raise BrokenError(ended.what, remedy=remedy) from ended
        except ChildBugError as bug:
            # Where it happened and nothing else: a message of Python's may hold words of the file.
            _log.warning(
                "a reader broke at %s", " < ".join(":".join(at) for at in _FRAME.findall(str(bug))[-3:])
            )
            raise BrokenError("The file broke the part of ctrecords that reads it.", remedy=remedy) from bug
