"""The app's side of taking a message apart: its bytes go to a child, its headers and parts come back."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ctrecords.children import Child
from ctrecords.mail import Mail, Part

WORK = "ctrecords.extract.parts:work"
_SECONDS = 60.0
_MEGABYTES = 3072
_REPLY_MEGABYTES = 2560


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What was in a file: ``mail`` when it is a message, and the files it carries, in order."""

    mail: Mail | None = None
    parts: tuple[Part, ...] = ()


class Unpacker:
    """One child that takes files apart; safe to call from any thread."""

    def __init__(self) -> None:
        """Nothing is started before the first file."""
        self._child = Child(WORK, seconds=_SECONDS, megabytes=_MEGABYTES, reply_megabytes=_REPLY_MEGABYTES)

    def unpack(self, data: bytes, name: str) -> Unpacked:
        """Take a file apart.

        Raises:
            CtrecordsError: it cannot be taken apart; it is to be kept whole.
            CancelledError: ``kill`` was called meanwhile.
        """
        answer = self._child.call(json.dumps({"name": name}).encode() + b"\n" + data)
        line, _, rest = answer.partition(b"\n")
        told: dict[str, Any] = json.loads(line)
        parts: list[Part] = []
        at = 0
        for row in told["parts"]:
            size: int = row["data"]
            parts.append(Part(**row | {"data": rest[at : at + size]}))
            at += size
        said = told["mail"]
        return Unpacked(mail=None if said is None else _mail(said), parts=tuple(parts))

    def kill(self) -> None:
        """Stop at once, from any thread."""
        self._child.kill()

    def close(self) -> None:
        """Let the child go."""
        self._child.close()


def _mail(told: dict[str, Any]) -> Mail:
    for name in ("references", "recipients", "copies", "notes"):
        told[name] = tuple(told[name])
    told["sent_at"] = datetime.fromisoformat(told["sent_at"]) if told["sent_at"] else None
    return Mail(**told)
