"""PDFium's own functions; its bindings carry no types, so they are named untyped here, once."""

import ctypes
from collections.abc import Callable
from typing import Any, cast

import pypdfium2.raw

raw: Any = cast("Any", pypdfium2.raw)
_NUL = 2
_types: Any = ctypes


def said(ask: Callable[..., int]) -> str:
    """The words PDFium writes into the room it is given, after it told how many bytes they need."""
    size = int(ask(None, 0))
    if size <= _NUL:
        return ""
    room = ctypes.create_string_buffer(size)
    ask(_types.cast(room, _types.POINTER(raw.FPDF_WCHAR)), size)
    return room.raw[: size - _NUL].decode("utf-16-le", "replace")
