"""One legal date of one request: the computed deadline, whom it concerns, and what the researcher says of it.

It exists beside ``clocks`` so that appeals and claims can speak of a date without knowing how all are joined.
It must not work any date out.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ctrecords.law.deadlines import Deadline
from ctrecords.model.request import Override
from ctrecords.model.thread import Thread


class Ground(StrEnum):
    """What an appeal is against."""

    DENIED = "denied"
    NO_RECORDS = "no records found"
    REDACTED = "redacted"
    WAIVER = "fee waiver refused"
    EXPEDITION = "expedited handling refused"
    SEVERAL = "adverse determination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """One legal date of a request: the computed deadline, its items, and what the researcher says of it.

    ``items`` are numbers (empty: the whole request); ``met`` is the day it was met; ``override``
    stands beside the computed date and never replaces it. ``ground`` says what an appeal is against.
    """

    deadline: Deadline
    items: tuple[int, ...] = ()
    met: date | None = None
    override: Override | None = None
    ground: Ground | None = None

    @property
    def file_by(self) -> date:
        """The day to count to: the researcher's own date when given, else the last working day."""
        return self.override.on if self.override else self.deadline.file_by

    @property
    def last_day(self) -> date:
        """The last day by the law's count, rolled past closed days where the law says so."""
        return self.override.on if self.override else self.deadline.date


def with_override(running: Running, thread: Thread) -> Running:
    """The same date with the researcher's own beside it, the newest of them."""
    mine = [own for own in thread.overrides if own.deadline == running.deadline.id]
    return replace(running, override=mine[-1]) if mine else running
