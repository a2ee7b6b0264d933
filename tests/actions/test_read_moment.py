"""A day with its time of day, typed in one line."""

from datetime import date

import pytest

from ctrecords.actions.entry import read_moment
from ctrecords.errors import CtrecordsError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Today, 9:10 am", (TODAY, "09:10")),
        ("", (TODAY, "")),
        ("3:40 pm", (TODAY, "15:40")),
        ("15:40", (TODAY, "15:40")),
        ("Nov 20", (date(2026, 11, 20), "")),
        ("Fri, Nov 20, 3 p.m.", (date(2026, 11, 20), "15:00")),
        ("2025-11-20 9:05", (date(2025, 11, 20), "09:05")),
        ("20 November 2025, 12:00 am", (date(2025, 11, 20), "00:00")),
    ],
)
def test_a_day_and_a_time(text: str, read: tuple[date, str]) -> None:
    assert read_moment(text, TODAY) == read


def test_an_ambiguous_day_asks_with_its_time_too() -> None:
    with pytest.raises(CtrecordsError) as caught:
        read_moment("3/4/26, 9:10 am", TODAY)
    assert "could be" in caught.value.what
    assert caught.value.remedy == "Write 2026-03-04 or 2026-04-03."


@pytest.mark.parametrize("text", ["25:10", "Nov 31, 9 am", "soon"])
def test_what_is_no_day_or_time_is_refused(text: str) -> None:
    with pytest.raises(CtrecordsError):
        read_moment(text, TODAY)
