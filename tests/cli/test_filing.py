"""`file`, `inbox`, `assign`, `trash` and `show D-12`: the contract's shapes."""

from pathlib import Path

import pytest

from ctrecords.actions import reading
from ctrecords.errors import CtrecordsError
from tests import paper
from tests.talk import Talk

REPORT = paper.pdf("The sharing report of November")
MAIL = paper.eml("Item 1 is attached.", subject="Your request [R-4]", attachments=[("report.pdf", REPORT)])
ROW = {"document", "sha256", "size", "name", "message", "state", "why", "duplicate_of"}


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    path = tmp_path / "reply.eml"
    path.write_bytes(MAIL)
    return path


def test_file_a_message(practice: Talk, reply: Path) -> None:
    rows = practice.do("file", reply)
    assert all(set(row) >= ROW for row in rows)
    assert [(row["name"], row["message"], row["state"], row["duplicate_of"]) for row in rows] == [
        ("reply.eml", True, "read", None),
        ("report.pdf", False, "read", None),
    ]
    again = practice.do("file", reply)
    assert [row["duplicate_of"] for row in again] == [row["document"] for row in rows]
    assert [row["document"] for row in again] == [row["document"] for row in rows]
    kept = practice.do("file", reply, "--again", "keep")
    assert {row["document"] for row in kept}.isdisjoint({row["document"] for row in rows})
    assert practice.do("check")["ok"]


def test_inbox_and_assign(practice: Talk, reply: Path) -> None:
    assert practice.do("inbox") == []
    assert practice.ask("inbox").out == "The inbox is empty.\n"
    practice.do("file", reply, "--no-read")
    (row,) = practice.do("inbox")
    assert set(row) >= {"event", "subject", "from", "proposed"}
    assert (row["subject"], row["from"]) == (
        "Your request [R-4]",
        "Records Clerk <records@cedar.example>",
    )
    assert row["proposed"][0]["request"] == "R-4"
    assert row["proposed"][0]["why"].startswith("Its subject names [R-4]")
    assert f"ctrecords assign {row['event']} R-7" in practice.ask("inbox").out
    done = practice.do("assign", row["event"], "R-4")
    assert (done["event"], done["request"], done["from"]) == (row["event"], "R-4", None)
    assert practice.do("inbox") == []
    assert row["event"] in {event["ref"] for event in practice.do("show", "R-4")["events"]}
    practice.do("undo")
    assert practice.do("assign", row["event"], "C-1")["case"] == "C-1"
    assert practice.do("inbox") == []


def test_show_a_document(practice: Talk, reply: Path) -> None:
    message, report = practice.do("file", reply)
    shown = practice.do("show", report["document"])
    assert (shown["ref"], shown["sha256"], shown["health"]) == (report["document"], report["sha256"], "ok")
    assert shown["came_in"] == message["document"]
    assert shown["message"]["from"] == "records@cedar.example"
    said = practice.ask("show", report["document"]).out
    assert "File: as it was filed, proved just now by its SHA-256" in said
    assert f"Came in: {message['document']} reply.eml" in said
    assert "Where: inbox" in said
    assert practice.casebook
    (held,) = practice.casebook.rglob(f"{report['sha256']}*")
    held.chmod(0o600)
    held.write_bytes(b"changed")
    assert practice.do("show", report["document"])["health"] == "changed"
    assert practice.refused("show", "D-99999")[0] == "“D-99999” names no document."


def test_trash(practice: Talk, reply: Path) -> None:
    message, report = practice.do("file", reply)
    assert practice.ask("trash").out == "The trash is empty.\n"
    (row,) = practice.do("trash", report["document"])
    assert row == {"document": report["document"], "name": "report.pdf", "trashed": "2026-11-23"}
    assert practice.do("trash") == [row]
    assert practice.do("file", reply)[1]["trashed"] is True
    (back,) = practice.do("trash", report["document"], "--back")
    assert back["trashed"] is None
    assert practice.do("trash") == []
    assert message["trashed"] is False


def test_what_cannot_be_filed_is_told_and_the_rest_is_filed(practice: Talk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    answer = practice.ask("file", tmp_path / "a.txt", tmp_path / "link.txt", "--json")
    assert (answer.code, [row["name"] for row in answer.data]) == (0, ["a.txt", "link.txt"])
    assert "“link.txt” is a link, not a file." in answer.err
    what, remedy = practice.refused("file", tmp_path / "link.txt")
    assert what == "“link.txt” is a link, not a file."
    assert remedy == "File the place it leads to, if that is what you mean."


def test_what_is_not_filed_is_a_row_too(practice: Talk, reply: Path, tmp_path: Path) -> None:
    rows = practice.do("file", reply, tmp_path / "missing.txt")
    assert [(row["name"], row["state"]) for row in rows] == [
        ("reply.eml", "read"),
        ("report.pdf", "read"),
        ("missing.txt", "not filed"),
    ]
    assert rows[2]["document"] is None
    assert rows[2]["why"].startswith("“missing.txt” could not be read")
    assert all(row.keys() == rows[0].keys() for row in rows)
    assert "not filed: missing.txt\n" in practice.ask("file", reply, tmp_path / "missing.txt").out


def test_a_known_file_says_where_it_lies(practice: Talk, reply: Path) -> None:
    rows = practice.do("file", reply, "--no-read")
    event = rows[0]["event"]
    assert {row["where"] for row in rows} == {"inbox"}
    told = practice.ask("file", reply, "--request", "R-4", "--no-read")
    assert f"lies in the inbox as {event}. ctrecords assign {event} R-4 puts it there." in told.err
    assert f"In the inbox: {event}." in told.out
    practice.do("assign", event, "R-4")
    rows = practice.do("file", reply, "--request", "R-4", "--no-read")
    assert {(row["where"], row["known"]) for row in rows} == {("R-4", True)}


def test_reading_that_stops_takes_no_filing_back(
    practice: Talk, reply: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise CtrecordsError("The disk is full; nothing was changed.", remedy="Make room.")

    monkeypatch.setattr(reading, "read_all", full)
    told = practice.ask("file", reply, "--json")
    assert told.code == 0
    assert "The files are filed, but not all are read: The disk is full" in told.err
    assert '"state": "unread"' in told.out
