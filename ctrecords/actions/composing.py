"""What goes into letters before they are made: the plan, its fields, what to warn of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ctrecords.actions import directory, requester
from ctrecords.actions.directory import Listed
from ctrecords.actions.entry import read_date
from ctrecords.actions.requests import show
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.fields import Value, merge_fields
from ctrecords.letters.letter import Kind, first_kind, kinds
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.letters.terms import Terms, read_terms, settled
from ctrecords.model.directory import Agency, Contact, Requester
from ctrecords.model.ids import AgencyId, CaseId, RequestId, ref
from ctrecords.model.kinds import Outcome, TrackingKind
from ctrecords.model.request import Item, Request, Tracking

MOST_ITEMS = 60
REPEAT_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One numbered item to ask for: the words of the letter and a short name for the screen."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Letters about to be made: which case, agencies, items and terms.

    ``kind`` empty means the letter of each agency's law. ``drafts`` are requests made before, one per agency,
    that get their letter now.
    """

    case: CaseId
    agencies: tuple[AgencyId, ...]
    items: tuple[Wanted, ...]
    terms: Terms
    kind: str = ""
    drafts: dict[AgencyId, RequestId] = field(default_factory=dict[AgencyId, RequestId])


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Something to look at before letters go out; never a refusal.

    ``kind`` is old, unknown, bounced, low or repeat; an old contact has its ``contact`` and the year it is ``since``.
    """

    agency: Agency
    what: str
    kind: str = "repeat"
    contact: Contact | None = None
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Terms as far as what was typed can be read; ``wrong`` says of each other field why not."""

    terms: Terms
    wrong: dict[str, CtrecordsError]


def terms(book: Casebook, given: Mapping[str, str] | None = None, *, letters: Sequence[str] = ()) -> Terms:
    """The terms of first letters (all kinds, or those named) from the fields the researcher set, as typed.

    Raises:
        CtrecordsError: a field is unknown or cannot be read.
    """
    chosen = tuple(map(letter_kind, letters)) or kinds("request")
    found = read_terms(chosen, given or {}, Terms(dated=book.today()))
    if "retention_days" in (given or {}):
        return found
    return replace(found, retention_days=_retention(book, found.dated))


def read_typed(book: Casebook, given: Mapping[str, str]) -> Typed:
    """Read each field on its own, a date in any usual form; what cannot be read keeps its default."""
    chosen, today = kinds("request"), book.today()
    found, wrong = Terms(dated=today), dict[str, CtrecordsError]()
    for name, text in given.items():
        try:
            words = read_date(text, today).isoformat() if name == "dated" else text
            found = read_terms(chosen, {name: words}, found)
        except CtrecordsError as error:
            wrong[name] = error
    if "retention_days" not in given:
        found = replace(found, retention_days=_retention(book, found.dated))
    return Typed(terms=found, wrong=wrong)


def kind_of(plan: Plan, agency: Agency) -> Kind:
    """The letter an agency gets: the one of the plan, else that of its law.

    Raises:
        CtrecordsError: no letter, or not the one of the plan, is for its law.
    """
    chosen = letter_kind(plan.kind) if plan.kind else first_kind(agency.law)
    if chosen is not None and agency.law in chosen.laws:
        return chosen
    law = f"the law “{agency.law}”" if agency.law else "no law set in the directory"
    laws = f"this letter is for {', '.join(chosen.laws)}" if chosen else "no letter is for that"
    raise CtrecordsError(
        f"{agency.name} cannot be asked yet: it has {law}, and {laws}.",
        remedy="Choose another letter, or leave that agency out.",
    )


def holds(terms: Terms, items: Sequence[str]) -> bool:
    """Whether a letter of these items asks to hold deletion, said or not."""
    return bool(settled(terms, items).preserve)


def hold_reason(terms: Terms, items: Sequence[str]) -> str:
    """Why the letter asks to hold deletion, in one line under the choice."""
    asked = settled(terms, items)
    if asked.plate_readers and asked.retention_days is not None:
        return f"Reads are deleted after {asked.retention_days} days, § 1-240 named"
    return "§ 1-240 named, which forbids destroying public records"


def check(book: Casebook, plan: Plan) -> None:
    """Refuse a plan that cannot become letters, before anything is made.

    Raises:
        CtrecordsError: no agency, no item, an agency twice, or an agency whose law is not built in.
    """
    if not plan.agencies:
        raise CtrecordsError("No agency is chosen.", remedy="Choose at least one agency.")
    if not plan.items or not all(any(map(str.isalnum, item.text)) for item in plan.items):
        raise CtrecordsError("A request needs items, each with words.", remedy="Write what is asked for.")
    if len(plan.items) > MOST_ITEMS:
        raise CtrecordsError(
            f"{len(plan.items)} items are more than one letter carries ({MOST_ITEMS}).",
            remedy="Split them over two requests.",
        )
    if len(set(plan.agencies)) != len(plan.agencies):
        raise CtrecordsError("An agency is named twice.", remedy="Name each agency once.")
    if plan.kind and letter_kind(plan.kind).scope != "request":
        raise CtrecordsError(
            f"“{letter_kind(plan.kind).label}” does not start a request.",
            remedy=f"Choose one of these: {', '.join(one.name for one in kinds('request'))}.",
        )
    for number in plan.agencies:
        kind_of(plan, book.store.get(Agency, number))


def fields(book: Casebook, plan: Plan, agency: AgencyId, *, preview: bool = False) -> dict[str, Value]:
    """The merge fields of one agency's letter; in a preview changing words are marked.

    Raises:
        CtrecordsError: something a letter needs is missing (all of it is named), or none is for its law.
    """
    return all_fields(book, plan, [book.store.get(Agency, agency)], preview=preview)[0]


def all_fields(
    book: Casebook, plan: Plan, agencies: Sequence[Agency], *, preview: bool = False
) -> list[dict[str, Value]]:
    """The merge fields of every agency's letter, in their order.

    Raises:
        CtrecordsError: something a letter needs is missing (all of it is named), or none is for its law.
    """
    sender, items = requester.get(book) or Requester(name=""), tuple(item.text for item in plan.items)
    contacts: dict[AgencyId, list[Contact]] = {agency.id: [] for agency in agencies}
    for contact in book.store.find(Contact, agency=list(contacts)):
        contacts[contact.agency].append(contact)
    made: list[dict[str, Value]] = []
    for agency in agencies:
        kind, statute = kind_of(plan, agency), book.statute(agency.law)
        listed = Listed(agency=agency, contacts=tuple(contacts[agency.id]), requests=0)
        made.append(
            merge_fields(
                kind,
                requester=sender,
                agency=agency,
                contacts=chosen_contacts(listed),
                sentences=statute.letters,
                meta={"law_name": statute.meta.law_name, "citation": statute.meta.citation},
                items=items,
                terms=plan.terms,
                certified=_certified(book, plan.drafts.get(agency.id)),
                preview=preview,
            )
        )
    return made


def _certified(book: Casebook, draft: RequestId | None) -> str:
    """The number of certified mail noted on a draft before its letter is made."""
    if draft is None:
        return ""
    rows = book.store.find(Tracking, request=draft, kind=TrackingKind.CERTIFIED_MAIL)
    return next((row.number for row in reversed(rows) if row.ended_on is None), "")


def warnings(book: Casebook, plan: Plan) -> list[Warned]:
    """What to look at before these letters go out: missing or old contacts, items asked before."""
    found: list[Warned] = []
    for number in plan.agencies:
        found.extend(contact_warnings(book, number))
        found.extend(_repeats(book, book.store.get(Agency, number), plan))
    return found


def contact_warnings(book: Casebook, agency: AgencyId) -> Iterator[Warned]:
    """What to look at in how one agency is reached: nothing known, an old address, one that bounced."""
    listed = directory.show(book, agency)
    address = listed.contact("address")
    if address is None and listed.contact("email") is None:
        yield Warned(
            agency=listed.agency,
            what="no address and no e-mail known; ask the agency or the town clerk",
            kind="unknown",
        )
    elif address is not None and directory.age(address, book.today()).startswith("old"):
        since = _year(address)
        aged = f"dates from {since}" if since else "has no date"
        yield Warned(
            agency=listed.agency,
            what=f"postal contact {aged}; verify it before sending",
            kind="old",
            contact=address,
            since=since,
        )
    for contact in listed.contacts:
        if contact.bounced_on is not None and listed.contact(contact.kind) is None:
            yield Warned(
                agency=listed.agency,
                what=f"what was sent to {contact.value} came back on {book.days().short(contact.bounced_on)}",
                kind="bounced",
                contact=contact,
            )


def _year(contact: Contact) -> str:
    if contact.verified_on is not None:
        return str(contact.verified_on.year)
    return contact.as_of[:4] if contact.as_of[:4].isdecimal() else ""


def _repeats(book: Casebook, agency: Agency, plan: Plan) -> list[Warned]:
    asked = {item.text.strip().casefold() for item in plan.items}
    earlier = [
        r
        for r in book.store.find(Request, agency=agency.id, trashed=False)
        if r.id not in plan.drafts.values() and _recent(book, r.id)
    ]
    same = [
        (r, item)
        for r in earlier
        for item in book.store.find(Item, request=r.id)
        if item.text.strip().casefold() in asked
    ]
    if not same:
        return []
    request, item = same[0]
    return [
        Warned(
            agency=agency,
            what=f"item {item.number} was asked of it in {ref('R', request.id)} within the last 12 months",
        )
    ]


def _recent(book: Casebook, request: RequestId) -> bool:
    sent: date | None = show(book, request).clocks.sent
    return sent is None or (book.today() - sent).days <= REPEAT_DAYS


def chosen_contacts(listed: Listed) -> tuple[Contact, ...]:
    """The contacts a letter names: the best postal address and the best e-mail, as far as they are known."""
    return tuple(c for kind in ("address", "email") if (c := listed.contact(kind)) is not None)


def _retention(book: Casebook, dated: date) -> int | None:
    presets = [p for p in book.statute("us-ct").presets if p.id == "alpr"]
    if not presets or (presets[0].since and dated < presets[0].since):
        return None
    return presets[0].retention_days


def default_folder(book: Casebook) -> Path:
    """Where letters go unless the researcher says otherwise: beside the casebook."""
    return book.folder.parent / f"{book.name} letters"


def wanted(items: Sequence[Item]) -> tuple[Wanted, ...]:
    """A request's items as they would be asked again."""
    return tuple(Wanted(text=item.text, label=item.label) for item in items)


def again(book: Casebook, request: RequestId, terms: Terms) -> Plan:
    """The plan of a fresh request: the same agency and case, the items as they are worded now.

    Raises:
        CtrecordsError: the request was not sent yet, so nothing is to be asked again.
    """
    standing = show(book, request)
    if standing.clocks.sent is None:
        raise CtrecordsError(
            f"{ref('R', request)} was not sent yet.",
            remedy="Make its letter and send it; or change it first.",
        )
    thread = standing.thread
    return Plan(
        case=thread.case.id,
        agencies=(thread.agency.id,),
        items=tuple(
            Wanted(text=state.text, label=state.item.label)
            for state in standing.items
            if state.outcome is not Outcome.WITHDRAWN
        ),
        terms=terms,
    )
