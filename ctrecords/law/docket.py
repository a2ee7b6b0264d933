"""What is due: each request once, in its most urgent group, with why, by which section, and the one act.

Groups in order: appeal windows closing, deemed denied, denied in writing, questions to answer, time limits passed,
promises broken, fees to answer, reminders, replies to read, appeal windows closed.
"""

from collections.abc import Iterable
from dataclasses import replace

from ctrecords.law.due import CLOSING_DAYS, LAST_DAY, REMINDER, Act, Due, Group, Mark
from ctrecords.law.due_words import row_words
from ctrecords.law.marking import by_day, marks, marks_of
from ctrecords.law.reasons import dues
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import Clock, Stage
from ctrecords.model.thread import waiting_letters

__all__ = [
    "CLOSING_DAYS",
    "LAST_DAY",
    "REMINDER",
    "Act",
    "Due",
    "Group",
    "Mark",
    "by_day",
    "docket",
    "marks",
    "marks_of",
    "most_urgent",
    "next_act",
    "ordered",
]

_WRITES = {
    Act.FOLLOW_UP: "",
    Act.PROMISE_LETTER: "",
    Act.ANSWER_FEE: "",
    Act.ANSWER: "",
    Act.COMPLAINT: "foic-complaint",
    Act.APPEAL: "federal-appeal",
}
"""Acts that write a letter; once one is written (of that kind, where a window closes) it is to be marked sent."""
_ASKED = (Group.QUESTION, Group.PROMISE, Group.FEE)
_BEFORE = {Group.DEEMED: _ASKED, Group.PASSED: _ASKED, Group.PROMISE: (Group.REPLY,)}
"""Reasons whose act comes before that of a more urgent one: nobody asks again what was answered with a question."""
_ORDER = {group: number for number, group in enumerate(Group)}


def docket(standings: Iterable[Standing], statutes: dict[str, Statute]) -> tuple[Due, ...]:
    """List what is due today, most urgent group first and soonest first within it."""
    found = (most_urgent(each, statutes[each.thread.agency.law]) for each in standings)
    return ordered(due for due in found if due is not None)


def ordered(rows: Iterable[Due]) -> tuple[Due, ...]:
    """Rows as they stand in the list: most urgent group first, soonest first within it."""
    return tuple(sorted(rows, key=_urgency))


def most_urgent(standing: Standing, statute: Statute) -> Due | None:
    """The most urgent thing about one request; None when nothing is due.

    What else is so of it, and a reminder that has come, is said whatever is more urgent.
    """
    found = dues(standing, statute)
    return replace(found[0], why=row_words(found), act=_written(standing, _act(found))) if found else None


def _act(found: tuple[Due, ...]) -> Act:
    """The act of the first reason; what the agency waits for, or broke its word on, comes before asking again."""
    first, before = found[0], _BEFORE.get(found[0].group, ())
    return next((due.act for due in found[1:] if due.group in before), first.act)


def _urgency(due: Due) -> tuple[int, int, str]:
    """Groups in their order, the soonest first within one; of replies the newest first."""
    day = due.on.toordinal()
    group = _ORDER[due.group]
    return (group, -day if due.group is Group.REPLY else day, due.standing.thread.agency.name)


def next_act(standing: Standing, statute: Statute) -> Act | None:
    """The one act a request asks for now, due or not; None when it is the agency's or nobody's."""
    due = most_urgent(standing, statute)
    if due is not None:
        return due.act
    match standing.stage:
        case Stage.DRAFT:
            return Act.MAKE_LETTER
        case Stage.READY:
            return Act.MARK_SENT
        case _:
            pass
    if waiting_letters(standing.thread):
        return Act.MARK_SENT
    match standing.clock:
        case Clock.DEEMED_DENIED:
            return Act.FOLLOW_UP
        case Clock.WINDOW_OPEN:
            return Act.APPEAL if standing.federal else Act.COMPLAINT
        case Clock.TIME_PASSED:
            return Act.LOG if standing.followed else Act.FOLLOW_UP
        case Clock.WINDOW_CLOSED if standing.stage is not Stage.CLOSED:
            return Act.FRESH
        case Clock.RUNNING | Clock.ESTIMATE_GIVEN:
            return Act.LOG
        case _:
            return None


def _written(standing: Standing, act: Act) -> Act:
    """The act itself, or marking sent where the letter it asks for is written and waits."""
    waits = [letter.kind for letter in waiting_letters(standing.thread)] if act in _WRITES else []
    return Act.MARK_SENT if waits and _WRITES[act] in {"", *waits} else act
