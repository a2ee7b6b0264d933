"""The packet winmail.dat in which Outlook sends a message's words and files to programs that are not Outlook.

It runs in a child only, on bytes. What is cut off gives what came before it, with a note.
"""

import struct
from collections.abc import Iterator
from typing import Final

from ctrecords import mail
from ctrecords.extract.squeezed import rich_text
from ctrecords.mail import Part

_SIGN: Final = b"\x78\x9f\x3e\x22"
_HEAD: Final = struct.Struct("<BII")
_BEGINS, _TITLE, _DATA, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_WORDS, _BODY = 0x00069003, 0x0002800C
_LONG_NAME, _BYTES, _TEXT, _RICH = 0x3707, 0x3701, 0x1000, 0x1009
_WIDTHS: Final = {2: 4, 3: 4, 4: 4, 0xA: 4, 0xB: 4, 5: 8, 6: 8, 7: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_VARIABLE: Final = (0x1E, 0x1F, 0xD, 0x102)
_WIDE, _NAMED, _MANY = 0x1F, 0x8000, 0x1000


def fits(data: bytes) -> bool:
    """Whether bytes are such a packet."""
    return data.startswith(_SIGN)


def parts(data: bytes, most: int) -> tuple[list[Part], list[str]]:
    """The words of the packet as message.txt and its files, and sentences on what is cut off."""
    notes: list[str] = []
    words = ""
    files: list[dict[str, bytes | str]] = []
    for kind, value in _rows(data, notes):
        if kind == _BEGINS:
            files.append({})
        elif kind in {_TITLE, _DATA, _PROPERTIES} and files:
            _add(files[-1], kind, value, notes)
        elif kind == _BODY:
            words = words or mail.decoded(value, None, []).rstrip("\0")
        elif kind == _WORDS:
            held = _properties(value, notes)
            words = words or str(held.get(_TEXT, ""))
            rich = held.get(_RICH)
            words = words or (rich_text(rich) if isinstance(rich, bytes) else "")
    made = [Part(name="message.txt", media="text/plain", data=words.encode())] if words.strip() else []
    for number, one in enumerate(files, start=1):
        content = one.get("data")
        if isinstance(content, bytes) and len(made) < most:
            name = str(one.get("name", "")) or f"{mail.NAMELESS} {number}"
            made.append(Part(name=name, media="", data=content))
    return made, list(dict.fromkeys(notes))


def _add(one: dict[str, bytes | str], kind: int, value: bytes, notes: list[str]) -> None:
    if kind == _TITLE:
        one.setdefault("name", mail.decoded(value, None, []).rstrip("\0"))
    elif kind == _DATA:
        one["data"] = value
    else:
        held = _properties(value, notes)
        if held.get(_LONG_NAME):
            one["name"] = str(held[_LONG_NAME])
        content = held.get(_BYTES)
        if isinstance(content, bytes):
            one.setdefault("data", content[16:])  # a file in a file: the first 16 bytes say what opens it


def _rows(data: bytes, notes: list[str]) -> Iterator[tuple[int, bytes]]:
    at = len(_SIGN) + 2
    while at + _HEAD.size <= len(data):
        _, kind, size = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        if at + size > len(data):
            notes.append("The packet winmail.dat is cut off; what came before the cut is here.")
            return
        yield kind, data[at : at + size]
        at += size + 2


def _properties(data: bytes, notes: list[str]) -> dict[int, bytes | str]:
    """The texts and bytes among the named values of one thing."""
    held: dict[int, bytes | str] = {}
    try:
        at = 4
        for _ in range(min(struct.unpack_from("<I", data)[0], len(data) // 4)):
            kind, number = struct.unpack_from("<HH", data, at)
            at = _past_name(data, at + 4) if number >= _NAMED else at + 4
            many = bool(kind & _MANY) or kind in _VARIABLE
            count = min(struct.unpack_from("<I", data, at)[0], len(data)) if many else 1
            at += 4 if many else 0
            for _ in range(count):
                value, at = _value(data, at, kind & ~_MANY)
                if kind in _VARIABLE:
                    codec = "utf-16-le" if kind == _WIDE else None
                    text = kind in {0x1E, _WIDE}
                    held[number] = mail.decoded(value, codec, []).rstrip("\0") if text else value
    except (struct.error, ValueError):
        notes.append("A part of the packet winmail.dat cannot be read.")
    return held


def _past_name(data: bytes, at: int) -> int:
    (kind,) = struct.unpack_from("<I", data, at + 16)
    (size,) = struct.unpack_from("<I", data, at + 20)
    return at + 24 + (-(-size // 4) * 4 if kind else 0)


def _value(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    if kind in _VARIABLE:
        (size,) = struct.unpack_from("<I", data, at)
        at += 4
        step = -(-size // 4) * 4
    elif kind in _WIDTHS:
        size = step = _WIDTHS[kind]
    else:
        raise ValueError(kind)
    if at + size > len(data):
        raise ValueError(size)
    return data[at : at + size], at + step
