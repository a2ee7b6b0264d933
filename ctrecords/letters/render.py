"""The work done inside the child: fields in, finished Word letters or their pages out.

It reads the shipped templates and what it is sent, nothing else; it writes no file.
"""

import base64
import json
import struct
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any, cast

from ctrecords import children
from ctrecords.errors import CtrecordsError
from ctrecords.letters.fields import plain
from ctrecords.letters.letter import kind
from ctrecords.letters.package import opened
from ctrecords.letters.template import Ready, prepare, ready

LENGTH = struct.Struct(">I")


@children.work
def work(request: bytes) -> bytes:
    """Answer one request of the press.

    ``letters`` gives many .docx, each after its length; ``preview``, ``read`` and ``check`` give JSON.
    """
    asked: dict[str, Any] = json.loads(request)
    name: str = asked["kind"]
    own, signature = _bytes(asked["template"]), _bytes(asked["signature"])
    match asked["do"]:
        case "preview":
            from ctrecords.letters.page import encode
            from ctrecords.letters.preview import read

            return encode(read(render(name, asked["fields"][0], own, signature, marks=True)))
        case "read":
            return _pages(own or b"")
        case "check":
            from ctrecords.letters.checking import check

            return json.dumps([asdict(one) for one in check(kind(name), own or b"")]).encode()
        case _:
            letters = [render(name, fields, own, signature) for fields in asked["fields"]]
            return b"".join(LENGTH.pack(len(letter)) + letter for letter in letters)


def _pages(letter: bytes) -> bytes:
    """The pages of a finished letter; one edited in Word since may be anything, so it is looked at first."""
    from ctrecords.letters.page import encode
    from ctrecords.letters.preview import read

    opened("This letter", letter)
    try:
        return encode(read(letter))
    except (AttributeError, KeyError, SyntaxError, TypeError, ValueError) as odd:
        raise CtrecordsError(
            "This letter has parts that cannot be read here.", remedy="Print it or save it as PDF from Word."
        ) from odd


def render(
    name: str,
    fields: Mapping[str, Any],
    own: bytes | None = None,
    signature: bytes | None = None,
    *,
    marks: bool = False,
) -> bytes:
    """One letter as the bytes of a .docx; ``marks`` keeps the tint marks, for a preview only.

    ``own`` is the researcher's own template, used instead of the one shipped; ``signature`` a PNG above the name.

    Raises:
        CtrecordsError: the letter is unknown, its template is refused, or fields are missing (all named).
    """
    template = ready(name, signature) if own is None else _own(name, own, signature)
    missing = sorted(template.names - fields.keys())
    if missing:
        raise CtrecordsError(
            f"The letter “{kind(name).label}” lacks {', '.join(missing)}.",
            remedy="Fill these in and write it again.",
        )
    return template.render(fields if marks else {name: _plain(value) for name, value in fields.items()})


@lru_cache(maxsize=4)
def _own(name: str, data: bytes, signature: bytes | None) -> Ready:
    return prepare(kind(name), data, signature)


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    return [_plain(line) for line in cast("list[Any]", value)] if isinstance(value, list) else value
