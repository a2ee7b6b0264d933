"""The chips of the practice requests, as the pictures have them."""

import pytest

from ctrecords.actions import requests
from ctrecords.casebook import Casebook
from ctrecords.gui import looks, tokens
from ctrecords.gui.tokens import ChipKind
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Outcome


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
