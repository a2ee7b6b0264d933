"""The ready items: complete, distinct, and never asking for plate reads."""

import re

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.letters.menu import FIRST_ROUND, SECOND_ROUND, groups, menu, ready_set, ready_sets


def test_items_are_distinct_and_whole() -> None:
    for values in zip(*((item.id, item.label, item.text) for item in menu()), strict=True):
        assert len(set(values)) == len(menu())
    for item in menu():
        assert item.text.endswith(".")
        assert "{" not in item.text
        assert item.group in groups()


def test_no_item_asks_for_raw_plate_data() -> None:
    for item in menu():
        for word in re.finditer(r"plate (?:numbers|data|images)", item.text):
            assert re.search(r"redacted|given access|whose data", item.text) or item.id == "federal-access", (
                word
            )
        assert not re.search(r"\b(?:all|every|copies of) (?:plate )?(?:reads|scans|images|hits)\b", item.text)


def test_every_item_is_bounded_in_time_or_names_one_paper() -> None:
    unbounded = [item.id for item in menu() if not re.search(r"\b20\d\d\b|date of this letter", item.text)]
    assert unbounded == ["policy-26-14", "declarations"]


def test_the_first_round_is_the_six_of_the_starter_investigation() -> None:
    assert [item.label for item in ready_set(FIRST_ROUND)] == [
        "Data-sharing report",
        "Federal access papers",
        "Network audit log",
        "Admin log",
        "Policies and retention",
        "Audits since 2025",
    ]


def test_the_second_round_is_the_six_after_the_act() -> None:
    assert [item.text for item in ready_set(SECOND_ROUND)] == [
        "The plate-reader policy adopted to follow Public Act 26-14, with the date it took effect.",
        "Usage and access logs for October 2026, all columns, with plate data redacted, as CSV.",
        "The list of camera locations in use on November 1, 2026.",
        "Records that show when reads older than 21 days were deleted, since October 1, 2026.",
        "Written declarations received from agencies in New York, Rhode Island or Massachusetts.",
        "Results of any audit for October 2026, and any corrective action.",
    ]


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(CtrecordsError, match="no ready set of items called “third”") as told:
        ready_set("third")
    assert FIRST_ROUND in told.value.remedy


def test_the_ready_sets_are_listed_with_what_they_are_called() -> None:
    assert [name for name, _ in ready_sets()] == [FIRST_ROUND, SECOND_ROUND]
    assert all(words for _, words in ready_sets())
