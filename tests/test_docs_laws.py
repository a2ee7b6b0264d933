"""docs/laws.md does what it says: its commands run in order, and its law file of a new state is whole."""

import re
import shlex
from pathlib import Path

import pytest

from ctrecords.casebook import open_casebook
from ctrecords.law import library
from ctrecords.law.reading import WEEKDAYS
from ctrecords.law.statute import parse, proofread
from ctrecords.model.directory import Agency
from ctrecords.model.ids import CaseId, ref
from ctrecords.model.request import Item, Request
from tests.talk import Talk, practice, talk

__all__ = ["practice", "talk"]

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "laws.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+) ?(\S*)\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)
COMMANDS = [line for kind, _, body in BLOCKS if kind == "sh" for line in body.splitlines()]
FILES = {name: body for _, name, body in BLOCKS if name}
STATE, MORE = FILES["us-xx.toml"], FILES["more.toml"]


def test_every_command_runs_as_it_stands(practice: Talk) -> None:
    for name, body in FILES.items():
        Path(name).write_text(body, encoding="utf-8")
    assert len(COMMANDS) >= 18
    for line in COMMANDS:
        program, *words = shlex.split(line)
        assert program == "ctrecords"
        answer = practice.ask(*words)
        assert answer.code == 0, (line, answer.err)
        if words[:2] == ["laws", "copy"]:
            # What the page tells one to do in an editor.
            file = Path(words[3])
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("amount = 4\n", "amount = 5\n", 1), encoding="utf-8")
        if words[:2] == ["laws", "moved"]:
            assert "amount 4 → 5 (§ 1-206(a))" in answer.out
        if words[2:3] == ["show"]:
            assert "Business day 5, deemed denied" in answer.out
    assert practice.do("check")["ok"]


def test_a_request_under_the_new_state_is_counted_by_it(practice: Talk) -> None:
    Path("us-xx.toml").write_text(STATE, encoding="utf-8")
    practice.do("laws", "use", "us-xx.toml")
    practice.do(
        "agencies", "add", "Example Town Police", "--law", "us-xx", "--class", "local", "--source", "Made up"
    )
    assert practice.casebook
    with open_casebook(practice.casebook) as book:
        agency = book.store.find(Agency, slug="example-town-police")[0]
        with book.store.transaction("Ask Example Town") as step:
            row = step.add(Request(case=CaseId(1), agency=agency.id))
            step.add(Item(request=row.id, number=1, text="Contracts"))
    request = ref("R", row.id)
    practice.do("sent", request, "--date", "2026-11-16", "--by", "email")
    shown = practice.do("show", request)
    days = {one["id"]: one["date"] for one in shown["deadlines"]}
    assert days["response"] == "2026-11-23"
    practice.do("undo")
    practice.do("redo")
    assert practice.do("check")["ok"]


def test_the_law_of_the_new_state_is_whole() -> None:
    assert proofread(STATE, name="us-xx.toml") == ()
    assert parse(STATE, name="us-xx.toml").meta.id == "us-xx"


def test_what_else_a_law_can_say_fits_the_law_of_the_new_state() -> None:
    assert proofread(STATE + MORE, name="us-xx.toml") == ()
    law = parse(STATE + MORE, name="us-xx.toml")
    assert [len(one) for one in (law.holidays, law.closures, law.receipts, law.tolls)] == [3, 1, 2, 1]
    assert [rate.max_cents for rate in law.fees.rates] == [25]
    assert all(f"| `{name.strip('[]')}` |" in TEXT for name in MORE.splitlines() if name.startswith("[["))


def test_the_entry_shown_is_the_one_that_ships() -> None:
    shown = next(body for kind, _, body in BLOCKS if kind == "toml" and body.startswith("[[deadline]]\nid"))
    assert shown.strip() in library.text("us-ct")


@pytest.mark.parametrize(
    "word", ["business_day", "calendar_day", "year", "next_business_day", "deemed_denied"]
)
def test_the_words_it_explains_are_words_of_the_format(word: str) -> None:
    assert f"`{word}`" in TEXT
    assert word in library.text("us-ct")
    assert word not in WEEKDAYS
