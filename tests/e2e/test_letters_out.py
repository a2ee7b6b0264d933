"""Stories 1 and 2 by the command line: eight letters in one go; marked sent."""

import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ctrecords.law import library
from ctrecords.letters.breaks import bare
from tests.talk import Talk

ITEMS = tuple(f"Record number {n} about A & B <Dept> of 2026." for n in range(1, 7))


@pytest.fixture
def eight(starter: Talk) -> tuple[str, ...]:
    """The eight agencies of the seed story, by their slugs."""
    drafts = {starter.do("show", f"R-{n}")["agency"] for n in range(1, 9)}
    assert len(drafts) == 8
    return tuple(sorted(drafts))


def ask(starter: Talk, agencies: tuple[str, ...], out: Path) -> Any:
    return starter.do(
        "request", "new", "--case", "Second try", "--agency", *agencies, "--item", *ITEMS, "--out", out
    )


def text(path: Path) -> str:
    """Every word of a Word file, letterhead and page foot included."""
    document = Document(str(path))
    section = document.sections[0]
    blocks = (*section.header.paragraphs, *document.paragraphs, *section.footer.paragraphs)
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return bare("\n".join((*(block.text for block in blocks), *cells)))


def test_eight_letters_in_one_go(starter: Talk, eight: tuple[str, ...], tmp_path: Path) -> None:
    starter.do("case", "new", "Second try")
    made = ask(starter, eight, tmp_path / "letters")
    assert [row["agency"] for row in made] == list(eight)
    assert len(list((tmp_path / "letters").iterdir())) == 8
    items = 0
    for row in made:
        (agency,) = starter.do("agencies", "show", row["agency"])
        said = text(Path(row["letter"]))
        assert agency["name"] in said
        assert "November 10, 2026" in said
        addresses = [c["value"] for c in agency["contacts"] if c["kind"] == "address"]
        assert all(address.split(",")[0] in said for address in addresses)
        assert not re.search(r"[{}]|\[missing", said)
        assert all(item in said for item in ITEMS)
        assert "Sample Requester" in said
        items += len(starter.do("show", row["request"])["items"])
    assert items == 48
    listed = starter.do("case", "list")[-1]
    assert (listed["title"], listed["requests"]) == ("Second try", 8)
    assert starter.do("undo")[0]["label"] == "Undo: Write 8 letters"
    assert starter.do("case", "list")[-1]["requests"] == 0
    starter.do("redo")
    assert starter.do("check", "--deep")["ok"]


def test_a_failure_on_the_fifth_leaves_none(starter: Talk, eight: tuple[str, ...], tmp_path: Path) -> None:
    starter.do("case", "new", "Second try")
    (fifth,) = starter.do("agencies", "show", eight[4])
    mine = tmp_path / "letters" / f"2026-11-10 Request to {fifth['name']}, Second try.docx"
    mine.parent.mkdir()
    mine.write_text("mine")
    words = ("--case", "Second try", "--agency", *eight, "--item", *ITEMS, "--out", mine.parent)
    answer = starter.ask("request", "new", *words)
    assert (answer.code, answer.out) == (3, "")
    assert f"“{mine.name}” is already in {mine.parent}. Nothing was written.\nChoose another" in answer.err
    assert [path.name for path in mine.parent.iterdir()] == [mine.name]
    assert mine.read_text() == "mine"
    assert starter.do("case", "list")[-1]["requests"] == 0
    assert starter.do("check", "--deep")["ok"]


def test_marked_sent_the_clock_starts_on_the_day_really_sent(
    starter: Talk, eight: tuple[str, ...], tmp_path: Path
) -> None:
    starter.do("case", "new", "Second try")
    starter.on = "2026-11-05"
    made = ask(starter, eight, tmp_path / "letters")
    starter.on = "2026-11-18"
    numbers = [row["request"] for row in made]
    marked = starter.do("sent", *numbers, "--date", "2026-11-10", "--by", "email")
    assert [row["request"] for row in marked] == numbers
    for number in numbers:
        shown = starter.do("show", number)
        assert shown["sent"] == "2026-11-10"
        assert [e["kind"] for event in shown["events"] for e in event["effects"]] == ["sent"]
        assert shown["deadlines"][0]["date"] == "2026-11-17"
    assert starter.do("undo")[0]["label"] == "Undo: Mark 8 requests sent"
    assert starter.do("show", numbers[0])["sent"] is None
    starter.do("redo")
    assert starter.do("show", numbers[7])["sent"] == "2026-11-10"
    assert starter.do("check", "--deep")["ok"]


def test_the_version_that_went_out_is_kept_and_never_rendered_again(
    starter: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starter.do("case", "new", "Second try")
    (made,) = ask(starter, ("ct-norwalk-police",), tmp_path / "letters")
    letter = Path(made["letter"])
    document = Document(str(letter))
    document.paragraphs[-1].add_run(" Changed in Word.")
    document.save(str(letter))
    assert "was changed since" in starter.refused("sent", "R-9", "--date", "2026-11-10", "--by", "mail")[0]
    words = ("sent", "R-9", "--date", "2026-11-10", "--by", "mail", "--letter-file", letter)
    starter.do(*words)
    sent = letter.read_bytes()
    letter.unlink()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("rendered again")

    monkeypatch.setattr("ctrecords.letters.press.Press.letters", never)
    starter.do("requester", "--name", "Another Name")
    assert starter.casebook
    kept = [path.read_bytes() for path in (starter.casebook / "files").rglob("*") if path.is_file()]
    assert sent in kept
    assert starter.do("show", "R-9")["events"][0]["files"][0]["name"] == letter.name
    assert starter.do("check", "--deep")["ok"]


def test_no_letter_says_records_are_due_on_the_fourth_day(starter: Talk, tmp_path: Path) -> None:
    starter.do("case", "new", "Second try")
    (made,) = ask(starter, ("ct-norwalk-police",), tmp_path / "letters")
    said = text(Path(made["letter"]))
    assert library.load("us-ct").meta.law_name in said
    assert not re.search(
        r"(produce|provide|records)[^.]{0,60}(within|in) four (business )?days", said, re.IGNORECASE
    )
