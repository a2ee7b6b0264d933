"""What changed on a request beside what was said, in words: new words of items, parts that came, events moved."""

from collections.abc import Iterator
from datetime import date

from ctrecords.law.happened import ItemState, is_part
from ctrecords.model.days import LEGAL_ZONE, Days, plural
from ctrecords.model.ids import ref
from ctrecords.model.kinds import Outcome
from ctrecords.model.thread import Entry, Thread


def moved_away(thread: Thread) -> Iterator[tuple[date, str, str]]:
    """What was filed here and belongs to another request: the day it was moved, a title, a line."""
    for move in thread.moves:
        if move.origin == thread.request.id:
            title = f"{ref('E', move.event)} moved to {ref('R', move.target)}"
            on = move.at.astimezone(LEGAL_ZONE).date()
            yield on, title, f"It was filed here by mistake: {_reason(move.reason)}"


def moved_here(entry: Entry, thread: Thread) -> Iterator[str]:
    """That an event came from another request."""
    moves = [m for m in thread.moves if m.event == entry.event.id and m.target == thread.request.id]
    for move in moves[-1:]:
        yield f"Moved here from {ref('R', move.origin)}: {_reason(move.reason)}"


def parts(entry: Entry, thread: Thread, days: Days) -> Iterator[str]:
    """What came of an item while more is to come: "Part of item 3 came, 120 pages. The rest is promised by Dec 1."."""
    known = {item.id: item.number for item in thread.items}
    for effect in entry.effects:
        if effect.item is not None and effect.item in known and is_part(effect):
            pages = f", {plural(effect.pages, 'page')}" if effect.pages is not None else ""
            rest = f" The rest is promised by {days.short(effect.on)}." if effect.on is not None else ""
            yield f"Part of item {known[effect.item]} came{pages}.{rest}"


def reworded(entry: Entry, thread: Thread) -> Iterator[str]:
    """The new words of items: "Item 3 now reads: …"."""
    known = {item.id: item.number for item in thread.items}
    for row in thread.wordings:
        if row.event == entry.event.id and row.item in known:
            yield f"Item {known[row.item]} now reads: “{row.text}”"


def item_changes(state: ItemState, days: Days) -> str:
    """What changed about an item so far: "Reworded Nov 3. Part came Nov 5 (120 pages)."; empty where nothing did."""
    said = [f"Reworded {days.short(state.reworded)}."] if state.reworded else []
    return " ".join((*said, *_parts_so_far(state, days)))


def item_wordings(state: ItemState, days: Days) -> str:
    """The same with both texts, a line each: "Reworded Nov 3: “…”", "First asked: “…”"."""
    said = [f"Reworded {days.short(state.reworded)}: “{state.text}”"] if state.reworded else []
    first = [f"First asked: “{state.item.text}”"] if state.reworded else []
    return "\n".join((*said, *first, *_parts_so_far(state, days)))


def _parts_so_far(state: ItemState, days: Days) -> Iterator[str]:
    if not state.parts:
        return
    last, pages = state.parts[-1], sum(part.pages or 0 for part in state.parts)
    many = f"{len(state.parts)} parts came, the last" if len(state.parts) > 1 else "Part came"
    counted = f" ({plural(pages, 'page')})" if pages else ""
    waits = state.outcome is Outcome.AWAITING and last.rest_on is not None
    rest = f", the rest by {days.short(last.rest_on)}" if waits and last.rest_on is not None else ""
    yield f"{many} {days.short(last.on)}{counted}{rest}."


def _reason(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
