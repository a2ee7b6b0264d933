"""From people, places and terms to words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError
from ctrecords.letters.fields import MARK_END, MARK_START, marked, plain
from ctrecords.letters.letter import kind
from ctrecords.model.days import dollars, letter_date
from ctrecords.model.directory import Contact
from ctrecords.model.ids import AgencyId
from tests.letters.letter_samples import CEDAR, LAW, POST, SENDER, make_fields


def test_a_letter_has_its_own_agency_address_and_date() -> None:
    fields = make_fields()
    assert fields["addressee"] == [
        "Records Division",
        "Cedar Police Department",
        "900 Main Avenue",
        "Cedar, CT",
    ]
    assert fields["dated"] == "November 24, 2026"
    assert fields["letterhead"] == ["12 Elm Street", "Alder, CT 06000", "sample@example.org · 860-555-0100"]
    assert fields["running"] == "Practice: Cedar Police Department, November 24, 2026"
    assert fields["fee_sentence"] == "Please tell me before doing any work that would cost more than $25.00."
    assert fields["waiver_sentence"] == ""


def test_every_field_is_one_the_template_may_use() -> None:
    assert make_fields().keys() <= kind("initial-request").merge_names


def test_a_missing_address_leaves_name_and_town_and_invents_nothing() -> None:
    assert make_fields(contacts=())["addressee"] == [
        "Records Division",
        "Cedar Police Department",
        "Cedar, Connecticut",
    ]
    bare = make_fields(contacts=(), attention="", agency=replace(CEDAR, town="", jurisdiction=""))
    assert bare["addressee"] == ["Cedar Police Department"]


def test_a_chosen_email_is_named_under_the_address() -> None:
    email = Contact(agency=AgencyId(3), purpose="records", kind="email", value="records@example.gov")
    assert make_fields(contacts=(email, POST))["addressee"][-2:] == ["Cedar, CT", "records@example.gov"]
    assert make_fields(contacts=(email,))["addressee"][-1] == "By e-mail: records@example.gov"


def test_no_fee_limit_and_a_waiver() -> None:
    fields = make_fields(fee_cap_cents=None, waiver=" residents learn who searches their data. ")
    assert fields["fee_sentence"] == ""
    assert fields["waiver_sentence"].endswith("general welfare: residents learn who searches their data.")


@pytest.mark.parametrize("chosen", ["electronic", "paper", "inspect"])
def test_one_format_is_on(chosen: str) -> None:
    fields = make_fields(format=chosen)
    assert [name for name in ("electronic", "paper", "inspect") if fields[name]] == [chosen]


def test_missing_sender_details_are_named_together() -> None:
    with pytest.raises(CtrecordsError, match="without your name and your postal address") as told:
        make_fields(requester=replace(SENDER, name=" ", address=""))
    assert "ctrecords requester" in told.value.remedy


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"items": ()}, "no items"),
        ({"items": ("One.", " ")}, "items is empty"),
        ({"format": "fax"}, "“fax” is not a format"),
        ({"fee_cap_cents": -1}, "below zero"),
        ({"sentences": {**LAW["letters"], "fee_sentence": "At {rate} a page."}}, r"“fee_sentence”.*\{rate\}"),
        ({"sentences": {"salutation": "Hello:"}}, "no sentence “invocation”"),
    ],
)
def test_what_a_letter_cannot_go_without(changes: dict[str, Any], what: str) -> None:
    with pytest.raises(CtrecordsError, match=what) as told:
        make_fields(**changes)
    assert told.value.remedy


def test_a_preview_marks_what_differs_and_stands_in_for_what_is_missing() -> None:
    fields = make_fields(
        preview=True, requester=replace(SENDER, name="", address="", email="", phone=""), items=()
    )
    assert fields["requester_name"] == "Your name"
    assert fields["letterhead"] == ["Your postal address", "Your e-mail and phone"]
    assert fields["dated"] == f"{MARK_START}November 24, 2026{MARK_END}"
    assert fields["fee_sentence"].endswith(f"more than {MARK_START}$25.00{MARK_END}.")


def test_a_real_letter_carries_no_marks_even_when_they_were_pasted() -> None:
    pasted = f"{MARK_START}x{MARK_END}"
    fields = make_fields(
        items=(pasted,),
        agency=replace(CEDAR, name=pasted),
        requester=replace(SENDER, name=pasted),
        waiver=pasted,
    )
    assert MARK_START not in str(fields.values())
    assert fields["items"] == ["x"]


def test_a_long_name_is_shortened_only_in_the_running_line() -> None:
    name = "Office of Records " * 17
    fields = make_fields(agency=replace(CEDAR, name=name))
    assert fields["agency"] == name
    assert len(fields["running"]) < 90
    assert "…, November 24, 2026" in fields["running"]


@given(st.dates(min_value=date(1900, 1, 1)))
def test_dates_are_written_out_in_english(day: date) -> None:
    month, rest = letter_date(day).split(" ", 1)
    assert month.isascii()
    assert rest == f"{day.day}, {day.year}"


@pytest.mark.parametrize(("cents", "text"), [(0, "$0.00"), (2500, "$25.00"), (125005, "$1,250.05")])
def test_money(cents: int, text: str) -> None:
    assert dollars(cents) == text


@given(st.text())
def test_marks_come_off(text: str) -> None:
    assert plain(marked(text)) == plain(text)


def test_the_day_four_sentence_speaks_of_a_denial_not_of_records() -> None:
    sentence = str(make_fields()["deadline_sentence"])
    assert "a written denial is due within four business days" in sentence
    assert "records are due" not in sentence
