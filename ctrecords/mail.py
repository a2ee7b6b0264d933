"""A message file as its headers, its words and its parts; the raw message stays the original.

Real replies break the rules of mail in every way, so each field is read on its own and one that cannot be
read says so in a note. This runs in a child, on bytes. It must not know requests, nor where parts are kept.
"""

import email
import email.parser
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import Final, cast

NAMELESS: Final = "part"
_HEADER = re.compile(rb"^[!-9;-~]+:", re.MULTILINE)
_FIRST: Final = 8192
_TELLING: Final = {
    b"from",
    b"to",
    b"subject",
    b"date",
    b"received",
    b"message-id",
    b"mime-version",
    b"return-path",
}
_MACHINE: Final = {b"received", b"message-id", b"mime-version", b"return-path"}
"""Headers that only a mail program writes: a memo of people says From, To and Date as well."""
_MEMOS: Final = (".txt", ".md", ".log", ".text")
_MAILBOX = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]{1,400}\b(?:19|20)\d\d[^\r\n]{0,20}\r?\n")
_PAGES: Final = (".mht", ".mhtml", ".html", ".htm")
YEARS: Final = range(1970, 2200)
"""A message of another year is not dated by it: some of these cannot even be told by another clock."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file inside a message or archive, under the name it was given there, however odd.

    ``inline`` parts are shown within the message, by ``content_id``.
    """

    name: str
    media: str
    data: bytes
    folder: str = ""
    inline: bool = False
    content_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a message says of itself.

    ``sent_at`` is aware (UTC when its zone is not said). ``sender`` is an address, ``sender_name`` the words
    beside it. ``references`` are Message-IDs, oldest first, all without angle brackets.
    """

    message_id: str = ""
    reply_to: str = ""
    references: tuple[str, ...] = ()
    sender: str = ""
    sender_name: str = ""
    recipients: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    text: str = ""
    html: str = ""
    notes: tuple[str, ...] = ()


def is_message(data: bytes, name: str = "") -> bool:
    """Whether bytes begin with the headers of a message, as .eml files do; the name decides only in doubt."""
    head = data[:_FIRST].lstrip(b"\xef\xbb\xbf\r\n")
    if head.startswith(b"From "):
        head = head.partition(b"\n")[2]
    first = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {found.group()[:-1].lower() for found in _HEADER.finditer(first)}
    ending = name.lower()
    if not _HEADER.match(first) or ending.endswith(_PAGES):
        return False
    if ending.endswith(_MEMOS) and not names & _MACHINE:
        return False
    if ending.endswith(".eml"):
        return bool(names & (_TELLING | {b"content-type"}))
    return len(names & _TELLING) >= 2  # noqa: PLR2004 - one may be chance


def several(data: bytes) -> list[Part]:
    """The messages of a mailbox file (.mbox), each as .eml; none when it is not one, or holds only one."""
    starts = [found.end() for found in _MAILBOX.finditer(data)] if data.startswith(b"From ") else []
    if len(starts) < 2:  # noqa: PLR2004 - a single message is read as such
        return []
    ends = [data.rfind(b"From ", 0, start) for start in starts[1:]] + [len(data)]
    made: list[Part] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        one = data[start:end]
        subject = _header(email.parser.BytesHeaderParser().parsebytes(one), "subject")
        made.append(Part(name=f"{subject or f'message {number}'}.eml", media="message/rfc822", data=one))
    return made


def parse(data: bytes, most_parts: int) -> tuple[Mail, tuple[Part, ...]]:
    """Read a message: what it says, and its parts in order; nested messages are parts, not opened.

    *most_parts* stops a message made of nothing but parts; what is left out is said in a note.
    """
    notes: list[str] = []
    message = _message(data.lstrip(b"\xef\xbb\xbf"), notes)
    text, html, parts = _body(message, most_parts, notes)
    name, sender = _address(message, "from")
    return (
        Mail(
            message_id=_ids(message, "message-id")[:1][0] if _ids(message, "message-id") else "",
            reply_to=_ids(message, "in-reply-to")[-1] if _ids(message, "in-reply-to") else "",
            references=_ids(message, "references"),
            sender=sender,
            sender_name=name,
            recipients=_addresses(message, "to"),
            copies=_addresses(message, "cc"),
            subject=_header(message, "subject"),
            sent_at=_moment(message, notes),
            text=text,
            html=html,
            notes=tuple(dict.fromkeys(notes)),
        ),
        tuple(parts),
    )


def _message(data: bytes, notes: list[str]) -> Message:
    try:
        return email.message_from_bytes(data)
    except RecursionError:
        notes.append("It holds messages within messages, deeper than can be opened; they are kept within it.")
        return email.parser.BytesHeaderParser().parsebytes(data)


def decoded(data: bytes, charset: str | None, notes: list[str]) -> str:
    """Text of bytes in a named writing; an unknown or wrong one is read as best it can be, with a note."""
    for codec in (charset, "utf-8"):
        if codec:
            try:
                return data.decode(codec)
            except (LookupError, ValueError):
                continue
    if charset:
        notes.append(f"Its letters are not in the writing it names (“{charset[:40]}”); some may be wrong.")
    return data.decode("cp1252", "replace")


def _body(message: Message, most: int, notes: list[str]) -> tuple[str, str, list[Part]]:
    texts: list[str] = []
    pages: list[str] = []
    parts: list[Part] = []
    for count, (leaf, within) in enumerate(_leaves(message)):
        if count == most:
            notes.append(f"It has more than {most:,} parts; the rest is only in the original.")
            break
        media = leaf.get_content_type()
        name = _file_name(leaf)
        filed = bool(name) or leaf.get_content_disposition() == "attachment"
        if media in {"text/plain", "text/html"} and not filed:
            said = decoded(_bytes(leaf, notes), _charset(leaf), notes)
            (texts if media == "text/plain" else pages).append(said)
            continue
        data = _nested(leaf) if media == "message/rfc822" else _bytes(leaf, notes)
        if not data and not name:
            continue
        parts.append(
            Part(
                name=name or _made_name(leaf, media, len(parts) + 1),
                media=media,
                data=data,
                inline=within == "multipart/related" and leaf.get_content_disposition() != "attachment",
                content_id=_header(leaf, "content-id").strip("<> "),
            )
        )
    return "\n".join(texts), "\n".join(pages), parts


def _leaves(message: Message) -> Iterator[tuple[Message, str]]:
    """Every part that is not itself a bundle, with the kind of bundle it lies in; without recursion."""
    waiting: list[tuple[Message, str]] = [(message, "")]
    while waiting:
        one, within = waiting.pop()
        inner = _inner(one)
        if inner and one.get_content_maintype() == "multipart":
            kind = one.get_content_type()
            waiting += [(part, kind) for part in reversed(inner)]
        else:
            yield one, within


def _inner(leaf: Message) -> list[Message]:
    """The messages a part holds."""
    held: object = leaf.get_payload()
    return (
        [one for one in cast("list[object]", held) if isinstance(one, Message)]
        if isinstance(held, list)
        else []
    )


def _nested(leaf: Message) -> bytes:
    inner = _inner(leaf)
    if not inner:
        return _bytes(leaf, [])
    try:
        return inner[0].as_bytes()
    except (LookupError, UnicodeError, ValueError, TypeError, AttributeError, RecursionError):
        return _whole(inner[0])


def _whole(message: Message) -> bytes:
    """A message the writer of the standard library refuses: its headers and its first words, as they are."""
    lines = [f"{name}: {value}".encode("utf-8", "surrogateescape") for name, value in message.raw_items()]
    inner = message.get_payload()
    body = inner.encode("utf-8", "surrogateescape") if isinstance(inner, str) else b""
    return b"\n".join([*lines, b"", body])


def _bytes(leaf: Message, notes: list[str]) -> bytes:
    try:
        data = leaf.get_payload(decode=True)
    except (LookupError, UnicodeError, ValueError, AssertionError):
        data = None
    if isinstance(data, bytes):
        return data
    inner = leaf.get_payload()
    if isinstance(inner, str):
        notes.append("A part is not packed as it says; it is kept as it stands.")
        return inner.encode("utf-8", "surrogateescape")
    return b""


def _charset(leaf: Message) -> str | None:
    try:
        return leaf.get_content_charset()
    except (LookupError, UnicodeError, ValueError, TypeError, AttributeError):
        return None


def _file_name(leaf: Message) -> str:
    try:
        found = leaf.get_filename() or ""
    except (LookupError, UnicodeError, ValueError, TypeError, AttributeError):
        found = ""
    return _spoken(found).replace("\x00", "")


def _made_name(leaf: Message, media: str, number: int) -> str:
    if media == "message/rfc822":
        inner = _inner(leaf)
        subject = _header(inner[0], "subject") if inner else ""
        return f"{subject or 'message'}.eml"
    import mimetypes

    return f"{NAMELESS} {number}{mimetypes.guess_extension(media) or ''}"


def _header(message: Message, name: str) -> str:
    return _UNSEEN.sub("", _spoken(next(_raw(message, name), ""))).strip()


def _raw(message: Message, name: str) -> Iterator[str]:
    """The values of a header with their raw bytes, which asking for them politely would lose."""
    return (str(value) for key, value in message.raw_items() if key.lower() == name)


def _spoken(text: str) -> str:
    """A header's words as they were meant: encoded words read, folded lines joined, raw bytes guessed."""
    joined = re.sub(r"\r?\n[ \t]+", " ", text)
    if any("\udc80" <= letter <= "\udcff" for letter in joined):
        joined = decoded(joined.encode("utf-8", "surrogateescape"), None, [])
    if "=?" not in joined:
        return joined
    try:
        parts = decode_header(joined)
    except (MessageError, LookupError, UnicodeError, ValueError):
        return joined
    try:
        return str(make_header(parts))
    except (MessageError, LookupError, UnicodeError, ValueError):
        return "".join(one if isinstance(one, str) else decoded(one, codec, []) for one, codec in parts)


def _address(message: Message, name: str) -> tuple[str, str]:
    found = _pairs(message, name)
    return found[0] if found else ("", "")


def _addresses(message: Message, name: str) -> tuple[str, ...]:
    return tuple(address for _, address in _pairs(message, name) if address)


def _pairs(message: Message, name: str) -> list[tuple[str, str]]:
    try:
        values = list(_raw(message, name))
        return [
            (_UNSEEN.sub("", _spoken(who)).strip(), _UNSEEN.sub("", address).strip().lower())
            for who, address in email.utils.getaddresses(values)
        ]
    except (LookupError, UnicodeError, ValueError, IndexError, TypeError, RecursionError):
        return []


def _ids(message: Message, name: str) -> tuple[str, ...]:
    text = _header(message, name)
    found = re.findall(r"<([^<>\s]+)>", text)
    return tuple(found or text.split())


def _moment(message: Message, notes: list[str]) -> datetime | None:
    text = _header(message, "date")
    try:
        moment = email.utils.parsedate_to_datetime(text)
        if moment.year not in YEARS:
            raise ValueError
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        if text:
            notes.append(f"Its date cannot be read: “{text[:60]}”.")
        return None
