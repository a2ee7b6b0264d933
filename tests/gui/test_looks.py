"""The chips of the practice requests, as the pictures have them."""

from datetime import date

import pytest

from ctrecords.actions import requests
from ctrecords.casebook import Casebook
from ctrecords.gui import looks, tokens
from ctrecords.gui.tokens import ChipKind
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, EffectKind, Outcome
from ctrecords.model.thread import Entry
from tests.law.threads import DHS, effect, entry, sent, stand, thread


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (1, ChipKind.SOLID, "2 days to appeal"),
        (2, ChipKind.ALERT, "4 days to appeal"),
        (3, ChipKind.WAIT, "9 days to appeal"),
        (4, ChipKind.NEUTRAL, "24 days to appeal"),
        (6, ChipKind.INFO, "Day 4 of 4, today"),
        (8, ChipKind.ENDED, "Stopped"),
    ],
)
def test_the_clock_is_colored_by_the_days_left(
    practice_book: Casebook, number: int, kind: ChipKind, words: str
) -> None:
    look = looks.clock(requests.show(practice_book, RequestId(number)))
    assert (look.kind, look.text) == (kind, words)


START = sent(date(2026, 10, 20), channel=Channel.PORTAL)
ASKED = entry(date(2026, 11, 3), effect(EffectKind.CLARIFICATION_ASKED), number=2)
MORE = entry(date(2026, 11, 3), effect(EffectKind.EXTENSION), number=2)


@pytest.mark.parametrize(
    ("entries", "kind", "words"),
    [
        ((), ChipKind.ALERT, "Time limit passed"),
        ((ASKED,), ChipKind.WAIT, "Paused Nov 3 as claimed"),
        ((MORE,), ChipKind.INFO, "Agency says Dec 3"),
    ],
)
def test_federal_clocks_have_their_chips(entries: tuple[Entry, ...], kind: ChipKind, words: str) -> None:
    look = looks.clock(stand(thread(START, *entries, agency=DHS), date(2026, 11, 19)))
    assert (look.kind, look.text) == (kind, words)
    assert look.glyph


def test_the_chips_of_one_request(practice_book: Casebook) -> None:
    cedar = requests.show(practice_book, RequestId(4))
    assert looks.stage(cedar).text == "Producing"
    assert looks.outcome(cedar).text == "Partly provided"
    fee = looks.fee(cedar)
    assert fee is not None
    assert fee.text == "Fee asked, $312.50"
    assert looks.proceeding(cedar) is None
    assert [looks.letter(state) for state in cedar.items] == list("RPRDNW")


def test_an_unread_reply_shows_on_its_items(practice_book: Casebook) -> None:
    linden = requests.show(practice_book, RequestId(6))
    assert {looks.item(state).text for state in linden.items} == {"Not read"}
    assert {looks.letter(state) for state in linden.items} == {"U"}


def test_every_outcome_has_a_mark_of_its_own() -> None:
    assert set(looks.LETTERS) == set(looks.NAMES) == set(Outcome)
    assert set(looks.LETTERS.values()) <= set(tokens.marks())
