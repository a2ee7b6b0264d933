"""The work done inside the child: fields in, finished Word letters or their pages out.

It reads the shipped templates and nothing else; it writes no file.
"""

import json
import struct
from collections.abc import Mapping
from typing import Any, cast

from ctrecords import children
from ctrecords.errors import CtrecordsError
from ctrecords.letters.fields import plain
from ctrecords.letters.letter import kind
from ctrecords.letters.template import ready

LENGTH = struct.Struct(">I")


@children.work
def work(request: bytes) -> bytes:
    """Answer one request of the press: ``letters`` (many .docx, each after its length) or ``preview`` (JSON)."""
    asked: dict[str, Any] = json.loads(request)
    name: str = asked["kind"]
    if asked["do"] == "preview":
        from ctrecords.letters.page import encode
        from ctrecords.letters.preview import read

        return encode(read(render(name, asked["fields"][0], marks=True)))
    letters = [render(name, fields) for fields in asked["fields"]]
    return b"".join(LENGTH.pack(len(letter)) + letter for letter in letters)


def render(name: str, fields: Mapping[str, Any], *, marks: bool = False) -> bytes:
    """One letter as the bytes of a .docx; ``marks`` keeps the tint marks, for a preview only.

    Raises:
        CtrecordsError: the letter is unknown, its template is refused, or fields are missing (all named).
    """
    template = ready(name)
    missing = sorted(template.names - fields.keys())
    if missing:
        raise CtrecordsError(
            f"The letter “{kind(name).label}” lacks {', '.join(missing)}.",
            remedy="Fill these in and write it again.",
        )
    return template.render(fields if marks else {name: _plain(value) for name, value in fields.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    return [_plain(line) for line in cast("list[Any]", value)] if isinstance(value, list) else value
