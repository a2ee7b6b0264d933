"""The agency's own count of its time, in the shape of the command line.

It stands beside the law's dates, which it never moves. It must not count anything itself.
"""

from datetime import date
from typing import Any

from ctrecords.law.clocks import Limit
from ctrecords.law.standing import Standing
from ctrecords.law.tolling import Count, More, Pause


def agency_time(standing: Standing) -> list[dict[str, Any]]:
    """Each limit after which one may sue: the law's day, the agency's own, from when, and what it claims."""
    limits = (standing.clocks.answer, standing.clocks.decision)
    return [_limit(limit) for limit in limits if limit is not None]


def _limit(limit: Limit) -> dict[str, Any]:
    count, suit = limit.count, limit.suit
    return {
        "id": limit.running.deadline.id,
        "date": limit.running.deadline.date.isoformat(),
        "ends": _day(count.ends) if count else None,
        "paused": count is not None and count.paused is not None,
        "may_sue": {"from": _day(suit.since), "earliest": _day(suit.earliest), "latest": _day(suit.latest)}
        if suit
        else None,
        **_claimed(count),
    }


def _claimed(count: Count | None) -> dict[str, Any]:
    return {
        "pauses": [_pause(pause) for pause in count.pauses] if count else [],
        "more": [_more(more) for more in count.more] if count else [],
    }


def _pause(pause: Pause) -> dict[str, Any]:
    question = pause.question
    return {
        "kind": question.kind.value,
        "since": _day(question.since),
        "until": _day(question.until),
        "counted": not pause.doubt,
        "why_not": pause.doubt,
    }


def _more(more: More) -> dict[str, Any]:
    return {
        "said_on": _day(more.notice.said_on),
        "named": _day(more.notice.on),
        "days": more.amount,
        "until": _day(more.until),
        "counted": not more.doubt,
        "why_not": more.doubt,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
