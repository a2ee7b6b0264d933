"""Stories 3, 4, 6 and 7 by the command line: silence, the safe window, a mixed answer, a denial."""

from pathlib import Path
from typing import Any

import pytest

from tests.talk import Talk


@pytest.fixture
def nine(starter: Talk, tmp_path: Path) -> Talk:
    """R-9 with six items to one town, its letter made, not sent."""
    starter.on = "2026-02-10"
    items = [f"Record {n}." for n in range(1, 7)]
    starter.do(
        "request",
        "new",
        "--case",
        "C-1",
        "--agency",
        "ct-norwalk-police",
        "--item",
        *items,
        "--out",
        tmp_path / "o",
    )
    return starter


def send(talk: Talk, day: str, *more: str, by: str = "email") -> None:
    talk.on = day
    talk.do("sent", "R-9", "--date", day, "--by", by, *more)


def deadline(talk: Talk, name: str, number: str = "R-9") -> Any:
    return next(row for row in talk.do("show", number)["deadlines"] if row["id"] == name)


def test_four_business_days_no_answer(nine: Talk) -> None:
    """Story 3."""
    send(nine, "2026-11-10")
    nine.on = "2026-11-17"
    assert nine.do("show", "R-9")["standing"]["clock"] == "running (0 business days left)"
    assert nine.do("today") == []
    nine.on = "2026-11-18"
    shown = nine.do("show", "R-9")
    assert shown["standing"] | {"fee": ""} == {
        "stage": "sent",
        "outcome": "none yet",
        "clock": "deemed denied, appeal window open (29 days)",
        "whose_move": "me",
        "proceeding": "none",
        "fee": "",
        "line": "Deemed denied Nov 17 — appeal by Dec 17 — yours to act",
    }
    response, appeal = deadline(nine, "response"), deadline(nine, "appeal")
    assert (response["date"], response["citation"]) == ("2026-11-17", "§ 1-206(a)")
    days = {day["date"]: (day["counted"], day["why"]) for day in response["days"]}
    assert days["2026-11-11"] == (False, "Veterans' Day, skipped")
    assert [day for day, (counted, _) in days.items() if counted] == [
        "2026-11-12",
        "2026-11-13",
        "2026-11-16",
        "2026-11-17",
    ]
    assert all(why for _, why in days.values())
    assert (appeal["date"], appeal["file_by"]) == ("2026-12-17", "2026-12-17")
    assert appeal["window"] == ["2026-11-18", "2026-12-16"]
    text = nine.ask("show", "R-9").out
    assert "to be safe, file Wed, Nov 18 to Wed, Dec 16" in text
    assert "Veterans' Day, skipped" in text
    (row,) = nine.do("today")
    assert (row["group"], row["date"], row["request"]) == ("Deemed denied", "2026-11-17", "R-9")
    assert "§ 1-206(a)" in row["why"]
    nine.do("undo")
    assert nine.do("show", "R-9")["deadlines"] == []
    nine.do("redo")
    assert nine.do("check")["ok"]


def test_the_safe_filing_window(nine: Talk) -> None:
    """Story 4."""
    send(nine, "2026-02-10", "--received", "2026-02-10")
    nine.on = "2026-02-19"
    response, appeal = deadline(nine, "response"), deadline(nine, "appeal")
    assert (response["earliest"], response["latest"]) == ("2026-02-16", "2026-02-18")
    assert appeal["window"] == ["2026-02-19", "2026-03-18"]
    clock = nine.do("clock", "us-ct", "request_received", "2026-02-10", "--open-on", "Lincoln Day")
    town = {row["id"]: row for row in clock}
    assert (town["response"]["date"], town["appeal"]["window"]) == (
        "2026-02-17",
        ["2026-02-19", "2026-03-18"],
    )


def test_an_unknown_receipt_widens_the_window_and_says_so(nine: Talk) -> None:
    """Story 4: by mail, the day of receipt not known; then it is."""
    send(nine, "2026-02-10", by="mail")
    nine.on = "2026-02-26"
    unknown = deadline(nine, "response")
    assert any("assum" in note for note in unknown["notes"])
    assert nine.do("show", "R-9")["received"] is None
    assert unknown["earliest"] < unknown["date"]
    nine.do("log", "R-9", "received", "--date", "2026-02-12")
    known = deadline(nine, "response")
    assert not any("assum" in note for note in known["notes"])
    assert (known["earliest"], known["latest"]) == (unknown["earliest"], "2026-02-20")


def test_what_did_they_answer(nine: Talk) -> None:
    """Story 6, after an acknowledgment, a weekend e-mail and two replies the same day."""
    send(nine, "2026-11-10")
    nine.on = "2026-11-20"
    nine.do("log", "R-9", "acknowledged", "--date", "2026-11-12")
    nine.do("log", "R-9", "message", "--date", "2026-11-14", "--note", "Weekend e-mail.")
    assert nine.do("show", "R-9")["items"][0]["unread"]
    logged = nine.do(
        "log",
        "R-9",
        "message",
        "--date",
        "2026-11-16",
        "--item",
        *(f"{n}=provided" for n in (1, 2, 3)),
        "4=denied",
        "5=not_addressed",
        "--exemption",
        "1-210(b)(3)",
    )
    nine.do("log", "R-9", "message", "--date", "2026-11-16", "--item", "3=provided_with_redactions")
    shown = nine.do("show", "R-9")
    assert shown["standing"]["outcome"] == "partly provided"
    assert [item["outcome"] for item in shown["items"]] == [
        "provided",
        "provided",
        "provided_with_redactions",
        "denied",
        "not_addressed",
        "awaiting",
    ]
    assert logged["event"] == "E-4"
    denials = [row for row in shown["deadlines"] if row["trigger"] == "denied" and row["item"] == 4]
    assert [(row["id"], row["file_by"]) for row in denials] == [("appeal", "2026-12-16")]
    nine.do("undo")
    assert nine.do("show", "R-9")["items"][2]["outcome"] == "provided"
    nine.do("redo")
    assert nine.do("check")["ok"]


def test_denied_with_an_exemption(nine: Talk) -> None:
    """Story 7: the denial of 5 October has its last appeal day on 4 November."""
    send(nine, "2026-09-29")
    nine.on = "2026-10-07"
    said = nine.do(
        "log", "R-9", "denied", "--date", "2026-10-05", "--exemption", "1-210(b)(3)", "--by", "mail"
    )
    assert said["standing"]["line"] == "Denied Oct 5 — appeal by Nov 4 — yours to act"
    shown = nine.do("show", "R-9")
    assert {item["outcome"] for item in shown["items"]} == {"denied"}
    assert {e["section"] for e in shown["events"][-1]["effects"]} == {"1-210(b)(3)"}
    appeal = next(row for row in shown["deadlines"] if row["trigger"] == "denied")
    assert (appeal["date"], appeal["unrolled"], appeal["file_by"]) == ("2026-11-04",) * 3
    nine.on = "2026-10-30"
    (row,) = nine.do("today")
    assert (row["group"], row["days"], row["action"]) == ("Appeal windows closing", 5, "Start complaint")
    nine.on = "2026-11-05"
    assert nine.do("show", "R-9")["standing"]["clock"] == "appeal window closed"


def test_an_estimate_or_a_promise_moves_no_date_of_the_law(nine: Talk) -> None:
    send(nine, "2026-11-10")
    nine.on = "2026-11-18"
    before = nine.do("show", "R-9")["deadlines"]
    for kind in ("estimate", "promise", "extension"):
        nine.do("log", "R-9", kind, "--date", "2026-11-12", "--promised", "2027-01-15", "--note", "Soon.")
    shown = nine.do("show", "R-9")
    assert shown["deadlines"] == before
    assert {claim["date"] for claim in shown["claimed"]} == {"2027-01-15"}
