"""What an agency says of time: promises, estimates, more time for itself, questions on which it waits.

All of it is kept as claimed, beside the law's dates; none of it moves one. It must not know of the law's count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ctrecords.law.happened import WRITTEN, Done, Happened
from ctrecords.law.receipts import expected_receipt
from ctrecords.law.statute import Statute
from ctrecords.model.event import Event
from ctrecords.model.kinds import Channel, EffectKind, Outcome

_CLAIMS = (EffectKind.PROMISE, EffectKind.ESTIMATE, EffectKind.EXTENSION)
_ANSWERS = (EffectKind.OUTCOME, EffectKind.DENIED, EffectKind.REFERRED)
_ASKED = {
    "clarification_asked": (EffectKind.CLARIFICATION_ASKED,),
    "fee_question_asked": (EffectKind.FEE_ESTIMATED,),
}
_ANSWERED = {
    "clarification_answered": (EffectKind.CLARIFICATION_ANSWERED, EffectKind.NARROWED),
    "fee_question_answered": (
        EffectKind.FEE_AGREED,
        EffectKind.FEE_DISPUTED,
        EffectKind.FEE_PAID,
        EffectKind.NARROWED,
        EffectKind.WAIVER_DECIDED,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A date the agency gave; it is shown beside the law's date and moves nothing.

    ``missing`` are the items it spoke of that have not come; ``some`` says that others, or parts, came after it
    was given. ``replaced`` is the date given later instead; ``doubt`` is what the law says against the claim.
    """

    kind: EffectKind
    on: date
    said_on: date
    words: str
    channel: Channel
    broken: bool
    who: str = ""
    missing: tuple[int, ...] = ()
    some: bool = False
    replaced: date | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A claim of more time; ``on`` is the agency's own date, None where it named none."""

    on: date | None
    event: Event

    @property
    def said_on(self) -> date:
        """The day it was claimed."""
        return self.event.happened_on

    @property
    def written(self) -> bool:
        """Whether it came in writing."""
        return self.event.channel in WRITTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something the agency asked on which it may say it waits; ``until`` is the day of the answer, None while open.

    ``heard`` is the day the agency has that answer, by the law file's rule of receipt. ``toll`` is the pause of
    the law file it would be, empty where the law knows none; ``by`` is the last day to answer that the agency
    named itself.
    """

    toll: str
    kind: EffectKind
    since: date
    until: date | None
    heard: date | None
    by: date | None
    event: Event


def claims(happened: Happened) -> Iterator[Claimed]:
    """Every date the agency gave, oldest first."""
    given = [done for done in happened.done(*_CLAIMS) if done.effect.on is not None]
    for done in given:
        day = done.effect.on
        if day is None:
            continue
        missing, some = _missing(happened, done)
        later = next((one.effect.on for one in given if _replaces(one, done)), None)
        passed = done.effect.kind is EffectKind.PROMISE and day < happened.today and later is None
        yield Claimed(
            kind=done.effect.kind,
            on=day,
            said_on=done.on,
            words=done.effect.quotation or done.event.summary,
            channel=done.event.channel,
            broken=passed and bool(missing) and not _closed_after(happened, done),
            who=done.event.person,
            missing=missing,
            some=some,
            replaced=later,
        )


def notices(happened: Happened) -> tuple[Notice, ...]:
    """Every time the agency took more time for itself, oldest first."""
    return tuple(
        Notice(on=done.effect.on, event=done.event)
        for done in happened.done(EffectKind.EXTENSION)
        if done.effect.granted is not False
    )


def questions(happened: Happened, statute: Statute) -> tuple[Question, ...]:
    """Every question of the agency, oldest first; one that is asked again while open stays one question."""
    found: list[Question] = []
    if happened.first(*(kind for kinds in _ASKED.values() for kind in kinds)) is None:
        return ()
    ways = {toll.starts: (toll.id, toll.ends) for toll in statute.tolls}
    ways.setdefault("clarification_asked", ("", "clarification_answered"))
    for starts, (toll, ends) in ways.items():
        answers = [done for done in happened.done(*_ANSWERED.get(ends, ())) if _settles(done)]
        open_until: date | None = date.min
        for done in happened.done(*_ASKED.get(starts, ())):
            if open_until is None or done.on < open_until:
                continue
            answer = next((one for one in answers if _after(one, done)), None)
            open_until = answer.on if answer else None
            found.append(
                Question(
                    toll=toll,
                    kind=done.effect.kind,
                    since=done.on,
                    until=open_until,
                    heard=expected_receipt(statute, answer.on, answer.event.channel, None)[0]
                    if answer
                    else None,
                    by=done.effect.on,
                    event=done.event,
                )
            )
    return tuple(sorted(found, key=lambda question: question.since))


def _settles(answer: Done) -> bool:
    """A waiver settles a question of fees only when it was granted."""
    return answer.effect.kind is not EffectKind.WAIVER_DECIDED or answer.effect.granted is True


def _after(answer: Done, asked: Done) -> bool:
    if answer.on != asked.on:
        return answer.on > asked.on
    return (answer.event.happened_at, answer.event.id) > (asked.event.happened_at, asked.event.id)


def _missing(happened: Happened, done: Done) -> tuple[tuple[int, ...], bool]:
    """The items a date was given for that are still awaited, and whether anything of it came since."""
    before = {state.item.id: state for state in happened.items(by=done.on)}
    spoken = [state for state in happened.items() if done.effect.item in (None, state.item.id)]
    missing = tuple(state.item.number for state in spoken if state.outcome is Outcome.AWAITING)
    some = any(
        len(state.parts) > len(before[state.item.id].parts)
        or (state.outcome is not Outcome.AWAITING and before[state.item.id].outcome is Outcome.AWAITING)
        for state in spoken
    )
    return missing, some


def _replaces(one: Done, other: Done) -> bool:
    if one.effect.kind is not other.effect.kind or (one.on, one.event.id) <= (other.on, other.event.id):
        return False
    return one.effect.item in (None, other.effect.item)


def _closed_after(happened: Happened, done: Done) -> bool:
    return any(closed.on >= done.on for closed in happened.done(EffectKind.CLOSED))
