"""From people, places and terms to the words merged into a letter; pure, and knows nothing of Word.

In a preview the words that differ from letter to letter stand between two marks, so the window can tint
them. The marks are Unicode noncharacters: they never mean anything in text, and are stripped from every
real letter and from whatever was typed or pasted.
"""

from collections.abc import Mapping, Sequence

from ctrecords.errors import CtrecordsError
from ctrecords.letters.address import lines_of, place_of
from ctrecords.letters.letter import Kind
from ctrecords.letters.sentences import fill
from ctrecords.letters.terms import FORMATS, Terms, settled
from ctrecords.model.days import dollars, letter_date
from ctrecords.model.directory import Agency, Contact, Requester

MARK_START, MARK_END = "\ufdd0", "\ufdd1"
_RUNNING = 60

Value = str | bool | list[str]


def merge_fields(
    kind: Kind,
    *,
    requester: Requester,
    agency: Agency,
    contacts: Sequence[Contact],
    sentences: Mapping[str, str],
    meta: Mapping[str, str],
    items: Sequence[str],
    terms: Terms,
    preview: bool = False,
) -> dict[str, Value]:
    """Every field of one letter. ``contacts`` are those chosen for it: at most one address and one e-mail.

    ``sentences`` and ``meta`` are the law file's; ``meta`` needs law_name and citation. A preview carries
    marks around what changes from letter to letter, and stand-ins for what is still missing.

    Raises:
        CtrecordsError: something required is missing (all of it is named), or the law file lacks a sentence.
    """
    if not preview:
        refuse_missing(requester, items, terms)
    terms = settled(terms, items)
    mark = marked if preview else plain
    dated = letter_date(terms.dated)
    agency_name = plain(agency.name)
    address = _first(contacts, "address")
    words = {f"meta.{name}": value for name, value in meta.items()}
    if terms.fee_cap_cents is not None:
        words["fee_cap"] = mark(dollars(terms.fee_cap_cents))
    if terms.waiver.strip():
        words["why"] = mark(terms.waiver.strip().rstrip("."))
    reach = [part for part in (plain(requester.email), plain(requester.phone)) if part.strip()]
    mailed = address.value if address else ""
    place = lines_of(plain(mailed)) if mailed.strip() else place_of(agency)
    above = [terms.attention.strip()] if terms.attention.strip() else []
    email = _first(contacts, "email")
    delivery = (
        [plain(email.value.strip()) if address else f"By e-mail: {plain(email.value.strip())}"]
        if email
        else []
    )
    filled: dict[str, Value] = {
        "requester_name": plain(requester.name) or "Your name",
        "letterhead": [
            *lines_of(plain(requester.address) or "Your postal address"),
            *_contact_line(reach, preview=preview),
        ],
        "reach": _contact_line(reach, preview=preview),
        "agency": agency_name,
        "running": ("Practice: " if agency.practice else "") + f"{_short(agency_name)}, {dated}",
        "addressee": [mark(line) for line in (*above, agency_name, *place, *delivery)],
        "law_name": plain(meta.get("law_name", "")),
        "items": [plain(item) for item in items],
        **{name: terms.format == name for name in FORMATS},
        "dated": mark(dated),
        "preserve": bool(terms.preserve),
        "plate_readers": bool(terms.plate_readers),
        "retention_days": "" if terms.retention_days is None else str(terms.retention_days),
    }
    for name in kind.sentences:
        left_out = (name == "fee_sentence" and "fee_cap" not in words) or (
            name == "waiver_sentence" and "why" not in words
        )
        filled[name] = "" if left_out else fill(_sentence(sentences, name), words, name=name)
    return {name: value for name, value in filled.items() if name in kind.merge_names}


def refuse_missing(requester: Requester, items: Sequence[str], terms: Terms) -> None:
    """Refuse a letter that lacks what it cannot go without, naming all of it at once.

    Raises:
        CtrecordsError: your name, your postal address or the items are missing, or a term is impossible.
    """
    missing = [
        label
        for label, value in (("your name", requester.name), ("your postal address", requester.address))
        if not value.strip()
    ]
    if missing:
        raise CtrecordsError(
            f"The letter cannot be written without {' and '.join(missing)}.",
            remedy="Fill in who the letters are from, in Settings or with “ctrecords requester”.",
        )
    if not items or not all(item.strip() for item in items):
        raise CtrecordsError(
            "The letter has no items." if not items else "One of the letter's items is empty.",
            remedy="Write at least one numbered item, and leave none empty.",
        )
    if terms.format not in FORMATS:
        raise CtrecordsError(
            f"“{terms.format}” is not a format of a letter.", remedy=f"Choose {', '.join(FORMATS)}."
        )
    if terms.fee_cap_cents is not None and terms.fee_cap_cents < 0:
        raise CtrecordsError("The fee limit is below zero.", remedy="Give an amount such as 25.00.")


def plain(text: str) -> str:
    """A text without the marks and other noncharacters, which no letter may carry."""
    return "".join(letter for letter in text if not "\ufdd0" <= letter <= "\ufdef")


def marked(text: str) -> str:
    """A text between the two marks that tint it in a preview."""
    return f"{MARK_START}{plain(text)}{MARK_END}"


def _contact_line(reach: list[str], *, preview: bool) -> list[str]:
    if reach:
        return [" · ".join(reach)]
    return ["Your e-mail and phone"] if preview else []


def _first(contacts: Sequence[Contact], kind: str) -> Contact | None:
    return next((contact for contact in contacts if contact.kind == kind and contact.value.strip()), None)


def _short(name: str) -> str:
    return name if len(name) <= _RUNNING else f"{name[: _RUNNING - 1].rstrip()}…"


def _sentence(sentences: Mapping[str, str], name: str) -> str:
    if name not in sentences:
        raise CtrecordsError(
            f"The law file has no sentence “{name}”, which this letter needs.",
            remedy=f"Add {name} to [letters] in the law file.",
        )
    return sentences[name]
