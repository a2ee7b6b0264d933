"""`show`: one request whole."""

from collections.abc import Iterator
from typing import Any

import click

from ctrecords.actions import requests
from ctrecords.cli.commands.clock import row as clock_row
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, money
from ctrecords.law import daycount
from ctrecords.law.clocks import Running
from ctrecords.law.standing import Standing
from ctrecords.law.wording import clock_text, line
from ctrecords.model.days import dollars, items_named
from ctrecords.model.event import Effect
from ctrecords.model.ids import ref
from ctrecords.model.thread import Entry


@click.command("show")
@click.argument("request", metavar="REF")
@as_json
@click.pass_obj
def command(said: Session, request: str, as_json: bool) -> None:
    """Show one request: items, standing, every date and how it was counted, events."""
    with said.book() as book:
        standing = requests.show(book, requests.find(book, request))
    answer(request_data(standing), as_json=as_json, text=lambda: lines(standing))


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


def request_data(standing: Standing) -> dict[str, Any]:
    """One request in the contract's shape."""
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
        "events": [event_data(entry, numbers) for entry in thread.entries],
        "fees": [
            {"kind": e["kind"], "date": event["date"], "amount": e["amount"], "pages": e["pages"]}
            for event in (event_data(entry, numbers) for entry in thread.entries)
            for e in event["effects"]
            if e["amount"] is not None
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


def lines(standing: Standing) -> Iterator[str]:
    """One request in plain lines."""
    thread, days = standing.thread, standing.days
    practice = " · Practice" if thread.agency.practice else ""
    yield f"{ref('R', thread.request.id)}  {thread.agency.name}, {thread.case.title}{practice}"
    yield line(standing)
    for state in standing.items:
        yield f"  {state.item.number:>2}  {state.outcome.value:<26} {state.item.label or state.item.text[:70]}"
    for running in standing.clocks.running():
        deadline = running.deadline
        met = f", met {days.short(running.met)}" if running.met else ""
        about = f", {items_named(running.items)}" if 0 < len(running.items) < len(standing.items) else ""
        law = f"{deadline.citation}; {deadline.confidence}"
        yield f"{days.full(deadline.date)}: {deadline.label}{about}{met} ({law})"
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
    numbers = {item.id: item.number for item in thread.items}
    for entry in thread.entries:
        done = ", ".join(_done(effect, numbers) for effect in entry.effects) or entry.event.channel.value
        said = f": {entry.event.summary}" if entry.event.summary else ""
        yield f"{days.full(entry.event.happened_on):<12} {done}{said}"


def _done(effect: Effect, numbers: dict[Any, int]) -> str:
    """One effect in words: "item 4 denied § 1-210(b)(3)"."""
    item = numbers.get(effect.item)
    words = (effect.outcome or effect.kind).value.replace("_", " ")
    amount = f" {dollars(effect.cents)}" if effect.cents is not None else ""
    section = f" § {effect.section}" if effect.section else ""
    return f"{f'item {item} ' if item else ''}{words}{amount}{section}"


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
