"""When the casebook was last seen, and what fell due since then."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctrecords import card
from ctrecords.actions import casebooks, history, laws, reminders, since
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.law.since import Fell
from ctrecords.model.ids import RequestId
from ctrecords.upkeep.check import check_open


def test_a_casebook_never_closed_by_the_window_tells_nothing(practice_book: Casebook) -> None:
    assert since.last_seen(practice_book) is None
    assert since.since(practice_book) is None


def test_the_day_is_noted_beside_the_head_and_changes_nothing_else(practice_folder: Path) -> None:
    before = card.read(practice_folder)
    with casebooks.open_book(practice_folder) as book:
        since.leave(book)
        assert since.last_seen(book) == date(2026, 11, 23)
        assert since.since(book) is None
        assert check_open(book).ok
    after = card.read(practice_folder)
    assert after["closed_on"] == "2026-11-23"
    ours = {"head", "closed_on", "closed_at"}
    assert {name: after[name] for name in after if name not in ours} == {
        name: before[name] for name in before if name not in ours
    }


def test_what_fell_due_while_it_was_closed(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder) as book:
        reminders.remind(book, RequestId(4), date(2026, 12, 1), "Call Records")
        since.leave(book)
    with casebooks.open_book(practice_folder, on=date(2026, 12, 5)) as later:
        found = since.since(later)
        since.leave(later)
        assert since.last_seen(later) == date(2026, 11, 23)
    assert found is not None
    assert found.last == date(2026, 11, 23)
    told = {(change.kind, change.agency.split()[0]) for change in found.changes}
    assert {
        (Fell.CLOSED, "Alder"),
        (Fell.CLOSED, "Dogwood"),
        (Fell.DEEMED, "Hazel"),
        (Fell.REMINDER, "Cedar"),
    } <= told
    assert [change.kind for change in found.changes] == sorted(
        (change.kind for change in found.changes), key=list(Fell).index
    )


def test_a_clock_set_back_tells_nothing(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder) as book:
        since.leave(book)
    with casebooks.open_book(practice_folder, on=date(2026, 11, 1)) as earlier:
        assert since.since(earlier) is None


@pytest.mark.parametrize("kept", ["soon", 20261123, None, [], "2026-13-45"])
def test_a_day_that_is_none_tells_nothing(practice_folder: Path, kept: object) -> None:
    card.write(practice_folder, card.read(practice_folder) | {"closed_on": kept})
    with casebooks.open_book(practice_folder) as book:
        assert since.since(book) is None


def test_a_folder_that_cannot_be_written_keeps_nothing_from_closing(
    practice_book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, _card: object) -> None:
        raise CtrecordsError(f"The disk that holds {folder} is full.", remedy="Make room on it.")

    before = card.read(practice_book.folder)
    monkeypatch.setattr(card, "write", full)
    since.leave(practice_book)
    assert card.read(practice_book.folder) == before


def test_the_card_holds_no_more_than_a_day(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder) as book:
        since.leave(replace(book, on=None))
    kept = json.loads((practice_folder / "casebook.json").read_text(encoding="utf-8"))
    assert set(kept) <= {"id", "format", "sealed", "key_check", "head", "closed_on", "closed_at"}


def test_dates_a_law_file_moved_meanwhile_are_told_once(practice_folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(library.text("us-ct").replace("amount = 4\n", "amount = 5\n", 1), encoding="utf-8")
    with casebooks.open_book(practice_folder) as book:
        since.leave(book)
        assert since.since(book) is None
        change = laws.use(book, mine)
        found = since.since(book)
        assert found is not None
        assert (found.changes, found.moved) == ((), change.dates)
        history.undo(book)
        assert since.since(book) is None
        history.redo(book)
        assert since.since(book) == found
        assert check_open(book).ok
        since.leave(book)
        assert since.since(book) is None


@pytest.mark.parametrize("kept", ["soon", 20261123, None, []])
def test_a_moment_that_is_none_begins_with_its_day(practice_folder: Path, kept: object) -> None:
    with casebooks.open_book(practice_folder) as book:
        since.leave(book)
        card.write(practice_folder, card.read(practice_folder) | {"closed_at": kept})
        assert since.since(book) is None
