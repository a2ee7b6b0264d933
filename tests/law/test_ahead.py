"""The days ahead in words: shared lines, short names that stay apart, the header's second line."""

from datetime import date

from ctrecords.law.ahead import closed_words, lines, next_date, short_names, summary
from ctrecords.law.docket import Mark
from ctrecords.model.days import Days
from ctrecords.model.ids import RequestId

TODAY = date(2026, 11, 23)
DAYS = Days(today=TODAY)


def _mark(on: date, agency: str, what: str = "last day", kind: str = "later") -> Mark:
    return Mark(request=RequestId(1), on=on, agency=agency, what=what, kind=kind)


MARKS = (
    _mark(TODAY, "Linden State University", "day 4 of 4", "agency"),
    _mark(date(2026, 11, 25), "Alder Police Department", kind="closing"),
    _mark(date(2026, 12, 17), "Birch Police Department"),
    _mark(date(2026, 12, 17), "Cedar Police Department"),
)


def test_agencies_of_one_day_share_a_line() -> None:
    assert [(line.day, line.kind, line.text) for line in lines(MARKS, DAYS)] == [
        ("Today", "agency", "Linden, day 4 of 4"),
        ("Wed, Nov 25", "closing", "Alder, last day"),
        ("Thu, Dec 17", "later", "Birch and Cedar"),
    ]


def test_many_agencies_of_one_day_are_counted() -> None:
    many = [_mark(TODAY, f"{name} Police Department") for name in ("Ash", "Birch", "Cedar", "Elm")]
    assert [line.text for line in lines(many, DAYS)] == ["Ash, Birch and 2 more"]


def test_a_last_day_stands_before_an_agency_day_of_the_same_date() -> None:
    same = [_mark(TODAY, "Hazel", "day 4 of 4", "agency"), _mark(TODAY, "Dogwood", kind="closing")]
    assert [line.text for line in lines(same, DAYS)] == ["Dogwood, last day", "Hazel, day 4 of 4"]


def test_short_names_stay_apart() -> None:
    assert short_names(["Elm Police Department", "State Budget Office"]) == {
        "Elm Police Department": "Elm",
        "State Budget Office": "Budget Office",
    }
    alike = short_names(["Elm Police Department", "Elm State University"])
    assert set(alike.values()) == {"Elm Police Department", "Elm State University"}


def test_the_second_line_of_today() -> None:
    assert summary(9, MARKS, DAYS) == (
        "Monday, November 23, 2026. 9 things to do. Nearest last day: Wed, Nov 25, Alder"
    )
    assert summary(1, (), DAYS) == "Monday, November 23, 2026. 1 thing to do"
    assert summary(0, (), DAYS) == "Monday, November 23, 2026. Nothing due"


def test_the_next_date() -> None:
    assert next_date(MARKS[1], DAYS) == (
        "The next date is Wed, Nov 25: last day to appeal, Alder Police Department."
    )
    assert next_date(MARKS[0], DAYS).endswith("day 4 of 4, Linden State University.")


def test_closed_days() -> None:
    assert closed_words((date(2026, 11, 26), date(2026, 12, 25)), DAYS) == "Nov 26, Dec 25 closed"
    assert closed_words((), DAYS) == ""
