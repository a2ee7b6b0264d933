"""Stories 14, 15 and 18 by the command line: a call logged at once, the list of today, a reminder regardless."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ctrecords.actions import casebooks, reminders
from ctrecords.model.request import Reminder
from tests.talk import Talk


def test_a_phone_call_in_one_line(practice: Talk) -> None:
    """Story 14."""
    logged = practice.do(
        "log",
        "R-3",
        "call",
        "--date",
        "2026-11-23",
        "--time",
        "3:40 pm",
        "--person",
        "records clerk",
        "--note",
        "Will look again.",
        "--voicemail",
        "--direction",
        "out",
    )
    practice.do("remind", "R-3", "Nov 30", "Call again")
    event = practice.do("show", "R-3")["events"][-1]
    assert event | {"logged_at": ""} == {
        "ref": logged["event"],
        "date": "2026-11-23",
        "time": "15:40",
        "direction": "out",
        "channel": "call",
        "person": "records clerk",
        "summary": "Will look again.",
        "certainty": "stated",
        "logged_at": "",
        "effects": [],
        "files": [],
    }
    practice.on = "2026-11-30"
    row = next(row for row in practice.do("today") if row["request"] == "R-3")
    assert "Call again" in row["why"]
    practice.do("undo")
    practice.do("redo")
    assert practice.do("check")["ok"]


def test_today_is_in_order_and_empty_says_the_next_date(starter: Talk, tmp_path: Path) -> None:
    """Story 15."""
    empty = starter.ask("today").out
    assert empty.endswith("Nothing due today. No dates yet. They start when you mark a letter sent.\n")
    starter.do("letter", "R-1", "initial-request", "--out", tmp_path)
    starter.do("sent", "R-1", "--date", "2026-11-10", "--by", "hand")
    said = starter.ask("today").out
    assert re.search(r"Nothing due today\. The next date is Tue, Nov 17: day 4 of 4, .+\.\n$", said)


def test_a_reminder_fires_whatever_the_status(practice: Talk) -> None:
    """Story 18: on a draft's sent, denied, closed and silent requests alike; then snoozed, then done."""
    cases = {row["ref"]: row for row in practice.do("case", "list")}
    numbers = [f"R-{n}" for n in range(1, sum(row["requests"] for row in cases.values()) + 1)]
    for number in numbers:
        practice.do("remind", number, "2027-02-03", f"Look at {number}")
    practice.on = "2027-02-02"
    assert "Look at" not in practice.ask("today").out
    practice.on = "2027-02-03"
    rows = {row["request"]: row for row in practice.do("today")}
    assert set(rows) == set(numbers)
    assert all(f"Look at {number}." in rows[number]["why"] for number in numbers)
    assert practice.casebook
    with casebooks.open_book(practice.casebook, on=date(2027, 2, 3)) as book:
        mine = next(r for r in book.store.find(Reminder) if r.text == "Look at R-1")
        reminders.snooze(book, mine.id, date(2027, 2, 10))
    assert "Look at R-1." not in practice.ask("today").out
    practice.on = "2027-02-10"
    assert "Look at R-1." in practice.ask("today").out
    with casebooks.open_book(practice.casebook, on=date(2027, 2, 10)) as book:
        reminders.done(book, mine.id)
    assert "Look at R-1." not in practice.ask("today").out
    assert practice.do("check")["ok"]


def test_the_practice_transcripts(practice: Talk, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """What the README promises, word for word; the diff is read when it changes."""
    golden("cli/today.txt", practice.ask("today").out)
    golden("cli/show-R-4.txt", practice.ask("show", "R-4").out)
    practice.casebook = None
    said = practice.ask("demo", "there", "--no-window").out
    golden("cli/demo.txt", said.replace(str(tmp_path / "place"), "…"))
