"""A copy for another program is nobody else's, and goes."""

import stat
from pathlib import Path

import pytest

from ctrecords.actions import filing, opening_with
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError


@pytest.fixture
def filed(starter_book: Casebook, tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text("words")
    return filing.file(starter_book, [path])[0].sha256


def test_the_copy_is_for_the_person_alone_and_is_swept(
    starter_book: Casebook, filed: str, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    head = starter_book.store.head
    copies = [opening_with.copy_for(starter_book, filed, "re/po\u202ert.txt", cache) for _ in range(2)]
    assert [one.read_text() for one in copies] == ["words", "words"]
    assert {one.name for one in copies} == {"report.txt"}
    for one in copies:
        assert stat.S_IMODE(one.stat().st_mode) == 0o400
        for folder in (one.parent, one.parent.parent):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert opening_with.sweep(cache) == 0
    assert not any(one.exists() for one in copies)
    assert opening_with.sweep(tmp_path / "nothing") == 0
    assert starter_book.store.head == head


def test_a_missing_file_leaves_no_copy(starter_book: Casebook, tmp_path: Path) -> None:
    with pytest.raises(CtrecordsError, match="is missing"):
        opening_with.copy_for(starter_book, "0" * 64, "a.txt", tmp_path / "cache")
    assert not list((tmp_path / "cache" / "opened").iterdir())


def test_a_folder_that_cannot_be_made_is_told(starter_book: Casebook, filed: str, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands here")
    with pytest.raises(CtrecordsError) as refused:
        opening_with.copy_for(starter_book, filed, "a.txt", tmp_path / "cache")
    assert refused.value.remedy


def test_a_link_in_the_folder_is_never_followed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "a.txt").write_text("stays")
    folder = tmp_path / "cache" / "opened"
    folder.mkdir(parents=True)
    (folder / "link").symlink_to(kept)
    assert opening_with.sweep(tmp_path / "cache") == 1
    assert (kept / "a.txt").read_text() == "stays"


@pytest.mark.parametrize("name", ["a.exe", "report\u202efdp.SCR", "see.desktop", "x.lnk"])
def test_what_the_system_would_run_is_not_opened(
    starter_book: Casebook, filed: str, tmp_path: Path, name: str
) -> None:
    with pytest.raises(CtrecordsError, match="is a program") as refused:
        opening_with.copy_for(starter_book, filed, name, tmp_path / "cache")
    assert "in another form" in refused.value.remedy
    assert not (tmp_path / "cache").exists()
