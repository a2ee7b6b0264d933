"""The parent's side of letter writing: plain fields to a child, finished letters and pages back.

It imports nothing of Word, so a window or a command starts without paying for it.
"""

import base64
import json
import struct
from collections.abc import Mapping, Sequence
from typing import Any, Self

from ctrecords.children import Child
from ctrecords.letters.finding import Finding
from ctrecords.letters.page import Preview, decode
from ctrecords.progress import Progress, Silent

WORK = "ctrecords.letters.render:work"
_LENGTH = struct.Struct(">I")
_BATCH = 16  # a bar moves and Cancel is heard between two batches


class Press:
    """Writes letters in one child process kept alive between calls; close it, or use it in ``with``."""

    def __init__(self, *, seconds: float = 30, megabytes: int = 1024) -> None:
        self._child = Child(WORK, seconds=seconds, megabytes=megabytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def letters(
        self,
        kind: str,
        many: Sequence[Mapping[str, Any]],
        progress: Progress | None = None,
        *,
        template: bytes | None = None,
        signature: bytes | None = None,
    ) -> list[bytes]:
        """One .docx for each set of merge fields, in their order; all of them, or an error and none.

        ``template`` is the researcher's own, used instead of the one shipped; ``signature`` is a PNG that stands
        above the printed name.

        Raises:
            CtrecordsError: a field is missing, the template is refused, or the child failed.
            CancelledError: the researcher pressed Cancel.
        """
        watch = progress or Silent()
        done: list[bytes] = []
        for start in range(0, len(many), _BATCH):
            watch.check()
            batch = [dict(fields) for fields in many[start : start + _BATCH]]
            done += _split(self._child.call(_request("letters", kind, batch, template, signature)))
            watch.step(len(done), len(many), "Writing letters")
        return done

    def preview(
        self,
        kind: str,
        fields: Mapping[str, Any],
        *,
        template: bytes | None = None,
        signature: bytes | None = None,
    ) -> Preview:
        """The pages of one letter as blocks the window can lay out; merged words are told apart.

        Raises:
            CtrecordsError: as for ``letters``.
        """
        return decode(self._child.call(_request("preview", kind, [dict(fields)], template, signature)))

    def read(self, letter: bytes) -> Preview:
        """The pages of a finished letter, from the bytes of its Word file.

        Raises:
            CtrecordsError: it is no Word file, or the child failed.
        """
        return decode(self._child.call(_request("read", "", [], letter)))

    def check(self, kind: str, template: bytes) -> list[Finding]:
        """What is wrong or noteworthy in a template of the researcher's own; see ``letters.checking``.

        Raises:
            CtrecordsError: the child failed, or the template is beyond what is read at all.
        """
        told = json.loads(self._child.call(_request("check", kind, [], template)))
        return [Finding(**one) for one in told]

    def cancel(self) -> None:
        """Stop what is being written, from any thread."""
        self._child.kill()

    def close(self) -> None:
        """Let the child go."""
        self._child.close()


def _request(
    do: str,
    kind: str,
    fields: list[dict[str, Any]],
    template: bytes | None = None,
    signature: bytes | None = None,
) -> bytes:
    asked = {"do": do, "kind": kind, "fields": fields}
    return json.dumps(asked | {"template": _text(template), "signature": _text(signature)}).encode()


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _split(answer: bytes) -> list[bytes]:
    letters: list[bytes] = []
    at = 0
    while at < len(answer):
        (size,) = _LENGTH.unpack_from(answer, at)
        at += _LENGTH.size
        letters.append(answer[at : at + size])
        at += size
    return letters
