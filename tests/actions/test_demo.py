"""The demo can be run again, and never touches a casebook of one's own."""

from pathlib import Path

import pytest

from ctrecords.actions import casebooks, demo
from ctrecords.errors import CtrecordsError
from ctrecords.model.request import Letter
from ctrecords.progress import Silent


def test_the_second_run_finds_what_the_first_made(tmp_path: Path) -> None:
    folder, fresh = demo.find_or_make(tmp_path / "demo", Silent())
    with casebooks.open_book(folder) as book:
        first = demo.second_round(book, Silent())
    assert fresh
    assert len(first) == 8
    assert all(one.path.is_file() for one in first)
    again, fresh = demo.find_or_make(tmp_path / "demo", Silent())
    with casebooks.open_book(again) as book:
        assert demo.second_round(book, Silent()) == first
        assert book.store.count(Letter) == 21
    assert not fresh


def test_a_casebook_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    mine = casebooks.create(tmp_path / "mine").folder
    before = (mine / "records.db").read_bytes()
    with pytest.raises(CtrecordsError, match="a casebook of your own") as refused:
        demo.find_or_make(mine, Silent())
    assert refused.value.remedy == "Give another folder: ctrecords demo DIR"
    assert (mine / "records.db").read_bytes() == before
