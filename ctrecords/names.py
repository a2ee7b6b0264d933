"""File names that every system accepts, made from names that came from anywhere.

This file exists so that a hostile or odd name never decides where or how a file is written.
It must not know which files are named.
"""

import os
import re
import unicodedata
from collections.abc import Collection

LONGEST = 120
"""The longest name in bytes (UTF-8)."""

_LONGEST_EXTENSION = 20
_FORBIDDEN = frozenset('<>:"/\\|?*')
# Marks that turn the reading direction can hide an extension: "fdp.exe" shown as "exe.pdf".
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TURNED = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_UNSEEN = frozenset(("Cc", "Cs", "Zl", "Zp"))
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


def safe_name(text: str) -> str:
    """A file name, close to *text*, that Windows, macOS and Linux all accept (at most 120 bytes)."""
    kept = "".join(mark for mark in unicodedata.normalize("NFC", text) if _allowed(mark))
    name = _fit(unicodedata.normalize("NFC", kept))
    if _RESERVED.fullmatch(name.partition(".")[0].strip()):
        name = _fit("_" + name)
    return name or "unnamed"


def unturned(text: str) -> str:
    """A text with “�” for each mark that turns the reading direction of what follows it; no language needs them in names."""
    return text.translate(_TURNED)


def written(text: str) -> str:
    """A name as it can be written anywhere: bytes that are no characters, as old drives leave, become “�”."""
    return os.fsencode(text).decode("utf-8", "replace")


def numbered(name: str, taken: Collection[str]) -> str:
    """The safe name itself, or with a number (`letter (2).docx`) when it is taken in any case.

    Args:
        name: A name made by `safe_name`.
        taken: The names already used in the folder.
    """
    used = {other.casefold() for other in taken}
    candidate, count = name, 1
    while candidate.casefold() in used:
        count += 1
        stem, extension = _split(name)
        mark = f" ({count})"
        candidate = _cut(stem, LONGEST - len((mark + extension).encode())) + mark + extension
    return candidate


def safe_extension(name: str) -> str:
    """The extension of a file name with its dot, in lower case, or nothing if it is not a plain one."""
    extension = re.search(r"\.([a-z0-9]{1,10})\Z", name.lower(), re.ASCII)
    return extension.group() if extension else ""


def _allowed(mark: str) -> bool:
    return mark not in _FORBIDDEN and mark not in _DIRECTION and unicodedata.category(mark) not in _UNSEEN


def _split(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension.encode()) >= _LONGEST_EXTENSION:
        return name, ""
    return stem, dot + extension


def _fit(name: str) -> str:
    stem, extension = _split(_trim(name))
    return _trim(_cut(stem, LONGEST - len(extension.encode())) + extension)


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore").rstrip()


def _trim(text: str) -> str:
    # A leading dot would hide the file, a trailing dot or space is lost on Windows.
    return re.sub(r"^[\s.]+|[\s.]+$", "", text)
