"""Which request something in the inbox may belong to, and why: only signs that can be said in words.

Nothing is put anywhere by this; the researcher confirms. Words of files are taken from the index where they
were read, so that a proposal gets better by itself. It must not read any file.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from ctrecords.actions.moving import SPOKEN
from ctrecords.casebook import Casebook
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.event import Blob, Document, Effect, Event
from ctrecords.model.ids import RequestId, ref
from ctrecords.model.kinds import Direction, EffectKind
from ctrecords.model.record import Message
from ctrecords.model.request import Case, Item, Request, Tracking

_TAG: Final = re.compile(r"\[\s*R-(\d{1,12})\s*\]", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?<![\w-])R-(\d{1,12})(?![\w-])", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[^\s<>,;:\"()]+@([^\s<>,;:\"()]+\.[^\s<>,;:\"().]+)")
_HOST: Final = re.compile(r"https?://(?:www\.)?([^/:\s]+)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_REPLY: Final = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|antw|external|ext)\s*[:\]]\s*|\[(?:external|ext)\]\s*)+", re.IGNORECASE
)
_EVERYBODY: Final = frozenset(
    [
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "yahoo.com",
        "aol.com",
        "icloud.com",
        "me.com",
        "msn.com",
        "live.com",
        "comcast.net",
        "protonmail.com",
        "proton.me",
        "sbcglobal.net",
        "att.net",
        "gmx.com",
    ]
)
_COMMON: Final = re.compile(
    "your|requests?|records?|public|under|freedom|information|this|that|with|from|have|will|been|please"
    "|department|police|town|city|state|office|response|regarding|dated|letter|reply|connecticut|foia"
    "|attached|pursuant|copy|copies|related|between"
)
_SHORTEST: Final = 4
"""A tracking number shorter than this stands in too many texts by chance."""
_MOST: Final = 5
_PAGES: Final = 3
_FILES: Final = 20

# How much each sign weighs; what was put there on purpose outweighs all that may be chance together.
_TAGGED, _ANSWER, _IN_WORDS, _TRACKED, _SUBJECT, _SENDER, _CONTACT = 500, 450, 90, 80, 70, 65, 60
_DOMAIN, _NAMED, _WORDS = 30, 25, 10

_Add: TypeAlias = Callable[[RequestId | None, int, str], None]
_Found: TypeAlias = dict[str, set[RequestId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A request something may belong to, with the reasons in words, the strongest first."""

    request: RequestId
    agency: str
    reasons: tuple[str, ...]
    weight: int

    @property
    def why(self) -> str:
        """The reasons as one sentence."""
        said = "; ".join(self.reasons)
        return f"{said if '@' in said.partition(' ')[0] else said[:1].upper() + said[1:]}."


class Proposing:
    """What is known of the requests, gathered once and held against each thing in the inbox."""

    def __init__(self, book: Casebook) -> None:
        """Gather it."""
        self._book = book
        self._requests = {row.id: row for row in book.store.find(Request, trashed=False)}
        self._agencies = {row.id: row for row in book.store.find(Agency)}
        self._cases = {row.id: row for row in book.store.find(Case)}
        self._sent = self._days()
        self._numbers = [row for row in book.store.find(Tracking) if len(row.number) >= _SHORTEST]
        self._contacts = self._reached()
        self._threads, self._subjects, self._senders = self._written()
        self._terms = self._asked()

    def of(
        self, event: Event, documents: Sequence[Document], message: Message | None
    ) -> tuple[Proposal, ...]:
        """The requests an event may belong to, best first."""
        subject = message.subject if message else event.summary
        text = self._text(documents)
        names = " ".join(row.name for row in documents)
        people = _people(event, message)
        found: dict[RequestId, list[tuple[int, str]]] = {}
        likely, spoken = self._likely(event), event.channel in SPOKEN

        def add(request: RequestId | None, weight: int, why: str) -> None:
            if request is not None and request in self._requests and (spoken or request in likely):
                found.setdefault(request, []).append((weight, why))

        for request in _numbers(_TAG, subject):
            add(request, _TAGGED, f"its subject names [{ref('R', request)}]")
        for request in _numbers(_TAG, text) - _numbers(_TAG, subject):
            add(request, _IN_WORDS, f"its words name [{ref('R', request)}]")
        for request in _numbers(_NUMBER, f"{subject} {names}") - _numbers(_TAG, subject):
            add(request, _IN_WORDS, f"it names {ref('R', request)}")
        if message:
            self._by_message(message, people, add)
        for row in self._numbers:
            if _stands(row.number, f"{subject}\n{names}\n{text}"):
                add(row.request, _TRACKED, f"it names the number {row.number}")
        self._by_agency(people, f"{subject}\n{text}", likely, add)
        self._by_words(f"{subject} {names}", likely, add)
        return self._best(found)

    def _by_message(self, message: Message, people: Sequence[str], add: _Add) -> None:
        for one in self._threads.get(message.reply_to, ()) if message.reply_to else ():
            add(one, _ANSWER, "it answers a message there")
        bare = _bare(message.subject)
        for one in self._subjects.get(bare, ()) if bare else ():
            add(one, _SUBJECT, f"a message there has the subject “{bare}”")
        for who in people:
            for one in self._senders.get(who, ()):
                add(one, _SENDER, f"{who} has written there")

    def _by_agency(self, people: Sequence[str], text: str, likely: frozenset[RequestId], add: _Add) -> None:
        lower = " ".join(text.casefold().split())
        for number in likely:
            agency = self._agencies[self._requests[number].agency]
            addresses, domains = self._contacts.get(agency.id, (frozenset[str](), frozenset[str]()))
            for who in people:
                domain = who.rpartition("@")[2]
                if who in addresses:
                    add(number, _CONTACT, f"{who} is an address of {agency.name}")
                elif domain not in _EVERYBODY and _within(domain, domains):
                    add(number, _DOMAIN, f"{domain} is where {agency.name} is reached")
            if agency.name.casefold() in lower:
                add(number, _NAMED, f"it names {agency.name}")

    def _by_words(self, subject: str, likely: frozenset[RequestId], add: _Add) -> None:
        said = _words(subject)
        for number in likely:
            same = sorted(said & self._terms.get(number, frozenset()))
            if len(same) > 1:
                add(number, _WORDS * min(len(same), 3), f"its subject has the words {', '.join(same[:3])}")

    def _best(self, found: dict[RequestId, list[tuple[int, str]]]) -> tuple[Proposal, ...]:
        made: list[Proposal] = []
        for number, signs in found.items():
            signs.sort(key=lambda one: -one[0])
            made.append(
                Proposal(
                    request=number,
                    agency=self._agencies[self._requests[number].agency].name,
                    reasons=tuple(dict.fromkeys(why for _, why in signs)),
                    weight=sum(weight for weight, _ in signs),
                )
            )
        made.sort(key=lambda one: (-one.weight, -one.request))
        return tuple(made[:_MOST])

    def _likely(self, event: Event) -> frozenset[RequestId]:
        """Requests that were sent before it happened: nothing can have come of another."""
        return frozenset(number for number, day in self._sent.items() if day <= event.happened_on)

    def _text(self, documents: Sequence[Document]) -> str:
        """The first pages of its files, as far as they were read."""
        blobs = {row.id: row.sha256 for row in self._book.store.find(Blob, id=[d.blob for d in documents])}
        pages = (
            self._book.index.page(blobs[row.blob], number)
            for row in documents[:_FILES]
            for number in range(1, _PAGES + 1)
        )
        return "\n".join(page.text for page in pages if page is not None)

    def _days(self) -> dict[RequestId, date]:
        sent = {row.event for row in self._book.store.find(Effect, kind=EffectKind.SENT)}
        rows = self._book.store.find(Event, id=sorted(sent)) if sent else []
        first: dict[RequestId, date] = {}
        for row in rows:
            if row.request is not None and row.request in self._requests:
                first[row.request] = min(row.happened_on, first.get(row.request, row.happened_on))
        return first

    def _reached(self) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
        addresses: dict[int, set[str]] = {}
        domains: dict[int, set[str]] = {}
        for row in self._book.store.find(Contact):
            value = row.value.casefold()
            for found in _ADDRESS.finditer(value):
                addresses.setdefault(row.agency, set()).add(found.group())
                domains.setdefault(row.agency, set()).add(found[1])
            for host in _HOST.finditer(value):
                domains.setdefault(row.agency, set()).add(host[1])
        return {
            agency: (frozenset(addresses.get(agency, ())), frozenset(names))
            for agency, names in domains.items()
        }

    def _written(self) -> tuple[_Found, _Found, _Found]:
        """Which requests the messages filed so far are on: by Message-ID, by subject, by sender."""
        rows = self._book.store.find(Message)
        held = {row.id: row for row in self._book.store.find(Document, id=[one.document for one in rows])}
        on = {row.id: row.request for row in self._book.store.find(Event) if row.request is not None}
        by_id: _Found = {}
        by_subject: _Found = {}
        by_sender: _Found = {}
        for row in rows:
            document = held.get(row.document)
            request = on.get(document.event) if document else None
            if request is None:
                continue
            for key, table in (
                (row.message_id, by_id),
                (_bare(row.subject), by_subject),
                (row.sender, by_sender),
            ):
                table.setdefault(key, set()).add(request)
        return by_id, by_subject, by_sender

    def _asked(self) -> dict[RequestId, frozenset[str]]:
        made: dict[RequestId, set[str]] = {}
        for row in self._book.store.find(Item):
            made.setdefault(row.request, set()).update(_words(f"{row.label} {row.text}"))
        for number, request in self._requests.items():
            made.setdefault(number, set()).update(_words(self._cases[request.case].title))
        return {number: frozenset(words) for number, words in made.items()}


def _numbers(sign: re.Pattern[str], text: str) -> set[RequestId]:
    return {RequestId(int(found)) for found in sign.findall(text)}


def _people(event: Event, message: Message | None) -> list[str]:
    """The addresses on the other side: who wrote, or to whom the researcher did."""
    if message is None:
        return []
    told = message.recipients.split(",") if event.direction is Direction.OUT else [message.sender]
    return [one.strip().casefold() for one in told if "@" in one]


def _within(domain: str, domains: frozenset[str]) -> bool:
    """Whether a domain is one of these or lies below one, as police.cedar.example below cedar.example."""
    return any(domain == one or domain.endswith(f".{one}") for one in domains)


def _stands(number: str, text: str) -> bool:
    """Whether a number stands in a text by itself, not within a longer one."""
    spaced = r"\s+".join(re.escape(part) for part in number.split())
    return re.search(rf"(?<![\w-]){spaced}(?![\w-])", text, re.IGNORECASE) is not None


def _bare(subject: str) -> str:
    """A subject without Re:, Fwd: and the like."""
    return " ".join(_REPLY.sub("", subject).split())


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if not _COMMON.fullmatch(word)}
