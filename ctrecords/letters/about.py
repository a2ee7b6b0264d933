"""Which items a letter is about, and what was answered to them, in the words of a letter.

A request of one item does not number it, so its letters speak of the request and not of item 1.

It must not know which letter it is: a letter says so by the rule it goes by.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from ctrecords.errors import CtrecordsError
from ctrecords.law.fitting import sections, unanswered, uncited
from ctrecords.law.happened import ItemState, outcome_of
from ctrecords.law.standing import GIVEN, Standing
from ctrecords.law.thread_words import BY
from ctrecords.letters.letter import ITEMS, Kind
from ctrecords.letters.terms import Value, read_numbers
from ctrecords.model.days import items_named, letter_date
from ctrecords.model.event import Event
from ctrecords.model.ids import ref
from ctrecords.model.kinds import Channel, EffectKind, Outcome

_ENDED = (*GIVEN, Outcome.WITHDRAWN, Outcome.NO_RESPONSIVE_RECORDS)
_AGAINST = (Outcome.DENIED, Outcome.PROVIDED_WITH_REDACTIONS, Outcome.NO_RESPONSIVE_RECORDS)
_SAID = {
    Outcome.DENIED: "Denied",
    Outcome.PROVIDED_WITH_REDACTIONS: "Released with redactions",
    Outcome.NO_RESPONSIVE_RECORDS: "No records found",
}
_NOT_ACCEPTED = {
    Outcome.DENIED: "the denial of ",
    Outcome.PROVIDED_WITH_REDACTIONS: "the redactions in the records of ",
    Outcome.NO_RESPONSIVE_RECORDS: "the answer that there are no records for ",
}
_THIS_LETTER = re.compile(r"\bthis letter\b", re.IGNORECASE)
_FEDERAL = re.compile(r"(?:5 U\.S\.C\. )?(?:§ )?(?:552)?(\(b\)\(\d\).*)")


def chosen(kind: Kind, standing: Standing, typed: Mapping[str, str]) -> tuple[ItemState, ...]:
    """The items a letter is about: those typed for its field ``items``, else all it can be about.

    Raises:
        CtrecordsError: a number is not one of those the letter can be about.
    """
    possible = _possible(kind, standing)
    text = typed.get(ITEMS, "").strip()
    if not text:
        return possible
    numbers = read_numbers(text)
    known = {state.item.number: state for state in possible}
    wrong = tuple(number for number in numbers if number not in known)
    if wrong:
        request = ref("R", standing.thread.request.id)
        can = f"It can be about {items_named(tuple(known))}." if known else "It can be about none."
        raise CtrecordsError(f"“{kind.label}” cannot be about {items_named(wrong)} of {request}.", remedy=can)
    return tuple(known[number] for number in numbers)


def item_line(number: int, text: str) -> str:
    """An item with its number, as it stands in a letter."""
    return f"Item {number}\t{text.strip()}"


def cited(section: str, law: str = "") -> str:
    """A section as a letter cites it under a law: § 1-210(b)(3), 5 U.S.C. § 552(b)(7)(E), PA 26-14 § 13(e)(1)."""
    if law == "us" and (federal := _FEDERAL.fullmatch(section)):
        return f"5 U.S.C. § 552{federal[1]}"
    return f"§ {section}" if section[:1].isdigit() and "§" not in section else section


def sought(standing: Standing, numbers: Sequence[int]) -> str:
    """What was asked for under these numbers: "items 1 to 3", or "my request" where it has one item."""
    return "my request" if len(standing.items) == 1 else items_named(tuple(numbers))


def this_letter(standing: Standing, items: Iterable[ItemState]) -> str:
    """What items that speak of "this letter" mean by it, since another letter quotes them; empty where none does."""
    sent = standing.happened.first(EffectKind.SENT)
    meant: dict[str, list[int]] = {}
    for state in items:
        if sent is not None and _THIS_LETTER.search(state.text):
            day = letter_date(state.reworded or sent.on)
            what = f"my letter of {day}" if state.reworded else f"my request of {day}"
            meant.setdefault(what, []).append(state.item.number)
    if len(meant) < 2:  # noqa: PLR2004 (nothing to tell apart)
        return "".join(meant)
    return " and ".join(f"in {items_named(tuple(numbers))} {what}" for what, numbers in meant.items())


def item_words(standing: Standing, items: Sequence[ItemState]) -> dict[str, Value]:
    """The items of a letter as lines and by number, and what was answered to them."""
    passed_over = [state for state in items if state.outcome is Outcome.NOT_ADDRESSED]
    waiting = [state for state in items if state.outcome is not Outcome.NOT_ADDRESSED]
    whole = len(items) == len(standing.items)
    answered = answers(standing, passed_over)
    left = unanswered(standing)
    return {
        "item_lines": [item_line(state.item.number, state.text) for state in items],
        "items_named": _named(items, standing),
        "single": len(items) == 1,
        "this_letter": this_letter(standing, items),
        "whole": whole,
        "waiting_lines": [item_line(state.item.number, state.text) for state in waiting],
        "passed_over_lines": [item_line(state.item.number, state.text) for state in passed_over],
        "passed_over_named": _named(passed_over, standing),
        "passed_over_on": letter_date(answered[-1][0].happened_on) if answered else "",
        "denials": _answered(standing, items, Outcome.DENIED, "denied {items}{by}"),
        "redactions": _answered(
            standing,
            items,
            Outcome.PROVIDED_WITH_REDACTIONS,
            "sent the records of {items}{by}, with redactions",
        ),
        "given": _answered(standing, items, None, "sent the records of {items}{by}"),
        "open_named": _named(left, standing),
        "complete": bool(standing.items) and all(state.outcome in GIVEN for state in standing.items),
        "adverse_lines": [_adverse(standing, state) for state in items if state.outcome in _SAID],
        "reserved": _reserved(standing),
        "none_found": _named([s for s in items if s.outcome is Outcome.NO_RESPONSIVE_RECORDS], standing),
        "withheld": _named([s for s in items if s.outcome in _AGAINST[:2]], standing),
        "cited_denials": _claimed(standing, items),
        "uncited_denials": _named([s for s in items if s in uncited(standing, Outcome.DENIED)], standing),
    }


def answers(standing: Standing, states: Sequence[ItemState]) -> list[tuple[Event, tuple[int, ...]]]:
    """The messages that gave items the outcome they have, oldest first, each with the numbers of its items."""
    found: dict[int, tuple[Event, tuple[int, ...]]] = {}
    for state in states:
        event = None
        for done in standing.happened.done(EffectKind.DENIED, EffectKind.OUTCOME, EffectKind.REFERRED):
            if done.effect.item in {None, state.item.id} and outcome_of(done.effect) is state.outcome:
                event = done.event
        if event is not None:
            numbers = found[event.id][1] if event.id in found else ()
            found[event.id] = (event, (*numbers, state.item.number))
    return sorted(found.values(), key=lambda pair: (pair[0].happened_on, pair[0].id))


def _possible(kind: Kind, standing: Standing) -> tuple[ItemState, ...]:
    match kind.fits:
        case "denied_uncited":
            return uncited(standing, Outcome.DENIED)
        case "redacted_uncited":
            return uncited(standing, Outcome.PROVIDED_WITH_REDACTIONS)
        case "deletion_risk":
            return tuple(state for state in standing.items if state.outcome not in _ENDED)
        case "denied_or_silent" | "adverse":
            return _against(kind, standing)
        case "provided":
            return tuple(state for state in standing.items if state.outcome in GIVEN)
        case "any_sent":
            return tuple(state for state in standing.items if state.outcome is not Outcome.WITHDRAWN)
        case _:
            return unanswered(standing)


def _against(kind: Kind, standing: Standing) -> tuple[ItemState, ...]:
    """What an appeal can be about; a complaint also about items an answer passed over."""
    unmet = {number for one in standing.clocks.appeals if one.met is None for number in one.items}
    silent = kind.fits == "denied_or_silent"
    return tuple(
        state
        for state in standing.items
        if state.item.number in unmet or (silent and state.outcome is Outcome.NOT_ADDRESSED)
    )


def _numbers(states: Iterable[ItemState]) -> tuple[int, ...]:
    return tuple(state.item.number for state in states)


def _named(states: Sequence[ItemState], standing: Standing) -> str:
    return sought(standing, _numbers(states)) if states else ""


def _answered(standing: Standing, items: Sequence[ItemState], outcome: Outcome | None, said: str) -> str:
    """A sentence for each day: "On October 5, 2026, you denied item 4 by mail."."""
    fitting = [s for s in items if (s.outcome in GIVEN if outcome is None else s.outcome is outcome)]
    sentences: list[str] = []
    for event, numbers in answers(standing, fitting):
        by = f" {BY[event.channel]}" if event.channel not in (Channel.NOTE, Channel.UNSAID) else ""
        what = said.format(items=sought(standing, numbers), by=by)
        sentences.append(f"On {letter_date(event.happened_on)}, you {what}.")
    return " ".join(sentences)


def _adverse(standing: Standing, state: ItemState) -> str:
    law = standing.thread.agency.law
    named = ", ".join(cited(section, law) for section in sections(standing, state))
    why = f", exemption claimed {named}" if named else ""
    return item_line(state.item.number, f"{_SAID[state.outcome]}{why}: {state.text}")


def _claimed(standing: Standing, items: Sequence[ItemState]) -> list[str]:
    """Each section claimed for a denial with all it is claimed for: "§ 1-210(b)(3), claimed for items 1 to 6"."""
    found: dict[str, list[int]] = {}
    for state in items:
        if state.outcome is Outcome.DENIED:
            for section in sections(standing, state):
                found.setdefault(cited(section), []).append(state.item.number)
    return [f"{section}, claimed for {sought(standing, numbers)}" for section, numbers in found.items()]


def _reserved(standing: Standing) -> str:
    """What was answered and is not what was asked for: "the denial of item 4 or the redactions in item 3"."""
    held = {what: [s for s in standing.items if s.outcome is one] for one, what in _NOT_ACCEPTED.items()}
    said = [what + _named(states, standing) for what, states in held.items() if states]
    return " or ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else "".join(said)
