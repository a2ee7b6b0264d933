"""What is said of a folder before a casebook goes there."""

from pathlib import Path

import pytest

from ctrecords.gui.places import judge, short, synced_by


def test_a_new_folder_is_fine_and_its_free_space_is_said(tmp_path: Path) -> None:
    verdict = judge(tmp_path / "Casebooks" / "Connecticut.casebook")
    assert verdict.text.startswith("Not in a synced folder. ")
    assert verdict.text.endswith(" free.")
    assert not verdict.bad


@pytest.mark.parametrize(
    ("part", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Work)", "Dropbox"),
        ("OneDrive - University", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("Mobile Documents", "iCloud Drive"),
        ("CloudStorage", "a cloud service"),
        ("Nextcloud", "Nextcloud"),
    ],
)
def test_a_synced_folder_is_warned_of(tmp_path: Path, part: str, service: str) -> None:
    folder = tmp_path / part / "Connecticut.casebook"
    assert synced_by(folder) == service
    assert judge(folder).warn
    assert not judge(folder).bad


def test_an_ordinary_name_is_not_taken_for_a_service(tmp_path: Path) -> None:
    assert synced_by(Path("/work/Boxes/Dropboxes/casebook")) == ""


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"x")
    assert judge(tmp_path).bad
    assert judge(tmp_path / "letter.docx").bad


def test_a_casebook_that_is_there_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / "casebook.json").write_text("{}", encoding="utf-8")
    assert judge(tmp_path).casebook
    assert judge(tmp_path).text.startswith("A casebook is already there. Open it")


def test_a_relative_path_is_refused() -> None:
    assert judge(Path("Connecticut.casebook")).bad


def test_the_home_folder_is_written_as_a_tilde() -> None:
    assert short(Path.home() / "Casebooks" / "A.casebook") == "~/Casebooks/A.casebook"
    assert short(Path("/srv/A.casebook")) == str(Path("/srv/A.casebook"))
