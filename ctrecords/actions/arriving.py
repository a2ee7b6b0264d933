"""What arrives in the window: where it would be filed, what it is, and what is to be asked once it is.

This file exists so that every way in (dropped, pasted, chosen) says and does the same. It must not know any window,
and it files nothing itself: ``filing`` does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ctrecords.actions import inbox
from ctrecords.actions.filing import Came, Taken
from ctrecords.actions.inbox import Waiting
from ctrecords.actions.proposing import Proposal
from ctrecords.actions.requests import standings
from ctrecords.casebook import Casebook
from ctrecords.model.directory import Agency
from ctrecords.model.event import Document, Event
from ctrecords.model.ids import CaseId, EventId, RequestId, ref
from ctrecords.model.kinds import Direction
from ctrecords.model.request import Case, Request

_SURE: Final = 60
"""From this weight a proposal is shown at once; the next best must weigh no more than half of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Where what arrives is filed: on a request, in a case as a whole, or (neither) in the inbox.

    With an *event* it is added to what happened then.
    """

    request: RequestId | None = None
    case: CaseId | None = None
    name: str = ""
    event: EventId | None = None

    @property
    def where(self) -> str:
        """It in words: "on R-4, Cedar Police Department", "in the inbox"."""
        if self.event is not None:
            return f"with {self.name}"
        if self.request is not None:
            return f"on {ref('R', self.request)}, {self.name}"
        return f"in the case “{self.name}”" if self.case is not None else "in the inbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What would be filed, and where: how many files, messages among them, and folders."""

    goal: Goal
    files: int = 0
    messages: int = 0
    folders: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A file that was filed before: its path, its name and place here; ``usable`` when to use it moves it here."""

    path: Path
    name: str
    where: str
    usable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What came of a filing, and what is to be asked.

    ``before`` are files that were filed before; ``waiting`` is the one thing in the inbox with a proposal that is as
    good as sure, ``reply`` the one message that is on its request and not read yet.
    """

    taken: Taken
    goal: Goal
    before: tuple[Before, ...] = ()
    waiting: Waiting | None = None
    reply: EventId | None = None


def goal(book: Casebook, request: int = 0, case: int = 0) -> Goal:
    """Where something arrives that is given to a request or a case; nothing can have come of a draft."""
    found = book.store.first(Request, id=request, trashed=False) if request else None
    if found is not None:
        if standings(book, [found.id])[0].clocks.sent is not None:
            return Goal(request=found.id, name=book.store.get(Agency, found.agency).name)
        case = found.case
    row = book.store.first(Case, id=case) if case else None
    return Goal(case=row.id, name=row.title) if row is not None else Goal()


def ahead(book: Casebook, paths: Sequence[Path], request: int = 0, case: int = 0) -> Ahead:
    """Look at what is about to be filed; nothing of it is opened."""
    folders = sum(path.is_dir() and not path.is_symlink() for path in paths)
    messages = sum(path.suffix.casefold() in {".eml", ".msg"} for path in paths)
    return Ahead(
        goal=goal(book, request, case), files=len(paths) - folders, messages=messages, folders=folders
    )


def look(book: Casebook, taken: Taken, came: Came) -> Arrived:
    """What is to be asked about files that were filed."""
    where = _goal_of(book, came)
    fresh = dict.fromkeys(one.event for one in taken.filed if not one.known)
    letters = {one.event for one in taken.filed if one.message and not one.known}
    made = Arrived(taken=taken, goal=where, before=_before(book, taken, where))
    if len(fresh) != 1 or came.event is not None:
        return made
    (event,) = fresh
    row = book.store.get(Event, event)
    if row.request is not None:
        comes = event in letters and row.direction is Direction.IN
        return replace(made, reply=event if comes else None)
    found = inbox.one(book, event)
    return replace(made, waiting=found if found and sure(found.proposed) else None)


def _goal_of(book: Casebook, came: Came) -> Goal:
    if came.event is None:
        return goal(book, came.request or 0, came.case or 0)
    row = book.store.get(Event, came.event)
    name = f"“{row.summary}”" if row.summary else f"what came on {book.days().full(row.happened_on)}"
    return Goal(request=row.request, case=row.case, name=name, event=row.id)


def _before(book: Casebook, taken: Taken, where: Goal) -> tuple[Before, ...]:
    made: list[Before] = []
    for path, number in taken.before:
        row = book.store.get(Document, number)
        event = book.store.get(Event, row.event)
        trashed = row.trashed_on is not None
        there = goal(book, event.request or 0, event.case or 0) if event.request or event.case else Goal()
        loose = event.request is None and event.case is None
        made.append(
            Before(
                path=path,
                name=row.name,
                where=f"{there.where}, in the trash" if trashed else there.where,
                usable=trashed or (loose and where != Goal()),
            )
        )
    return tuple(made)


def sure(proposed: Sequence[Proposal]) -> Proposal | None:
    """The one request something belongs to as good as surely; None when there is doubt."""
    if not proposed or proposed[0].weight < _SURE:
        return None
    second = proposed[1].weight if len(proposed) > 1 else 0
    return proposed[0] if proposed[0].weight >= 2 * second else None
