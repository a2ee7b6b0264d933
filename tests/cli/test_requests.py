"""Requests by the command line: made, lettered, sent, answered; shapes as the contract has them."""

from pathlib import Path
from typing import Any

import pytest

from ctrecords.letters.letter import LETTERS
from tests.talk import Talk

STANDING = {"stage", "outcome", "clock", "whose_move", "proceeding", "fee", "line"}


def asked(starter: Talk, out: Path, *more: object) -> Any:
    starter.do("case", "new", "Body cameras")
    return starter.do(
        "request",
        "new",
        "--case",
        "Body cameras",
        "--agency",
        "ct-norwalk-police",
        "ct-enfield-police",
        "--item",
        "The policy now in force.",
        "Invoices since 2024.",
        "--out",
        out,
        *more,
    )


def test_request_new(starter: Talk, tmp_path: Path) -> None:
    made = asked(starter, Path("letters"))
    assert [set(row) >= {"request", "agency", "letter"} for row in made] == [True, True]
    assert [(row["request"], row["agency"]) for row in made] == [
        ("R-9", "ct-norwalk-police"),
        ("R-10", "ct-enfield-police"),
    ]
    for row in made:
        letter = Path(row["letter"])
        assert letter.is_absolute()
        assert letter.parent == tmp_path / "place" / "letters"
        assert letter.read_bytes()[:2] == b"PK"
    assert [item["text"] for item in starter.do("show", "R-10")["items"]] == [
        "The policy now in force.",
        "Invoices since 2024.",
    ]


def test_request_new_warns_on_stderr_and_goes_on(starter: Talk, tmp_path: Path) -> None:
    starter.do("case", "new", "Body cameras")
    words = ("request", "new", "--case", "C-2", "--agency", "ct-norwalk-police", "--item", "One thing.")
    first = starter.ask(*words, "--out", tmp_path / "a", "--json")
    assert first.code == 0
    assert (
        first.err
        == "Note: Norwalk Police Department: postal contact dates from 2009; verify it before sending.\n"
    )
    again = starter.ask(*words, "--out", tmp_path / "b", "--json")
    assert "item 1 was asked of it in R-9 within the last 12 months" in again.err


def test_request_new_from_a_file_of_items(starter: Talk, tmp_path: Path) -> None:
    items = tmp_path / "items.txt"
    items.write_text("\ufeffFirst.\n\n  Second, with ünïcode.  \r\n", encoding="utf-8")
    words = ("request", "new", "--case", "C-1", "--agency", "ct-norwalk-police", "--out", tmp_path / "o")
    (made,) = starter.do(*words, "--items-file", items)
    assert [item["text"] for item in starter.do("show", made["request"])["items"]] == [
        "First.",
        "Second, with ünïcode.",
    ]
    for wrong in ((), ("--item", "x", "--items-file", items)):
        assert starter.ask(*words, *wrong).code == 2
    assert starter.refused(*words, "--items-file", tmp_path / "no.txt")[1].startswith("Give a UTF-8")


def test_an_agency_without_a_law_is_refused_with_a_sentence(starter: Talk, tmp_path: Path) -> None:
    agency = next(row["slug"] for row in starter.do("agencies", "list") if not row["law"])
    words = ("request", "new", "--case", "C-1", "--agency", "ct-norwalk-police", agency, "--item", "One.")
    what, remedy = starter.refused(*words, "--out", tmp_path / "o")
    assert "cannot be asked yet" in what
    assert "no law set in the directory" in what
    assert remedy == "Choose another letter, or leave that agency out."
    assert not (tmp_path / "o").exists()
    assert starter.do("case", "list")[0]["requests"] == 8


def test_letter_for_a_draft(starter: Talk, tmp_path: Path) -> None:
    made = starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "x" / "mine.docx")
    assert made == {"letter": str(tmp_path / "x" / "mine.docx"), "request": "R-1"}
    assert Path(made["letter"]).read_bytes()[:2] == b"PK"
    other = starter.do("letter", "R-2", "initial-request", "--field", "fee_cap=25", "--out", tmp_path / "y")
    assert Path(other["letter"]).parent == tmp_path / "y"
    what, remedy = starter.refused("letter", "R-3", "initial-request", "--out", tmp_path / "x.pdf")
    assert what == "A letter cannot be written as “x.pdf”."
    assert "ends in .docx" in remedy
    assert starter.refused("letter", "R-1", "initial-request")[0] == "R-1 has its letter already."
    assert starter.refused("letter", "R-3", "valentine")[0] == "There is no letter called “valentine”."
    assert starter.refused("letter", "R-3", "thanks")[0] == (
        "“Thank you” does not fit R-3: The request has not been sent yet."
    )


def test_letters_list(talk: Talk) -> None:
    listed = talk.do("letters", "list")
    assert all(set(row) >= {"name", "label", "fits", "why"} for row in listed)
    assert len(listed) == len(LETTERS)
    assert listed[0]["name"] == "initial-request"


def test_sent(starter: Talk, tmp_path: Path) -> None:
    asked(starter, tmp_path / "o")
    answer = starter.ask("sent", "R-9", "R-10", "--date", "2026-11-10", "--by", "email", "--json")
    assert answer.code == 0
    assert [set(row) for row in answer.data] == [{"request", "event"}] * 2
    assert "No e-mail address of Norwalk Police Department is on file." in answer.err
    what, _ = starter.refused("sent", "R-9", "--date", "2026-11-10", "--by", "mail")
    assert what == "R-9 was marked sent already, on Tue, Nov 10."


def test_sent_asks_which_version_went_out(starter: Talk, tmp_path: Path) -> None:
    letter = Path(asked(starter, tmp_path / "o")[0]["letter"])
    letter.write_bytes(letter.read_bytes() + b"changed")
    what, remedy = starter.refused("sent", "R-9", "--date", "2026-11-10", "--by", "mail")
    assert what == f"The letter of R-9 was changed since it was made: {letter}."
    assert "--letter-file" in remedy
    starter.do("sent", "R-9", "--date", "2026-11-10", "--by", "mail", "--letter-file", letter)
    assert starter.do("show", "R-9")["events"][0]["files"][0]["name"] == letter.name


def test_log(practice: Talk, tmp_path: Path) -> None:
    one, two = tmp_path / "a.pdf", tmp_path / "b.pdf"
    one.write_bytes(b"%PDF one")
    two.write_bytes(b"%PDF two")
    logged = practice.do(
        "log",
        "R-1",
        "denied",
        "--date",
        "2026-11-20",
        "--item",
        "2=denied",
        "4=denied",
        "--exemption",
        "1-210(b)(3)",
        "--file",
        one,
        two,
        "--note",
        "By letter.",
        "--person",
        "records officer",
        "--by",
        "mail",
        "--direction",
        "in",
        "--time",
        "3:40 pm",
        "--certainty",
        "stated",
    )
    assert set(logged) >= {"event", "request", "standing"}
    assert logged["request"] == "R-1"
    assert set(logged["standing"]) >= STANDING
    assert all(isinstance(logged["standing"][name], str) for name in STANDING)
    shown = practice.do("show", "R-1")
    event = shown["events"][-1]
    assert (event["ref"], event["time"], event["certainty"]) == (logged["event"], "15:40", "stated")
    assert [(e["kind"], e["item"], e["section"]) for e in event["effects"]] == [
        ("denied", 2, "1-210(b)(3)"),
        ("denied", 4, "1-210(b)(3)"),
    ]
    assert [file["name"] for file in event["files"]] == ["a.pdf", "b.pdf"]
    outcomes = {item["number"]: item["outcome"] for item in shown["items"]}
    assert (outcomes[2], outcomes[4], outcomes[1]) == ("denied", "denied", "awaiting")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--item", "4"),
        ("--item", "4=lost"),
        ("--item", "4=denied", "4=provided"),
        ("--by", "pigeon"),
        ("--certainty", "sure"),
        ("--pages", "-1"),
    ],
)
def test_log_used_wrongly_is_usage(practice: Talk, wrong: tuple[str, ...]) -> None:
    answer = practice.ask("log", "R-1", "message", "--date", "2026-11-20", *wrong)
    assert (answer.code, answer.out) == (2, "")
