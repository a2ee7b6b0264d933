"""New words of items, parts that came and moved events, in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

from ctrecords.law.happened import Happened, ItemState
from ctrecords.law.thread_changes import item_changes, item_wordings, moved_away, moved_here, parts, reworded
from ctrecords.model.days import Days
from ctrecords.model.event import Moved
from ctrecords.model.ids import EventId, ItemId, MovedId, RequestId, WordingId
from ctrecords.model.kinds import EffectKind, Outcome
from ctrecords.model.request import Wording
from ctrecords.model.thread import Thread
from tests.law.threads import effect, entry, sent, thread

TEN, TWELVE, REST = date(2026, 11, 10), date(2026, 11, 12), date(2026, 12, 1)
DAYS = Days(today=date(2026, 11, 23))


def part(on: date, pages: int | None, rest: date | None = None, number: int = 2) -> Thread:
    waits = effect(EffectKind.OUTCOME, item=3, outcome=Outcome.AWAITING, pages=pages, on=rest)
    return thread(sent(TEN), entry(on, waits, number=number))


def state(made: Thread) -> ItemState:
    return Happened(made, DAYS.today).items()[2]


def test_what_came_so_far_is_counted() -> None:
    made = part(TWELVE, 120, REST)
    assert item_changes(state(made), DAYS) == "Part came Nov 12 (120 pages), the rest by Dec 1."
    more = replace(made, entries=(*made.entries, *part(date(2026, 11, 16), 30, number=3).entries[1:]))
    assert item_changes(state(more), DAYS) == "2 parts came, the last Nov 16 (150 pages)."
    unknown = part(TWELVE, None, REST)
    assert item_changes(state(unknown), DAYS) == "Part came Nov 12, the rest by Dec 1."
    assert list(parts(unknown.entries[1], unknown, DAYS)) == [
        "Part of item 3 came. The rest is promised by Dec 1."
    ]


def test_the_rest_is_not_awaited_once_all_came() -> None:
    made = part(TWELVE, 120, REST)
    given = entry(REST, effect(EffectKind.OUTCOME, item=3, outcome=Outcome.PROVIDED), number=3)
    done = Happened(replace(made, entries=(*made.entries, given)), REST).items()[2]
    assert item_changes(done, DAYS) == "Part came Nov 12 (120 pages)."


def test_an_item_set_back_to_awaiting_is_no_part() -> None:
    made = part(TWELVE, None)
    assert state(made).parts == ()
    assert item_changes(state(made), DAYS) == ""


def test_both_texts_of_a_reworded_item() -> None:
    narrowed = entry(TWELVE, effect(EffectKind.NARROWED), number=2)
    wording = Wording(id=WordingId(1), item=ItemId(3), event=EventId(2), text="Only March")
    made = replace(thread(sent(TEN), narrowed), wordings=(wording,))
    assert item_changes(state(made), DAYS) == "Reworded Nov 12."
    assert item_wordings(state(made), DAYS) == "Reworded Nov 12: “Only March”\nFirst asked: “Record 3”"
    assert list(reworded(made.entries[1], made)) == ["Item 3 now reads: “Only March”"]
    before = Happened(made, TEN).items()[2]
    assert (before.text, before.versions) == ("Record 3", ())


def test_a_wording_whose_event_moved_away_counts_no_more() -> None:
    wording = Wording(id=WordingId(1), item=ItemId(3), event=EventId(99), text="Only March")
    assert state(replace(thread(sent(TEN)), wordings=(wording,))).text == "Record 3"


def test_a_move_is_told_on_both_sides_by_the_legal_day() -> None:
    at = datetime(2026, 11, 24, 3, tzinfo=UTC)
    move = Moved(
        id=MovedId(1), event=EventId(2), origin=RequestId(1), target=RequestId(7), at=at, reason="Theirs"
    )
    here = replace(thread(sent(TEN)), moves=(move,))
    assert list(moved_away(here)) == [
        (date(2026, 11, 23), "E-2 moved to R-7", "It was filed here by mistake: Theirs.")
    ]
    there = replace(here, moves=(replace(move, origin=RequestId(7), target=RequestId(1)),))
    assert not list(moved_away(there))
    assert list(moved_here(entry(TWELVE, number=2), there)) == ["Moved here from R-7: Theirs."]
    assert not list(moved_here(entry(TWELVE, number=3), there))
