"""The words of a later letter: what was typed, read for one request, and what the casebook knows of it.

It must not know whether the letter fits, nor where it goes.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from ctrecords.actions import composing, directory, requester
from ctrecords.actions.entry import read_date
from ctrecords.actions.requests import standings
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.standing import Standing
from ctrecords.letters.address import for_file
from ctrecords.letters.facts import facts
from ctrecords.letters.fields import common, fitted, marked, tinted
from ctrecords.letters.letter import ITEMS, Field, Kind, first_kind
from ctrecords.letters.terms import Value, read_numbers, refuse_unknown
from ctrecords.model.days import items_named
from ctrecords.model.directory import Requester
from ctrecords.model.ids import ref
from ctrecords.model.kinds import EffectKind
from ctrecords.model.thread import certified
from ctrecords.names import numbered, safe_name


def typed(book: Casebook, kind: Kind, given: Mapping[str, str], standing: Standing) -> dict[str, str]:
    """The fields as typed, dates in the form the letters read.

    Raises:
        CtrecordsError: the letter has no such field, a date is none, or an item is not the request's own.
    """
    refuse_unknown(f"“{kind.label}”", {one.name: one for one in kind.fields}, given)
    said = {name: text for name, text in given.items() if text.strip()}
    for one in kind.fields:
        if one.kind == "date" and one.name in said:
            said[one.name] = read_date(said[one.name], book.today()).isoformat()
    numbers = {state.item.number for state in standing.items}
    unknown = [one for one in read_numbers(said.get(ITEMS, "")) if one not in numbers]
    if unknown:
        raise CtrecordsError(
            f"{ref('R', standing.thread.request.id)} has no item {unknown[0]}.",
            remedy=f"It has {items_named(tuple(sorted(numbers)))}.",
        )
    return said


def dated(book: Casebook, said: Mapping[str, str]) -> date:
    """The date on the letter: the one typed, or today."""
    return date.fromisoformat(said["dated"]) if said.get("dated") else book.today()


def names(kind: Kind, chosen: Sequence[Standing], days: Sequence[date]) -> list[str]:
    """The file name of each letter, none twice."""
    given: list[str] = []
    for standing, on in zip(chosen, days, strict=True):
        agency, case = standing.thread.agency, standing.thread.case
        label = kind.label
        if agency.practice:
            label = f"Practice {label if label[:2].isupper() else label[:1].lower() + label[1:]}"
        whom = "about" if kind.effect == EffectKind.APPEAL_FILED else "to"
        name = safe_name(f"{on.isoformat()} {label} {whom} {for_file(agency.name)}, {case.title}.docx")
        given.append(numbered(name, given))
    return given


def merged(
    book: Casebook,
    kind: Kind,
    said: Mapping[str, str],
    standing: Standing,
    around: Sequence[Standing],
    *,
    preview: bool = False,
) -> dict[str, Value]:
    """Every word merged into one letter; a preview marks what differs and stands in for what is missing.

    ``around`` are the requests of the same case, for what others have provided.

    Raises:
        CtrecordsError: a field cannot be read, or the law file lacks a sentence.
    """
    agency = standing.thread.agency
    statute, sender = book.statute(agency.law), requester.get(book) or Requester(name="")
    filled = _stood_in(kind, said) if preview else said
    words = facts(kind, standing, statute, filled, others=_others(standing, around), requester=sender)
    spoken = {name: value.strip().rstrip(".") for name, value in words.items() if isinstance(value, str)}
    found = {name: tinted(value) for name, value in words.items()} if preview else words
    found |= common(
        kind,
        requester=sender,
        agency=agency,
        contacts=composing.chosen_contacts(directory.show(book, agency.id)),
        sentences=statute.letters,
        meta={"law_name": statute.meta.law_name, "citation": statute.meta.citation},
        dated=dated(book, said),
        attention=said.get("attention", _unit(agency.law)) if kind.field("attention") else "",
        words=spoken,
        certified=certified(standing.thread),
        to=_forum(words),
        preview=preview,
    )
    if preview:
        empty = (one for one in kind.fields if one.required and not found.get(one.name))
        found |= {one.name: marked(_missing(one)) for one in empty}
    return fitted(kind, found)


def _forum(words: Mapping[str, Value]) -> str:
    """The name of where a letter goes that does not go to the agency; empty where it does or nobody knows."""
    lines = words.get("forum_lines")
    return lines[0] if isinstance(lines, list) and lines and not lines[0].startswith("[") else ""


def cases(book: Casebook, chosen: Sequence[Standing]) -> list[Standing]:
    """Everything in the cases of these requests, asked for once for all letters."""
    wanted = dict.fromkeys(standing.thread.case.id for standing in chosen)
    return [one for case in wanted for one in standings(book, case=case)]


def _stood_in(kind: Kind, said: Mapping[str, str]) -> dict[str, str]:
    """What was typed, with a visible gap for each text that is needed and was not."""
    gaps = {
        one.name: _missing(one)
        for one in kind.fields
        if one.required and one.kind == "text" and not said.get(one.name, one.default).strip()
    }
    return dict(said) | gaps


def _missing(field: Field) -> str:
    return f"[missing: {field.label}]"


def _others(standing: Standing, around: Sequence[Standing]) -> list[Standing]:
    """The other requests of its campaign, or of its case where it has none, that were asked the same."""
    thread = standing.thread
    asked = [item.text for item in thread.items]
    return [
        other
        for other in around
        if other.thread.request.id != thread.request.id
        and other.thread.case.id == thread.case.id
        and (thread.request.campaign is None or other.thread.request.campaign == thread.request.campaign)
        and [item.text for item in other.thread.items] == asked
    ]


def _unit(law: str) -> str:
    """The unit that answers requests under a law, as its first letter names it."""
    first = first_kind(law)
    field = first.field("attention") if first else None
    return field.default if field else ""
