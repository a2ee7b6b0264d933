"""Where a hit leads when it is on no request."""

from dataclasses import replace

import pytest

from ctrecords.actions import cases, notes, reading, search
from ctrecords.casebook import Casebook
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.search_found import Chip
from ctrecords.gui.screens.search_where import place_of
from ctrecords.model.ids import ref


@pytest.fixture
def chip(starter_book: Casebook) -> Chip:
    """A note on a case, found."""
    case = cases.listing(starter_book)[0].case
    notes.write(starter_book, notes.subject(starter_book, ref("C", case.id)), "Ask about zebras")
    reading.place(starter_book)
    (hit,) = search.search(starter_book, "zebras").found.hits
    return Chip(hit=hit, text="")


def test_a_note_on_a_case_opens_the_case(starter_book: Casebook, chip: Chip) -> None:
    assert place_of(starter_book, chip, ()) == Place(Where.CASE, chip.hit.case or 0)


def test_an_event_on_nothing_opens_the_inbox(starter_book: Casebook, chip: Chip) -> None:
    hit = replace(chip.hit, prefix="E", kind="call", event=5, case=None)
    assert place_of(starter_book, replace(chip, hit=hit), ()) == Place(Where.INBOX, 5)
