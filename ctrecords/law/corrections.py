"""What a corrected law file changes: which entries differ, and which dates of which requests move for that.

Pure: two readings of one law and the threads under it. A wording with its own dates (an amendment) moves only
requests it is law for, a correction moves all; both come out of counting twice. It must not know which of the
two readings is in force.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any

from ctrecords.law.coherence import starts_next
from ctrecords.law.running import Running
from ctrecords.law.standing import Standing, standing
from ctrecords.law.statute import Statute
from ctrecords.model.days import Days
from ctrecords.model.ids import RequestId
from ctrecords.model.thread import Thread

_LIMIT, _HOLIDAY, _CLOSURE, _RECEIPT, _CALENDAR = "time limit", "holiday", "closed day", "receipt", "calendar"
_GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (_LIMIT, "deadlines", ("id", "since")),
    (_HOLIDAY, "holidays", ("name", "from_year")),
    (_CLOSURE, "closures", ("on",)),
    (_CALENDAR, "calendars", ("id",)),
    (_RECEIPT, "receipts", ("channel",)),
    ("window", "windows", ("id",)),
    ("extension", "extensions", ("id",)),
    ("pause", "tolls", ("id",)),
    ("forum", "forums", ("id",)),
    ("office", "offices", ("id",)),
    ("step", "stages", ("id",)),
    ("exemption", "exemptions", ("code",)),
    ("opening", "opens", ("code",)),
    ("retention", "presets", ("id",)),
    ("source", "sources", ("id",)),
)
_WHOLE = (
    ("calendars of the classes", "calendar_defaults"),
    ("fees", "fees"),
    ("penalties", "penalty"),
    ("vexatious requester", "vexatious"),
    ("sentences for letters", "letters"),
)
_IN_THE_FILE = {"since": "from"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One entry that is not the same in both files: which, what about it, and the text it rests on."""

    kind: str
    name: str
    what: str
    source: str

    @property
    def line(self) -> str:
        """The difference as one line."""
        named = f"{self.kind} “{self.name}”" if self.name else self.kind
        return f"{named}: {self.what}{f' ({self.source})' if self.source else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One date of one request that moves; ``old`` or ``new`` is None where there was or is none.

    ``what`` says which day of the time limit it is: the last day, or the last safe day to file.
    """

    request: RequestId
    agency: str
    deadline: str
    label: str
    what: str
    old: date | None
    new: date | None
    why: tuple[str, ...]


def differences(before: Statute, after: Statute) -> tuple[Difference, ...]:
    """Every entry that came, went or reads differently, in the order of a law file."""
    return tuple(_differences(before, after))


def moved(before: Statute, after: Statute, threads: Iterable[Thread], days: Days) -> tuple[Moved, ...]:
    """Every date that moves when *after* takes the place of *before*, by request.

    Overrides stay what they are: the law's own dates are compared.
    """
    differing = differences(before, after)
    if not differing:
        return ()
    found: list[Moved] = []
    for thread in threads:
        old, new = standing(thread, before, days), standing(thread, after, days)
        found.extend(_of_one(old, new, after, differing))
    return tuple(found)


def _differences(before: Statute, after: Statute) -> Iterator[Difference]:
    for kind, group, key in _GROUPS:
        old, new = _by(getattr(before, group), key), _by(getattr(after, group), key)
        for name in dict.fromkeys((*old, *new)):
            was, now = old.get(name), new.get(name)
            said = str(name[0])
            if was is None:
                yield Difference(kind=kind, name=said, what="is new", source=_source(after, now))
            elif now is None:
                yield Difference(kind=kind, name=said, what="is gone", source=_source(before, was))
            elif was != now:
                yield Difference(kind=kind, name=said, what=_what(was, now), source=_source(after, now))
    for kind, part in _WHOLE:
        if getattr(before, part) != getattr(after, part):
            yield Difference(kind=kind, name="", what="differ", source="")


def _by(entries: Iterable[Any], key: tuple[str, ...]) -> dict[tuple[Any, ...], Any]:
    return {tuple(getattr(entry, name) for name in key): entry for entry in entries}


def _what(was: Any, now: Any) -> str:
    """The fields that differ, in the words of the file: “amount 4 → 5”."""
    names = [field.name for field in fields(was) if getattr(was, field.name) != getattr(now, field.name)]
    parts = [
        f"{_IN_THE_FILE.get(name, name)} {_value(getattr(was, name))} → {_value(getattr(now, name))}"
        for name in names
    ]
    return ", ".join(parts)


def _value(value: Any) -> str:
    if value is None or value in ("", ()):
        return "none"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | date):
        text = str(value)
        return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - a line, not a page
    return "another"


def _source(statute: Statute, entry: Any) -> str:
    if not getattr(entry, "source", ""):
        return ""
    return statute.cite(getattr(entry, "citation", ""), entry.source)


def _of_one(
    old: Standing, new: Standing, after: Statute, differing: tuple[Difference, ...]
) -> Iterator[Moved]:
    before, now = _paired(old.clocks.running()), _paired(new.clocks.running())
    gone: set[str] = set()
    for key in dict.fromkeys((*before, *now)):
        was, is_now = before.get(key), now.get(key)
        what, first, last = _days(was, is_now)
        if first == last:
            continue
        gone.add(key[0])
        shown = is_now or was
        assert shown is not None  # noqa: S101 - the key came from one of the two
        yield Moved(
            request=new.thread.request.id,
            agency=new.thread.agency.name,
            deadline=key[0],
            label=shown.deadline.label,
            what=what,
            old=first,
            new=last,
            why=tuple(_why(was, is_now, after, differing, frozenset(gone))),
        )


def _paired(running: Iterable[Running]) -> dict[tuple[str, int], Running]:
    """Each date by the time limit it belongs to and its turn, since a limit may run for several answers."""
    found: dict[tuple[str, int], Running] = {}
    for one in running:
        turn = 0
        while (one.deadline.id, turn) in found:
            turn += 1
        found[one.deadline.id, turn] = one
    return found


def _days(was: Running | None, now: Running | None) -> tuple[str, date | None, date | None]:
    """The weightiest day of a time limit that differs: its last day, else the safe days to file."""
    one, other = (None if was is None else was.deadline), (None if now is None else now.deadline)
    pairs = (
        ("last day", one and one.file_by, other and other.file_by),
        ("day it rolls to", one and one.date, other and other.date),
        ("safe from", one and one.window and one.window[0], other and other.window and other.window[0]),
        ("safe until", one and one.window and one.window[1], other and other.window and other.window[1]),
    )
    return next((pair for pair in pairs if pair[1] != pair[2]), ("last day", None, None))


def _why(
    was: Running | None,
    now: Running | None,
    after: Statute,
    differing: tuple[Difference, ...],
    moved_before: frozenset[str],
) -> Iterator[str]:
    shown = now or was
    assert shown is not None  # noqa: S101 - the key came from one of the two
    deadline = shown.deadline
    said: list[str] = [one.line for one in differing if one.kind == _LIMIT and one.name == deadline.id]
    said += [one.line for one in differing if one.kind in {_HOLIDAY, _CLOSURE} and _met(one, was, now)]
    if was is None or now is None or was.deadline.starts != now.deadline.starts:
        said += [one.line for one in differing if one.kind == _RECEIPT]
        led = (rule for rule in after.deadlines if starts_next(rule) == deadline.trigger)
        said += [
            f"it follows when “{rule.label}” runs out, which moved" for rule in led if rule.id in moved_before
        ]
    yield from dict.fromkeys(said or [one.line for one in differing if one.kind != "source"])


def _met(difference: Difference, was: Running | None, now: Running | None) -> bool:
    """Whether a holiday or closed day stands among the days counted, in one of the two counts."""
    rows = [day for running in (was, now) if running for day in running.deadline.days]
    return any(difference.name == day.date.isoformat() or difference.name in day.why for day in rows)
