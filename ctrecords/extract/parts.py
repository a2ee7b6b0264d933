"""The child's side of taking a file apart: a message's headers and words, and every file within, to any depth.

Bytes in, bytes out; nothing is written. What a limit stops is kept whole, and a note says why. It must not
know where the parts will be kept.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ctrecords import mail
from ctrecords.children import work as child_work
from ctrecords.errors import CtrecordsError
from ctrecords.extract import archive, outlook, tnef
from ctrecords.extract.archive import Room
from ctrecords.extract.extractor import Limits
from ctrecords.mail import Mail, Part

_held: list[bytes] = []
_NESTED = b"message/rfc822"


@child_work
def work(request: bytes) -> bytes:
    """Take a file apart and tell what is in it as JSON; then give each part's bytes when asked for its place.

    Raises:
        CtrecordsError: it is damaged, or passes a limit as a whole.
    """
    line, _, data = request.partition(b"\n")
    asked: dict[str, Any] = json.loads(line)
    if "part" in asked:
        place: int = asked["part"]
        return _held[place]
    _held.clear()
    taking = Taking(limits=Limits())
    said = taking.apart(data, asked["name"])
    _held.extend(one.part.data for one in taking.found)
    told = {
        "mail": _plain(said),
        "notes": taking.notes,
        "parts": [
            asdict(replace(one.part, data=b""))
            | {"data": len(one.part.data), "within": one.within, "mail": _plain(one.mail)}
            for one in taking.found
        ],
    }
    # Half characters, which headers of any bytes give and nothing can store, become question marks.
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def stays(data: bytes, name: str) -> tuple[str, ...]:
    """Sentences on what stays whole in a file that carries files, and why; the same as when it was filed."""
    limits = Limits()
    if data.count(_NESTED) > limits.depth:  # each of them would be taken apart again for each it lies in
        return (f"It holds many messages; those that lie more than {limits.depth} deep stay in it.",)
    taking = Taking(limits=limits)
    try:
        taking.apart(data, name)
    except CtrecordsError as refused:
        return (refused.what,)
    return tuple(taking.notes)


@dataclass(slots=True)
class Found:
    """One part, the place of the part it lies in (-1: the file itself), and what it says when it is a message."""

    part: Part
    within: int
    mail: Mail | None = None


@dataclass(slots=True)
class Taking:
    """Taking one file apart, with what was found and what may still be taken out."""

    limits: Limits
    found: list[Found] = field(default_factory=list[Found])
    notes: list[str] = field(default_factory=list[str])
    room: Room = field(init=False)

    def __post_init__(self) -> None:
        """Begin with all the room there is."""
        self.room = Room(members=self.limits.members, size=self.limits.unfolded)

    def apart(self, data: bytes, name: str) -> Mail | None:
        """Take the file itself apart: give what it says when it is a message.

        Raises:
            CtrecordsError: it is damaged, or passes a limit.
        """
        said, parts = self._opened(data, name, "")
        self._keep(parts, -1, letters=1 if said else 0, archives=0 if said else 1)
        return said

    def _opened(self, data: bytes, name: str, media: str) -> tuple[Mail | None, list[Part]]:
        if outlook.fits(data):
            letter, _, inside = outlook.parse(data, self.room.members)
            return letter, self._roomy(list(inside), name)
        if tnef.fits(data):
            inside, notes = tnef.parts(data, self.room.members)
            self.notes += notes
            return None, self._roomy(inside, name)
        several = mail.several(data)
        if several:
            return None, self._roomy(several, name)
        if mail.is_message(data, name) or (media == "message/rfc822" and data):
            said, inside = mail.parse(data, self.room.members)
            return said, self._roomy(list(inside), name)
        if archive.fits(data):
            inside, notes = archive.parts(data, self.limits, self.room)
            self.notes += notes
            return None, inside
        return None, []

    def _roomy(self, parts: list[Part], name: str) -> list[Part]:
        """The parts of a message, unless there are more bytes in them than may be taken out."""
        size = sum(len(part.data) for part in parts)
        if size > self.room.size or len(parts) > self.room.members:
            self.notes.append(f"“{name[:80]}” holds more than is taken out of one file; it is kept whole.")
            return []
        self.room.size -= size
        self.room.members -= len(parts)
        return parts

    def _keep(self, parts: list[Part], within: int, *, letters: int, archives: int) -> None:
        for part in parts:
            one = Found(part=part, within=within)
            place = len(self.found)
            self.found.append(one)
            packed = archive.fits(part.data)
            if archives >= self.limits.archives if packed else letters >= self.limits.depth:
                if packed or self._is_letter(part):
                    self.notes.append(
                        f"“{part.name[:80]}” lies too deep to be taken apart; it is kept whole."
                    )
                continue
            try:
                one.mail, inside = self._opened(part.data, part.name, part.media)
            except CtrecordsError as refused:
                self.notes.append(f"“{part.name[:80]}” is kept whole. {refused.what}")
                continue
            self._keep(
                inside,
                place,
                letters=letters + (one.mail is not None),
                archives=archives + packed,
            )

    @staticmethod
    def _is_letter(part: Part) -> bool:
        return part.media == "message/rfc822" or mail.is_message(part.data, part.name)


def _plain(said: Mail | None) -> dict[str, object] | None:
    if said is None:
        return None
    told: dict[str, object] = asdict(replace(said, sent_at=None))
    told["sent_at"] = said.sent_at.isoformat() if said.sent_at else None
    return told
