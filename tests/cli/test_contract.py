"""The contract of the command line: names, JSON shapes, exit codes; what scripts may count on."""

from pathlib import Path

from ctrecords.model.kinds import Outcome
from tests.talk import Talk

EIGHT = (
    "ct-fairfield-police",
    "ct-westport-police",
    "ct-stratford-police",
    "ct-trumbull-police",
    "ct-norwalk-police",
    "ct-enfield-police",
    "ct-wethersfield-police",
)
AGENCY = {"slug", "name", "kind", "law", "agency_class", "town", "contacts"}
CONTACT = {"purpose", "kind", "value", "source", "as_of", "verified_on", "age"}
CASE = {"ref", "title", "requests", "open", "practice"}
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
TODAY = {"group", "request", "agency", "line", "date", "days", "why", "action"}


def test_new(talk: Talk, tmp_path: Path) -> None:
    made = talk.do("new", tmp_path / "a.casebook", "--plain", "--name", "Mine")
    assert made == {"casebook": str(tmp_path / "a.casebook"), "sealed": False, "agencies": 200}
    assert talk.do("case", "list") == [
        {"ref": "C-1", "title": "Plate readers and ICE", "requests": 8, "open": 8, "practice": False}
    ]
    assert talk.do("today") == []


def test_new_asks_or_is_told_how_to_keep_it(talk: Talk, tmp_path: Path) -> None:
    phrase = tmp_path / "phrase.txt"
    phrase.write_text("six words\n")
    for words in (
        ("new", tmp_path / "b"),
        ("new", tmp_path / "b", "--plain", "--passphrase-file", phrase),
    ):
        answer = talk.ask(*words)
        assert (answer.code, answer.out) == (2, "")
        assert "--plain" in answer.err
    talk.passphrase_file = phrase
    assert talk.ask("new", tmp_path / "b", "--plain").code == 2
    talk.passphrase_file = tmp_path / "missing.txt"
    what, remedy = talk.refused("new", tmp_path / "b")
    assert what == f"The passphrase file {tmp_path / 'missing.txt'} cannot be read."
    assert remedy == "Give a text file whose first line is the passphrase."
    phrase.write_text("\nsecond line\n")
    talk.passphrase_file = phrase
    assert talk.refused("new", tmp_path / "b")[0] == "The passphrase is empty."
    assert not (tmp_path / "b").exists()


def test_a_recovery_sheet_belongs_to_a_sealed_one(talk: Talk, tmp_path: Path) -> None:
    what, remedy = talk.refused("new", tmp_path / "b", "--plain", "--recovery-sheet", tmp_path / "s.txt")
    assert what == "A plain casebook has no recovery sheet."
    assert remedy == "Leave out the recovery sheet, or give a passphrase."


def test_requester(starter: Talk) -> None:
    who = starter.do("requester")
    assert who == {
        "name": "Sample Requester",
        "address": "12 Sample Street, Hartford, CT",
        "phone": "",
        "email": "requester@sample.example",
        "signature": False,
    }
    assert starter.do("requester", "--phone", "860-555-0100") == who | {"phone": "860-555-0100"}
    what, _ = starter.refused("requester", "--name", " ")
    assert what == "A letter needs a name to be signed with."


def test_agencies(starter: Talk) -> None:
    found = starter.do("agencies", "list")
    assert len(found) == 200
    for row in found:
        assert set(row) >= AGENCY
        for contact in row["contacts"]:
            assert set(contact) >= CONTACT
            assert contact["source"]
            assert contact["age"] in ("recent", "check", "old: verify before sending")
    assert set(EIGHT) <= {row["slug"] for row in found}
    assert {row["law"] for row in found} >= {"us-ct", "us"}
    some = starter.do("agencies", "list", "norwalk")
    assert [row["slug"] for row in some] == ["ct-norwalk-police"]


def test_agencies_show_and_verify(starter: Talk) -> None:
    (row,) = starter.do("agencies", "show", "ct-norwalk-police")
    assert set(row) >= AGENCY
    assert {contact["verified_on"] for contact in row["contacts"]} == {None}
    assert "old: verify before sending" in {contact["age"] for contact in row["contacts"]}
    (checked,) = starter.do("agencies", "verify", "ct-norwalk-police")
    assert {contact["verified_on"] for contact in checked["contacts"]} == {"2026-11-10"}
    assert {contact["age"] for contact in checked["contacts"]} == {"recent"}
    starter.on = "2029-11-12"
    assert {c["age"] for c in starter.do("agencies", "show", "Norwalk Police")[0]["contacts"]} == {"check"}
    starter.on = "2032-01-12"
    ages = {c["age"] for c in starter.do("agencies", "show", "ct-norwalk-police")[0]["contacts"]}
    assert ages == {"old: verify before sending"}
    assert starter.refused("agencies", "show", "ct-nowhere")[0] == "No agency is called “ct-nowhere”."
    what, remedy = starter.refused("agencies", "show", "police department")
    assert "could be" in what
    assert "slug" in remedy


def test_case(starter: Talk) -> None:
    assert starter.do("case", "new", "Body cameras", "--purpose", "Find the policy") == [
        {"ref": "C-2", "title": "Body cameras", "requests": 0, "open": 0, "practice": False}
    ]
    listed = starter.do("case", "list")
    assert all(set(row) >= CASE for row in listed)
    assert [row["ref"] for row in listed] == ["C-1", "C-2"]
    what, remedy = starter.refused("case", "new", "body CAMERAS")
    assert what == "A case is already called “Body cameras” (C-2)."
    assert remedy == "Choose another title, or add to that case."


def test_today(practice: Talk) -> None:
    rows = practice.do("today")
    assert all(set(row) >= TODAY for row in rows)
    assert len({row["request"] for row in rows}) == len(rows)
    assert list(dict.fromkeys(row["group"] for row in rows)) == [
        "Appeal windows closing",
        "Deemed denied",
        "Promises broken",
        "Fees to answer",
        "Reminders",
        "Replies to read",
    ]
    assert all(row["action"] for row in rows)
    assert rows[0] | {"line": ""} == {
        "group": "Appeal windows closing",
        "request": "R-1",
        "agency": "practice-alder-police",
        "line": "",
        "date": "2026-11-25",
        "days": 2,
        "why": "No reply in 34 days. Deemed denied Mon, Oct 26. 2 working days left. § 1-206(b)(1)",
        "action": "Start complaint",
    }


def test_show(practice: Talk) -> None:
    shown = practice.do("show", "R-4")
    assert set(shown) >= {"ref", "agency", "sent", "items", "standing", "deadlines", "events", "fees"}
    assert (shown["ref"], shown["agency"], shown["sent"]) == ("R-4", "practice-cedar-police", "2026-11-10")
    assert all(set(item) >= {"number", "text", "outcome"} for item in shown["items"])
    assert {item["outcome"] for item in shown["items"]} <= set(Outcome)
    assert all(set(deadline) >= {*CLOCK, "item"} for deadline in shown["deadlines"])
    assert [fee["amount"] for fee in shown["fees"]] == ["312.50"]
    assert practice.do("show", "r-4") == shown
    assert practice.refused("show", "R-99") == (
        "R-99 is not in this casebook.",
        "Check the number, and that the right casebook is open.",
    )
    assert practice.refused("show", "R-" + "9" * 30)[0].endswith("is not in this casebook.")
    assert "must start with R-" in practice.refused("show", "C-1")[0]


def test_a_deemed_denial_changes_no_outcome(practice: Talk) -> None:
    shown = practice.do("show", "R-1")
    assert shown["standing"]["clock"].startswith("deemed denied")
    assert {item["outcome"] for item in shown["items"]} == {"awaiting"}


def test_remind(practice: Talk) -> None:
    made = practice.do("remind", "R-7", "2027-02-03", "Ask again", "--time", "9 am")
    assert made == {"request": "R-7", "date": "2027-02-03", "time": "09:00", "text": "Ask again"}
    assert practice.refused("remind", "R-7", "3/4/27", "Ask again") == (
        "“3/4/27” could be March 4, 2027 or April 3, 2027.",
        "Write 2027-03-04 or 2027-04-03.",
    )
    assert practice.refused("remind", "R-7", "2026-11-22", "Ask again")[0] == "Sun, Nov 22 has passed."


def test_history_undo_redo(practice: Talk) -> None:
    practice.do("log", "R-1", "call", "--date", "2026-11-20", "--note", "Left word.")
    rows = practice.do("history", "R-1")
    assert all(set(row) >= {"seq", "at", "label", "changes"} for row in rows)
    assert [row["seq"] for row in rows] == sorted(row["seq"] for row in rows)
    assert rows[-1]["label"] == "Log a call"
    assert rows[-1]["changes"]["summary"] == [None, "Left word."]
    undone = practice.do("undo")
    assert all(set(row) >= {"seq", "at", "label", "changes"} for row in undone)
    assert {row["label"] for row in undone} == {"Undo: Log a call"}
    assert undone[-1]["changes"]["summary"] == ["Left word.", None]
    redone = practice.do("redo")
    assert {row["label"] for row in redone} == {"Redo: Log a call"}
    assert redone[-1]["changes"]["summary"] == [None, "Left word."]
    assert practice.refused("redo")[0] == "Nothing to redo."
    assert practice.do("check")["ok"]


def test_check(practice: Talk) -> None:
    assert practice.casebook
    found = practice.do("check", "--deep")
    assert set(found) == {"ok", "findings", "counts"}
    assert (found["ok"], [one["severity"] for one in found["findings"]]) == (True, ["advice"])
    held = next(path for path in (practice.casebook / "files").rglob("*") if path.is_file())
    held.chmod(0o600)
    held.write_bytes(b"changed")
    answer = practice.ask("check", "--deep", "--json")
    assert (answer.code, answer.data["ok"]) == (1, False)
    assert [one["severity"] for one in answer.data["findings"]] == ["problem", "advice"]
    assert all(set(one) == {"severity", "what", "remedy", "ref"} for one in answer.data["findings"])
    assert practice.ask("check", "--deep").out.startswith("problem: The file of D-")


def test_doctor(talk: Talk) -> None:
    answer = talk.ask("doctor", "--json")
    assert answer.code in (0, 1)
    assert all(set(row) >= {"severity", "what", "remedy"} for row in answer.data)


def test_demo(talk: Talk, tmp_path: Path) -> None:
    made = talk.do("demo", "--no-window")
    assert set(made) == {"casebook", "letters", "today"}
    assert made["casebook"] == str(tmp_path / "place" / "ctrecords-demo")
    assert len(made["letters"]) == 8
    assert all(Path(letter).read_bytes()[:2] == b"PK" for letter in made["letters"])
    assert made["today"] == talk.do("today")
    assert talk.do("case", "list")[-1]["requests"] == 8
    assert all(row["practice"] for row in talk.do("case", "list"))
    again = talk.do("demo", "--no-window")
    assert again == made
