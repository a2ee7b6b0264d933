"""Making letters: all or none, nothing half-written, nothing lost."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ctrecords.actions import composing, directory, letters, requests, starter
from ctrecords.actions.composing import Wanted
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.model.event import Blob
from ctrecords.model.ids import AgencyId
from ctrecords.model.kinds import Stage
from ctrecords.model.request import Campaign, Item, Letter, Request
from ctrecords.progress import Silent
from tests.actions.conftest import SIX, plan
from tests.cancelling import Cancellable

EIGHT = starter.slugs()


def test_eight_letters_in_one_act(
    starter_book: Casebook, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    before = starter_book.store.count(Request)
    made = letters.create(starter_book, plan(starter_book, *EIGHT), tmp_path / "out")
    assert len(made) == 8
    assert len({one.path for one in made}) == 8
    assert all(one.path.read_bytes()[:2] == b"PK" for one in made)
    assert starter_book.store.count(Request) == before + 8
    campaigns = starter_book.store.find(Campaign)
    assert len(campaigns) == 1
    mine = starter_book.store.find(Request, campaign=campaigns[0].id)
    assert sum(starter_book.store.count(Item, request=r.id) for r in mine) == 48
    for one in made:
        letter = starter_book.store.first(Letter, request=one.request)
        assert letter is not None
        blob = starter_book.store.get(Blob, letter.blob)
        assert starter_book.vault.read(blob.sha256) == one.path.read_bytes()
    undoable(starter_book)


def test_a_failure_on_the_fifth_leaves_nothing(starter_book: Casebook, tmp_path: Path) -> None:
    out = tmp_path / "out"
    fifth = plan(starter_book, *EIGHT)
    before = starter_book.store.count(Request)
    name = f"2026-11-23 Request to {directory.find(starter_book, EIGHT[4]).name}, Tried.docx"
    out.mkdir()
    (out / name).write_text("mine")
    with pytest.raises(CtrecordsError, match="already in") as refused:
        letters.create(starter_book, fifth, out)
    assert "another folder" in refused.value.remedy
    assert [path.name for path in out.iterdir()] == [name]
    assert (out / name).read_text() == "mine"
    assert starter_book.store.count(Request) == before


def test_cancel_leaves_nothing(starter_book: Casebook, tmp_path: Path) -> None:
    watch = Cancellable()
    watch.cancelled = True
    before = starter_book.store.count(Request)
    wanted = plan(starter_book, *EIGHT)
    with pytest.raises(CancelledError):
        letters.create(starter_book, wanted, tmp_path / "out", watch)
    assert not (tmp_path / "out").exists()
    assert starter_book.store.count(Request) == before


def test_cancel_after_rendering_leaves_nothing(starter_book: Casebook, tmp_path: Path) -> None:
    class Late(Silent):
        calls = 0

        def check(self) -> None:
            self.calls += 1
            if self.calls > 2:
                raise CancelledError

    before = starter_book.store.count(Request)
    wanted = plan(starter_book, *EIGHT)
    with pytest.raises(CancelledError):
        letters.create(starter_book, wanted, tmp_path / "out", Late())
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True
    assert starter_book.store.count(Request) == before


def test_a_folder_that_is_a_file_is_refused(starter_book: Casebook, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    wanted = plan(starter_book, *EIGHT)
    with pytest.raises(CtrecordsError, match="cannot be written") as refused:
        letters.create(starter_book, wanted, tmp_path / "out")
    assert "folder you may write to" in refused.value.remedy


@pytest.mark.parametrize("inside", ["tmp", "files/letters", "keys", "../link/quarantine"])
def test_a_folder_the_casebook_tidies_is_refused(starter_book: Casebook, inside: str) -> None:
    folder = starter_book.folder
    (folder.parent / "link").symlink_to(folder, target_is_directory=True)
    with pytest.raises(CtrecordsError, match="where the casebook keeps its own files") as refused:
        letters.create(starter_book, plan(starter_book, EIGHT[0]), folder / inside)
    assert refused.value.remedy == "Choose a folder beside the casebook."
    assert starter_book.store.count(Letter) == 0


def test_an_agency_of_another_law_is_refused(starter_book: Casebook, tmp_path: Path) -> None:
    wanted = replace(plan(starter_book, "us-ice"), kind="initial-request")
    with pytest.raises(CtrecordsError, match="cannot be asked yet: it has the law “us”") as refused:
        letters.create(starter_book, wanted, tmp_path / "out")
    assert refused.value.remedy == "Choose another letter, or leave that agency out."


def test_a_letter_that_starts_nothing_is_refused(starter_book: Casebook, tmp_path: Path) -> None:
    wanted = replace(plan(starter_book, EIGHT[0]), kind="follow-up")
    with pytest.raises(CtrecordsError, match="“Follow-up” does not start a request") as refused:
        letters.create(starter_book, wanted, tmp_path / "out")
    assert "initial-request, federal-request" in refused.value.remedy


def test_agencies_of_two_laws_get_a_letter_of_their_law_in_one_step(
    starter_book: Casebook, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    made = letters.create(starter_book, plan(starter_book, EIGHT[0], "us-ice"), tmp_path / "out")
    rows = [starter_book.store.get(Letter, one.letter) for one in made if one.letter]
    assert [row.kind for row in rows] == ["initial-request", "federal-request"]
    asked = json.loads(rows[1].fields)
    assert "Records Division" not in asked["addressee"]
    assert not any("@" in line for line in asked["addressee"])
    assert "neither a commercial" in asked["fee_sentence"]
    assert [one.clocks.sent for one in requests.standings(starter_book, [m.request for m in made])] == [
        None
    ] * 2
    undoable(starter_book)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"items": ()}, "needs items"),
        ({"items": (Wanted(text="   "),)}, "needs items"),
        ({"items": (Wanted(text="\0 \u202e…"),)}, "needs items"),
        ({"items": tuple(Wanted(text=str(n)) for n in range(61))}, "more than one letter carries"),
        ({"agencies": ()}, "No agency"),
        ({"agencies": (AgencyId(1), AgencyId(1))}, "named twice"),
    ],
)
def test_an_incomplete_plan_is_refused(
    starter_book: Casebook, tmp_path: Path, change: dict[str, object], what: str
) -> None:
    wanted = replace(plan(starter_book, EIGHT[0]), **change)
    with pytest.raises(CtrecordsError, match=what):
        letters.create(starter_book, wanted, tmp_path / "out")


def test_long_and_right_to_left_names(starter_book: Casebook, tmp_path: Path) -> None:
    wanted = plan(starter_book, EIGHT[0])
    agency = starter_book.store.get(type(directory.find(starter_book, EIGHT[0])), wanted.agencies[0])
    with starter_book.store.transaction("Rename") as step:
        step.put(replace(agency, name="משטרת " + "Very long name " * 20 + "\u202e<&>"))
    made = letters.create(starter_book, wanted, tmp_path / "out")
    assert made[0].path.exists()
    assert len(made[0].path.name.encode()) <= 125
    assert "\u202e" not in made[0].path.name


def test_drafts_get_their_letters(
    starter_book: Casebook, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    drafts = [one.thread.request.id for one in requests.standings(starter_book)]
    wanted = letters.for_drafts(starter_book, drafts, composing.terms(starter_book))
    made = letters.create(starter_book, wanted, tmp_path / "out")
    assert sorted(one.request for one in made) == sorted(drafts)
    assert {one.stage for one in requests.standings(starter_book)} == {Stage.READY}
    assert starter_book.store.count(Request) == 8
    undoable(starter_book)
    with pytest.raises(CtrecordsError, match="has its letter already"):
        letters.for_drafts(starter_book, drafts[:1], composing.terms(starter_book))


def test_the_preview_is_the_real_letter(starter_book: Casebook) -> None:
    wanted = plan(starter_book, EIGHT[0])
    shown = letters.preview(starter_book, wanted, wanted.agencies[0])
    words = " ".join(run.text for block in shown.blocks for run in block.runs)
    assert "Fairfield Police Department" in words
    assert SIX[5].text in words


def test_warnings_name_old_contacts_and_repeats(starter_book: Casebook, tmp_path: Path) -> None:
    wanted = plan(starter_book, EIGHT[0])
    first = composing.warnings(starter_book, wanted)
    assert any("verify it before sending" in one.what for one in first)
    letters.create(starter_book, wanted, tmp_path / "out")
    again = composing.warnings(starter_book, wanted)
    assert any("was asked of it in R-9" in one.what for one in again)
    directory.verify(starter_book, wanted.agencies[0])
    assert not any("verify" in one.what for one in composing.warnings(starter_book, wanted))
