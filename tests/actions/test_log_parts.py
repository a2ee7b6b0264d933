"""Two parts of logging: a section for a single item, and the next step kept in the same act."""

from datetime import date

import pytest

from ctrecords.actions import history, requests
from ctrecords.actions.log import Entry, log
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Event
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import EffectKind, Outcome
from ctrecords.upkeep.check import check_open

CEDAR = RequestId(4)
TODAY = date(2026, 11, 23)


def test_each_item_keeps_its_own_section(practice_book: Casebook) -> None:
    entry = Entry(
        kind="message",
        on=TODAY,
        outcomes={1: Outcome.PROVIDED_WITH_REDACTIONS, 5: Outcome.DENIED, 6: Outcome.DENIED},
        exemption="1-217",
        exemptions={1: "", 5: "1-210(b)(2)"},
    )
    log(practice_book, CEDAR, entry)
    sections = {state.item.number: state.section for state in requests.show(practice_book, CEDAR).items}
    assert (sections[1], sections[5], sections[6]) == ("", "1-210(b)(2)", "1-217")


def test_a_call_and_its_next_step_are_one_act(practice_book: Casebook) -> None:
    before = requests.show(practice_book, CEDAR).thread
    entry = Entry(
        kind="call", on=TODAY, summary="Spoke", next_step="Call again", remind_on=date(2026, 11, 30)
    )
    log(practice_book, CEDAR, entry)
    after = requests.show(practice_book, CEDAR).thread
    assert [row.text for row in after.reminders] == ["Call again"]
    history.undo(practice_book)
    assert requests.show(practice_book, CEDAR).thread == before
    history.redo(practice_book)
    assert requests.show(practice_book, CEDAR).thread == after
    assert check_open(practice_book).ok


def test_a_next_step_in_the_past_keeps_the_call_out_too(practice_book: Casebook) -> None:
    before = practice_book.store.count(Event)
    entry = Entry(kind="call", on=TODAY, summary="Spoke", next_step="Call again", remind_on=date(2026, 11, 1))
    with pytest.raises(CtrecordsError) as caught:
        log(practice_book, CEDAR, entry)
    assert caught.value.what == "Sun, Nov 1 has passed."
    assert caught.value.remedy == "Choose today or a later date."
    assert practice_book.store.count(Event) == before


def test_an_acknowledgment_with_outcomes_says_only_that_it_came(practice_book: Casebook) -> None:
    entry = Entry(
        kind="acknowledged",
        on=TODAY,
        outcomes={6: Outcome.PROVIDED},
        promised=date(2026, 12, 1),
        quotation="Soon.",
    )
    effects = log(practice_book, CEDAR, entry).standing.thread.entries[-1].effects
    plain = next(effect for effect in effects if effect.kind is EffectKind.ACKNOWLEDGED)
    assert (plain.on, plain.quotation) == (None, "")
    assert {effect.kind for effect in effects} == {
        EffectKind.ACKNOWLEDGED,
        EffectKind.OUTCOME,
        EffectKind.PROMISE,
    }
