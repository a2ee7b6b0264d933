"""The directory of agencies: the starter list with its provenance, look-ups, confirming a contact."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ctrecords import resources
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency, Claim, Closure, Contact
from ctrecords.model.ids import AgencyId
from ctrecords.model.request import Request
from ctrecords.store.store import Transaction

_FILES = ("agencies/agencies_ct.csv", "agencies/agencies_federal.csv")
_CLAIMS = "agencies/alpr_evidence_ct.csv"
_KINDS = (("address", "address"), ("phone", "phone"), ("email", "email"), ("web", "web"))
RECENT_YEARS = 2
OLD_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One agency with its contacts, its claims, its closures and how often it was asked."""

    agency: Agency
    contacts: tuple[Contact, ...]
    requests: int
    claims: tuple[Claim, ...] = ()
    closures: tuple[Closure, ...] = ()

    def contact(self, kind: str) -> Contact | None:
        """The contact of a kind to use: the newest confirmed, none that was marked wrong."""
        usable = [c for c in self.contacts if c.kind == kind and not c.wrong]
        return max(usable, key=lambda c: (c.verified_on or date.min, c.id), default=None)


def seed(book: Casebook) -> None:
    """Copy the starter directory into a new casebook, each contact with its source and age."""
    with book.store.transaction("Add the starter directory", face=book.face, undoable=False) as step:
        known: dict[str, AgencyId] = {}
        for row in _rows(*_FILES):
            agency = step.add(_agency(row))
            known[agency.slug] = agency.id
            step.add_all(list(_contacts(agency, row)))
        step.add_all(
            [
                Claim(
                    agency=known[row["id_slug"]], text=row["evidence"], source=row["url"], as_of=row["date"]
                )
                for row in _rows(_CLAIMS)
                if row["id_slug"] in known
            ]
        )


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
    asked: dict[int, int] = {}
    for request in book.store.find(Request, trashed=False):
        asked[request.agency] = asked.get(request.agency, 0) + 1
    return [
        Listed(agency=a, contacts=tuple(contacts.get(a.id, ())), requests=asked.get(a.id, 0))
        for a in sorted(book.store.find(Agency), key=lambda a: a.name.casefold())
    ]


def show(book: Casebook, agency: AgencyId) -> Listed:
    """One agency with everything known of it."""
    return Listed(
        agency=book.store.get(Agency, agency),
        contacts=tuple(book.store.find(Contact, agency=agency)),
        requests=book.store.count(Request, agency=agency, trashed=False),
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
        CtrecordsError: the value or its source is empty.
    """
    if not value.strip() or not source.strip():
        raise CtrecordsError(
            "A contact needs its value and where it was read.",
            remedy="Fill in both; a contact without a source is not kept.",
        )
    today = book.today()
    with book.store.transaction("Add a contact", face=book.face) as step:
        return step.add(
            Contact(
                agency=agency,
                purpose="requests",
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
    """Say on which days an agency is closed and which legal holidays it works on."""
    with book.store.transaction("Change the days an agency is closed", face=book.face) as step:
        for row in book.store.find(Closure, agency=agency):
            step.remove(row)
        step.add_all([Closure(agency=agency, on=day, source=source) for day in sorted(set(closed))])
        step.add_all([Closure(agency=agency, open_on=name, source=source) for name in sorted(set(open_on))])


def age(contact: Contact, today: date) -> str:
    """How old a contact is, in a word: recent, check, or old (verify before sending).

    Under two years is recent, two to five is check, more or undated is old.
    """
    known = contact.verified_on or _as_of(contact.as_of)
    if known is None:
        return "old: verify before sending"
    years = (today - known).days / 365.25
    if years < RECENT_YEARS:
        return "recent"
    return "check" if years <= OLD_YEARS else "old: verify before sending"


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
    for column, kind in _KINDS:
        value = row[column]
        if not value:
            continue
        if kind == "address" and row["postal_code"]:
            value = f"{value} {row['postal_code']}"
        yield Contact(
            agency=agency.id,
            purpose="requests" if kind != "phone" else "main line",
            kind=kind,
            value=value,
            source=row["source"],
            as_of=row["as_of"],
        )
