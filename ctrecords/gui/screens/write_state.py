"""The letters being written to agencies already asked, and what the casebook says of them.

Plain values and questions to actions; it must not know a widget.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from ctrecords.actions import requests, sending, writing
from ctrecords.actions.composing import Warned
from ctrecords.actions.entry import read_date
from ctrecords.actions.writing import Need, Writing
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui.navigation import Place
from ctrecords.law.fitting import unanswered, why_not
from ctrecords.law.standing import Standing
from ctrecords.law.wording import sentence
from ctrecords.letters.about import chosen
from ctrecords.letters.letter import ITEMS, Kind, kinds
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.letters.narrowed import narrowed
from ctrecords.letters.page import Preview
from ctrecords.letters.terms import read_numbers, worded
from ctrecords.model.ids import RequestId, ref
from ctrecords.model.kinds import Channel

_NUMBERS = frozenset({ITEMS, "dropped", "deferred"})


@dataclass(slots=True, kw_only=True)
class Asked:
    """Letters as far as they are written: to which requests, of which kind, what was typed for each kind.

    ``prefer`` are the kinds to begin with, the first that fits is taken; ``out`` are requests left out by hand,
    ``at`` is the letter looked at. ``send`` marks the letters sent the day they are written.
    """

    requests: tuple[RequestId, ...]
    prefer: tuple[str, ...] = ()
    kind: str = ""
    typed: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    out: set[RequestId] = field(default_factory=set[RequestId])
    at: int = 0
    touched: bool = False
    send: bool = False
    by: Channel | None = None

    @property
    def said(self) -> dict[str, str]:
        """What was typed for the kind chosen."""
        return self.typed.setdefault(self.kind, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One request in the list: who was asked, its number, where it stands in a line."""

    id: RequestId
    agency: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One kind of letter; ``unfit`` says of each request it does not fit why not."""

    kind: Kind
    unfit: Mapping[RequestId, str]
    among: int

    @property
    def none(self) -> bool:
        """Whether it fits no request at all."""
        return len(self.unfit) == self.among

    @property
    def line(self) -> str:
        """What it does, or whom it does not fit and why."""
        if not self.unfit:
            return self.kind.description
        why = next(iter(self.unfit.values()))
        return why if self.none else f"Fits {self.among - len(self.unfit)} of {self.among}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The requests that are still there, the letters of their laws (fitting ones first), how most are reached."""

    rows: tuple[Row, ...]
    offers: tuple[Offer, ...]
    way: Channel

    def offer(self, kind: str) -> Offer | None:
        """The letter of that name."""
        return next((offer for offer in self.offers if offer.kind.name == kind), None)

    def row(self, request: RequestId) -> Row:
        """The request of that number."""
        return next(row for row in self.rows if row.id == request)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChoice:
    """An item a letter can be about."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was read of the fields and the letter as it looks.

    ``wrong`` says of each field why it cannot be read, ``items`` are those every letter can be about (None where
    they differ), ``trouble`` says why the letter cannot be shown.
    """

    request: RequestId | None
    wrong: Mapping[str, CtrecordsError] = field(default_factory=dict[str, CtrecordsError])
    needs: tuple[Need, ...] = ()
    items: tuple[ItemChoice, ...] | None = ()
    preview: Preview | None = None
    trouble: CtrecordsError | None = None


def place_of(asked: Sequence[RequestId], where: Place) -> Place:
    """The place letters to these requests are written at."""
    return replace(where, id=asked[0] if asked else 0, spot=len(asked))


def ask(book: Casebook, asked: Sequence[RequestId]) -> Known:
    """Ask for the requests and for the letters of their laws."""
    found = {one.thread.request.id: one for one in requests.standings(book, list(asked))} if asked else {}
    there = [found[number] for number in asked if number in found]
    return Known(
        rows=tuple(_row(standing) for standing in there),
        offers=_offers(book, there),
        way=sending.likely_way(book, list(found)) if found else Channel.EMAIL,
    )


def begin(asked: Asked, known: Known) -> None:
    """Choose the kind to begin with where none is chosen, and drop requests that are gone."""
    asked.requests = tuple(row.id for row in known.rows)
    if known.offer(asked.kind) is not None:
        return
    fitting = [offer.kind.name for offer in known.offers if not offer.none]
    wanted = [name for name in asked.prefer if known.offer(name) is not None]
    best = [name for name in wanted if name in fitting]
    asked.kind = next(iter((*best, *wanted, *fitting)), "")


def ticked(asked: Asked, known: Known) -> tuple[RequestId, ...]:
    """Who gets a letter: all it fits but those left out."""
    offer = known.offer(asked.kind)
    if offer is None:
        return ()
    return tuple(row.id for row in known.rows if row.id not in asked.out and row.id not in offer.unfit)


def look(
    book: Casebook, kind: str, typed: Mapping[str, str], chosen_ones: Sequence[RequestId], at: int
) -> Seen:
    """Read the fields, say what is missing, and lay out one of the letters."""
    one = letter_kind(kind)
    standings = requests.standings(book, list(chosen_ones))
    items = _items(one, standings)
    wrong = _wrong(book, one, typed, standings)
    request = chosen_ones[at] if chosen_ones else None
    if request is None:
        return Seen(request=None, wrong=wrong, items=items)
    readable = {name: text for name, text in typed.items() if name not in wrong}
    asked = Writing(kind=kind, requests=tuple(chosen_ones), typed=readable)
    seen = Seen(request=request, wrong=wrong, items=items)
    try:
        seen = replace(seen, needs=tuple(writing.needs(book, asked)))
        return replace(seen, preview=writing.preview(book, asked, request))
    except CtrecordsError as error:
        return replace(seen, trouble=error)


def warnings(
    book: Casebook, kind: str, typed: Mapping[str, str], chosen_ones: Sequence[RequestId]
) -> list[Warned]:
    """What to look at before these letters go out, each once."""
    one, found = letter_kind(kind), list[Warned]()
    for standing in requests.standings(book, list(chosen_ones)):
        with suppress(CtrecordsError):  # said beside the field
            found += [w for w in writing.warnings(book, one, typed, standing) if w not in found]
    return found


def _row(standing: Standing) -> Row:
    thread = standing.thread
    return Row(
        id=thread.request.id,
        agency=thread.agency.name,
        line=f"{ref('R', thread.request.id)}. {sentence(standing)}",
    )


def _offers(book: Casebook, standings: Sequence[Standing]) -> tuple[Offer, ...]:
    laws = {standing.thread.agency.law for standing in standings}
    offers = [
        Offer(kind=kind, unfit=_unfit(book, kind, standings), among=len(standings))
        for kind in kinds("thread")
        if laws & set(kind.laws)
    ]
    return tuple(sorted(offers, key=lambda offer: offer.none))


def _unfit(book: Casebook, kind: Kind, standings: Sequence[Standing]) -> dict[RequestId, str]:
    unfit: dict[RequestId, str] = {}
    for standing in standings:
        statute = book.statute(standing.thread.agency.law)
        other = f"It is not for agencies that answer under the {statute.meta.law_name}."
        why = why_not(kind.fits, standing, statute) if statute.meta.id in kind.laws else other
        if why:
            unfit[standing.thread.request.id] = why
    return unfit


def _items(kind: Kind, standings: Sequence[Standing]) -> tuple[ItemChoice, ...] | None:
    if kind.field(ITEMS) is None:
        return ()
    lists = [
        tuple(ItemChoice(number=state.item.number, text=state.item.label or state.text) for state in found)
        for found in (chosen(kind, standing, {}) for standing in standings)
    ]
    return lists[0] if lists and all(one == lists[0] for one in lists) else None


def _wrong(
    book: Casebook, kind: Kind, typed: Mapping[str, str], standings: Sequence[Standing]
) -> dict[str, CtrecordsError]:
    """Each field read on its own, so that each says what is wrong with it."""
    wrong: dict[str, CtrecordsError] = {}
    for one in kind.fields:
        text = typed.get(one.name, "").strip()
        try:
            if not text:
                continue
            if one.kind == "date":
                read_date(text, book.today())
            elif one.name in _NUMBERS:
                read_numbers(text, label=one.label)
            else:
                worded(one, text)
        except CtrecordsError as error:
            wrong[one.name] = error
    if kind.field("wording") is not None and not _NUMBERS & wrong.keys():
        for name in ("wording", "dropped", "deferred"):
            with suppress(KeyError):
                _narrow(name, typed, standings, wrong)
    return wrong


def _narrow(
    name: str, typed: Mapping[str, str], standings: Sequence[Standing], wrong: dict[str, CtrecordsError]
) -> None:
    """Say of one field of a narrowing letter what does not go with the request's items."""
    for standing in standings:
        try:
            narrowed({name: typed[name]}, [state.item.number for state in unanswered(standing)])
        except CtrecordsError as error:
            wrong[name] = error
