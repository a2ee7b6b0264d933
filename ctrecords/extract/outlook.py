"""Outlook's own message files (.msg): headers, words and parts, as mail.py gives them of other messages.

A message attached to one is no file of its own there, so it is written out as .eml; the .msg stays the original.
It runs in a child only, on bytes. Each field is read on its own: what cannot be read costs nothing else.
"""

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr
from typing import Any, Final

import olefile
from oxmsg.domain import constants as pid
from oxmsg.storage import Storage

from ctrecords import mail
from ctrecords.errors import CtrecordsError
from ctrecords.extract.squeezed import rich_text
from ctrecords.mail import Mail, Part

_library: Any = Storage
_reader: Any = olefile
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FACTS: Final = "__properties_version1.0"
_MARK: Final = _FACTS.encode("utf-16-le")
_WORDS, _NARROW, _BYTES, _STORAGE = pid.PTYP_STRING, pid.PTYP_STRING8, pid.PTYP_BINARY, pid.PTYP_OBJECT
_HEAD: Final = 32
_HEAD_INSIDE: Final = 24
_FACT: Final = struct.Struct("<HH4xQ")
_NO_LETTER: Final = ("IPM.CONTACT", "IPM.STICKYNOTE", "IPM.TASK", "IPM.ACTIVITY", "IPM.DISTLIST")
_CODEPAGES: Final = {65001: "utf-8", 20127: "ascii", 28591: "latin-1", 28605: "iso-8859-15"}
_COPY, _BLIND = 2, 3
_BROKEN: Final = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
    struct.error,
    MessageError,
)


def fits(data: bytes) -> bool:
    """Whether bytes are an Outlook message: its container with the stream every message has."""
    return data.startswith(OLE) and _MARK in data


def parse(data: bytes, most_parts: int) -> tuple[Mail | None, Mail, tuple[Part, ...]]:
    """Read an .msg: its message (None for a contact or a note), its words whatever it is, and its parts.

    Raises:
        CtrecordsError: the container is damaged.
    """
    try:
        container: Any = _reader.OleFileIO(io.BytesIO(data))
        root: Storage = _library.from_ole(container)
        held = _Held(root, _HEAD)
        said, parts = _read(held, most_parts)
    except _BROKEN as error:
        raise CtrecordsError(
            "This Outlook message is damaged.",
            remedy="It is kept as it is. Ask the sender to send it again, or to save it as .eml.",
        ) from error
    letter = not held.text(pid.PID_MESSAGE_CLASS).upper().startswith(_NO_LETTER)
    return said if letter else None, said, tuple(parts)


class _Held:
    """The named values of one thing in the container; a value that cannot be read is empty."""

    def __init__(self, storage: Storage, head: int, codepage: str | None = None) -> None:
        self.storage = storage
        self._head = head
        self._streams = {one.name: one.bytes_ for one in storage.streams}
        self._facts = dict(self._told())
        known = self.fact(pid.PID_MESSAGE_CODEPAGE) or self.fact(pid.PID_INTERNET_CODEPAGE)
        self.codepage = (_CODEPAGES.get(known, f"cp{known}") if known else None) or codepage

    def fact(self, number: int) -> int:
        return self._facts.get(number, 0)

    def data(self, number: int) -> bytes | None:
        return self._streams.get(f"__substg1.0_{number:04X}{_BYTES:04X}")

    def text(self, number: int) -> str:
        wide = self._streams.get(f"__substg1.0_{number:04X}{_WORDS:04X}")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._streams.get(f"__substg1.0_{number:04X}{_NARROW:04X}", b"")
        return mail.decoded(narrow, self.codepage, []).rstrip("\0")

    def moment(self, number: int) -> datetime | None:
        ticks = self.fact(number)
        try:
            moment = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
        except OverflowError:
            return None
        return moment.replace(microsecond=0) if moment.year in mail.YEARS else None

    def below(self, beginning: str) -> "Iterator[_Held]":
        for one in self.storage.storages:
            if one.name.startswith(beginning):
                yield _Held(one, 8, self.codepage)

    def inner(self) -> "_Held | None":
        name = f"__substg1.0_{pid.PID_ATTACH_DATA_BINARY:04X}{_STORAGE:04X}"
        for one in self.storage.storages:
            if one.name == name and any(stream.name == _FACTS for stream in one.streams):
                return _Held(one, _HEAD_INSIDE, self.codepage)
        return None

    def _told(self) -> Iterator[tuple[int, int]]:
        rows = self._streams.get(_FACTS, b"")[self._head :]
        for at in range(0, len(rows) - _FACT.size + 1, _FACT.size):
            kind, number, value = _FACT.unpack_from(rows, at)
            yield number, value if kind == pid.PTYP_TIME else value & 0xFFFFFFFF


def _read(held: _Held, most: int) -> tuple[Mail, list[Part]]:
    notes: list[str] = []
    headers = _headers(held)
    people = [(one.fact(pid.PID_RECIPIENT_TYPE), _address(one)) for one in held.below("__recip_version1.0_#")]
    sender = held.text(pid.PID_SENDER_SMTP_ADDRESS) or headers.sender
    named = held.text(pid.PID_SENDER_EMAIL_ADDRESS)
    if not sender and "@" in named:
        sender = named
    text, html = _words(held, notes)
    return (
        Mail(
            message_id=held.text(pid.PID_INTERNET_MESSAGE_ID).strip(" <>") or headers.message_id,
            reply_to=held.text(pid.PID_IN_REPLY_TO_ID).strip(" <>") or headers.reply_to,
            references=headers.references,
            sender=sender.strip().lower(),
            sender_name=held.text(pid.PID_SENDER_NAME).strip() or headers.sender_name,
            recipients=tuple(one for kind, one in people if one and kind not in {_COPY, _BLIND})
            or headers.recipients,
            copies=tuple(one for kind, one in people if one and kind == _COPY) or headers.copies,
            subject=" ".join(held.text(pid.PID_SUBJECT).split()) or headers.subject,
            sent_at=held.moment(pid.PID_CLIENT_SUBMIT_TIME)
            or headers.sent_at
            or held.moment(pid.PID_MESSAGE_DELIVERY_TIME),
            text=text,
            html=html,
            notes=tuple(notes),
        ),
        _parts(held, most, notes),
    )


def _headers(held: _Held) -> Mail:
    """What the headers it travelled with say; nothing for one that never left."""
    told = held.text(pid.PID_TRANSPORT_MESSAGE_HEADERS)
    try:
        return mail.parse(HeaderParser().parsestr(told).as_bytes(), 0)[0] if told.strip() else Mail()
    except _BROKEN:
        return Mail()


def _address(one: _Held) -> str:
    found = one.text(pid.PID_SMTP_ADDRESS) or one.text(pid.PID_EMAIL_ADDRESS)
    return (found if "@" in found else one.text(pid.PID_DISPLAY_NAME)).strip()


def _words(held: _Held, notes: list[str]) -> tuple[str, str]:
    text = held.text(pid.PID_BODY)
    page = held.data(pid.PID_HTML)
    codepage = held.fact(pid.PID_INTERNET_CODEPAGE)
    codec = _CODEPAGES.get(codepage, f"cp{codepage}") if codepage else None
    html = mail.decoded(page, codec, notes) if page else held.text(pid.PID_BODY_HTML)
    packed = held.data(pid.PID_RTF_COMPRESSED)
    if not text.strip() and not html.strip() and packed:
        text = rich_text(packed)
        if not text:
            notes.append("Its words are packed in a way that cannot be read.")
    return text.replace("\r\n", "\n"), html


def _parts(held: _Held, most: int, notes: list[str]) -> list[Part]:
    made: list[Part] = []
    for number, one in enumerate(held.below("__attach_version1.0_#"), start=1):
        if number > most:
            notes.append(f"It has more than {most:,} parts; the rest is only in the original.")
            break
        name = one.text(pid.PID_ATTACH_LONG_FILENAME) or one.text(pid.PID_ATTACH_FILENAME)
        inner, data = one.inner(), one.data(pid.PID_ATTACH_DATA_BINARY)
        if inner is not None:
            try:
                made.append(_written(inner, most))
            except _BROKEN:
                notes.append("A message attached to it is damaged and could not be taken out.")
        elif data is None:
            shown = name or f"part {number}"
            notes.append(f"“{shown[:80]}” is only named in it: the file itself was not sent along.")
        else:
            media = one.text(0x370E) or "application/octet-stream"
            cid = one.text(pid.PID_ATTACH_CONTENT_ID).strip("<> ")
            named = name or f"{mail.NAMELESS} {number}"
            made.append(Part(name=named.replace("\0", ""), media=media, data=data, content_id=cid))
    return made


def _written(inner: _Held, most: int) -> Part:
    """A message inside as .eml; the same message gives the same bytes."""
    said, parts = _read(inner, most)
    letter = EmailMessage()
    for name, value in (
        ("From", _named(said.sender_name, said.sender)),
        ("To", ", ".join(said.recipients)),
        ("Cc", ", ".join(said.copies)),
        ("Subject", said.subject),
        ("Date", format_datetime(said.sent_at) if said.sent_at else ""),
        ("Message-ID", f"<{said.message_id}>" if said.message_id else ""),
        ("In-Reply-To", f"<{said.reply_to}>" if said.reply_to else ""),
    ):
        try:
            letter[name] = " ".join(value.split())
        except _BROKEN:
            letter[f"X-{name}"] = ascii(value)
    letter.set_content(_sound(said.text), cte="base64")
    if said.html:
        letter.add_alternative(_sound(said.html), subtype="html", cte="base64")
    for part in parts:
        letter.add_attachment(
            part.data, maintype="application", subtype="octet-stream", filename=_sound(part.name)
        )
    for count, one in enumerate(letter.walk()):
        if one.is_multipart():
            one.set_boundary(f"=_part_{count}_{len(said.text)}_{len(parts)}")
    name = f"{said.subject or 'message'}.eml"
    return Part(name=name, media="message/rfc822", data=letter.as_bytes())


def _named(name: str, address: str) -> str:
    """A name and an address as a header has them; an address no mail program would take stands as it is."""
    try:
        return formataddr((name, address)) if address else name
    except UnicodeError:
        return f"{name} {address}"


def _sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
