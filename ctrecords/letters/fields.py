"""From people, places and terms to the words merged into a letter; pure, and knows nothing of Word.

In a preview the words that differ from letter to letter stand between two marks, so the window can tint
them. The marks are Unicode noncharacters: they never mean anything in text, and are stripped from every
real letter and from whatever was typed or pasted.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from ctrecords.errors import CtrecordsError
from ctrecords.letters.address import in_words, lines_of, name_lines, place_of
from ctrecords.letters.letter import Kind
from ctrecords.letters.sentences import fill, used
from ctrecords.letters.terms import FEE_CATEGORIES, FORMATS, Terms, Value, settled, worded
from ctrecords.model.days import dollars, letter_date
from ctrecords.model.directory import Agency, Contact, Requester

MARK_START, MARK_END = "\ufdd0", "\ufdd1"
_RUNNING = 60


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
    certified: str = "",
    preview: bool = False,
) -> dict[str, Value]:
    """Every field of one first letter. ``contacts`` are those chosen for it: at most one address and one e-mail.

    ``certified`` is the number of certified mail it goes by, when that is known already.

    ``sentences`` and ``meta`` are the law file's; ``meta`` needs law_name and citation. A preview carries
    marks around what changes from letter to letter, and stand-ins for what is still missing.

    Raises:
        CtrecordsError: something required is missing (all of it is named), or the law file lacks a sentence.
    """
    if not preview:
        refuse_missing(requester, items, terms)
    terms = settled(terms, items)
    mark = marked if preview else plain
    attention, category = kind.field("attention"), kind.field("fee_category")
    unit = terms.attention if terms.attention is not None else attention.default if attention else ""
    fee = terms.fee_category or requester.fee_category or (category.default if category else "")
    words: dict[str, str] = {
        "fee_cap": "" if terms.fee_cap_cents is None else mark(dollars(terms.fee_cap_cents)),
        "fee_category": FEE_CATEGORIES.get(fee, fee),
        "waiver": _reason(terms.waiver, mark),
        "expedite": _reason(terms.expedite, mark),
    }
    filled: dict[str, Value] = {
        **_defaults(kind),
        **(worded(category, fee) if category else {}),
        **words,
        **terms.more,
        **common(
            kind,
            requester=requester,
            agency=agency,
            contacts=contacts,
            sentences=sentences,
            meta=meta,
            dated=terms.dated,
            attention=unit,
            words=words,
            certified=certified,
            preview=preview,
        ),
        "items": [plain(item) for item in items],
        "single": len(items) == 1,
        **{name: terms.format == name for name in FORMATS},
        "preserve": bool(terms.preserve),
        "plate_readers": bool(terms.plate_readers),
        "retention_days": "" if terms.retention_days is None else str(terms.retention_days),
    }
    return fitted(kind, filled)


def fitted(kind: Kind, words: Mapping[str, Value]) -> dict[str, Value]:
    """Those of some words that the template of a letter may use."""
    names = kind.merge_names
    return {name: value for name, value in words.items() if name in names}


@cache
def _defaults(kind: Kind) -> Mapping[str, Value]:
    return {name: value for one in kind.fields for name, value in worded(one, one.default).items()}


def common(
    kind: Kind,
    *,
    requester: Requester,
    agency: Agency,
    contacts: Sequence[Contact],
    sentences: Mapping[str, str],
    meta: Mapping[str, str],
    dated: date,
    attention: str = "",
    words: Mapping[str, str] | None = None,
    certified: str = "",
    to: str = "",
    preview: bool = False,
) -> dict[str, Value]:
    """The fields every letter has: who writes, to whom, when, and the sentences of the law it uses.

    ``words`` may stand in a sentence in braces; a sentence that needs a word which is empty is left out.
    ``{why}`` is the word of the sentence's own name: ``waiver`` for ``waiver_sentence``. ``to`` is whom the
    letter goes to where that is not the agency.

    Raises:
        CtrecordsError: the law file lacks a sentence, or one uses a name no letter fills.
    """
    mark = marked if preview else plain
    day, agency_name = letter_date(dated), in_words(plain(agency.name))
    reach = [part for part in (plain(requester.email), plain(requester.phone)) if part.strip()]
    address, email = _first(contacts, "address"), _first(contacts, "email")
    place = lines_of(plain(address.value)) if address else place_of(agency)
    above = [attention.strip()] if attention.strip() else []
    delivery = (
        [plain(email.value.strip()) if address else f"By e-mail: {plain(email.value.strip())}"]
        if email
        else []
    )
    posted = [f"By certified mail {plain(certified)}"] if certified else []
    filled: dict[str, Value] = {
        "requester_name": plain(requester.name) or "Your name",
        "letterhead": [
            *lines_of(plain(requester.address) or "Your postal address"),
            *_contact_line(reach, preview=preview),
        ],
        "reach": _contact_line(reach, preview=preview),
        "agency": agency_name,
        "running": ("Practice: " if agency.practice else "") + f"{_short(plain(to) or agency_name)}, {day}",
        "addressee": [
            mark(line) for line in (*above, *name_lines(plain(agency.name)), *place, *posted, *delivery)
        ],
        "law_name": plain(meta.get("law_name", "")),
        "dated": mark(day),
    }
    known = {f"meta.{name}": value for name, value in meta.items()} | dict(words or {})
    for name in kind.sentences:
        reason = name.removesuffix("_sentence")
        own = known | ({"why": known[reason]} if reason in known else {})
        sentence = _sentence(sentences, name)
        empty = any(not own.get(word, word) for word in used(sentence))
        filled[name] = "" if empty else fill(sentence, own, name=name)
    return filled


def refuse_sender(requester: Requester) -> None:
    """Refuse to write in the name of nobody or from nowhere.

    Raises:
        CtrecordsError: your name or your postal address is missing.
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


def refuse_missing(requester: Requester, items: Sequence[str], terms: Terms) -> None:
    """Refuse a letter that lacks what it cannot go without, naming all of it at once.

    Raises:
        CtrecordsError: your name, your postal address or the items are missing, or a term is impossible.
    """
    refuse_sender(requester)
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


def tinted(value: Value) -> Value:
    """A value between the marks that tint it in a preview; nothing stays nothing."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return marked(value) if value else value
    return [marked(line) if line else line for line in value]


def _reason(text: str, mark: Callable[[str], str]) -> str:
    words = text.strip().rstrip(".")
    return mark(words) if words else ""


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
