"""Letters by the command line: later ones, many at once, own templates, a fresh request."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ctrecords.letters.breaks import bare
from ctrecords.letters.letter import LETTERS
from tests.talk import Talk


@pytest.fixture
def asked(starter: Talk, tmp_path: Path) -> Talk:
    """R-1 and R-2 written and sent on Tuesday, November 10, 2026; today is Monday, November 23."""
    for name in ("R-1", "R-2"):
        starter.do(
            "letter", name, "initial-request", "--out", tmp_path / "first", "--field", "dated=2026-11-10"
        )
    starter.do("sent", "R-1", "R-2", "--date", "2026-11-10", "--by", "email")
    starter.on = "2026-11-23"
    return starter


def told(listed: list[dict[str, Any]]) -> dict[str, bool]:
    return {row["name"]: row["fits"] for row in listed}


def test_letters_list(talk: Talk) -> None:
    listed = talk.do("letters", "list")
    assert [row["name"] for row in listed] == list(LETTERS)
    assert all(set(row) >= {"name", "label", "fits", "why"} for row in listed)
    assert all(row["fits"] is None and row["why"] for row in listed)


def test_letters_that_fit_a_request(asked: Talk) -> None:
    listed = asked.do("letters", "list", "R-1")
    fits = told(listed)
    assert fits["follow-up"]
    assert not fits["promise-broken"]
    assert next(row["why"] for row in listed if row["name"] == "promise-broken").endswith(".")
    assert "no:" in asked.ask("letters", "list", "R-1").out
    assert not any(told(asked.do("letters", "list", "R-3")).values())


def test_letters_that_fit_several_requests(asked: Talk) -> None:
    listed = {row["name"]: row for row in asked.do("letters", "list", "R-1", "R-2")}
    assert listed["follow-up"]["fits"]
    some = {row["name"]: row for row in asked.do("letters", "list", "R-1", "R-3")}
    assert some["follow-up"]["why"] == "Does not fit 1 of 2, such as R-3: The request has not been sent yet."


def test_a_later_letter(asked: Talk, tmp_path: Path) -> None:
    made = asked.do(
        "letter", "R-1", "follow-up", "--field", "items=2,3", "--out", tmp_path / "x" / "mine.docx"
    )
    assert made == {"letter": str(tmp_path / "x" / "mine.docx"), "request": "R-1"}
    text = bare("\n".join(one.text for one in Document(made["letter"]).paragraphs))
    assert "November 10, 2026" in text
    assert "{{" not in text
    marked = asked.do("sent", "R-1", "--date", "2026-11-23", "--by", "mail")
    shown = asked.do("show", "R-1")
    assert shown["events"][-1]["ref"] == marked[0]["event"]
    assert [one["kind"] for one in shown["events"][-1]["effects"]] == ["followed_up"]
    what, _ = asked.refused("sent", "R-1", "--date", "2026-11-23", "--by", "mail")
    assert what == "R-1 was marked sent already, on Tue, Nov 10."


def test_a_later_letter_marked_sent_in_the_same_act(asked: Talk, tmp_path: Path) -> None:
    asked.do("letter", "R-1", "follow-up", "--out", tmp_path / "x", "--sent", "2026-11-23", "--by", "email")
    assert [one["kind"] for one in asked.do("show", "R-1")["events"][-1]["effects"]] == ["followed_up"]
    asked.do("undo")
    assert len(asked.do("show", "R-1")["events"]) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ("letter", "R-1", "follow-up", "--sent", "2026-11-23"),
        ("letter", "R-1", "follow-up", "--by", "mail"),
        ("letter", "R-3", "initial-request", "--sent", "2026-11-23", "--by", "mail"),
        ("letters", "write", "follow-up", "R-1", "--by", "mail"),
        ("letters", "write", "follow-up"),
    ],
)
def test_used_wrongly(asked: Talk, wrong: tuple[str, ...]) -> None:
    answer = asked.ask(*wrong)
    assert (answer.code, answer.out) == (2, "")


def test_a_letter_that_lacks_something_names_it_and_writes_nothing(asked: Talk, tmp_path: Path) -> None:
    what, remedy = asked.refused("letter", "R-1", "fee-waiver", "--out", tmp_path / "x")
    assert what == (
        "“Ask for a fee waiver” cannot be written yet. Missing for R-1: What the public learns, How it is published."
    )
    assert "--field name=value" in remedy
    assert not (tmp_path / "x").exists()
    what, _ = asked.refused("letter", "R-1", "promise-broken", "--out", tmp_path / "x")
    assert "does not fit R-1" in what
    assert asked.refused("letter", "R-1", "valentine")[0] == "There is no letter called “valentine”."
    assert asked.refused("letter", "R-1", "initial-request")[0] == "R-1 has its letter already."


def test_the_complaint_is_written_whatever_it_lacks(asked: Talk, tmp_path: Path) -> None:
    answer = asked.ask("letter", "R-1", "foic-complaint", "--out", tmp_path / "x", "--json")
    assert answer.code == 0
    assert "missing: " in answer.err
    text = bare("\n".join(one.text for one in Document(answer.data["letter"]).paragraphs))
    assert "[missing: " in text


def test_many_at_once_leave_out_those_it_does_not_fit(asked: Talk, tmp_path: Path) -> None:
    words = ("letters", "write", "follow-up", "R-1", "R-2", "R-3", "--out", tmp_path / "x")
    what, _ = asked.refused(*words)
    assert what == "“Follow-up” does not fit R-3: The request has not been sent yet."
    made = asked.do(*words, "--fitting", "--sent", "2026-11-23", "--by", "mail")
    assert [row["request"] for row in made] == ["R-1", "R-2"]
    assert all(Path(row["letter"]).is_file() and row["event"].startswith("E-") for row in made)
    asked.do("undo")
    assert len(asked.do("show", "R-2")["events"]) == 1


def test_a_letter_never_sent_is_discarded_and_written_anew(starter: Talk, tmp_path: Path) -> None:
    made = starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "a")
    assert starter.do("letters", "discard", "R-1") == {"request": "R-1", "letter": made["letter"]}
    assert starter.do("show", "R-1")["standing"]["stage"] == "draft"
    starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "b")
    assert Path(made["letter"]).is_file()


def test_own_templates(starter: Talk, tmp_path: Path) -> None:
    taken = starter.do("letters", "template", "initial-request", "--out", tmp_path / "t.docx")
    document = Document(taken["template"])
    document.add_paragraph("Mine: {{ agency }}.")
    document.save(taken["template"])
    tried = starter.do("letters", "use", "initial-request", tmp_path / "t.docx", "--dry-run")
    assert (tried["used"], tried["findings"]) == (False, [])
    assert starter.do("letters", "use", "initial-request", tmp_path / "t.docx")["used"]
    made = starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "x")
    assert Document(made["letter"]).paragraphs[-1].text.startswith("Mine: ")
    own = {row["letter"]: row["template"] for row in starter.do("letters", "templates")}
    assert own["initial-request"] == "t.docx"
    assert own["follow-up"] is None
    assert starter.do("letters", "reset", "initial-request") == {"letter": "initial-request"}
    document.add_paragraph("{{ nobody }}")
    document.save(taken["template"])
    what, _ = starter.refused("letters", "use", "initial-request", tmp_path / "t.docx")
    assert what.startswith("“nobody” is no field of this letter")
    found = starter.do("letters", "use", "initial-request", tmp_path / "t.docx", "--dry-run")["findings"]
    assert [row["severity"] for row in found] == ["problem"]


def test_a_fresh_request_asks_the_same_agency_for_the_same_items(asked: Talk, tmp_path: Path) -> None:
    made = asked.do("request", "again", "R-1", "--out", tmp_path / "x")
    fresh, old = asked.do("show", made["request"]), asked.do("show", "R-1")
    assert fresh["agency"] == old["agency"]
    assert [one["text"] for one in fresh["items"]] == [one["text"] for one in old["items"]]
    assert fresh["sent"] is None
    assert asked.refused("request", "again", "R-3", "--out", tmp_path / "y")[0] == "R-3 was not sent yet."


def test_a_federal_agency_gets_the_letter_of_its_law(starter: Talk, tmp_path: Path) -> None:
    made = starter.do(
        *(
            "request",
            "new",
            "--case",
            "C-1",
            "--agency",
            "ct-norwalk-police",
            "us-ice",
            "--item",
            "The contract.",
        ),
        *("--field", "fee_category=news_media", "--field", "fee_cap=40", "--out", tmp_path / "x"),
    )
    texts = [bare("\n".join(one.text for one in Document(row["letter"]).paragraphs)) for row in made]
    assert "§ 1-210" in texts[0]
    assert "representative of the news media" not in texts[0]
    assert "a representative of the news media" in texts[1]
    assert "§ 1-210" not in texts[1]
    assert "@ice" not in texts[1]
    assert all("$40.00" in text for text in texts)
    answer = starter.ask("sent", made[1]["request"], "--date", "2026-11-10", "--by", "email")
    assert answer.code == 0
    assert "takes requests by portal or mail." in answer.err
