"""What a row of Today is, and a day of the calendar: the types the docket and its reasons share.

It must not work out what is due.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from ctrecords.law.standing import Standing
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Reminder

CLOSING_DAYS = 7
LAST_DAY = "last day"
REMINDER = "reminder"


class Group(StrEnum):
    """Why a request is on the list, most urgent first."""

    CLOSING = "Appeal windows closing"
    DEEMED = "Deemed denied"
    DENIED = "Denied in writing"
    QUESTION = "Questions to answer"
    PASSED = "Time limits passed"
    PROMISE = "Promises broken"
    FEE = "Fees to answer"
    REMINDER = "Reminders"
    REPLY = "Replies to read"
    OVER = "Appeal windows closed"


@unique
class Act(StrEnum):
    """The one next act of a row."""

    COMPLAINT = "Start complaint"
    APPEAL = "Write appeal"
    FOLLOW_UP = "Write follow-up"
    PROMISE_LETTER = "Write letter"
    ANSWER_FEE = "Answer fee"
    ANSWER = "Answer question"
    LOG_CALL = "Log call"
    DONE = "Mark done"
    READ = "Read reply"
    MARK_SENT = "Mark sent"
    MAKE_LETTER = "Write first letter"
    LOG = "Log reply"
    FRESH = "Send a fresh request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One row of Today: its day, how far that is in words, why, by which section, and the act.

    ``days`` counts from today to ``on`` (negative when past); ``urgent`` rows show their day in red. ``brief`` is
    how the row of something more urgent names it.
    """

    standing: Standing
    group: Group
    on: date
    when: str
    why: str
    section: str
    act: Act
    days: int
    urgent: bool = False
    brief: str = ""
    reminder: Reminder | None = None

    @property
    def request(self) -> RequestId:
        """The request the row is about."""
        return self.standing.thread.request.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day in the calendar: whose, what is then, and how it is drawn (agency, closing, soon, later, reminder)."""

    request: RequestId
    on: date
    agency: str
    what: str
    kind: str
