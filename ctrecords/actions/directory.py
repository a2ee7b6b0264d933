"""The directory of agencies: the starter list with its provenance, look-ups, confirming a contact."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ctrecords import resources
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.days import letter_date
from ctrecords.model.directory import Agency, Claim, Closure, Contact
from ctrecords.model.ids import AgencyId, CaseId
from ctrecords.model.request import Request
from ctrecords.store.store import Transaction

_FILES = ("agencies/agencies_ct.csv", "agencies/agencies_federal.csv")
_CLAIMS = "agencies/alpr_evidence_ct.csv"
_NAMED = "agencies/aclu_2019_names_found.csv"
_NAMED_ONLY = "Named in the ACLU release"
_REPLY = re.compile(r"(?P<text>.+) \((?P<source>[^()]+?)(?:, (?P<on>\d{4}-\d{2}-\d{2}))?\)")
CONTACT_KINDS = ("address", "phone", "email", "web")
RECENT_YEARS = 2
OLD_YEARS = 5


class Age(StrEnum):
    """How old an agency's contact is, as the directory is narrowed by it."""

    RECENT = "recent"
    CHECK = "check"
    OLD = "old"
    UNDATED = "undated"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One agency with its contacts, its claims, its closures, how often it was asked and in which cases."""

    agency: Agency
    contacts: tuple[Contact, ...]
    requests: int
    cases: tuple[CaseId, ...] = ()
    claims: tuple[Claim, ...] = ()
    closures: tuple[Closure, ...] = ()

    def contact(self, kind: str) -> Contact | None:
        """The contact of a kind to use: the newest confirmed, none that was marked wrong."""
        usable = [c for c in self.contacts if c.kind == kind and not c.wrong]
        return max(usable, key=lambda c: (c.verified_on or date.min, c.id), default=None)

    def ways(self) -> tuple[Contact, ...]:
        """The contacts to use, one of each kind, in the order they were added."""
        chosen = (self.contact(kind) for kind in dict.fromkeys(c.kind for c in self.contacts))
        return tuple(contact for contact in chosen if contact is not None)

    def foremost(self) -> Contact | None:
        """The contact whose age stands for the agency: the oldest a letter could go to, else web, else phone."""
        ways = {contact.kind: contact for contact in self.ways()}
        letters = [ways[kind] for kind in ("address", "email") if kind in ways]
        return min(letters, key=known_since, default=ways.get("web") or ways.get("phone"))


def seed(book: Casebook, *, undoable: bool = False) -> None:
    """Copy the starter directory into a casebook, each contact with its source and age.

    A new casebook begins with it, so that there it cannot be taken back.
    """
    with book.store.transaction("Add the starter directory", face=book.face, undoable=undoable) as step:
        known: dict[str, AgencyId] = {}
        for row in _rows(*_FILES):
            agency = step.add(_agency(row))
            known[agency.slug] = agency.id
            step.add_all(list(_contacts(agency, row)))
        step.add_all(list(_claims(known)))


def add(step: Transaction, agency: Agency, contacts: list[tuple[str, str, str, date | None]]) -> Agency:
    """Add one agency with contacts given as (kind, value, as of, confirmed on)."""
    made = step.add(agency)
    step.add_all(
        [
            Contact(
                agency=made.id,
                purpose="requests",
                kind=kind,
                value=value,
                source=agency.source,
                as_of=as_of,
                verified_on=confirmed,
            )
            for kind, value, as_of, confirmed in contacts
        ]
    )
    return made


def find(book: Casebook, slug: str) -> Agency:
    """The agency of a slug or of a unique name.

    Raises:
        CtrecordsError: no agency, or more than one, has that name.
    """
    found = book.store.first(Agency, slug=slug)
    if found is not None:
        return found
    named = [a for a in book.store.find(Agency) if slug.casefold() in a.name.casefold()]
    exact = [a for a in named if a.name.casefold() == slug.casefold()]
    if len(exact or named) == 1:
        return (exact or named)[0]
    if not named:
        raise CtrecordsError(
            f"No agency is called “{slug}”.",
            remedy="Look for it with: ctrecords agencies list",
        )
    raise CtrecordsError(
        f"“{slug}” could be {len(named)} agencies, such as {named[0].name} and {named[1].name}.",
        remedy="Give the agency's slug, for example " + named[0].slug + ".",
    )


def listing(book: Casebook) -> list[Listed]:
    """Every agency by name, with contacts and how often it was asked."""
    contacts: dict[int, list[Contact]] = {}
    for contact in book.store.find(Contact):
        contacts.setdefault(contact.agency, []).append(contact)
    asked: dict[int, list[CaseId]] = {}
    for request in book.store.find(Request, trashed=False):
        asked.setdefault(request.agency, []).append(request.case)
    return [
        Listed(
            agency=a,
            contacts=tuple(contacts.get(a.id, ())),
            requests=len(asked.get(a.id, ())),
            cases=tuple(sorted(set(asked.get(a.id, ())))),
        )
        for a in sorted(book.store.find(Agency), key=lambda a: a.name.casefold())
    ]


def show(book: Casebook, agency: AgencyId) -> Listed:
    """One agency with everything known of it."""
    asked = book.store.find(Request, agency=agency, trashed=False)
    return Listed(
        agency=book.store.get(Agency, agency),
        contacts=tuple(book.store.find(Contact, agency=agency)),
        requests=len(asked),
        cases=tuple(sorted({request.case for request in asked})),
        claims=tuple(book.store.find(Claim, agency=agency)),
        closures=tuple(book.store.find(Closure, agency=agency)),
    )


def verify(book: Casebook, agency: AgencyId, contacts: tuple[int, ...] = ()) -> list[Contact]:
    """Note that an agency's contacts (all, or those named) were checked today.

    Raises:
        CtrecordsError: the agency has no contact to check.
    """
    chosen = [
        c for c in book.store.find(Contact, agency=agency) if (c.id in contacts if contacts else not c.wrong)
    ]
    if not chosen:
        raise CtrecordsError(
            f"{book.store.get(Agency, agency).name} has no contact to confirm.",
            remedy="Add one first; an empty contact is never guessed.",
        )
    with book.store.transaction("Confirm contacts", face=book.face) as step:
        return [step.put(replace(c, verified_on=book.today(), wrong=False)) for c in chosen]


def mark_wrong(book: Casebook, contact: int) -> Contact:
    """Mark a contact as wrong; it stays on record and is not used for letters."""
    row = book.store.get(Contact, contact)
    with book.store.transaction("Mark a contact as wrong", face=book.face) as step:
        return step.put(replace(row, wrong=True))


def add_contact(book: Casebook, agency: AgencyId, kind: str, value: str, source: str) -> Contact:
    """Add a contact the researcher found, checked today, with where it was read.

    Raises:
        CtrecordsError: the value or its source is empty, or the kind is none that is known.
    """
    if not value.strip() or not source.strip():
        raise CtrecordsError(
            "A contact needs its value and where it was read.",
            remedy="Fill in both; a contact without a source is not kept.",
        )
    if kind not in CONTACT_KINDS:
        raise CtrecordsError(
            f"“{kind}” is no kind of contact.", remedy=f"Use one of these: {', '.join(CONTACT_KINDS)}."
        )
    today = book.today()
    with book.store.transaction("Add a contact", face=book.face) as step:
        return step.add(
            Contact(
                agency=agency,
                purpose=_purpose(kind),
                kind=kind,
                value=value.strip(),
                source=source.strip(),
                as_of=today.isoformat(),
                verified_on=today,
            )
        )


def set_closures(
    book: Casebook, agency: AgencyId, closed: list[date], open_on: list[str], source: str
) -> None:
    """Say on which days an agency is closed and which legal holidays it works on.

    Days and holidays already known keep their own source; *source* is where the new ones were read.

    Raises:
        CtrecordsError: there is something new without a source, or the law has no such holiday.
    """
    known = book.store.find(Closure, agency=agency)
    days = sorted(set(closed) - {row.on for row in known})
    holidays = sorted({_holiday(book, agency, name) for name in open_on})
    fresh = [name for name in holidays if name not in {row.open_on for row in known}]
    gone = [row for row in known if (row.on not in closed if row.on else row.open_on not in holidays)]
    if (days or fresh) and not source.strip():
        raise CtrecordsError(
            "It is not said where the closed or worked days were read.",
            remedy="Say where, such as a town notice; days without a source are not kept.",
        )
    with book.store.transaction("Change the days an agency is closed", face=book.face) as step:
        for row in gone:
            step.remove(row)
        step.add_all([Closure(agency=agency, on=day, source=source.strip()) for day in days])
        step.add_all([Closure(agency=agency, open_on=name, source=source.strip()) for name in fresh])


def _holiday(book: Casebook, agency: AgencyId, name: str) -> str:
    row = book.store.get(Agency, agency)
    if not row.law:
        raise CtrecordsError(
            f"No law is set for {row.name}, so no holidays are known.",
            remedy="Give the days it is closed instead.",
        )
    return book.statute(row.law).holiday_named(name).name


def known_since(contact: Contact) -> date:
    """The day a contact was last known to be right: checked, or what its source says; long ago when undated."""
    return contact.verified_on or _as_of(contact.as_of) or date.min


def age_of(contact: Contact | None, today: date) -> Age:
    """How old a contact is: recent, to check, old, without a date; none where there is no contact."""
    if contact is None:
        return Age.NONE
    since = known_since(contact)
    if since == date.min:
        return Age.UNDATED
    years = (today - since).days / 365.25
    if years < RECENT_YEARS:
        return Age.RECENT
    return Age.CHECK if years <= OLD_YEARS else Age.OLD


def age(contact: Contact, today: date) -> str:
    """How old a contact is, in a word: recent, check, or old (verify before sending).

    Under two years is recent, two to five is check, more or undated is old.
    """
    word = age_of(contact, today)
    return str(word) if word in (Age.RECENT, Age.CHECK) else "old: verify before sending"


def age_words(contact: Contact, today: date) -> str:
    """A contact's age for a list: "2009 · verify", "no date · verify", "2024"."""
    if contact.wrong:
        return "marked wrong"
    old = " · verify" if age(contact, today).startswith("old") else ""
    if contact.verified_on is not None:
        return f"checked {contact.verified_on.isoformat()}{old}"
    year = contact.as_of[:4] if _as_of(contact.as_of) else "no date"
    return f"{year}{old}"


def _as_of(text: str) -> date | None:
    parts = [int(part) for part in text.split("-") if part.isdecimal()]
    if not parts:
        return None
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)


def _claims(known: dict[str, AgencyId]) -> Iterator[Claim]:
    """What was said of the agencies: the release that named them, what they answered, other evidence."""
    for row in _rows(_NAMED):
        if row["id_slug"] not in known:
            continue
        agency, on = known[row["id_slug"]], letter_date(date.fromisoformat(row["date"]))
        yield Claim(
            agency=agency, text=f"Named in an ACLU release of {on}", source=row["source"], as_of=row["date"]
        )
        reply = _REPLY.fullmatch(row["note"])
        if reply is not None:
            yield Claim(
                agency=agency, text=reply["text"], source=reply["source"], as_of=reply["on"] or "undated"
            )
    for row in _rows(_CLAIMS):
        if row["id_slug"] in known and row["evidence"] != _NAMED_ONLY:
            yield Claim(
                agency=known[row["id_slug"]], text=row["evidence"], source=row["url"], as_of=row["date"]
            )


def _purpose(kind: str) -> str:
    return "main line" if kind == "phone" else "requests"


def _rows(*files: str) -> Iterator[dict[str, str]]:
    for name in files:
        yield from csv.DictReader(io.StringIO(resources.read_text(name)))


def _agency(row: dict[str, str]) -> Agency:
    return Agency(
        slug=row["id_slug"],
        name=row["name"],
        kind=row["kind"],
        law=row["law"],
        agency_class=row["agency_class"],
        town=row["town"],
        county=row["county"],
        jurisdiction=row["jurisdiction"],
        ori=row["ori"],
        source=row["source"],
        source_license=row["source_license"],
        as_of=row["as_of"],
    )


def _contacts(agency: Agency, row: dict[str, str]) -> Iterator[Contact]:
    for kind in CONTACT_KINDS:
        value = row[kind]
        if not value:
            continue
        if kind == "address" and row["postal_code"]:
            value = f"{value} {row['postal_code']}"
        yield Contact(
            agency=agency.id,
            purpose=_purpose(kind),
            kind=kind,
            value=value,
            source=row["source"],
            as_of=row["as_of"],
        )
