"""What is written down when a letter goes out: the event, what it does, and the text that went.

One place for first letters and later ones, marked sent by themselves or in the act that writes them.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ctrecords.actions.blobs import keep
from ctrecords.actions.effects import Entry, effect_kind, effects, new_texts
from ctrecords.actions.entry import check_past, clean_time
from ctrecords.actions.issuing import TYPED
from ctrecords.actions.log import check_window
from ctrecords.actions.tracking import clean_number
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.happened import OPEN
from ctrecords.law.standing import Standing
from ctrecords.letters.letter import ITEMS, LETTERS, Kind
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.letters.narrowed import narrowed
from ctrecords.letters.terms import read_cents, read_numbers
from ctrecords.model.event import Document, Effect, Event
from ctrecords.model.ids import EventId, ref
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome, TrackingKind
from ctrecords.model.request import Letter, Tracking, Wording
from ctrecords.model.thread import certified
from ctrecords.store.store import Transaction
from ctrecords.vault import Stored

KEPT = "Text kept as sent."


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """How something went out: the day, the way, the time of day, the day it arrived if known, and a note.

    ``certified`` is the number of certified mail, where it went by that.
    """

    on: date
    by: Channel
    at: str = ""
    received: date | None = None
    note: str = ""
    certified: str = ""


def check_days(book: Casebook, going: Going) -> None:
    """Refuse days that cannot be.

    Raises:
        CtrecordsError: a day lies in the future or long ago, or it arrived before it was sent.
    """
    today = book.today()
    check_past(going.on, today, "A letter")
    if going.received is not None:
        check_past(going.received, today, "Its receipt")
        if going.received < going.on:
            raise CtrecordsError(
                "A letter cannot be received before it was sent.", remedy="Check the two dates."
            )
    if going.certified.strip() and going.by is not Channel.MAIL:
        raise CtrecordsError(
            "A number of certified mail belongs to a letter that went by mail.",
            remedy="Choose mail as the way, or leave the number out.",
        )


def check_fits(book: Casebook, standing: Standing, effect: EffectKind | None, going: Going) -> None:
    """Refuse a later letter that would go out before the request, or a complaint outside its window unexplained.

    Raises:
        CtrecordsError: it would; the remedy says what to give.
    """
    sent, name = standing.clocks.sent, ref("R", standing.thread.request.id)
    if sent is not None and going.on < sent:
        raise CtrecordsError(
            f"That is before {name} was sent on {book.days().full(sent)}.",
            remedy="Check the date; if the sent date is wrong, correct that event first.",
        )
    if effect is EffectKind.APPEAL_FILED and not going.note.strip():
        check_window(book, standing, going.on)


def record(
    book: Casebook,
    step: Transaction,
    standing: Standing,
    letter: Letter | None,
    going: Going,
    *,
    file: tuple[str, Stored] | None,
) -> EventId:
    """Write down that a letter (or a request without one here) went out, with what that does.

    ``file`` is the name and the text that went, in the vault already.
    """
    kind, first = _kind(letter), standing.clocks.sent is None
    kept = KEPT if file else ""
    number = _number(standing, going)
    posted = f"By certified mail {number}." if number else ""
    named = f"{kind.label}." if kind is not None and not first and not kind.effect else ""
    event = step.add(
        Event(
            request=standing.thread.request.id,
            direction=Direction.OUT,
            channel=going.by,
            happened_on=going.on,
            happened_at=clean_time(going.at),
            logged_at=book.now(),
            summary=" ".join(filter(None, (going.note.strip(), named, posted, kept))),
            letter=None if letter is None else letter.id,
        )
    )
    if first:
        step.add(Effect(event=event.id, kind=EffectKind.SENT))
    elif letter is not None:
        entry = _entry(standing, letter, going)
        if entry is not None:
            kind, statute = effect_kind(entry.kind), book.statute(standing.thread.agency.law)
            made = effects(standing, entry, kind, statute)
            step.add_all([replace(effect, event=event.id) for effect in made])
            texts = new_texts(standing, entry.wordings)
            step.add_all([Wording(item=item, event=event.id, text=text) for item, text in texts.items()])
    if going.received is not None:
        step.add(Effect(event=event.id, kind=_receipt(letter, first=first), on=going.received))
    if number and number not in {row.number for row in standing.thread.trackings}:
        step.add(
            Tracking(
                request=standing.thread.request.id,
                kind=TrackingKind.CERTIFIED_MAIL,
                number=number,
                since=going.on,
            )
        )
    if file is not None:
        step.add(Document(event=event.id, blob=keep(book, step, file[1]).id, name=file[0]))
    return event.id


def _number(standing: Standing, going: Going) -> str:
    """The number of certified mail a letter went by: the one given, else one noted before."""
    if going.by is not Channel.MAIL:
        return ""
    return clean_number(going.certified) if going.certified.strip() else certified(standing.thread)


def effect_of(letter: Letter | None) -> EffectKind | None:
    """What a later letter does once it is sent; None for a first letter or a mere message."""
    kind = _kind(letter)
    return EffectKind(kind.effect) if kind is not None and kind.effect else None


def typed(letter: Letter) -> dict[str, str]:
    """What was typed for a letter when it was made."""
    kept: dict[str, Any] = json.loads(letter.fields)
    return dict(kept.get(TYPED, {}))


def starts(letter: Letter) -> bool:
    """Whether a letter starts a request; one of a kind no longer known is taken for a later one."""
    kind = _kind(letter)
    return kind is not None and kind.scope == "request"


def _kind(letter: Letter | None) -> Kind | None:
    return letter_kind(letter.kind) if letter is not None and letter.kind in LETTERS else None


def _receipt(letter: Letter | None, *, first: bool) -> EffectKind:
    if first:
        return EffectKind.RECEIVED
    filed = effect_of(letter) is EffectKind.APPEAL_FILED
    return EffectKind.APPEAL_RECEIVED if filed else EffectKind.DELIVERED


def _entry(standing: Standing, letter: Letter, going: Going) -> Entry | None:
    """What sending a later letter does to its request; None for a mere message.

    What was answered or changed between its writing and its sending stays as it is.
    """
    effect = effect_of(letter)
    if effect is None:
        return None
    said = typed(letter)
    entry = Entry(kind=effect.value, on=going.on, by=going.by)
    open_items = [state.item.number for state in standing.items if state.outcome in OPEN]
    match effect:
        case EffectKind.WITHDRAWN:
            chosen = read_numbers(said.get(ITEMS, "")) or open_items
            taken = [number for number in chosen if number in open_items]
            return replace(entry, outcomes=dict.fromkeys(taken, Outcome.WITHDRAWN)) if taken else None
        case EffectKind.NARROWED | EffectKind.CLARIFICATION_ANSWERED:
            change = narrowed(said, [state.item.number for state in standing.items])
            texts = {state.item.number: state.text for state in standing.items}
            fresh = {number: text for number, text in change.wordings.items() if text != texts[number]}
            dropped = [number for number in change.dropped if number in open_items]
            return replace(entry, wordings=fresh, outcomes=dict.fromkeys(dropped, Outcome.WITHDRAWN))
        case EffectKind.FEE_AGREED:
            return replace(entry, cents=_amount(letter))
        case _:
            return entry


def _amount(letter: Letter) -> int | None:
    """The amount a letter names, in US cents."""
    kind, said = letter_kind(letter.kind), typed(letter)
    for one in kind.fields:
        if one.kind == "money" and said.get(one.name, one.default).strip():
            return read_cents(one, said.get(one.name, one.default))
    return None
