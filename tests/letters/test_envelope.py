"""Envelopes and labels: every address on its own place, nothing beyond the paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.letters.envelope import PER_SHEET, Addressed, envelope, labels
from ctrecords.letters.page import Sheet, decode_sheet, encode

TO = Addressed(lines=("Records Division", "Elm Police Department", "1 Elm Street", "Elm, CT 06000"))


def inside(sheet: Sheet) -> bool:
    return all(
        box.left >= 0
        and box.top >= 0
        and box.left + box.width <= sheet.width
        and box.top + box.height <= sheet.height
        for box in sheet.boxes
    )


def test_an_envelope_has_who_it_is_from_and_who_it_goes_to() -> None:
    made = envelope(["Sample Requester", "12 Sample Street"], TO)
    assert (made.width, made.height) == (684, 297)
    assert [[block.text for block in box.blocks] for box in made.boxes] == [
        ["Sample Requester", "12 Sample Street"],
        list(TO.lines),
    ]
    assert inside(made)
    assert decode_sheet(encode(made)) == made


@given(st.integers(1, 95), st.integers(1, PER_SHEET))
def test_every_label_has_a_place_of_its_own(count: int, first: int) -> None:
    many = [Addressed(lines=(f"Agency {n}",)) for n in range(count)]
    sheets = labels(many, first=first)
    assert [block.text for sheet in sheets for box in sheet.boxes for block in box.blocks] == [
        f"Agency {n}" for n in range(count)
    ]
    for sheet in sheets:
        assert inside(sheet)
        places = {(round(box.left), round(box.top)) for box in sheet.boxes}
        assert len(places) == len(sheet.boxes) <= PER_SHEET


def test_a_sheet_begun_goes_on_at_its_first_free_label() -> None:
    [sheet] = labels([TO], first=5)
    assert sheet.boxes[0].left == pytest.approx((0.1875 + 2.75 + 0.12) * 72)
    assert sheet.boxes[0].top == pytest.approx((0.5 + 1 + 0.06) * 72)


def test_no_address_is_no_sheet() -> None:
    assert labels([]) == ()
