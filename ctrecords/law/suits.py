"""Where silence denies nothing but lets one sue: from when, by the law's count and by the agency's own.

It exists because a federal agency that misses its time has denied nothing; the requester may go to court, or wait
(5 U.S.C. § 552(a)(6)). It must not know how a request stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ctrecords.law.adverse import Law
from ctrecords.law.claims import Notice, Question
from ctrecords.law.deadlines import Deadline
from ctrecords.law.happened import Done, Happened
from ctrecords.law.readings import Circumstances, Offices
from ctrecords.law.receipts import expected_receipt
from ctrecords.law.running import Running, with_override
from ctrecords.law.statute import Statute
from ctrecords.law.tolling import Count, Time, count
from ctrecords.model.kinds import EffectKind, Outcome

SUABLE = "constructive_exhaustion"
COURT = "court_action"
_DECISION = "forum_decision"
_APPEAL_RECEIVED = "appeal_received"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suit:
    """From when one may sue because a limit of the agency ran out: the day after it, in its readings.

    ``latest`` is the first day that is safe also by the agency's own count; None while that count is paused.
    ``until`` is the limitation period, where the law file knows one.
    """

    limit: Running
    since: date
    earliest: date
    latest: date | None
    until: Running | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit of the agency with its own count of it, and the right to sue once it is over."""

    running: Running
    count: Count | None = None
    suit: Suit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The agency's side of a request: its law and circumstances, what it asked, and when it took more time."""

    statute: Statute
    around: Circumstances
    law: Law
    questions: Sequence[Question]
    notices: Sequence[Notice]

    def time(self, limit: Deadline) -> Time:
        """One of its limits, to be counted as it may count it."""
        calendar = Offices.of(self.statute, self.around).agency
        in_force = self.around.sent or limit.starts
        return Time(statute=self.statute, calendar=calendar, limit=limit, in_force=in_force)


def response_limit(happened: Happened, office: Office, running: Running, lawsuit: Deadline | None) -> Limit:
    """The limit for answering the request, with what was said of more time before an appeal was filed."""
    filed = happened.first(EffectKind.APPEAL_FILED)
    early = [one for one in office.notices if filed is None or one.said_on < filed.on]
    counted = None
    if office.questions or early:
        counted = count(office.time(running.deadline), office.questions, early)
    waits = any(state.outcome is Outcome.AWAITING for state in happened.items())
    over = happened.today > running.deadline.date and running.met is None and waits
    return Limit(
        running=running,
        count=counted,
        suit=_suit(happened, running, counted, lawsuit) if over else None,
    )


def decision_limit(happened: Happened, office: Office, response: Limit) -> Limit | None:
    """The limit for deciding an appeal, from its receipt or the receipt assumed; None without an appeal."""
    filed = happened.last(EffectKind.APPEAL_FILED)
    known = happened.last(EffectKind.APPEAL_RECEIVED)
    if known is not None and filed is not None and (known.effect.on or known.on) < filed.on:
        known = None
    if filed is None and known is None:
        return None
    day, note = _received(office.statute, filed, known)
    chain = {one.kind: one for one in office.law(_APPEAL_RECEIVED, day)}
    deadline = chain.get(_DECISION)
    if deadline is None:
        return None
    if note:
        deadline = replace(deadline, notes=(note, *deadline.notes), guess=note)
    begun = filed.on if filed else day
    met = next((done.on for done in happened.done(EffectKind.FINAL_DECISION) if done.on >= begun), None)
    running = with_override(Running(deadline=deadline, met=met), happened.thread)
    late = [one for one in office.notices if one.said_on >= begun]
    used = sum(not each.doubt for each in response.count.more) if response.count else 0
    counted = count(office.time(deadline), (), late, used=used) if late else None
    over = happened.today > deadline.date and met is None
    return Limit(
        running=running,
        count=counted,
        suit=_suit(happened, running, counted, chain.get(COURT)) if over else None,
    )


def _received(statute: Statute, filed: Done | None, known: Done | None) -> tuple[date, str]:
    if known is not None:
        return known.effect.on or known.on, ""
    if filed is None:
        return date.max, ""
    day, note = expected_receipt(statute, filed.on, filed.event.channel, None)
    return day, note.replace("Receipt", "Receipt of the appeal", 1)


def _suit(happened: Happened, running: Running, counted: Count | None, lawsuit: Deadline | None) -> Suit:
    limit = running.deadline
    latest: date | None = limit.latest + _DAY
    if counted is not None:
        latest = None if counted.latest is None else max(limit.latest, counted.latest) + _DAY
    until = None if lawsuit is None else with_override(Running(deadline=lawsuit), happened.thread)
    return Suit(
        limit=running, since=limit.date + _DAY, earliest=limit.earliest + _DAY, latest=latest, until=until
    )
