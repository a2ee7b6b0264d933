"""The agency's time as the agency may count it: with the pauses and the more time it claims.

The law's own date is never moved; this count stands beside it, because nobody may sue safely before both are over.
Pauses are read in the widest way for the agency: neither the day asked nor the day answered is counted
(5 U.S.C. § 552(a)(6)(A)-(B)). It must not know how a request stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ctrecords.law.calendar import Calendar
from ctrecords.law.claims import Notice, Question
from ctrecords.law.deadlines import CountedDay, Deadline
from ctrecords.law.entries import DeadlineRule, Extension, Toll
from ctrecords.law.statute import Statute

_DAY = timedelta(days=1)
_LATE = "it came after the time had run out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A question with what it does to the count: it stops it, or the law says why it does not (``doubt``)."""

    question: Question
    doubt: str = ""

    @property
    def open(self) -> bool:
        """Whether it still stops the count."""
        return not self.doubt and self.question.until is None

    def holds(self, day: date) -> bool:
        """Whether a day is not counted because of it."""
        heard = self.question.heard
        return not self.doubt and self.question.since <= day and (heard is None or day <= heard)


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """More time the agency took: how many working days the law gives for it, to when, or why none (``doubt``).

    ``beyond`` says that the agency's own date goes further than that.
    """

    notice: Notice
    amount: int
    until: date | None = None
    doubt: str = ""
    beyond: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The agency's own count of its time.

    ``ends`` is its last day, None while a pause is open; ``latest`` the same by the latest reading of receipt.
    """

    ends: date | None
    latest: date | None
    days: tuple[CountedDay, ...]
    pauses: tuple[Pause, ...]
    more: tuple[More, ...]

    @property
    def paused(self) -> Pause | None:
        """The pause that is open now, the oldest one; None when the count runs."""
        return next((pause for pause in self.pauses if pause.open), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One limit of an agency with its calendar; ``in_force`` is the day whose law counts."""

    statute: Statute
    calendar: Calendar
    limit: Deadline
    in_force: date

    @property
    def rule(self) -> DeadlineRule:
        """The limit as the law states it."""
        return self.statute.deadline(self.limit.id, self.in_force)

    @property
    def extension(self) -> Extension | None:
        """The more time this law lets an agency take for it."""
        return next((one for one in self.statute.extensions if one.id in self.rule.extensions), None)

    @property
    def spare(self) -> int:
        """Working days by which the latest reading of receipt is behind the expected one."""
        between = (self.limit.latest - self.limit.date).days
        return sum(self.calendar.is_open(self.limit.date + n * _DAY) for n in range(1, between + 1))

    def walk(
        self, pauses: Sequence[Pause], more: Sequence[More], *, spare: int = 0
    ) -> tuple[date | None, list[CountedDay]]:
        """The last day and every day on the way to it; no last day while a pause is open."""
        days: list[CountedDay] = []
        number, day, amount = 0, self.limit.starts, self.rule.amount + spare
        while number < amount + _given(more, day):
            day += _DAY
            closed = self.calendar.why_closed(day)
            pause = next((one for one in pauses if one.holds(day)), None)
            if pause is not None and pause.open:
                return None, [*days, CountedDay(date=day, counted=False, why="Paused as claimed, open")]
            number += not closed and pause is None
            why = (
                f"{closed}, skipped" if closed else "Paused as claimed" if pause else f"Working day {number}"
            )
            days.append(CountedDay(date=day, counted=not closed and pause is None, why=why))
        return day, days


def count(
    time: Time, questions: Sequence[Question], notices: Sequence[Notice], *, used: int = 0
) -> Count | None:
    """Count an agency's time with what it claims; None where it claims nothing that this law knows.

    *used* is how often the extension was used up before.
    """
    asked = [question for question in questions if question.toll] if time.rule.tollable else []
    extension = time.extension
    told = notices if extension is not None else ()
    if not asked and not told:
        return None
    pauses, more = _judged(time, asked, told, used)
    ends, days = time.walk(pauses, more)
    latest, _days = time.walk(pauses, more, spare=time.spare)
    return Count(
        ends=ends,
        latest=latest,
        days=tuple(days),
        pauses=tuple(pauses),
        more=tuple(each if each.doubt else _until(each, ends) for each in more),
    )


def _given(more: Sequence[More], day: date) -> int:
    """How many working days more the agency had taken by the end of a day."""
    return sum(each.amount for each in more if not each.doubt and each.notice.said_on <= day)


def _judged(
    time: Time, asked: Sequence[Question], told: Sequence[Notice], used: int
) -> tuple[list[Pause], list[More]]:
    """Take each claim in the order it was made, and let it count only where the time had not run out by then."""
    tolls, extension = {toll.id: toll for toll in time.statute.tolls}, time.extension
    uses: dict[str, int] = {}
    pauses: list[Pause] = []
    more: list[More] = []
    for claim in sorted([*asked, *told], key=_made_on):
        ends, _days = time.walk(pauses, more)
        over = ends is not None and _made_on(claim) > ends
        if isinstance(claim, Question):
            doubt = _why_no_pause(tolls[claim.toll], uses.get(claim.toll, 0), over=over)
            pauses.append(Pause(question=claim, doubt=doubt))
            uses[claim.toll] = uses.get(claim.toll, 0) + (not doubt)
        elif extension is not None:
            doubt = _why_no_more(extension, claim, used, over=over)
            more.append(More(notice=claim, amount=extension.amount, doubt=doubt))
            used += not doubt
    return pauses, more


def _made_on(claim: Question | Notice) -> date:
    return claim.since if isinstance(claim, Question) else claim.said_on


def _why_no_pause(toll: Toll, used: int, *, over: bool) -> str:
    if over:
        return _LATE
    if toll.max_uses and used >= toll.max_uses:
        times = "one pause" if toll.max_uses == 1 else f"{toll.max_uses} pauses"
        return f"the law allows {times} of this kind"
    return ""


def _why_no_more(extension: Extension, notice: Notice, used: int, *, over: bool) -> str:
    if over:
        return _LATE
    if extension.needs_written_notice and not notice.written:
        return "it was not in writing"
    if extension.max_uses and used >= extension.max_uses:
        return "the law allows it once for request and appeal together"
    return ""


def _until(each: More, ends: date | None) -> More:
    own = each.notice.on
    return replace(each, until=ends, beyond=own is not None and ends is not None and own > ends)
