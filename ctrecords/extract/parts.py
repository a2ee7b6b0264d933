"""The child's side of taking a message apart: its headers and words, and each file it carries.

Bytes in, bytes out; nothing is written. It must not know where the parts will be kept.
"""

import json
from dataclasses import asdict, replace

from ctrecords import mail
from ctrecords.children import work as child_work
from ctrecords.errors import CtrecordsError
from ctrecords.extract.extractor import Limits
from ctrecords.mail import Mail, Part


@child_work
def work(request: bytes) -> bytes:
    """Take a message apart; the answer is a line of JSON, then the bytes of all parts in order.

    Raises:
        CtrecordsError: its parts pass a limit together.
    """
    line, _, data = request.partition(b"\n")
    name: str = json.loads(line)["name"]
    limits = Limits()
    said, parts = _apart(data, name, limits)
    if sum(len(part.data) for part in parts) > limits.unfolded:
        raise CtrecordsError(
            "What it holds is larger than can be taken apart safely.",
            remedy="It is kept whole. Take out of it what you need with another program, and file that.",
        )
    told = {
        "mail": None if said is None else _plain(said),
        "parts": [asdict(replace(part, data=b"")) | {"data": len(part.data)} for part in parts],
    }
    return json.dumps(told).encode("utf-8", "surrogatepass") + b"\n" + b"".join(part.data for part in parts)


def _apart(data: bytes, name: str, limits: Limits) -> tuple[Mail | None, tuple[Part, ...]]:
    del name
    return mail.parse(data, limits.members) if mail.is_message(data) else (None, ())


def _plain(said: Mail) -> dict[str, object]:
    told: dict[str, object] = asdict(replace(said, sent_at=None))
    told["sent_at"] = said.sent_at.isoformat() if said.sent_at else None
    return told
