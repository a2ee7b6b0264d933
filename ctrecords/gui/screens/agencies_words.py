"""The directory in words: kinds, ways to reach an agency, how old a contact is, how it answers, when it closes.

Pure, so that the table, the inspector and the tests say the same. It must not know any widget that shows them.
"""

import re
from collections.abc import Sequence
from datetime import date

from ctrecords.actions.answering import Answering, Profile
from ctrecords.actions.directory import Age, Listed, age, age_of, usual_purpose
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.paint import ChipLook
from ctrecords.model.days import LONG_MONTHS, Days, dollars, letter_date, plural
from ctrecords.model.directory import Agency, Claim, Closure, Contact

KINDS = {
    "municipal_police": ("Police, town or city", "Town or city police"),
    "resident_trooper_town": ("Police, resident trooper town", "Town police under a resident trooper"),
    "town_police_status_unverified": ("Police, town, status not known", "Town police, status not known"),
    "state_police": ("State police", "State police"),
    "state_police_troop": ("State police troop", "State police troop"),
    "state_police_special": ("State police unit", "State police unit"),
    "university_police": ("University", "Public university"),
    "private_university_police": ("Police, private university", "Private university police"),
    "regional_police": ("Police, regional", "Regional police"),
    "tribal_police": ("Police, tribal", "Tribal police"),
    "state_agency": ("State agency", "State agency"),
    "judicial": ("Judicial branch", "Judicial branch"),
    "federal": ("Federal agency", "Federal agency"),
}
WAYS = {"address": "post", "email": "e-mail", "web": "web page", "phone": "phone"}
NAMES = {"address": "Postal address", "email": "E-mail address", "web": "Web page", "phone": "Phone number"}
TITLES = {
    "address": "Requests, by post",
    "email": "Requests, by e-mail",
    "web": "Web page",
    "phone": "Phone, main line",
}
AGES = {
    Age.RECENT: "Under 2 years",
    Age.CHECK: "2 to 5 years",
    Age.OLD: "Over 5 years, verify",
    Age.UNDATED: "No date, verify",
    Age.NONE: "No contact known",
}
_PURPOSES = {
    "records custodian": "Records custodian",
    "main line": "Main line",
    "appeals": "Appeals",
    "legal": "Legal",
    "press": "Press",
}
UNKNOWN = "not known - ask the agency or the town clerk"
NO_LAW = "No law is set for this agency; the app does not assume the Act applies."
RETURNED = "Mark the contact it went to as bounced, so that no other letter goes there."
CLOSURE = (
    "A closure moves the earliest day to file. The last day on which filing is safe never moves later for it."
)
_FRESH_DAYS = 56
_FORTNIGHT, _WEEK, _YEAR = 14, 7, 365
_WEEKS_SAID = 17
_MONTH = 30
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SITE = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9.-]+\.[a-z]+)(?:/\S*)?", re.IGNORECASE)
_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TIMES = ("never", "once", "twice")


def kind(name: str) -> str:
    """The kind of an agency for a list: "Police, town or city"; an unknown kind is written as it stands."""
    return KINDS.get(name, (name.replace("_", " ").capitalize(),) * 2)[0]


def second(agency: Agency) -> str:
    """The second line of a row: its kind, and that it is invented when it is."""
    return f"{kind(agency.kind)} · Practice" if agency.practice else kind(agency.kind)


def where(listed: Listed) -> str:
    """Kind, town and county in one line: "Practice. Town or city police, Cedar, Alder County"."""
    row = listed.agency
    county = f"{row.county} County" if row.county else ""
    said = KINDS.get(row.kind, (kind(row.kind),) * 2)[1]
    practice = "Practice. " if row.practice else ""
    return practice + ", ".join(filter(None, (said, row.town, county)))


def copies(profile: Profile) -> str:
    """The most it may ask for a copied page, or why nothing is said of that."""
    if not profile.lawful:
        return NO_LAW
    if profile.rate is None:
        return "No rate for copies is known for it; nothing is checked."
    return f"Copies up to {profile.rate.words} a page, {profile.rate.citation}"


def reach(listed: Listed) -> str:
    """How to reach an agency: "Post, e-mail"; the phone only where nothing else is known."""
    ways = [WAYS.get(contact.kind, contact.kind) for contact in listed.ways()]
    shown = [way for way in ways if way != "phone"] or ways
    return ", ".join(shown).capitalize() if shown else ""


def returned(request: str, on: date, days: Days) -> str:
    """Say that something came back: "Something of R-7 came back on Nov 3"."""
    return f"Something of {request} came back on {days.short(on)}"


def title(contact: Contact) -> str:
    """What a contact is for and how: "Requests, by post", "Appeals, e-mail"."""
    usual = contact.purpose == usual_purpose(contact.kind) or contact.purpose not in _PURPOSES
    if usual:
        return TITLES.get(contact.kind, contact.kind.capitalize())
    return f"{_PURPOSES[contact.purpose]}, {WAYS.get(contact.kind, contact.kind)}"


def age_look(contact: Contact | None, days: Days, *, bare: bool = False) -> ChipLook:
    """A contact's age as a chip: "2009 · verify", "Checked 3 weeks ago", "2024"."""
    found = age_of(contact, days.today)
    if contact is None or found is Age.NONE:
        return ChipLook(ChipKind.NEUTRAL, "not known", "dash")
    if contact.wrong:
        return ChipLook(ChipKind.ENDED, "Marked wrong", "cross", bare)
    if contact.bounced_on is not None:
        return ChipLook(ChipKind.WAIT, f"Bounced {days.short(contact.bounced_on)}", "cross", bare)
    verify = found in {Age.OLD, Age.UNDATED}
    words = _checked(contact.verified_on, days, said=bare) if contact.verified_on else _year(contact.as_of)
    if verify:
        return ChipLook(ChipKind.WAIT, f"{words} · verify", "bang", bare)
    fresh = contact.verified_on and (days.today - contact.verified_on).days <= _FRESH_DAYS
    if fresh:
        return ChipLook(ChipKind.GOOD, words, "check", bare)
    return ChipLook(ChipKind.NEUTRAL, words, "clock")


def _checked(on: date, days: Days, *, said: bool) -> str:
    return f"Checked {_ago(on, days)}" if said else f"Checked {days.short(on)}"


def _ago(on: date, days: Days) -> str:
    count = (days.today - on).days
    if count < _FORTNIGHT:
        return days.ago(on)
    if count < _WEEKS_SAID * _WEEK:
        return f"{plural(count // _WEEK, 'week')} ago"
    return f"{plural(count // _MONTH, 'month')} ago" if count < _YEAR else str(on.year)


def _year(as_of: str) -> str:
    found = _ISO.match(as_of)
    return found[1] if found else "no date"


def as_of(text: str) -> str:
    """The day, month or year a source gives: "March 13, 2019", "March 2019", "2009", or its own words."""
    found = _ISO.fullmatch(text)
    if found is None:
        return "no date given" if text in {"", "undated"} else text
    if found[3]:
        return letter_date(date.fromisoformat(text))
    return f"{LONG_MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] else found[1]


def dated(contact: Contact, days: Days) -> str:
    """How old a contact is, in a sentence: "As of 2009, old: verify before sending"."""
    said = f"As of {as_of(contact.as_of)}" if _ISO.match(contact.as_of) else "No date given"
    if contact.verified_on is not None:
        said += f", checked {days.short(contact.verified_on)}"
    if contact.wrong:
        return f"{said}, marked wrong: not used for letters"
    if contact.bounced_on is not None:
        return f"{said}, bounced {days.short(contact.bounced_on)}: not used for letters"
    return f"{said}, {age(contact, days.today)}"


def sources(contact: Contact, listed: Listed) -> tuple[str, ...]:
    """Every part of a contact's source, the first saying whether it stands for the whole row."""
    first, *others = parts_of(contact.source) or ("none given",)
    whole = bool(others) and contact.source == listed.agency.source
    head = f"{len(others) + 1} sources, for the whole row" if whole else "Source"
    return (f"{head}: {first}", *others)


def parts_of(source: str) -> tuple[str, ...]:
    """The parts of a source that names several."""
    return tuple(part.strip() for part in source.split("; ") if part.strip())


def missing(listed: Listed) -> str:
    """The kinds of contact nobody gave: "E-mail, web page: not known - ask the agency or the town clerk"."""
    known = {contact.kind for contact in listed.ways()}
    gone = [word for kind, word in WAYS.items() if kind not in known]
    return f"{', '.join(gone).capitalize()}: {UNKNOWN}" if gone else ""


def claim_source(claim: Claim) -> str:
    """Who said it and when: "acluct.org, March 13, 2019"."""
    sites = [_SITE.sub(r"\1", part) for part in parts_of(claim.source)]
    return f"Source: {'; '.join(sites)}, {as_of(claim.as_of)}"


def answers(found: Answering) -> list[tuple[str, str]]:
    """How an agency answered, as pairs of a word and what it is."""
    few = _FEW[found.closed] if found.closed < len(_FEW) else str(found.closed)
    closed = f", {few} closed" if found.closed else ""
    pairs = [("Requests", f"{found.requests}{closed}" if found.requests else "None yet")]
    if found.first:
        words = [
            f"waiting, {plural(one.days, 'day')} so far" if one.waiting else plural(one.days, "day")
            for one in found.first
        ]
        pairs.append(("First answer", ", then ".join(words)))
    if found.items:
        pairs.append(("Items given", f"{found.given} of {found.items}"))
        pairs.append(("Fees asked, paid", f"{dollars(found.asked)}, {dollars(found.paid)}"))
        cited = "; ".join(f"§ {section}, {_times(count)}" for section, count in found.exemptions)
        pairs.append(("Exemptions", cited or "None cited"))
    return pairs


def _times(count: int) -> str:
    return _TIMES[count] if count < len(_TIMES) else f"{count} times"


def closing(profile: Profile) -> list[tuple[str, str]]:
    """When an agency is closed, as pairs of a word and what it is."""
    closures, days = profile.listed.closures, profile.days
    worked = [row for row in closures if row.open_on]
    closed = sorted((row for row in closures if row.on), key=lambda row: row.on or days.today)
    own = "; ".join(filter(None, (closure(row, days) for row in closed)))
    pairs = [("Legal holidays", _holidays(profile, worked))]
    if worked:
        pairs.append(("Works on", "; ".join(closure(row, days) for row in worked)))
    return [*pairs, ("Own closures", own or "None known")]


def _holidays(profile: Profile, worked: Sequence[Closure]) -> str:
    if not profile.lawful:
        return "Not known"
    open_on = [row.open_on for row in worked]
    unsure = [name for name in profile.optional if name not in open_on]
    but = f"All, except {listing(open_on)}" if open_on else "All"
    return f"{but} ({listing(unsure)} not known)" if unsure else but


def closure(row: Closure, days: Days) -> str:
    """A closed day or a worked holiday with where it was read: "Fri, Nov 27, town notice"."""
    return ", ".join(filter(None, (days.full(row.on) if row.on else row.open_on, row.source)))


def listing(names: Sequence[str]) -> str:
    """Names in a row: "Lincoln Day and Good Friday"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def summary(agencies: int, old: int, undated: int) -> str:
    """The second line of the screen: how many agencies, and how many contacts are old or undated."""
    said = f"{agencies:,} {'agency' if agencies == 1 else 'agencies'}."
    parts = [
        f"{old:,} {'contact is' if old == 1 else 'contacts are'} older than 5 years" if old else "",
        f"{undated:,} {'has' if undated == 1 else 'have'} no date" if undated else "",
    ]
    known = ", ".join(filter(None, parts))
    if undated and not old:
        known = f"{undated:,} {'contact has' if undated == 1 else 'contacts have'} no date"
    return f"{said} {known}".strip()
