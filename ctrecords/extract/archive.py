"""Zip archives: which bytes are one, and what is in them, within limits; never a trap, never a path followed.

It runs in a child only. Word files, workbooks and the like are zip archives inside and are left whole.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ctrecords.errors import CtrecordsError
from ctrecords.extract import tnef
from ctrecords.extract.extractor import MEGABYTE, Limits
from ctrecords.extract.page import Kind
from ctrecords.extract.plain import TextPages, paged
from ctrecords.mail import NAMELESS, Part

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PACKAGES: Final = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "word/document.xml")
_HARMLESS: Final = 16 * MEGABYTE
"""Unfolding to no more than this is no trap, however small it was folded."""
_LINK: Final = 0xA
_SECRET: Final = 1
_NAMES: Final = "Only the names of what is in it are shown here."
_SYSTEM: Final = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    KeyError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    IndexError,
    NotImplementedError,
    struct.error,
)


@dataclass(slots=True)
class Room:
    """How much may still be taken out, over all that lies in one file."""

    members: int
    size: int


def fits(data: bytes) -> bool:
    """Whether bytes are an archive of files, and not a document that is packed as one."""
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            return not any(each in names for each in _PACKAGES)
    except _DAMAGED:
        return False


def is_system(name: str) -> bool:
    """Whether a file is of the system that made the folder, not of anyone who keeps records."""
    base = name.rpartition("/")[2]
    return base.casefold() in _SYSTEM or base.startswith("._") or name.startswith("__MACOSX/")


def parts(data: bytes, limits: Limits, room: Room) -> tuple[list[Part], list[str]]:
    """Every file in an archive, and sentences on those that stay in it.

    Raises:
        CtrecordsError: it is damaged, or unfolds to more than is safe; it is to be kept whole.
    """
    made: list[Part] = []
    notes: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            rows = [row for row in archive.infolist() if not row.filename.endswith("/")]
            _refuse_traps(rows, limits, room)
            for row in rows:
                why = _why_not(row)
                if why:
                    notes.append(f"“{row.filename[:80]}” stays in the archive: {why}.")
                    continue
                made.append(_part(archive, row, limits, room))
    except _DAMAGED as error:
        raise CtrecordsError(
            "This archive is damaged.",
            remedy="It is kept as it is. Ask the agency to send it again.",
        ) from error
    room.members -= len(made)
    return made, notes


def _why_not(row: zipfile.ZipInfo) -> str:
    if row.flag_bits & _SECRET:
        return "it opens only with a password"
    if row.external_attr >> 28 == _LINK:
        return "it is a link to another place"
    return "it is a file of the system that packed it" if is_system(row.filename) else ""


def _refuse_traps(rows: Iterable[zipfile.ZipInfo], limits: Limits, room: Room) -> None:
    told = list(rows)
    unfolded = sum(row.file_size for row in told)
    folded = sum(row.compress_size for row in told) or 1
    if len(told) > room.members:
        raise _trap(f"it holds {len(told):,} files, more than are taken out of one file")
    if unfolded > room.size or unfolded > max(folded * limits.ratio, _HARMLESS):
        raise _trap("it unfolds to far more than it holds, as a trap does")


def _part(archive: zipfile.ZipFile, row: zipfile.ZipInfo, limits: Limits, room: Room) -> Part:
    """One file; what the head of the archive says of its size is not believed."""
    most = min(room.size, max(row.compress_size * limits.ratio, _HARMLESS))
    with archive.open(row) as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise _trap("a part of it unfolds to far more than it says, as a trap does")
    room.size -= len(data)
    *above, base = row.filename.replace("\\", "/").split("/")
    folder = "/".join(each for each in above if each not in {"", ".", ".."})
    return Part(name=base or NAMELESS, media="", data=data, folder=folder)


def _trap(why: str) -> CtrecordsError:
    return CtrecordsError(
        f"This archive was not taken apart: {why}.",
        remedy="It is kept whole. Take out of it what you need with another program, and file that.",
    )


class ArchiveExtractor:
    """Zip archives and winmail.dat as the list of what is in them; each file of it was filed as a document of its own."""

    kind = Kind.OTHER
    endings = (".zip", ".dat")

    def fits(self, data: bytes, name: str) -> bool:
        """Whether it is an archive of files, or a packet of Outlook's."""
        del name
        return fits(data) or tnef.fits(data)

    def open(self, data: bytes, name: str, limits: Limits) -> TextPages:
        """Read the names in it.

        Raises:
            CtrecordsError: it is damaged.
        """
        del name
        if tnef.fits(data):
            inside, told = tnef.parts(data, limits.members)
            names = [part.name for part in inside]
            return TextPages(
                texts=paged("\n".join(names)), media="application/vnd.ms-tnef", notes=(_NAMES, *told)
            )
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = [name for name in archive.namelist() if not name.endswith("/")]
        except _DAMAGED as error:
            raise CtrecordsError(
                "This archive is damaged.",
                remedy="It is kept as it is. Ask the agency to send it again.",
            ) from error
        notes = (_NAMES,)
        if len(names) > limits.members:
            notes += (f"It holds {len(names):,} names; the first {limits.members:,} are shown.",)
        return TextPages(
            texts=paged("\n".join(names[: limits.members])), media="application/zip", notes=notes
        )
