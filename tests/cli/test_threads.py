"""Transfers, moved events and tracking numbers by the command line."""

from pathlib import Path

import pytest

from tests.talk import Talk


@pytest.fixture
def asked(starter: Talk, tmp_path: Path) -> Talk:
    """Two requests, R-9 and R-10, sent on November 10 and 12, 2026."""
    starter.on = "2026-11-23"
    starter.do("case", "new", "Body cameras")
    words = ("--agency", "ct-norwalk-police", "ct-enfield-police", "--item", "The policy.", "Invoices.")
    starter.do("request", "new", "--case", "Body cameras", *words, "--out", tmp_path / "out")
    starter.do("sent", "R-9", "--date", "2026-11-10", "--by", "mail")
    starter.do("sent", "R-10", "--date", "2026-11-12", "--by", "mail")
    return starter


def test_transfer(asked: Talk) -> None:
    words = ("transfer", "R-9", "ct-trumbull-police", "--item", "2", "--date", "2026-11-16")
    assert asked.do(*words) == {
        "event": "E-3",
        "origin": "R-9",
        "request": "R-11",
        "agency": "ct-trumbull-police",
    }
    old, new = asked.do("show", "R-9"), asked.do("show", "R-11")
    assert (old["transferred_to"], new["origin"]) == (["R-11"], "R-9")
    assert [item["outcome"] for item in old["items"]] == ["awaiting", "referred"]
    assert "Transferred to R-11, Trumbull Police Department" in asked.ask("show", "R-9").out


def test_assign(asked: Talk) -> None:
    event = asked.do("log", "R-9", "acknowledged", "--date", "2026-11-16")["event"]
    done = asked.do("assign", event, "R-10", "--reason", "It names their file")
    assert (done["event"], done["request"], done["from"]) == (event, "R-10", "R-9")
    for name in ("R-9", "R-10"):
        [move] = asked.do("show", name)["moves"]
        assert (move["from"], move["to"], move["reason"]) == ("R-9", "R-10", "It names their file")
    assert asked.refused("assign", event, "R-10")[0] == f"{event} is on R-10 already."
    asked.do("undo")
    assert asked.do("show", "R-10")["moves"] == []


def test_track(asked: Talk) -> None:
    [row] = asked.do("track", "R-9", "W003", "--kind", "portal", "--date", "2026-11-12")
    assert row == {"request": "R-9", "kind": "portal", "number": "W003", "since": "2026-11-12", "ended": None}
    assert asked.do("show", "W003")["ref"] == "R-9"
    asked.do("log", "W003", "docketed", "--date", "2026-11-20", "--number", "FIC 2026-0123")
    assert asked.do("show", "FIC 2026-0123")["tracking"][1]["kind"] == "forum"
    asked.do("track", "R-9", "w003", "--end")
    assert asked.ask("track", "R-9").out == "W003           portal  ended\nFIC 2026-0123  forum   \n"
    assert asked.ask("track", "R-9", "--end").code == 2
    assert asked.ask("track", "R-10").out == "No numbers.\n"


def test_a_failed_delivery_marks_the_contact_it_went_to(practice: Talk) -> None:
    slug = practice.do("show", "R-5")["agency"]
    [listed] = practice.do("agencies", "show", slug)
    value = next(one["value"] for one in listed["contacts"] if one["kind"] == "address")
    words = ("log", "R-5", "delivery_failed", "--date", "2026-11-20", "--by", "mail")
    told = practice.ask(*words)
    assert told.code == 0
    assert f"to stop them: ctrecords agencies bounced {slug} VALUE --date 2026-11-20" in told.err
    practice.do("undo")
    assert practice.refused(*words, "--bounced", "nowhere")[0].endswith("has no contact “nowhere”.")
    assert practice.ask(*words, "--bounced", value).err == ""
    [listed] = practice.do("agencies", "show", slug)
    assert [one["bounced_on"] for one in listed["contacts"] if one["value"] == value] == ["2026-11-20"]
    practice.do("undo")
    [listed] = practice.do("agencies", "show", slug)
    assert [one["bounced_on"] for one in listed["contacts"] if one["value"] == value] == [None]
