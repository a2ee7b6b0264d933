"""The directory of agencies: look-ups, and what the researcher finds out of a contact.

A contact is never overwritten: a new value is a new contact with its own source, so that a letter already sent
keeps the address it went to.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ctrecords.actions.entry import check_past
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency, Claim, Closure, Contact
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import AgencyId, CaseId, ContactId, RequestId
from ctrecords.model.kinds import EffectKind
from ctrecords.model.request import Request
from ctrecords.store.store import Transaction

CONTACT_KINDS = ("address", "phone", "email", "web")
PURPOSES = ("requests", "records custodian", "main line", "appeals", "legal", "press")
"""What a contact is for, in the order in which a letter of request would take it."""
_FOR_LETTERS = PURPOSES[:3]
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

    def contact(self, kind: str, purpose: str = "") -> Contact | None:
        """The contact of a kind to use: the newest confirmed, none that was marked wrong or sent mail back.

        One for this *purpose* comes first; else those for requests, then for records. What is only for the press,
        lawyers or appeals is used for nothing else.
        """
        wanted = [purpose, *_FOR_LETTERS]
        found = [c for c in self.contacts if c.kind == kind and usable(c) and c.purpose in wanted]
        return min(found, key=lambda c: (wanted.index(c.purpose), *_newest(c)), default=None)

    def ways(self) -> tuple[Contact, ...]:
        """The contacts to use, one of each kind, in the order they were added."""
        chosen = (self.contact(kind) for kind in dict.fromkeys(c.kind for c in self.contacts))
        return tuple(contact for contact in chosen if contact is not None)

    def foremost(self) -> Contact | None:
        """The contact whose age stands for the agency: the oldest a letter could go to.

        Without any it is the one that sent a letter back, else the web page, else the phone.
        """
        ways = {contact.kind: contact for contact in self.ways()}
        letters = [ways[kind] for kind in ("address", "email") if kind in ways]
        back = [c for c in self.contacts if c.bounced_on is not None and not c.wrong]
        rest = (back[-1] if back else None) or ways.get("web") or ways.get("phone")
        return min(letters, key=known_since, default=rest)


def usable(contact: Contact) -> bool:
    """Whether a letter may go to a contact: nobody marked it wrong, and nothing sent there came back."""
    return not contact.wrong and contact.bounced_on is None


def _newest(contact: Contact) -> tuple[int, int]:
    return -(contact.verified_on or date.min).toordinal(), -contact.id


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


def every(book: Casebook) -> list[Agency]:
    """Every agency, by number."""
    return book.store.find(Agency)


def count(book: Casebook) -> int:
    """How many agencies there are."""
    return book.store.count(Agency)


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


def contact_of(listed: Listed, value: str) -> Contact:
    """The contact of an agency that reads so.

    Raises:
        CtrecordsError: it has none, or several.
    """
    found = [c for c in listed.contacts if c.value.casefold() == value.strip().casefold()]
    if len(found) != 1:
        count = "no contact" if not found else f"{len(found)} contacts"
        raise CtrecordsError(
            f"{listed.agency.name} has {count} “{value.strip()}”.",
            remedy=f"See what it has with: ctrecords agencies show {listed.agency.slug}",
        )
    return found[0]


def verify(book: Casebook, agency: AgencyId, contacts: tuple[int, ...] = ()) -> list[Contact]:
    """Note that an agency's contacts (all, or those named) were checked today.

    Raises:
        CtrecordsError: the agency has no contact to check.
    """
    known = book.store.find(Contact, agency=agency)
    chosen = [c for c in known if (c.id in contacts if contacts else usable(c))]
    if not chosen:
        raise CtrecordsError(
            f"{book.store.get(Agency, agency).name} has no contact to confirm.",
            remedy="Add one first; an empty contact is never guessed.",
        )
    with book.store.transaction("Confirm contacts", face=book.face) as step:
        return [step.put(replace(c, verified_on=book.today(), wrong=False, bounced_on=None)) for c in chosen]


def verify_all(book: Casebook, agencies: list[AgencyId]) -> int:
    """Note that the contacts of several agencies were checked today; gives how many agencies had any.

    Raises:
        CtrecordsError: none of them has a contact to check.
    """
    known = [c for c in book.store.find(Contact, agency=agencies) if usable(c)]
    if not known:
        raise CtrecordsError(
            "None of these agencies has a contact to confirm.",
            remedy="Add contacts first; an empty contact is never guessed.",
        )
    with book.store.transaction("Confirm contacts", face=book.face) as step:
        step.put_all([replace(c, verified_on=book.today()) for c in known])
    return len({c.agency for c in known})


def mark_wrong(book: Casebook, contact: int) -> Contact:
    """Mark a contact as wrong; it stays on record and is not used for letters."""
    row = book.store.get(Contact, contact)
    with book.store.transaction("Mark a contact as wrong", face=book.face) as step:
        return step.put(replace(row, wrong=True))


def returned(book: Casebook, agency: AgencyId) -> list[tuple[RequestId, date]]:
    """The requests of an agency of which something came back, with the day, oldest first.

    What was reported before the contact was marked as bounced is told no more.
    """
    known = max((c.bounced_on or date.min for c in book.store.find(Contact, agency=agency)), default=date.min)
    requests = [row.id for row in book.store.find(Request, agency=agency, trashed=False)]
    events = {row.id: row for row in book.store.find(Event, request=requests)}
    failed = book.store.find(Effect, event=list(events), kind=EffectKind.DELIVERY_FAILED)
    found = [(events[effect.event].request, events[effect.event].happened_on) for effect in failed]
    return sorted(
        ((request, on) for request, on in found if request is not None and on > known), key=lambda one: one[1]
    )


def mark_bounced(book: Casebook, contact: ContactId, on: date) -> Contact:
    """Note that something sent to a contact came back; it stays on record and is not used for letters.

    Raises:
        CtrecordsError: the day is still to come.
    """
    row = book.store.get(Contact, contact)
    check_past(on, book.today(), "A returned letter")
    with book.store.transaction("Mark a contact as bounced", face=book.face) as step:
        return step.put(replace(row, bounced_on=on))


def add_contact(
    book: Casebook, agency: AgencyId, kind: str, value: str, source: str, *, purpose: str = ""
) -> Contact:
    """Add a contact the researcher found, checked today, with where it was read and what it is for.

    Raises:
        CtrecordsError: the value or its source is empty, or the kind or the purpose is none that is known.
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
    if purpose and purpose not in PURPOSES:
        raise CtrecordsError(
            f"“{purpose}” is no purpose of a contact.", remedy=f"Use one of these: {', '.join(PURPOSES)}."
        )
    today = book.today()
    with book.store.transaction("Add a contact", face=book.face) as step:
        return step.add(
            Contact(
                agency=agency,
                purpose=purpose or usual_purpose(kind),
                kind=kind,
                value=value.strip(),
                source=source.strip(),
                as_of=today.isoformat(),
                verified_on=today,
            )
        )


def known_since(contact: Contact) -> date:
    """The day a contact was last known to be right: checked, or what its source says; long ago when undated."""
    return contact.verified_on or _as_of(contact.as_of) or date.min


def age_of(contact: Contact | None, today: date) -> Age:
    """How old a contact is: recent, to check, old, without a date; none where there is no contact."""
    if contact is None:
        return Age.NONE
    since = known_since(contact)
    if contact.bounced_on is not None:
        return Age.OLD
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


def _as_of(text: str) -> date | None:
    parts = [int(part) for part in text.split("-") if part.isdecimal()]
    if not parts:
        return None
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)


def usual_purpose(kind: str) -> str:
    """What a contact is for when nobody says: a phone is the main line, all else takes requests."""
    return "main line" if kind == "phone" else "requests"
