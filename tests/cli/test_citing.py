"""`cite`, `withhold` and what `show` tells of them."""

from pathlib import Path

import pytest

from tests import paper
from tests.talk import Talk


@pytest.fixture
def report(practice: Talk, tmp_path: Path) -> str:
    """A report of two pages filed on R-4; its reference."""
    path = tmp_path / "Report.pdf"
    path.write_bytes(paper.pdf("The log of November", "Shared with the Federal Office"))
    (row,) = practice.do("file", path, "--request", "R-4")
    return str(row["document"])


def test_a_page_is_cited_and_shown(practice: Talk, report: str) -> None:
    one = practice.do("cite", report, 2, "--quote", "Federal Office", "--note", "Ask who")
    assert (one["page"], one["state"], one["quoted"]) == (2, "whole", "stands")
    assert one["words"].endswith("Report.pdf at 2")
    assert practice.do("show", report)["citations"] == [one]
    assert "“Federal Office”" in practice.ask("show", report).out
    assert [note["text"] for note in practice.do("note", report)] == ["Ask who"]
    assert practice.do("cite", report, "--remove", one["citation"]) == []
    assert practice.ask("cite", report).out == "No citations.\n"
    assert practice.do("check")["ok"]


def test_places_that_are_none(practice: Talk, report: str) -> None:
    what, remedy = practice.refused("cite", report, "page", "two")
    assert what == "“page two” is neither a page nor rows."
    assert remedy == "Give a page such as 14, or rows such as “rows 88-90”."
    assert practice.refused("cite", report, "--remove", 99)[0] == f"{report} has no citation 99."
    assert practice.refused("cite", "D-999", "1")[0] == "“D-999” names no document."


def test_what_is_withheld_is_logged_and_shown(practice: Talk, report: str) -> None:
    before = practice.do("withhold")
    row = practice.do("withhold", report, "--page", 2, "--what", "agency name")
    assert (row["page"], row["section"]) == (2, "")
    practice.do("withhold", report, "--what", "home address", "--section", "1-210(b)(2)")
    assert [one["what"] for one in practice.do("show", report)["withheld"]] == ["home address", "agency name"]
    mine = [one for one in practice.do("show", "R-4")["withheld"] if one["document"] == report]
    assert len(mine) == 2
    assert "without an exemption cited." in practice.ask("show", "R-4").out
    listed = practice.do("withhold")
    assert listed["total"] == before["total"] + 2
    assert listed["without_exemption"] == before["without_exemption"] + 1
    assert listed["requests"]["R-4"]["total"] >= 2
    assert practice.do("withhold", "C-1")["total"] <= listed["total"]
    changed = practice.ask("withhold", report, "--change", row["withholding"], "--section", "9-999")
    assert changed.err == "Note: § 9-999 is none that us-ct lists; it is kept as you gave it.\n"
    practice.do("withhold", report, "--remove", row["withholding"])
    assert practice.ask("withhold", report).out.endswith("1 withheld, an exemption cited for each.\n")
    assert practice.do("check")["ok"]


def test_a_withholding_needs_a_document_and_words(practice: Talk, report: str) -> None:
    assert practice.refused("withhold", "R-4", "--what", "x")[0] == "Parts are withheld from a document."
    assert practice.refused("withhold", report, "--page", 1)[0] == "Say what was withheld."
    assert practice.refused("withhold", report, "--remove", 7)[1] == "Its entries are: none."


def test_a_file_is_forgotten_for_a_reason(practice: Talk, report: str) -> None:
    what, remedy = practice.refused("forget", report)
    assert what == "Forgetting cannot be undone, so it asks for a reason."
    assert remedy == "Look first with --dry-run, then give --reason."
    looked = practice.do("forget", report, "--dry-run")
    assert (looked["forgotten"], looked["documents"], looked["files"]) == (False, [report], 1)
    assert "cannot be undone" in practice.ask("forget", report, "--dry-run").out
    made = practice.do("backup")["backup"]
    done = practice.do("forget", report, "--reason", "Meant for others")
    assert (done["forgotten"], done["backups"]) == (True, [made])
    shown = practice.do("show", report)
    assert (shown["name"], shown["forgotten"]["reason"]) == ("", "Meant for others")
    assert "was forgotten on" in practice.ask("show", report).out
    assert report not in {row["document"] for row in practice.do("document")}
    assert practice.do("check", "--deep")["ok"]
    assert practice.refused("forget", report, "--reason", "Again")[0] == f"{report} was forgotten before."


def test_documents_are_listed_and_changed(practice: Talk, report: str) -> None:
    (row,) = practice.do("document", report, "--medium", "drive", "--source", "Records Clerk")
    assert (row["medium"], row["source"], row["text"]) == ("drive", "Records Clerk", "2 p., text")
    assert report in practice.ask("document").out
    assert practice.ask("document", "--medium", "drive").code == 2
    (again,) = practice.do("document", report, "--read-again")
    assert again["text"] == "2 p., text"
