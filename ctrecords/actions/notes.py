"""Notes and tags on a case, a request, an event, a document or an agency: the researcher's own words.

They move no date and stand in no letter. A note is private unless it is said otherwise.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ctrecords.actions import cases, directory
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.days import plural
from ctrecords.model.directory import Agency
from ctrecords.model.event import Document, Event
from ctrecords.model.ids import (
    AgencyId,
    CaseId,
    DocumentId,
    EventId,
    NoteId,
    RequestId,
    number,
    ref,
)
from ctrecords.model.kinds import NoteKind
from ctrecords.model.note import Note, Tag, Tagging
from ctrecords.model.request import Request
from ctrecords.store.store import Transaction

N = TypeVar("N", bound=int)
_REF = re.compile(r"\s*([CREDcred])-\d+\s*")
_LONGEST_NOTE = 20_000
_LONGEST_TAG = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """The tags that cases, agencies, events and documents wear, by their numbers, in alphabetical order."""

    cases: Mapping[CaseId, tuple[str, ...]]
    agencies: Mapping[AgencyId, tuple[str, ...]]
    events: Mapping[EventId, tuple[str, ...]]
    documents: Mapping[DocumentId, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The one thing a note or a tag is on."""

    case: CaseId | None = None
    request: RequestId | None = None
    agency: AgencyId | None = None
    event: EventId | None = None
    document: DocumentId | None = None

    @property
    def named(self) -> dict[str, int]:
        """The field that is set, with its number."""
        fields = ("case", "request", "agency", "event", "document")
        return {name: kept for name in fields if (kept := getattr(self, name)) is not None}


def is_reference(text: str) -> bool:
    """Whether a text has the form of a number such as C-1, R-7, E-40 or D-12."""
    return _REF.fullmatch(text) is not None


def subject(book: Casebook, text: str) -> Subject:
    """What a reference names: C-1, R-7, E-40, D-12, an agency's slug, or the unique title of a case.

    Raises:
        CtrecordsError: there is no such thing, or the words fit several.
    """
    match = _REF.fullmatch(text)
    if match is None:
        if book.store.first(Agency, slug=text.strip()) is not None:
            return Subject(agency=directory.find(book, text.strip()).id)
        return Subject(case=cases.find(book, text).id)
    letter = match[1].upper()
    wanted = number(letter, text) or 0
    match letter:
        case "C":
            return Subject(case=cases.find(book, text).id)
        case "R":
            return Subject(request=book.store.get(Request, RequestId(wanted)).id)
        case "E":
            return Subject(event=book.store.get(Event, EventId(wanted)).id)
        case _:
            return Subject(document=book.store.get(Document, DocumentId(wanted)).id)


def name(book: Casebook, about: Note | Subject) -> str:
    """What a note or a subject is called outside: R-7, C-1, an agency's slug."""
    if about.case is not None:
        return ref("C", about.case)
    if about.request is not None:
        return ref("R", about.request)
    if about.event is not None:
        return ref("E", about.event)
    if about.document is not None:
        return ref("D", about.document)
    return book.store.get(Agency, about.agency or AgencyId(0)).slug


def write(
    book: Casebook,
    about: Subject,
    text: str,
    *,
    kind: NoteKind = NoteKind.OBSERVATION,
    private: bool = True,
) -> Note:
    """Write a note on something.

    Raises:
        CtrecordsError: nothing is written, or far too much.
    """
    made = noted(book, about, text, kind=kind, private=private)
    with book.store.transaction("Write a note", face=book.face) as step:
        return step.add(made)


def noted(book: Casebook, about: Subject, text: str, *, kind: NoteKind, private: bool) -> Note:
    """A note on something as it is to be kept.

    Raises:
        CtrecordsError: nothing is written, or far too much.
    """
    return Note(
        case=about.case,
        request=about.request,
        agency=about.agency,
        event=about.event,
        document=about.document,
        kind=kind,
        private=private,
        text=_checked(text),
        written_at=book.now(),
    )


def change(
    book: Casebook,
    note: NoteId,
    *,
    text: str | None = None,
    kind: NoteKind | None = None,
    private: bool | None = None,
) -> Note:
    """Change a note; the journal keeps what it said before.

    Raises:
        CtrecordsError: there is no such note, or nothing would be left of it.
    """
    row = book.store.get(Note, note)
    changed = replace(
        row,
        text=row.text if text is None else _checked(text),
        kind=kind or row.kind,
        private=row.private if private is None else private,
    )
    with book.store.transaction("Change a note", face=book.face) as step:
        return step.put(changed)


def remove(book: Casebook, note: NoteId) -> Note:
    """Take a note away; undo brings it back.

    Raises:
        CtrecordsError: there is no such note.
    """
    row = book.store.get(Note, note)
    with book.store.transaction("Remove a note", face=book.face) as step:
        step.remove(row)
    return row


def notes(book: Casebook, about: Subject) -> list[Note]:
    """The notes on something, oldest first; those of a request with the ones on its events."""
    found = book.store.find(Note, **about.named)
    if about.request is not None:
        events = [event.id for event in book.store.find(Event, request=about.request)]
        found += book.store.find(Note, event=events) if events else []
    return sorted(found, key=lambda row: (row.written_at, row.id))


def tag(book: Casebook, about: Sequence[Subject], names: Sequence[str]) -> list[str]:
    """Put tags on one or several things in one act; a tag already there stays as it is.

    Raises:
        CtrecordsError: no tag is named, or one cannot be a tag.
    """
    words = _named(names)
    many = f" on {plural(len(about), 'thing')}" if len(about) > 1 else ""
    with book.store.transaction(f"Tag{many}: {', '.join(words)}", face=book.face) as step:
        return _put_on(book, step, about, words)


def untag(book: Casebook, about: Sequence[Subject], names: Sequence[str]) -> list[str]:
    """Take tags off; a tag that is on nothing any more is forgotten.

    Raises:
        CtrecordsError: none of these things has such a tag.
    """
    words = _named(names)
    gone: list[Tagging] = []
    for word in words:
        found = _taggings(book, about, word)
        if not found:
            raise CtrecordsError(
                f"There is no tag “{word}” on it.", remedy="Look at its tags with: ctrecords tag REF"
            )
        gone += found
    with book.store.transaction(f"Remove tags: {', '.join(words)}", face=book.face) as step:
        _take_off(book, step, gone)
    return words


def tags(book: Casebook, about: Subject) -> list[str]:
    """The tags on something, in alphabetical order."""
    numbers = [row.tag for row in book.store.find(Tagging, **about.named)]
    found = book.store.find(Tag, id=numbers) if numbers else []
    return sorted((row.name for row in found), key=str.casefold)


def worn(book: Casebook) -> Worn:
    """Every tag on a case, an agency, an event or a document; those of a request stand in its thread."""
    names = {row.id: row.name for row in book.store.find(Tag)}
    rows = book.store.find(Tagging) if names else []
    return Worn(
        cases=_by([(row.case, names[row.tag]) for row in rows]),
        agencies=_by([(row.agency, names[row.tag]) for row in rows]),
        events=_by([(row.event, names[row.tag]) for row in rows]),
        documents=_by([(row.document, names[row.tag]) for row in rows]),
    )


def known_tags(book: Casebook) -> list[str]:
    """Every tag there is, in alphabetical order."""
    return sorted((row.name for row in book.store.find(Tag)), key=str.casefold)


def all_tags(book: Casebook) -> list[tuple[str, int]]:
    """Every tag in use with how many things have it, in alphabetical order."""
    counted = Counter(row.tag for row in book.store.find(Tagging))
    names = {row.id: row.name for row in book.store.find(Tag)}
    return sorted(((names[row], count) for row, count in counted.items()), key=lambda one: one[0].casefold())


def _by(rows: Sequence[tuple[N | None, str]]) -> dict[N, tuple[str, ...]]:
    found: defaultdict[N, list[str]] = defaultdict(list)
    for number_of, name_of in rows:
        if number_of is not None:
            found[number_of].append(name_of)
    return {key: tuple(sorted(names, key=str.casefold)) for key, names in found.items()}


def _checked(text: str) -> str:
    kept = text.strip()
    if not kept:
        raise CtrecordsError("A note needs a few words.", remedy="Type the note.")
    if len(kept) > _LONGEST_NOTE:
        raise CtrecordsError(
            f"A note of {len(kept):,} characters is too long.",
            remedy=f"Keep it under {_LONGEST_NOTE:,}, or write several.",
        )
    return kept


def _put_on(book: Casebook, step: Transaction, about: Sequence[Subject], words: Sequence[str]) -> list[str]:
    known = {row.name.casefold(): row for row in book.store.find(Tag)}
    rows = [known.get(word.casefold()) or step.add(Tag(name=word)) for word in words]
    for one in about:
        there = {row.tag for row in book.store.find(Tagging, **one.named)}
        step.add_all(
            [
                Tagging(
                    tag=row.id,
                    case=one.case,
                    request=one.request,
                    agency=one.agency,
                    event=one.event,
                    document=one.document,
                )
                for row in rows
                if row.id not in there
            ]
        )
    return [row.name for row in rows]


def _take_off(book: Casebook, step: Transaction, gone: Sequence[Tagging]) -> None:
    for each in gone:
        step.remove(each)
    for row in book.store.find(Tag, id=sorted({each.tag for each in gone})):
        if not book.store.count(Tagging, tag=row.id):
            step.remove(row)


def _taggings(book: Casebook, about: Sequence[Subject], word: str) -> list[Tagging]:
    row = next((row for row in book.store.find(Tag) if row.name.casefold() == word.casefold()), None)
    return (
        []
        if row is None
        else [each for one in about for each in book.store.find(Tagging, tag=row.id, **one.named)]
    )


def _named(names: Sequence[str]) -> list[str]:
    words = _words(names)
    if not words:
        raise CtrecordsError("No tag is named.", remedy="Type a word to sort by.")
    return words


def _words(names: Sequence[str]) -> list[str]:
    found: dict[str, str] = {}
    for one in names:
        word = " ".join(one.split())
        if not word or len(word) > _LONGEST_TAG or not word.isprintable() or "," in word:
            raise CtrecordsError(
                f"“{word[:_LONGEST_TAG]}” cannot be a tag.",
                remedy=f"A tag is a word or two, at most {_LONGEST_TAG} letters, without commas.",
            )
        found.setdefault(word.casefold(), word)
    return list(found.values())
