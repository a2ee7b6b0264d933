"""Rows of a researcher's own spreadsheet read as requests: what was asked, when, and what came of it.

Nothing is invented: what has no day stands in a note, and what cannot be read keeps its row out. It must not
know the casebook.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ctrecords.actions.entry import read_cents
from ctrecords.actions.sheet_words import Meaning, channel_of
from ctrecords.actions.spreadsheet import Row
from ctrecords.errors import CtrecordsError
from ctrecords.model.days import dollars
from ctrecords.model.kinds import Channel

_MARK = re.compile(r"\s*(?:\d{1,2}[.)]|[-*•])\s+")
_OLDEST = date(1966, 7, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """One row as it was read; ``agency`` is the name in the file, ``note`` keeps what has no other place."""

    row: int
    agency: str
    items: tuple[str, ...]
    sent: date | None = None
    received: date | None = None
    by: Channel = Channel.MAIL
    tracking: str = ""
    status: str = ""
    meaning: Meaning | None = None
    answered: date | None = None
    cents: int | None = None
    person: str = ""
    note: str = ""
    wrong: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def tracked(row: Row, meant: Mapping[str, Meaning | None], file: str) -> Tracked:
    """Read one row."""
    sent, received = row.past("sent", "Day sent"), row.past("received", "Day received")
    answered = row.past("answered", "Day answered")
    status = " ".join(row.text("status").split())
    meaning = meant.get(status)
    agency = " ".join(row.text("agency").split())
    wrong, notices, notes = row.wrong, list[str](), [row.text("notes")]
    if not agency:
        wrong.append("There is no name of an agency.")
    cents = _fee(row, wrong)
    _check_days(sent, received, answered, meaning, wrong)
    how = row.text("how")
    by = channel_of(how)
    if by is None and sent is not None:
        notices.append(
            f"“{how}” is no way of sending that is known: taken as mail."
            if how
            else "How it was sent is not said: taken as mail."
        )
        notes += [f"Sent by: {how}"] if how else []
    if answered is None and _happened(meaning):
        notices.append(f"“{status}” has no day: kept as a note, no date is counted from it.")
        notes.append(f"Status: {status}, without a day")
    if cents and answered is None:
        notices.append(f"The fee of {dollars(cents)} has no day: kept as a note.")
        notes.append(f"Fee: {dollars(cents)}, without a day")
    return Tracked(
        row=row.number,
        agency=agency,
        items=_items(row.text("items")) or (f"Not said in {file}.",),
        sent=sent if meaning is not Meaning.DRAFT else None,
        received=received,
        by=by or Channel.MAIL,
        tracking=" ".join(row.text("tracking").split()),
        status=status,
        meaning=meaning,
        answered=answered,
        cents=cents if answered else None,
        person=" ".join(row.text("person").split()),
        note="\n".join(filter(None, notes)),
        wrong=tuple(wrong),
        notices=tuple(notices),
    )


def _happened(meaning: Meaning | None) -> bool:
    return meaning not in {None, Meaning.WAITING, Meaning.DRAFT}


def _check_days(
    sent: date | None, received: date | None, answered: date | None, meaning: Meaning | None, wrong: list[str]
) -> None:
    wrong += [
        f"{day.isoformat()} is before any freedom of information law here."
        for day in (sent, received, answered)
        if day is not None and day < _OLDEST
    ]
    if sent is None:
        if received or answered or _happened(meaning):
            wrong.append("Something came of it, but there is no day on which it was sent.")
        return
    if received is not None and received < sent:
        wrong.append(f"It was received on {received.isoformat()}, before it was sent.")
    if answered is not None and answered < sent:
        wrong.append(f"It was answered on {answered.isoformat()}, before it was sent.")


def _fee(row: Row, wrong: list[str]) -> int | None:
    text = row.text("fee")
    if not text:
        return None
    try:
        return read_cents(text) or None
    except CtrecordsError as error:
        wrong.append(f"Fee: {error.what}")
        return None


def _items(text: str) -> tuple[str, ...]:
    """The items of a cell: each numbered or dotted line is one, else the whole cell is."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(_MARK.match(line) for line in lines):
        return tuple(_MARK.sub("", line, count=1) for line in lines)
    return (" ".join(lines),) if lines else ()
