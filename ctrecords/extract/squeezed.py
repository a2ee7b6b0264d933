"""The packed rich text that Outlook keeps for a message's words (MS-OXRTFCP), and the words in it.

It runs in a child only. It must not know what a message is.
"""

import struct
from typing import Any, Final

from striprtf import striprtf

_library: Any = striprtf
_START: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
HEAD: Final = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_RING: Final = 4096
_MOST: Final = 64 * 1024 * 1024


def rich_text(data: bytes) -> str:
    """The words of packed rich text; empty when it cannot be read."""
    try:
        rich = unpacked(data).decode("latin-1")
        known = rich.startswith("{\\rtf")
        return str(_library.rtf_to_text(rich, errors="replace")).strip() if known else ""
    except (ValueError, IndexError, KeyError, TypeError, LookupError, RecursionError, struct.error):
        return ""


def unpacked(data: bytes) -> bytes:
    """The rich text itself.

    Raises:
        ValueError: it is not packed in this way, or claims to be larger than any message is.
        IndexError: it is cut off.
        struct.error: it is cut off.
    """
    _, size, kind, _ = HEAD.unpack_from(data)
    if kind == _PLAIN:
        return data[HEAD.size :]
    if kind != _PACKED or size > _MOST:
        raise ValueError
    ring = bytearray(_RING)
    ring[: len(_START)] = _START
    at, out, place = len(_START), bytearray(), HEAD.size
    while place < len(data) and len(out) < size:
        flags = data[place]
        place += 1
        for bit in range(8):
            if place >= len(data) or len(out) >= size:
                break
            if not flags >> bit & 1:
                run = data[place : place + 1]
                place += 1
            else:
                (told,) = struct.unpack_from(">H", data, place)
                place += 2
                start, length = told >> 4, (told & 15) + 2
                if start == at:
                    return bytes(out)
                run = b""
                for step in range(length):
                    letter = ring[(start + step) % _RING]
                    run += bytes((letter,))
                    ring[(at + step) % _RING] = letter
            for letter in run:
                ring[at] = letter
                at = (at + 1) % _RING
            out += run
    return bytes(out)
