"""The walking path: 169 letters beside writing ready zips (L1), and Today over 10,000 requests (D1).

Run: ``.tools/bin/uv run python -m tests.bench walking_path``.
"""

import gc
import os
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from ctrecords.actions import casebooks, cases, composing, directory, letters, requester
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.actions.today import today
from ctrecords.casebook import Casebook
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import AgencyId, RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.request import Item, Request
from ctrecords.store.threads import threads
from tests.bench.measuring import Figures, Row, children, in_turns, tell

TODAY = date(2026, 11, 23)
MANY, REQUESTS, EVENTS = 169, 10_000, 100_000


def plan_of(book: Casebook) -> Plan:
    """Six items asked of 169 agencies."""
    requester.keep(book, name="Sample Requester", address="12 Sample Street, Hartford, CT")
    case = cases.create(book, "Measured")
    chosen = [one.agency.id for one in directory.listing(book) if one.agency.law == "us-ct"][:MANY]
    return Plan(
        case=case.id,
        agencies=tuple(AgencyId(number) for number in chosen),
        items=tuple(Wanted(text=f"Record {n} of 2026.") for n in range(1, 7)),
        terms=composing.terms(book),
    )


def many_letters(book: Casebook, place: Path) -> Iterator[Row]:
    """169 letters, all of it; beside writing 169 ready zips of the same size, with and without fsync."""
    plan, turn = plan_of(book), iter(range(100))
    sample = place / f"out {next(turn)}"
    letters.create(book, plan, sample)
    parts = _parts(next(sample.iterdir()).read_bytes())

    def zips(*, synced: bool) -> None:
        folder = place / f"zips {next(turn)}"
        folder.mkdir()
        for number in range(MANY):
            with (folder / f"{number}.docx").open("wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                    for name, content in parts.items():
                        packed.writestr(name, content)
                if synced:
                    file.flush()
                    os.fsync(file.fileno())

    made, synced, plain = in_turns(
        [
            lambda: letters.create(book, plan, place / f"out {next(turn)}"),
            lambda: zips(synced=True),
            lambda: zips(synced=False),
        ],
        5,
    )
    yield Row(goal="L1", what=f"{MANY} ready zips written", value=plain, unit="s")
    what = f"{MANY} letters made, filed, recorded, named, flushed to the disk twice"
    yield Row(goal="L1", what=what, value=made, unit="s", beside=plain, limit=2)
    yield Row(goal="", what="  beside ready zips, each flushed once", value=made, unit="s", beside=synced)


def _parts(sample: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(sample)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def fill(book: Casebook) -> None:
    """10,000 sent requests of 3 items and 100,000 events, written as any act is."""
    case = cases.create(book, "Large")
    agencies = [one.agency.id for one in directory.listing(book) if one.agency.law == "us-ct"]
    for start in range(0, REQUESTS, 1000):
        with book.store.transaction("Fill") as step:
            for number in range(start, start + 1000):
                request = step.add(Request(case=case.id, agency=agencies[number % len(agencies)])).id
                items = step.add_all([Item(request=request, number=n, text=f"Record {n}") for n in (1, 2, 3)])
                for turn in range(EVENTS // REQUESTS):
                    _event(step, request, [item.id for item in items], number, turn)


def _event(step: "object", request: RequestId, items: list[int], number: int, turn: int) -> None:
    from ctrecords.model.ids import ItemId
    from ctrecords.store.store import Transaction

    assert isinstance(step, Transaction)
    on = TODAY - timedelta(days=number % 300 + 20 - turn)
    out = turn == 0
    event = step.add(
        Event(
            request=request,
            direction=Direction.OUT if out else Direction.IN,
            channel=Channel.EMAIL,
            happened_on=on,
            logged_at=datetime(2026, 11, 23, tzinfo=UTC),
            summary="Said.",
        )
    ).id
    if out:
        step.add(Effect(event=event, kind=EffectKind.SENT))
    elif turn % 3 == 0:
        item = ItemId(items[turn // 3 % len(items)])
        step.add(Effect(event=event, kind=EffectKind.OUTCOME, item=item, outcome=Outcome.PROVIDED))
    else:
        step.add(Effect(event=event, kind=EffectKind.ACKNOWLEDGED))


def docket_child(place: Path) -> Figures:
    """Today over everything in a casebook just opened, and again after one request changed: processor time."""
    clock = time.process_time
    with casebooks.open_book(place / "Bench.casebook", on=TODAY) as book:
        book.statutes()
        start = clock()
        today(book)
        first = clock() - start
        changed: list[float] = []
        for request in book.store.find(Request, trashed=False)[:5]:
            with book.store.transaction("Change") as step:
                step.put(replace(request, personnel=not request.personnel))
            start = clock()
            today(book)
            changed.append(clock() - start)
        gc.disable()  # as Today does while it gathers
        start = clock()
        threads(book.store)
        read = clock() - start
    return {"first": first, "changed": min(changed), "read": read}


def rows(place: Path) -> Iterator[Row]:
    """L1 and D1."""
    folder = casebooks.create(place / "Bench.casebook").folder
    with casebooks.open_book(folder, on=TODAY) as book:
        yield from many_letters(book, place)
        fill(book)
    found = children("walking_path", ["docket_child"], place, 5)["docket_child"]
    what = f"Today over {REQUESTS:,} requests and {EVENTS:,} events, first answer (processor time)"
    yield Row(goal="D1", what=what, value=found["first"], unit="s", limit=1.5)
    yield Row(goal="D1", what="Today after one change", value=found["changed"], unit="s", limit=0.05)
    yield Row(goal="", what="of the first answer, reading the threads", value=found["read"], unit="s")


if __name__ == "__main__":
    tell({"docket_child": docket_child}[sys.argv[1]](Path(sys.argv[2])))
