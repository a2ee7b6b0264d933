"""A letter as an e-mail nobody has sent: a draft file that a mail program opens ready to send; pure.

It carries no date, no number and no name of this machine: the mail program gives those when it is really sent.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(
    rf"(?<![\w.!#$%&'*+/=?^`{{|}}~@-]){_ATOM}(?:\.{_ATOM})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that goes with the message; ``media`` is its kind, such as application/pdf."""

    name: str
    media: str
    content: bytes


def draft(*, name: str, sender: str, to: str, subject: str, body: str, attached: Sequence[Attached]) -> bytes:
    """The bytes of an .eml file that opens as a draft; an address that is none is left out.

    ``name`` and ``sender`` are whose it is, ``to`` the agency's e-mail or empty. The same words and files give
    the same bytes.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if own := addresses(sender)[:1]:
        message["From"] = Address(display_name=_line(name), addr_spec=own[0])
    if reached := addresses(to):
        message["To"] = tuple(Address(addr_spec=one) for one in reached)
    message["Subject"] = _line(subject)
    message.set_content(body, cte="quoted-printable")
    for one in attached:
        kind, _, form = one.media.partition("/")
        message.add_attachment(one.content, maintype=kind, subtype=form, filename=one.name)
    if attached:
        digest = hashlib.sha256(body.encode())
        for one in attached:
            digest.update(one.content)
        message.set_boundary(f"=_ctrecords_{digest.hexdigest()[:32]}")
    return message.as_bytes()


def addresses(text: str) -> list[str]:
    """The e-mail addresses in a contact's value, which may name several; one with a dot out of place is none."""
    return _ADDRESS.findall(text)


def _line(text: str) -> str:
    """A text that can stand in a header: one line, nothing unseen."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
