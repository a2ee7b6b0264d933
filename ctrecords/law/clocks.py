"""A request's own clocks: which legal dates its events started, met or left running.

Joins what happened to the law's dates; what an agency claims of time is kept beside them and never moves one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from ctrecords.law import adverse
from ctrecords.law import claims as claimed
from ctrecords.law.adverse import APPEAL, Law
from ctrecords.law.calendar import Calendar
from ctrecords.law.claims import Claimed, Question
from ctrecords.law.deadlines import Circumstances, Deadline, clock
from ctrecords.law.happened import Happened
from ctrecords.law.running import Ground, Running, with_override
from ctrecords.law.statute import Statute
from ctrecords.law.suits import COURT, SUABLE, Limit, Office, Suit, decision_limit, response_limit
from ctrecords.law.tolling import Pause
from ctrecords.model.kinds import EffectKind, Outcome, TrackingKind
from ctrecords.model.thread import Thread

__all__ = [
    "Claimed",
    "Clocks",
    "Ground",
    "Limit",
    "Question",
    "Running",
    "Suit",
    "circumstances",
    "clocks",
    "forum_calendar",
]

_TRACKING, _ROUTING = "acknowledgment", "internal_routing"
_TRIGGERS = {
    EffectKind.APPEAL_FILED: ("appeal_filed",),
    EffectKind.FINAL_DECISION: ("final_decision_mailed", "exhausted"),
    EffectKind.EMPLOYEE_NOTICE_SENT: ("employee_notice_sent",),
    EffectKind.EMPLOYEE_NOTICE_RECEIVED: ("employee_notice_received",),
}
"""What an event starts; where a law knows several of the names, the first of them."""
_TELLING = (EffectKind.OUTCOME, EffectKind.DENIED, EffectKind.REFERRED, EffectKind.WITHDRAWN)
"""Effects that say what came of an item."""
_law = lru_cache(maxsize=8192)(clock)
"""The law's dates, kept: in a long list many requests were sent on the same day to the same kind of office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """All dates of one request.

    ``silence`` is the day of a deemed denial; ``passed`` the day a limit ran out that denies nothing but lets
    one sue. ``answer`` and ``decision`` are the agency's limits under such a law, for the request and for an
    appeal. ``routed`` is the day another office had the request, where that was earlier than ``received``.
    """

    sent: date | None = None
    received: date | None = None
    routed: date | None = None
    response: Running | None = None
    silence: date | None = None
    passed: date | None = None
    appeals: tuple[Running, ...] = ()
    others: tuple[Running, ...] = ()
    claims: tuple[Claimed, ...] = ()
    questions: tuple[Question, ...] = ()
    answer: Limit | None = None
    decision: Limit | None = None

    def running(self) -> tuple[Running, ...]:
        """Every legal date, the response first."""
        first = (self.response,) if self.response else ()
        decided = (self.decision.running,) if self.decision else ()
        return (*first, *self.appeals, *decided, *self.others)

    def appeal(self, today: date) -> Running | None:
        """The appeal to watch: the next day to file by, or the last one that passed."""
        unmet = [running for running in self.appeals if running.met is None]
        ahead = [running for running in unmet if running.last_day >= today]
        if ahead:
            return min(ahead, key=lambda running: running.file_by)
        return max(unmet, key=lambda running: running.file_by, default=None)

    @property
    def paused(self) -> Pause | None:
        """The pause of the agency's time that is open now, as claimed."""
        return self.answer.count.paused if self.answer and self.answer.count else None

    @property
    def asked(self) -> tuple[Question, ...]:
        """The agency's questions about what is asked for that wait for an answer."""
        return tuple(
            question
            for question in self.questions
            if question.kind is EffectKind.CLARIFICATION_ASKED and question.until is None
        )


def clocks(happened: Happened, statute: Statute) -> Clocks:
    """Work out every legal date of a request as of today; draft requests have none."""
    sent = happened.first(EffectKind.SENT)
    if sent is None:
        return Clocks()
    received, routed = _receipt(happened, statute)
    around = circumstances(happened.thread, happened, received)
    law = partial(_dates, statute, around)
    chain = {one.id: one for one in law("request_sent", sent.on)}
    first = chain["personnel_response" if "personnel_response" in chain else "response"]
    response = with_override(Running(deadline=first, met=_met(happened, first)), happened.thread)
    suable = first.on_expiry == SUABLE
    over = _over(happened, first)
    after = next((one for one in chain.values() if one.kind == APPEAL), None)
    silence = (over, after) if over and after and not suable else None
    questions = claimed.questions(happened, statute)
    answer = decision = None
    if suable:
        office = Office(
            statute=statute, around=around, law=law, questions=questions, notices=claimed.notices(happened)
        )
        court = next((one for one in chain.values() if one.kind == COURT), None)
        answer = response_limit(happened, office, response, court)
        decision = decision_limit(happened, office, answer)
    others = (
        *_started(happened, law),
        *_told(happened, chain),
        *_expedited(happened, law),
        *_questions(law, questions),
        *(limit.suit.until for limit in (answer, decision) if limit and limit.suit and limit.suit.until),
    )
    return Clocks(
        sent=sent.on,
        received=received,
        routed=routed,
        response=response,
        silence=over if not suable else None,
        passed=over if suable else None,
        appeals=tuple(adverse.appeals(happened, statute, law, silence)),
        others=_once(others, happened.thread),
        claims=tuple(claimed.claims(happened)),
        questions=questions,
        answer=answer,
        decision=decision,
    )


def circumstances(thread: Thread, happened: Happened, received: date | None) -> Circumstances:
    """What the clock must know of this request beside the day: class, channel, closures."""
    sent = happened.first(EffectKind.SENT)
    return Circumstances(
        agency_class=thread.agency.agency_class,
        sent=sent.on if sent else None,
        received=received,
        channel=sent.event.channel if sent else None,
        personnel=thread.request.personnel,
        open_on=frozenset(c.open_on for c in thread.closures if c.open_on),
        closed=frozenset(c.on for c in thread.closures if c.on),
    )


def forum_calendar(statute: Statute) -> Calendar:
    """The calendar of the office an appeal is filed with."""
    return Calendar.of(statute, statute.calendar_defaults["forum"])


def _dates(statute: Statute, around: Circumstances, trigger: str, on: date) -> tuple[Deadline, ...]:
    """The law's dates; none where this law knows no such event."""
    return _law(statute, trigger, on, around) if trigger in _triggers(statute) else ()


@lru_cache(maxsize=16)
def _triggers(statute: Statute) -> frozenset[str]:
    return frozenset((*statute.triggers(), "request_sent"))


def _receipt(happened: Happened, statute: Statute) -> tuple[date | None, date | None]:
    """The day of receipt that counts, and the earlier day another office of the agency had the request.

    The last day noted counts. Where the law starts the clock at the right office, it starts at the latest some
    days after any office of the agency had it (5 U.S.C. § 552(a)(6)(A)).
    """
    days = [done.effect.on or done.on for done in happened.done(EffectKind.RECEIVED)]
    if not days:
        return None, None
    first, last = min(days), days[-1]
    routing = next((rule for rule in statute.deadlines if rule.kind == _ROUTING), None)
    if routing is None or first == last:
        return last, None
    around = circumstances(happened.thread, happened, first)
    passed_on = next(one for one in _dates(statute, around, routing.trigger, first) if one.id == routing.id)
    return min(last, passed_on.date), first


def _met(happened: Happened, response: Deadline) -> date | None:
    """The first day on which no item was without an answer, when that was in time."""
    told = {done.on for done in happened.done(*_TELLING) if done.on <= response.date}
    for day in sorted(told):
        states = happened.items(by=day)
        if states and all(state.outcome is not Outcome.AWAITING for state in states):
            return day
    return None


def _over(happened: Happened, response: Deadline) -> date | None:
    """The day the agency's time ran out in silence: the limit passed and an item had no answer at its end."""
    if happened.today <= response.date:
        return None
    ended = happened.first(EffectKind.WITHDRAWN, EffectKind.CONSOLIDATED)
    unanswered = any(s.outcome is Outcome.AWAITING for s in happened.items(by=response.date))
    over = ended is not None and ended.effect.item is None and ended.on <= response.date
    return response.date if unanswered and not over else None


def _once(found: tuple[Running, ...], thread: Thread) -> tuple[Running, ...]:
    """Each limit once, the first of its name."""
    known = {running.deadline.id: running for running in reversed(found)}
    ids = dict.fromkeys(running.deadline.id for running in found)
    return tuple(with_override(known[name], thread) for name in ids)


def _started(happened: Happened, law: Law) -> Iterator[Running]:
    for kind, triggers in _TRIGGERS.items():
        done = happened.last(kind)
        if done is None:
            continue
        day = done.effect.on or done.on
        dates = next(filter(None, (law(trigger, day) for trigger in triggers)), ())
        yield from (Running(deadline=one) for one in dates if one.kind != APPEAL)


def _told(happened: Happened, chain: dict[str, Deadline]) -> Iterator[Running]:
    """The agency's own number for the request, where the law says by when it must give one."""
    for one in chain.values():
        if one.kind == _TRACKING:
            numbers = [t.since for t in happened.thread.trackings if t.kind is TrackingKind.AGENCY]
            known = [day for day in numbers if day <= happened.today]
            yield Running(deadline=one, met=min(known, default=None))


def _expedited(happened: Happened, law: Law) -> Iterator[Running]:
    done = list(happened.done(EffectKind.EXPEDITED_REQUESTED))
    asked = next((one for one in done if one.effect.granted is None), None)
    if asked is None:
        return
    decided = next((one.on for one in done if one.effect.granted is not None and one.on >= asked.on), None)
    yield from (
        Running(deadline=one, met=decided) for one in law(EffectKind.EXPEDITED_REQUESTED.value, asked.on)
    )


def _questions(law: Law, questions: tuple[Question, ...]) -> Iterator[Running]:
    """The time to answer the newest question, where the law has the agency close the request after it."""
    asked = [question for question in questions if question.kind is EffectKind.CLARIFICATION_ASKED]
    for question in asked[-1:]:
        dates = law(EffectKind.CLARIFICATION_ASKED.value, question.since)
        yield from (Running(deadline=one, met=question.until) for one in dates)
