"""The app's side of taking a file apart: its bytes go to a child, what is in it comes back part by part."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ctrecords import mail
from ctrecords.children import Child, ChildBugError
from ctrecords.extract.reader import BrokenError
from ctrecords.mail import Mail

WORK = "ctrecords.extract.parts:work"
HEAD: Final = 8192
"""So many first bytes of a file tell whether it is worth taking apart."""
_SECONDS = 60.0
_MEGABYTES = 3072
_REPLY_MEGABYTES = 2560
_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKET = b"\x78\x9f\x3e\x22"
_NAME_AT: Final = 30
_PACKAGE: Final = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"mimetype")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """One file that lies in another: its name, size in bytes, and the message it is, if it is one.

    ``within`` is the place among the parts of the one it lies in, -1 for the file itself; ``folder`` its
    path in an archive.
    """

    name: str
    media: str
    size: int
    within: int
    folder: str = ""
    inline: bool = False
    content_id: str = ""
    mail: Mail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What was in a file: ``mail`` when it is a message, every file it carries, and what stays whole and why."""

    mail: Mail | None = None
    parts: tuple[Inside, ...] = ()
    notes: tuple[str, ...] = ()


def worth(head: bytes, name: str) -> bool:
    """Whether the first bytes of a file look like something that holds files: the child then looks closely."""
    if head.startswith(_ZIP):
        return not head[_NAME_AT:].startswith(_PACKAGE)
    return head.startswith((_OLE, _PACKET, b"From ")) or mail.is_message(head[:HEAD], name)


class Unpacker:
    """One child that takes files apart; safe to call from any thread, one file after the other."""

    def __init__(self) -> None:
        """Nothing is started before the first file."""
        self._child = Child(WORK, seconds=_SECONDS, megabytes=_MEGABYTES, reply_megabytes=_REPLY_MEGABYTES)

    def unpack(self, data: bytes, name: str) -> Unpacked:
        """Tell what is in a file.

        Raises:
            CtrecordsError: it cannot be taken apart; it is to be kept whole.
            CancelledError: ``kill`` was called meanwhile.
        """
        told: dict[str, Any] = json.loads(self._ask({"name": name}, data))
        return Unpacked(
            mail=_mail(told["mail"]),
            parts=tuple(
                Inside(
                    name=row["name"],
                    media=row["media"],
                    size=row["data"],
                    within=row["within"],
                    folder=row["folder"],
                    inline=row["inline"],
                    content_id=row["content_id"],
                    mail=_mail(row["mail"]),
                )
                for row in told["parts"]
            ),
            notes=tuple(told["notes"]),
        )

    def part(self, place: int) -> bytes:
        """The bytes of one part of the file that was unpacked last.

        Raises:
            CtrecordsError: the child ended since.
        """
        return self._ask({"part": place}, b"")

    def kill(self) -> None:
        """Stop at once, from any thread."""
        self._child.kill()

    def close(self) -> None:
        """Let the child go."""
        self._child.close()

    def _ask(self, asked: dict[str, Any], data: bytes) -> bytes:
        try:
            return self._child.call(json.dumps(asked).encode() + b"\n" + data)
        except ChildBugError as bug:
            # Only that it broke: what Python says of it may hold words of the file.
            _log.warning("taking a file apart met a bug")
            raise BrokenError(
                "The file broke the part of ctrecords that takes it apart.",
                remedy="It is kept whole. Take out of it what you need with another program, and file that.",
            ) from bug


def _mail(told: dict[str, Any] | None) -> Mail | None:
    if told is None:
        return None
    for name in ("references", "recipients", "copies", "notes"):
        told[name] = tuple(told[name])
    told["sent_at"] = datetime.fromisoformat(told["sent_at"]) if told["sent_at"] else None
    return Mail(**told)
