"""`show`: one request whole, or one document with its custody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from ctrecords.actions import fees, notes, requests, transfer, withholding
from ctrecords.actions.notes import Subject
from ctrecords.actions.transfer import Linked
from ctrecords.actions.withholding import Logged
from ctrecords.casebook import Casebook
from ctrecords.cli import show_document
from ctrecords.cli.agency_time import agency_time
from ctrecords.cli.commands.clock import row as clock_row
from ctrecords.cli.commands.fees import fee_row
from ctrecords.cli.commands.note import note_data
from ctrecords.cli.commands.withhold import lines as withheld_lines
from ctrecords.cli.commands.withhold import logged_data
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, money
from ctrecords.law import claim_words, daycount, thread_changes
from ctrecords.law.clocks import Running
from ctrecords.law.ledger import Ledger
from ctrecords.law.standing import Standing
from ctrecords.law.thread_changes import item_changes
from ctrecords.law.thread_words import CLAIMS
from ctrecords.law.wording import CHANNELS, clock_text, line
from ctrecords.model.days import Days, dollars, items_named
from ctrecords.model.event import Effect
from ctrecords.model.ids import RequestId, ref
from ctrecords.model.note import Note
from ctrecords.model.request import Tracking
from ctrecords.model.thread import Entry


@click.command("show")
@click.argument("request", metavar="REF")
@as_json
@click.pass_obj
def command(said: Session, request: str, as_json: bool) -> None:
    """Show one request (R-7): items, standing, every date and how it was counted, events; or a document (D-12)."""
    if show_document.is_document(request):
        with said.book() as book:
            data, told = show_document.told(book, request)
        answer(data, as_json=as_json, text=lambda: told)
        return
    with said.book() as book:
        shown = _gather(book, requests.find(book, request))
    answer(request_data(shown), as_json=as_json, text=lambda: lines(shown))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A request with what stands beside its thread."""

    standing: Standing
    ledger: Ledger
    notes: tuple[tuple[str, Note], ...]
    linked: Linked
    withheld: tuple[Logged, ...]


def _gather(book: Casebook, request: RequestId) -> Shown:
    standing = requests.show(book, request)
    found = notes.notes(book, Subject(request=request))
    return Shown(
        standing=standing,
        ledger=fees.ledger(book, standing),
        notes=tuple((notes.name(book, row), row) for row in found),
        linked=transfer.linked(book, standing),
        withheld=tuple(withholding.withheld(book, Subject(request=request))),
    )


def standing_data(standing: Standing) -> dict[str, str]:
    """The facets in the contract's shape: strings."""
    return {
        "stage": standing.stage.value,
        "outcome": standing.outcome.value,
        "clock": clock_text(standing),
        "whose_move": standing.move.value,
        "proceeding": standing.proceeding.value,
        "fee": standing.fee.value,
        "line": line(standing),
    }


def request_data(shown: Shown) -> dict[str, Any]:
    """One request in the contract's shape."""
    standing = shown.standing
    thread, sent = standing.thread, standing.clocks.sent
    numbers = {item.id: item.number for item in thread.items}
    return {
        "ref": ref("R", thread.request.id),
        "agency": thread.agency.slug,
        "agency_name": thread.agency.name,
        "case": ref("C", thread.case.id),
        "practice": thread.agency.practice,
        "sent": sent.isoformat() if sent else None,
        "received": standing.clocks.received.isoformat() if standing.clocks.received else None,
        "items": [
            {
                "number": state.item.number,
                "text": state.text,
                "wordings": [
                    {"text": one.text, "since": one.on.isoformat() if one.on else None}
                    for one in state.versions
                ],
                "parts": [
                    {
                        "date": one.on.isoformat(),
                        "pages": one.pages,
                        "rest": one.rest_on.isoformat() if one.rest_on else None,
                    }
                    for one in state.parts
                ],
                "label": state.item.label,
                "outcome": state.outcome.value,
                "unread": state.unread,
            }
            for state in standing.items
        ],
        "standing": standing_data(standing),
        "deadlines": [deadline_data(running) for running in standing.clocks.running()],
        "claimed": [
            {
                "kind": c.kind.value,
                "date": c.on.isoformat(),
                "said_on": c.said_on.isoformat(),
                "broken": c.broken,
            }
            for c in standing.clocks.claims
        ],
        "agency_time": agency_time(standing),
        "events": [event_data(entry, numbers) for entry in thread.entries],
        "fees": [fee_row(shown.ledger, row) for row in shown.ledger.rows],
        "left": money(shown.ledger.left) if shown.ledger.rows else None,
        "notes": [note_data(row, name) for name, row in shown.notes],
        "withheld": [logged_data(one) for one in shown.withheld],
        "tags": list(thread.tags),
        "tracking": [tracking_data(row) for row in thread.trackings],
        "origin": ref("R", thread.request.origin) if thread.request.origin else None,
        "transferred_to": [ref("R", each.thread.request.id) for each in shown.linked.onward],
        "moves": [
            {
                "event": ref("E", row.event),
                "from": ref("R", row.origin),
                "to": ref("R", row.target),
                "at": row.at.isoformat(),
                "reason": row.reason,
            }
            for row in thread.moves
        ],
        "letters": [{"name": one.name, "path": one.path} for one in thread.letters],
        "reminders": [
            {"date": one.on.isoformat(), "text": one.text, "done": one.done_on is not None}
            for one in thread.reminders
        ],
    }


def deadline_data(running: Running) -> dict[str, Any]:
    """One legal date with the items it is about."""
    return clock_row(running.deadline) | {
        "item": running.items[0] if len(running.items) == 1 else None,
        "items": list(running.items),
        "met": running.met.isoformat() if running.met else None,
        "ground": running.ground.value if running.ground else None,
        "override": (
            {"date": running.override.on.isoformat(), "reason": running.override.reason}
            if running.override
            else None
        ),
    }


def event_data(entry: Entry, numbers: dict[Any, int]) -> dict[str, Any]:
    """One event with its effects and files."""
    event = entry.event
    return {
        "ref": ref("E", event.id),
        "date": event.happened_on.isoformat(),
        "time": event.happened_at,
        "direction": event.direction.value,
        "channel": event.channel.value,
        "person": event.person,
        "summary": event.summary,
        "certainty": event.certainty.value,
        "logged_at": event.logged_at.isoformat(),
        "effects": [_effect(effect, numbers) for effect in entry.effects],
        "files": [{"document": ref("D", one.id), "name": one.name} for one in entry.documents],
    }


def lines(shown: Shown) -> Iterator[str]:
    """One request in plain lines."""
    standing = shown.standing
    yield from _head(shown)
    yield from _dates(standing)
    yield from _events(standing)
    for name, row in shown.notes:
        yield f"Note {row.id} on {name} ({row.kind}): {row.text}"
    if shown.withheld:
        yield from withheld_lines(shown.withheld)


def _head(shown: Shown) -> Iterator[str]:
    standing = shown.standing
    thread, days = standing.thread, standing.days
    practice = " · Practice" if thread.agency.practice else ""
    yield f"{ref('R', thread.request.id)}  {thread.agency.name}, {thread.case.title}{practice}"
    yield line(standing)
    for row in thread.trackings:
        ended = f", ended {days.full(row.ended_on)}" if row.ended_on else ""
        yield f"Number: {row.number} ({row.kind}{ended})"
    if thread.tags:
        yield f"Tags: {', '.join(thread.tags)}"
    for _request, words in transfer.linked_lines(shown.linked):
        yield words
    for state in standing.items:
        name = state.text[:70] if state.reworded else state.item.label or state.item.text[:70]
        yield f"  {state.item.number:>2}  {state.outcome.value:<26} {name}"
        changed = item_changes(state, days)
        if changed:
            yield f"      {changed}"


def _dates(standing: Standing) -> Iterator[str]:
    days = standing.days
    for running in standing.clocks.running():
        deadline = running.deadline
        met = f", met {days.short(running.met)}" if running.met else ""
        about = f", {items_named(running.items)}" if 0 < len(running.items) < len(standing.items) else ""
        law = f"{deadline.citation}; {deadline.confidence}"
        yield f"{days.full(deadline.file_by)}: {deadline.label}{about}{met} ({law})"
        if running.override:
            yield f"    your date {days.full(running.override.on)}: {running.override.reason}"
        if deadline.window:
            first, last = deadline.window
            yield f"    to be safe, file {days.full(first)} to {days.full(last)}"
        for row in daycount.rows(deadline):
            span = days.full(row.first) if row.first == row.until else f"to {days.full(row.until)}"
            yield f"    {span:<14} {row.why}"
        for note in deadline.notes:
            yield f"    {note}"
    yield from claim_words.claims(standing)


def _events(standing: Standing) -> Iterator[str]:
    """What happened, oldest first: new words of items and moves under it; what was moved away at its end."""
    thread, days = standing.thread, standing.days
    numbers = {item.id: item.number for item in thread.items}
    for entry in thread.entries:
        done = ", ".join(_done(effect, numbers, days) for effect in entry.effects)
        said = f": {entry.event.summary}" if entry.event.summary else ""
        yield f"{days.full(entry.event.happened_on):<12} {done or CHANNELS[entry.event.channel].lower()}{said}"
        for below in (*thread_changes.reworded(entry, thread), *thread_changes.moved_here(entry, thread)):
            yield f"             {below}"
    for on, what, why in thread_changes.moved_away(thread):
        yield f"{days.full(on):<12} {what}. {why}"


def tracking_data(row: Tracking) -> dict[str, Any]:
    """One number a request goes by."""
    return {
        "kind": row.kind.value,
        "number": row.number,
        "since": row.since.isoformat(),
        "ended": row.ended_on.isoformat() if row.ended_on else None,
    }


def _done(effect: Effect, numbers: dict[Any, int], days: Days) -> str:
    """One effect in words: "item 4 denied § 1-210(b)(3)", "promise by Fri, Nov 20"."""
    item = numbers.get(effect.item)
    words = (effect.outcome or effect.kind).value.replace("_", " ")
    amount = f" {dollars(effect.cents)}" if effect.cents is not None else ""
    section = f" § {effect.section}" if effect.section else ""
    claimed = f" by {days.full(effect.on)}" if effect.on is not None and effect.kind in CLAIMS else ""
    return f"{f'item {item} ' if item else ''}{words}{amount}{section}{claimed}"


def _effect(effect: Effect, numbers: dict[Any, int]) -> dict[str, Any]:
    return {
        "kind": effect.kind.value,
        "item": numbers.get(effect.item),
        "outcome": effect.outcome.value if effect.outcome else None,
        "date": effect.on.isoformat() if effect.on else None,
        "amount": money(effect.cents),
        "pages": effect.pages,
        "section": effect.section,
        "quotation": effect.quotation,
        "page": effect.page,
        "granted": effect.granted,
    }
