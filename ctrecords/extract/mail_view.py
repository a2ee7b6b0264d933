"""The app's side of showing a message: its bytes go to a child, its heads, words and pictures come back.

It imports no reader of any format.
"""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ctrecords.children import Child, ChildBugError
from ctrecords.errors import CtrecordsError

WORK = "ctrecords.extract.mail_work:work"
_SECONDS = 30.0
_MEGABYTES = 1024
_REPLY = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class MailShown:
    """A message as it is shown.

    ``heads`` are names and values in order; ``sent_at`` is aware, with the sender's own offset. ``html`` is empty when it has none that can be shown; ``remote`` is
    how many things it would fetch from the network. ``pictures`` are PNG by content id. ``source`` is the raw
    message as text, as far as it is shown.
    """

    heads: tuple[tuple[str, str], ...]
    sent_at: datetime | None
    text: str
    html: str
    remote: int
    pictures: dict[str, bytes]
    source: str
    notes: tuple[str, ...]


def read(data: bytes) -> MailShown:
    """Read a message in a child of its own.

    Raises:
        CtrecordsError: it cannot be shown; what, and what can be done.
        CancelledError: it is not wanted any more.
    """
    with Child(WORK, seconds=_SECONDS, megabytes=_MEGABYTES, reply_megabytes=_REPLY) as child:
        try:
            told: dict[str, Any] = json.loads(child.call(data))
        except ChildBugError as bug:
            raise CtrecordsError(
                "The message broke the part of ctrecords that shows it.",
                remedy="It is kept as it is. Read its words, or open it with the program it was made with.",
            ) from bug
    return MailShown(
        heads=tuple((str(name), str(value)) for name, value in told["heads"]),
        sent_at=datetime.fromisoformat(told["sent_at"]) if told["sent_at"] else None,
        text=told["text"],
        html=told["html"],
        remote=told["remote"],
        pictures={name: base64.b64decode(data) for name, data in told["pictures"].items()},
        source=told["source"],
        notes=tuple(told["notes"]),
    )
