"""Every known answer, each by the event and the field law facts name for it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from ctrecords.law import library
from ctrecords.law.calendar import Calendar, holidays, nth_business_day
from ctrecords.law.deadlines import Circumstances, Deadline, clock
from ctrecords.law.receipts import filing_recorded

FOLDER = Path(__file__).parent.parent / "golden" / "laws"
EVENTS = {
    "request_dated": "request_sent",
    "denial_dated": "denied",
    "decision_mailed": "final_decision_mailed",
}
DEADLINES = {
    "response_due": "response",
    "response_due_optional_open": "response",
    "response_due_earliest": "response",
    "appeal_due": "appeal",
    "appeal_due_after_silence": "appeal",
    "appeal_due_unrolled": "appeal",
    "personnel_response_due": "personnel_response",
    "objection_due": "employee_objection",
    "court_appeal_due": "court_appeal",
    "appeal_due_dhs": "appeal_dhs",
    "appeal_decision_due": "appeal_decision",
}


def read() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows.extend(csv.DictReader(file))
    return rows


ROWS = read()


def deadline(row: dict[str, str]) -> Deadline:
    statute = library.load(row["jurisdiction"])
    kind, day = row["expected_kind"], date.fromisoformat(row["date"])
    open_on = frozenset({"Lincoln Day"}) if kind.endswith("_optional_open") else frozenset[str]()
    around = Circumstances(
        agency_class="dhs" if kind.endswith("_dhs") else statute.meta.agency_classes[0],
        sent=day,
        received=day,
        personnel=kind == "personnel_response_due",
        open_on=open_on,
    )
    found = clock(statute, EVENTS.get(row["event"], row["event"]), day, around)
    return next(entry for entry in found if entry.id == DEADLINES[kind])


def answer(row: dict[str, str]) -> date:
    statute = library.load(row["jurisdiction"])
    kind, day = row["expected_kind"], date.fromisoformat(row["date"])
    calendar = Calendar.of(statute, "legal")
    word, _, rest = kind.partition(":")
    if word == "nth_business_day":
        return nth_business_day(calendar, day, int(rest))
    if word == "filing_recorded":
        return filing_recorded(statute, day, "email")
    if word == "open":
        assert calendar.is_open(day)
        return day
    if word == "holiday":
        assert calendar.why_closed(day).removesuffix(" observed") == rest
        return next(entry.observed for entry in holidays(statute, day.year) if entry.name == rest)
    entry = deadline(row)
    if kind.endswith("_earliest"):
        return entry.earliest
    return entry.unrolled if kind.endswith("_unrolled") else entry.date


def test_none_of_the_answers_is_lost() -> None:
    assert len(ROWS) == 57


@pytest.mark.parametrize(
    "row", ROWS, ids=[f"{row['jurisdiction']}-{row['expected_kind']}-{row['date']}" for row in ROWS]
)
def test_the_known_answer_comes_out(row: dict[str, str]) -> None:
    assert answer(row) == date.fromisoformat(row["expected_date"]), row["source"]


def test_the_court_date_on_a_saturday_is_not_rolled(connecticut_row: dict[str, str]) -> None:
    found = deadline(connecticut_row)
    assert found.date == found.unrolled
    assert found.file_by == date(2026, 12, 31)
    assert "does not roll" in found.notes[0]


@pytest.fixture
def connecticut_row() -> dict[str, str]:
    return next(row for row in ROWS if row["expected_kind"] == "court_appeal_due")
