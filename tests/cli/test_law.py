"""The law by the command line: dates and holidays, without a casebook or by the law files of one."""

from pathlib import Path

import pytest

from ctrecords.law import library
from tests.talk import Talk

CLOCK = {
    "id",
    "label",
    "actor",
    "trigger",
    "date",
    "unrolled",
    "file_by",
    "earliest",
    "latest",
    "citation",
    "confidence",
    "days",
}


def test_clock(talk: Talk) -> None:
    rows = talk.do("clock", "us-ct", "request_received", "2026-11-10")
    assert all(set(row) >= CLOCK for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    found = {row["id"]: row for row in rows}
    assert (found["response"]["date"], found["appeal"]["date"]) == ("2026-11-17", "2026-12-17")
    skipped = [day for day in found["response"]["days"] if day["date"] == "2026-11-11"]
    assert skipped == [{"date": "2026-11-11", "counted": False, "why": "Veterans' Day, skipped"}]
    assert "personnel_response" not in found
    personnel = talk.do("clock", "us-ct", "request_received", "2026-11-10", "--personnel")
    assert "personnel_response" in {row["id"] for row in personnel}


def test_clock_by_the_towns_own_days(talk: Talk) -> None:
    words = ("clock", "us-ct", "request_received", "2026-02-10", "--open-on", "Lincoln Day")
    assert talk.do(*words)[0]["date"] == "2026-02-17"
    assert talk.do(*words, "--closed", "2026-02-11", "2026-02-12")[0]["date"] == "2026-02-19"
    assert talk.do("clock", "us-ct", "request_received", "2026-02-10")[0]["date"] == "2026-02-18"


def test_clock_of_the_federal_law(talk: Talk) -> None:
    rows = talk.do("clock", "us", "request_received", "2026-11-10")
    found = {row["id"]: row for row in rows}
    assert any(row["date"] == "2026-12-10" for row in rows), found
    appeal = talk.do("clock", "us", "adverse_determination_dated", "2026-11-10")
    assert appeal
    assert appeal[0]["actor"] == "requester"


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (("us-ct", "asked", "2026-11-10"), "request_received"),
        (("us-ct", "request_received", "2026-11-10", "--class", "city"), "municipal"),
        (("fr", "request_received", "2026-11-10"), "us-ct"),
        (("us-ct", "request_received", "2026-11-10", "--open-on", "Boxing Day"), "Lincoln Day"),
    ],
)
def test_clock_names_what_it_knows(talk: Talk, words: tuple[str, ...], known: str) -> None:
    what, remedy = talk.refused("clock", *words, code=2)
    assert what.startswith("“")
    assert known in remedy


def test_clock_of_days_that_cannot_be(talk: Talk) -> None:
    assert talk.ask("clock", "us-ct", "request_received", "2026-02-30").code == 2
    what, _ = talk.refused("clock", "us-ct", "request_received", "2026-11-10", "--sent", "2026-11-11")
    assert what == "That is before the request was sent."
    assert (
        talk.refused("clock", "us-ct", "request_received", "9999-12-31")[1] == "Check the year of the date."
    )


def test_holidays(talk: Talk) -> None:
    rows = talk.do("holidays", "us-ct", "2026")
    assert all(set(row) == {"date", "observed", "name", "optional_for"} for row in rows)
    veterans = next(row for row in rows if row["name"] == "Veterans' Day")
    assert (veterans["date"], veterans["observed"]) == ("2026-11-11", "2026-11-11")
    july = next(row for row in rows if row["name"] == "Independence Day")
    assert (july["date"], july["observed"]) == ("2026-07-04", "2026-07-03")
    assert talk.do("holidays", "us", "2026")
    assert talk.refused("holidays", "fr", "2026", code=2)[1] == "Use one of these: us, us-ct."
    assert talk.ask("holidays", "us-ct", "1899").code == 2


def test_a_casebook_that_is_named_counts_by_its_own_law_files(
    starter: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("clock", "us-ct", "request_received", "2026-11-10")
    as_of = library.load("us-ct").meta.as_of
    told = starter.ask(*asked)
    whose = f"Note: counted by us-ct of {as_of}, the shipped text that the casebook Starter uses.\n"
    assert (told.code, told.err) == (0, whose)
    own = tmp_path / "own.toml"
    text = library.text("us-ct").replace("month = 11\nday = 11\n", "month = 11\nday = 12\n")
    own.write_text(text, encoding="utf-8")
    starter.do("laws", "use", own)
    told = starter.ask(*asked)
    assert "the corrected text that the casebook Starter uses" in told.err
    [skipped] = [day for day in starter.do(*asked)[0]["days"] if not day["counted"] and "Vet" in day["why"]]
    assert skipped["date"] == "2026-11-12"
    assert {row["name"]: row["date"] for row in starter.do("holidays", "us-ct", "2026")}["Veterans' Day"] == (
        "2026-11-12"
    )
    assert starter.refused("holidays", "fr", "2026", code=2)[0] == "“fr” is no law of this casebook."
    folder, starter.casebook = starter.casebook, None
    told = starter.ask("holidays", "us-ct", "2026")
    assert told.err == f"Note: counted by us-ct of {as_of}, the text that ships with ctrecords.\n"
    monkeypatch.setenv("CTRECORDS_CASEBOOK", str(folder))
    assert "the corrected text that the casebook Starter uses" in starter.ask("holidays", "us-ct", "2026").err
