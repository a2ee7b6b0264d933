"""`letter --pdf --eml`, `post` and `envelopes` as scripts see them."""

from pathlib import Path

from tests.paint.test_easel import signature
from tests.talk import Talk


def test_a_letter_with_its_pdf_and_its_draft(starter: Talk, tmp_path: Path) -> None:
    made = starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "one.docx", "--pdf", "--eml")
    assert made == {
        "letter": str(tmp_path / "one.docx"),
        "pdf": str(tmp_path / "one.pdf"),
        "eml": str(tmp_path / "one.eml"),
        "request": "R-1",
    }
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF")
    assert b"X-Unsent: 1" in (tmp_path / "one.eml").read_bytes()


def test_a_file_in_the_way_leaves_nothing(starter: Talk, tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_text("mine")
    answer = starter.ask("letter", "R-1", "initial-request", "--out", tmp_path / "one.docx", "--pdf")
    assert answer.code == 3
    assert "“one.pdf” is already in" in answer.err
    assert [path.name for path in tmp_path.glob("one.*")] == ["one.pdf"]
    assert starter.do("show", "R-1")["standing"]["stage"] == "draft"


def test_post_makes_what_is_asked_of_a_letter_already_made(starter: Talk, tmp_path: Path) -> None:
    starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "one.docx")
    [row] = starter.do("post", "R-1", "--pdf", "--eml", "--text")
    assert row["pdf"] == str(tmp_path / "one.pdf")
    assert row["eml"] == str(tmp_path / "one.eml")
    assert row["text"].splitlines()[0] == "Sample Requester"
    assert starter.ask("post", "R-1").code == 2
    assert starter.refused("post", "R-2", "--text")[0] == "R-2 has no letter."


def test_envelopes(starter: Talk, tmp_path: Path) -> None:
    starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "one.docx")
    made = starter.do("envelopes", "R-1", "--out", tmp_path / "e.pdf")
    assert made == {"path": str(tmp_path / "e.pdf"), "addresses": 1, "left_out": []}
    assert starter.refused("envelopes", "R-1", "--out", tmp_path / "e.pdf")[0].endswith(
        "Nothing was written."
    )


def test_a_signature_is_set_and_removed(starter: Talk, tmp_path: Path, qapp: object) -> None:
    (tmp_path / "scan.png").write_bytes(signature())
    assert starter.do("requester", "--signature", tmp_path / "scan.png")["signature"] is True
    assert starter.do("requester")["signature"] is True
    assert starter.do("requester", "--no-signature")["signature"] is False
    assert starter.refused("requester", "--no-signature")[0] == "There is no signature to remove."


def test_what_a_letter_encloses_goes_with_it_or_is_told(starter: Talk, tmp_path: Path) -> None:
    starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "first.docx")
    starter.do("sent", "R-1", "--date", "2026-11-10", "--by", "email")
    starter.on = "2026-11-23"
    answer = starter.ask("letter", "R-1", "follow-up", "--out", tmp_path / "two.docx")
    assert "Note: R-1: enclose my request of November 10, 2026: first.docx.\n" in answer.err
    answer = starter.ask("post", "R-1", "--eml")
    assert (answer.out, answer.err) == (f"{tmp_path / 'two.eml'}\n", "")
    assert b'filename="first.docx"' in (tmp_path / "two.eml").read_bytes()
    (tmp_path / "first.docx").unlink()
    [row] = starter.do("post", "R-1", "--enclosures")
    assert row["encloses"] == [{"what": "my request of November 10, 2026", "files": ["first.docx"]}]
    assert row["enclosures"] == [str(tmp_path / "first.docx")]
    assert starter.ask("post", "R-1", "--enclosures").out == f"{tmp_path / 'first.docx'}\n"
