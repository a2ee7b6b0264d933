"""Transfers, moved events and tracking numbers by the command line."""

from datetime import datetime
from pathlib import Path

import pytest

from ctrecords.model.days import LEGAL_ZONE, clock_time
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
    assert (
        f"{event} moved to R-10. It was filed here by mistake: It names their file."
        in asked.ask("show", "R-9").out
    )
    assert "Moved here from R-9: It names their file." in asked.ask("show", "R-10").out
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


def test_what_was_promised_reworded_and_said_of_items_is_shown(asked: Talk) -> None:
    asked.do("log", "R-9", "promise", "--date", "2026-11-16", "--promised", "2026-11-20", "--by", "call")
    asked.do("narrow", "R-9", "--item", "1=The policy of 2026.", "--date", "2026-11-17")
    said = asked.ask("show", "R-9").out
    assert "Mon, Nov 16  promise by Fri, Nov 20\n" in said
    assert "Item 1 now reads: “The policy of 2026.”" in said
    asked.do("log", "R-9", "outcome", "--date", "2026-11-18", "--item", "1=provided", "2=not_addressed")
    shown = asked.do("show", "R-9")
    assert [item["outcome"] for item in shown["items"]] == ["provided", "not_addressed"]
    assert (shown["events"][-1]["direction"], shown["events"][-1]["channel"]) == ("in", "unsaid")
    refused = asked.refused("log", "R-9", "outcome", "--date", "2026-11-18")
    assert refused[0] == "An outcome belongs to an item, and none is named."


def test_the_day_to_act_by_stands_before_the_rolled_one(asked: Talk) -> None:
    asked.do("log", "R-9", "denied", "--date", "2026-11-12", "--by", "mail")
    said = asked.ask("show", "R-9").out
    assert "Fri, Dec 11: Complaint to the FOI Commission must be filed" in said
    assert "\nMon, Dec 14:" not in said
    counted = asked.ask("clock", "us-ct", "denied", "2026-11-12").out
    assert "2026-12-11  Complaint" in counted
    assert "the count ends 2026-12-12, a closed day; the law rolls it to 2026-12-14" in counted


def test_a_bounced_contact_says_so(asked: Talk) -> None:
    value = "2 Example Way, Norwalk, CT"
    asked.do("agencies", "contact", "ct-norwalk-police", "address", value, "--source", "Its page")
    said = asked.ask("agencies", "bounced", "ct-norwalk-police", value, "--date", "2026-11-20").out
    row = next(line for line in said.splitlines() if value in line)
    assert "; bounced 2026-11-20, letters do not use it) [" in row
    assert said.count("Its page") == 1


def test_history_tells_the_time_where_the_days_are_counted(asked: Talk) -> None:
    row = asked.do("history", "R-9")[0]
    there = datetime.fromisoformat(row["at"]).astimezone(LEGAL_ZONE)
    assert f"{there:%Y-%m-%d}" in asked.ask("history", "R-9").out
    assert clock_time(f"{there:%H:%M}") in asked.ask("history", "R-9").out


def test_one_request_is_not_many(asked: Talk) -> None:
    asked.do("case", "new", "Fleet")
    words = ("--agency", "ct-norwalk-police", "--item", "The fleet.", "--out", "out")
    asked.do("request", "new", "--case", "Fleet", *words)
    assert "1 request, 1 open" in asked.ask("case", "list").out


def test_a_section_no_law_lists_is_kept_and_told(asked: Talk) -> None:
    words = ("log", "R-9", "denied", "--date", "2026-11-12", "--exemption")
    odd = asked.ask(*words, "1-999(z)", "--json")
    assert odd.code == 0
    assert odd.err == "Note: § 1-999(z) is none that us-ct lists; it is kept as you gave it.\n"
    known = asked.ask("log", "R-10", *words[2:], "1-210(b)(3)", "--json")
    assert (known.code, known.err) == (0, "")


def test_an_event_is_corrected_and_the_dates_follow(asked: Talk) -> None:
    event = asked.do("log", "R-9", "denied", "--date", "2026-11-13", "--by", "mail", "--note", "A lettr.")[
        "event"
    ]
    done = asked.do("correct", event, "--date", "2026-11-12", "--note", "A letter.")
    assert (done["event"], done["request"]) == (event, "R-9")
    assert done["standing"]["line"].startswith("Denied Nov 12 — appeal by Dec 11")
    shown = asked.do("show", "R-9")["events"][-1]
    assert (shown["date"], shown["summary"]) == ("2026-11-12", "A letter.")
    assert asked.refused("correct", event, "--date", "2026-11-30")[0].startswith("An event cannot be on")
    assert asked.ask("correct", event).code == 2
    asked.do("undo")
    assert asked.do("show", "R-9")["events"][-1]["date"] == "2026-11-13"
    asked.do("redo")
    assert asked.do("check")["ok"]
