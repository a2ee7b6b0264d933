"""What to look at before letters go out, in words: how an agency is reached, how old that is, what to check.

It must not know the window; the command line may say the same sentences.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ctrecords.actions import directory
from ctrecords.actions.composing import Warned
from ctrecords.actions.directory import Listed
from ctrecords.casebook import Casebook
from ctrecords.letters.letter import first_kind
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.model.days import Days, plural
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.ids import ContactId

UNKNOWN = "not known - ask the agency or the town clerk"
_WAYS = (("address", "Post"), ("email", "E-mail"), ("web", "Web page"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How an agency is reached, in one line; ``verify`` when it should be checked before sending.

    ``contacts`` are those to confirm once they were checked.
    """

    words: str
    verify: bool = False
    contacts: tuple[ContactId, ...] = ()


def reach(listed: Listed, days: Days) -> Reach:
    """One line on how an agency is reached and how old that is: "Post, 2009 · verify before sending".

    A postal address that is old comes first, since it stands in the letter; else the newest way known.
    """
    found = [(c, name) for kind, name in _WAYS if (c := listed.contact(kind)) is not None]
    if not any(c.kind in {"address", "email"} for c, _ in found):
        return Reach(words=UNKNOWN, verify=True)
    old = [(c, name) for c, name in found if _old(c, days)]
    if old and old[0][0].kind == "address":
        contact, name = old[0]
    else:
        contact, name = max(found, key=lambda pair: (_known(pair[0]), -pair[0].id))
    verify = _old(contact, days)
    words = f"{name}, {age(contact, days)}{' · verify before sending' if verify else ''}"
    return Reach(words=words, verify=verify, contacts=(contact.id,) if verify else ())


def age(contact: Contact, days: Days) -> str:
    """How old a contact is: "checked Nov 2", "2009", "no date"."""
    if contact.verified_on is not None:
        return f"checked {days.short(contact.verified_on)}"
    return contact.as_of[:4] if contact.as_of[:4].isdecimal() else "no date"


def refusal(book: Casebook, agency: Agency, kind: str = "") -> str:
    """Why an agency cannot get this kind of letter (any first letter when none is named), as the chooser says it."""
    fits = agency.law in letter_kind(kind).laws if kind else first_kind(agency.law) is not None
    if fits:
        return ""
    if not agency.law:
        return "No law is set for it in the directory."
    which = "which this letter is not for" if kind else "for which there is no letter"
    return f"Answers under the {book.statute(agency.law).meta.law_name}, {which}."


def sentence(warned: Sequence[Warned]) -> str:
    """All that is to be looked at in one or two sentences; empty when there is nothing."""
    counts = Counter(one.kind for one in warned)
    said: list[str] = []
    if counts["old"]:
        them = "it" if counts["old"] == 1 else "them"
        said.append(f"{_old_contacts(warned)}. Verify {them} before sending.")
    if counts["unknown"]:
        has, its = ("has", "Ask it") if counts["unknown"] == 1 else ("have", "Ask them")
        said.append(
            f"{plural(counts['unknown'], 'agency', 'agencies')} {has} no known address. {its} or the town clerk."
        )
    if counts["bounced"]:
        said.append(f"What was sent to {plural(counts['bounced'], 'contact')} came back.")
    low = [one.what for one in warned if one.kind == "low"]
    if low:
        more = f" So it is for {plural(len(low) - 1, 'other')}." if len(low) > 1 else ""
        said.append(f"{low[0]}.{more}")
    if counts["repeat"]:
        was = "was" if counts["repeat"] == 1 else "were"
        said.append(
            f"{plural(counts['repeat'], 'agency', 'agencies')} {was} asked the same within 12 months."
        )
    return " ".join(said)


def _old_contacts(warned: Sequence[Warned]) -> str:
    years = {one.since for one in warned if one.kind == "old"}
    count = sum(one.kind == "old" for one in warned)
    contacts = plural(count, "postal contact")
    verb = "dates" if count == 1 else "date"
    if years == {""}:
        return f"{contacts} {'has' if count == 1 else 'have'} no date"
    if len(years) == 1:
        return f"{contacts} {verb} from {years.pop()}"
    return f"{contacts} {'is' if count == 1 else 'are'} old or undated"


def _old(contact: Contact, days: Days) -> bool:
    return directory.age(contact, days.today).startswith("old")


def _known(contact: Contact) -> str:
    return contact.verified_on.isoformat() if contact.verified_on else contact.as_of.replace("undated", "")
