"""Which items a letter is about, and what was answered to them, in the words of a letter.

It must not know which letter it is: a letter says so by the rule it goes by.
"""

from collections.abc import Mapping, Sequence

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


def cited(section: str) -> str:
    """A section as a letter cites it: § 1-210(b)(3), (b)(7)(E), PA 26-14 § 13(e)(1)."""
    return f"§ {section}" if section[:1].isdigit() else section


def item_words(standing: Standing, items: Sequence[ItemState]) -> dict[str, Value]:
    """The items of a letter as lines and by number, and what was answered to them."""
    passed_over = [state for state in items if state.outcome is Outcome.NOT_ADDRESSED]
    waiting = [state for state in items if state.outcome is not Outcome.NOT_ADDRESSED]
    whole = len(items) == len(standing.items)
    answered = answers(standing, passed_over)
    left = unanswered(standing)
    return {
        "item_lines": [item_line(state.item.number, state.text) for state in items],
        "items_named": _named(items),
        "whole": whole,
        "waiting_lines": [item_line(state.item.number, state.text) for state in waiting],
        "passed_over_lines": [item_line(state.item.number, state.text) for state in passed_over],
        "passed_over_named": _named(passed_over),
        "passed_over_on": letter_date(answered[-1][0].happened_on) if answered else "",
        "denials": _answered(standing, items, Outcome.DENIED, "denied {items}{by}"),
        "redactions": _answered(
            standing,
            items,
            Outcome.PROVIDED_WITH_REDACTIONS,
            "sent the records of {items}{by}, with redactions",
        ),
        "given": _answered(standing, items, None, "sent the records of {items}{by}"),
        "open_named": _named(left),
        "complete": bool(standing.items) and all(state.outcome in GIVEN for state in standing.items),
        "adverse_lines": [_adverse(standing, state) for state in items if state.outcome in _SAID],
        "none_found": _named([s for s in items if s.outcome is Outcome.NO_RESPONSIVE_RECORDS]),
        "withheld": _named([s for s in items if s.outcome in _AGAINST[:2]]),
        "cited_denials": [
            line for state in items if state.outcome is Outcome.DENIED for line in _claimed(standing, state)
        ],
        "uncited_denials": _named([s for s in items if s in uncited(standing, Outcome.DENIED)]),
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


def _named(states: Sequence[ItemState]) -> str:
    return items_named(tuple(state.item.number for state in states)) if states else ""


def _answered(standing: Standing, items: Sequence[ItemState], outcome: Outcome | None, said: str) -> str:
    """A sentence for each day: "On October 5, 2026, you denied item 4 by mail."."""
    fitting = [s for s in items if (s.outcome in GIVEN if outcome is None else s.outcome is outcome)]
    sentences: list[str] = []
    for event, numbers in answers(standing, fitting):
        by = f" {BY[event.channel]}" if event.channel is not Channel.NOTE else ""
        what = said.format(items=items_named(numbers), by=by)
        sentences.append(f"On {letter_date(event.happened_on)}, you {what}.")
    return " ".join(sentences)


def _adverse(standing: Standing, state: ItemState) -> str:
    named = ", ".join(map(cited, sections(standing, state)))
    why = f", exemption claimed {named}" if named else ""
    return item_line(state.item.number, f"{_SAID[state.outcome]}{why}: {state.text}")


def _claimed(standing: Standing, state: ItemState) -> list[str]:
    return [
        f"{cited(section)}, claimed for item {state.item.number}" for section in sections(standing, state)
    ]
