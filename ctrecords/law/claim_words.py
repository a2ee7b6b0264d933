"""What an agency claims of time, and what its silence allows, in words for the request's panel.

Claimed is not true: each line says who claimed it when, and that the law's date stays. It must not know the window.
"""

from collections.abc import Iterator

from ctrecords.law.adverse import refused
from ctrecords.law.clocks import Claimed, Limit, Running
from ctrecords.law.running import Ground
from ctrecords.law.standing import Standing
from ctrecords.law.thread_words import CLAIMS
from ctrecords.law.tolling import More, Pause
from ctrecords.law.wording import CHANNELS, against
from ctrecords.model.days import Days, items_named, plural
from ctrecords.model.event import Event
from ctrecords.model.kinds import EffectKind

_FOR = {EffectKind.CLARIFICATION_ASKED: "a clarification", EffectKind.FEE_ESTIMATED: "an answer about fees"}


def claims(standing: Standing) -> tuple[str, ...]:
    """What the agency says of its time, each with who said it when; none of it moves a date of the law."""
    return tuple(_claims(standing))


def notes(standing: Standing, watched: Running) -> Iterator[str]:
    """What must be said beside the count: another office, a day to aim for, suits, other appeals, a waiver."""
    days, clocks = standing.days, standing.clocks
    if clocks.routed is not None and watched is clocks.response:
        counted = days.full(watched.deadline.starts)
        yield f"Another office of the agency had it {days.short(clocks.routed)}; the time counts from {counted}."
    yield from _aim(watched, days)
    for limit in (clocks.answer, clocks.decision):
        if limit is not None and limit is clocks.decision and limit.running is watched:
            yield from filter(None, (limit.running.deadline.guess,))
        if limit is not None and limit.suit is not None:
            yield from _suit(limit, days)
    if standing.federal:
        yield from (_other(each, standing) for each in clocks.appeals if _open(each, standing, watched))
    waiver = refused(standing.happened, EffectKind.WAIVER_DECIDED)
    if waiver is not None and not standing.federal:
        yield (
            f"Fee waiver refused {days.full(waiver.on)}. That asks no payment by itself; a fee demand can be taken "
            "to the FOI Commission as a denial, known from a second-hand source."
        )


def _claims(standing: Standing) -> Iterator[str]:
    days = standing.days
    for claim in standing.clocks.claims:
        if claim.kind is not EffectKind.EXTENSION or not standing.federal:
            yield _claim(claim, days)
    for limit in (standing.clocks.answer, standing.clocks.decision):
        count = limit.count if limit else None
        if limit is None or count is None:
            continue
        yield from (_pause(pause, days) for pause in count.pauses)
        yield from (_more(more, days) for more in count.more)
        law = f"the law's date stays {days.full(limit.running.deadline.date)}"
        what = "to decide the appeal" if limit is standing.clocks.decision else "to answer"
        if count.ends is None:
            yield f"By its own count the agency's time {what} stands still; {law}."
        elif count.ends != limit.running.deadline.date:
            yield f"By its own count the agency's time {what} ends {days.full(count.ends)}; {law}."


def _claim(claim: Claimed, days: Days) -> str:
    passed = ""
    if claim.broken:
        came = f" It passed; {items_named(claim.missing)} still awaited." if claim.some else ""
        passed = came or " It passed and nothing came."
    if claim.replaced is not None:
        passed = f" The agency since says {days.full(claim.replaced)}."
    who = f", {claim.who}" if claim.who else ""
    said = f"{CHANNELS[claim.channel].lower()} of {days.short(claim.said_on)}{who}"
    return f"{CLAIMS[claim.kind]} by {days.full(claim.on)} ({said}). As claimed; it moves no date.{passed}"


def _pause(pause: Pause, days: Days) -> str:
    question = pause.question
    what = f"for {_FOR[question.kind]} ({_said(question.event, days)})"
    if pause.doubt:
        return f"A pause claimed {what} is not counted: {pause.doubt}."
    if question.until is None:
        return f"Paused since {days.full(question.since)} {what}, until you answer. As claimed."
    return f"Paused {days.full(question.since)} to {days.full(question.heard or question.until)} {what}. As claimed."


def _more(more: More, days: Days) -> str:
    said, own = _said(more.notice.event, days), more.notice.on
    if more.doubt:
        to = f" to {days.full(own)}" if own else ""
        return f"More time claimed{to} ({said}) is not counted: {more.doubt}."
    to = f", to {days.full(more.until)}" if more.until else ""
    named = ""
    if own is not None and own != more.until:
        further = "; further than the law gives without an agreed date" if more.beyond else ""
        named = f" The agency names {days.full(own)}{further}."
    return f"{plural(more.amount, 'working day')} more for unusual circumstances{to} ({said}). As claimed.{named}"


def _said(event: Event, days: Days) -> str:
    who = f", {event.person}" if event.person else ""
    return f"{CHANNELS[event.channel].lower()} of {days.short(event.happened_on)}{who}"


def _aim(watched: Running, days: Days) -> Iterator[str]:
    target, deadline = watched.deadline.target, watched.deadline
    if target is not None and watched.met is None and target >= days.today:
        counted = (target - deadline.starts).days
        yield f"Aim for {days.full(target)}, {counted} calendar days: the shorter time every federal agency gives."


def _suit(limit: Limit, days: Days) -> Iterator[str]:
    suit = limit.suit
    if suit is None:
        return
    since = f"You may sue from {days.full(suit.since)}"
    claims = limit.count is not None
    if suit.latest is None:
        since = f"{since} only if the agency's pause does not count"
    elif suit.latest != suit.since:
        unless = "the agency's own count does not hold" if claims else "it was received as assumed"
        since = f"{since} if {unless}, from {days.full(suit.latest)} in any case"
    until = (
        f" Last day to sue: {days.full(suit.until.file_by)}, {suit.until.deadline.citation}."
        if suit.until
        else ""
    )
    yield f"Silence denies nothing here. {since}.{until}"


def _open(each: Running, standing: Standing, watched: Running) -> bool:
    return each is not watched and each.met is None and each.last_day >= standing.days.today


def _other(each: Running, standing: Standing) -> str:
    days = standing.days
    which = f" of {items_named(each.items)}" if each.items else ""
    target = each.deadline.target
    aim = f", better by {days.short(target)}" if target is not None and target >= days.today else ""
    unread = ""
    if each.ground is Ground.EXPEDITION:
        unread = " That such a refusal can be appealed was not read in a text; go by the letter."
    said = f"{against(each, standing)} {days.short(each.deadline.starts)}{which}"
    return f"{said}: appeal by {days.full(each.file_by)}{aim}.{unread}"
