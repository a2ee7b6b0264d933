"""Measure the walking path: 169 letters beside writing ready zips, and today over 10,000 requests.

Run: ``.tools/bin/uv run python -m tests.bench.walking_path``. Prints a table; nothing here is part of the suite.
"""

import os
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from ctrecords.actions import casebooks, cases, composing, directory, letters, requester
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.actions.requests import standings
from ctrecords.actions.today import today
from ctrecords.casebook import Casebook
from ctrecords.law.docket import docket
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import AgencyId, RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.request import Item, Request
from ctrecords.store.threads import threads

TODAY = date(2026, 11, 23)
MANY, REQUESTS, EVENTS = 169, 10_000, 100_000


def measured(
    act: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Seconds of an act, the median of several."""
    taken: list[float] = []
    for _ in range(times):
        start = clock()
        act()
        taken.append(clock() - start)
    return statistics.median(taken)


def busy(act: Callable[[], object]) -> float:
    """Seconds of processor time of an act; other programs on the machine do not count."""
    return measured(act, clock=time.process_time)


def row(name: str, seconds: float, beside: float | None = None) -> None:
    """Print one line of the table."""
    ratio = f"{seconds / beside:8.1f} x" if beside else ""
    sys.stdout.write(f"{name:<58}{seconds:9.3f} s {ratio}\n")


def many_letters(book: Casebook, place: Path) -> None:
    """169 letters, all of it; beside writing 169 ready zips of the same size, with and without fsync."""
    requester.keep(book, name="Sample Requester", address="12 Sample Street, Hartford, CT")
    case = cases.create(book, "Measured")
    chosen = [one.agency.id for one in directory.listing(book) if one.agency.law == "us-ct"][:MANY]
    plan = Plan(
        case=case.id,
        agencies=tuple(AgencyId(number) for number in chosen),
        items=tuple(Wanted(text=f"Record {n} of 2026.") for n in range(1, 7)),
        terms=composing.terms(book),
    )
    turn = iter(range(100))
    made = measured(lambda: letters.create(book, plan, place / f"out {next(turn)}"))
    sample = next((place / "out 0").iterdir()).read_bytes()
    with zipfile.ZipFile(BytesIO(sample)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}

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

    plain = measured(lambda: zips(synced=False))
    synced = measured(lambda: zips(synced=True))
    row(f"{MANY} ready zips written", plain)
    row(f"{MANY} ready zips written, each synced", synced)
    row(f"{MANY} letters made, filed, recorded, named", made, plain)
    row("  beside synced zips", made, synced)


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


def large(book: Casebook) -> None:
    """Today over everything, and where its time goes."""
    fill(book)
    read = busy(lambda: threads(book.store, None))
    derived = busy(lambda: standings(book))
    found = standings(book)
    chosen = busy(lambda: docket(found, book.statutes()))
    whole = busy(lambda: today(book))
    row(f"threads read: {REQUESTS:,} requests, {EVENTS:,} events", read)
    row("  and their standings derived", derived, read)
    row("  the rows of today chosen and sorted", chosen)
    row("today, whole", whole, read)


def main() -> None:
    """Measure all of it in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = casebooks.create(Path(place) / "Bench.casebook").folder
        with casebooks.open_book(folder, on=TODAY) as book:
            many_letters(book, Path(place))
            large(book)


if __name__ == "__main__":
    main()
