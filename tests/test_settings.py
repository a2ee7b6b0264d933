import json
import os
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords import settings
from ctrecords.errors import CtrecordsError
from ctrecords.settings import Settings

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
CHOICES = st.builds(
    Settings,
    date_order=st.sampled_from(["us", "day-first"]),
    theme=st.sampled_from(["system", "light", "dark", "high-contrast"]),
    text_size=st.integers(80, 200),
    private_titles=st.booleans(),
    letters_folder=TEXTS,
    backup_folder=TEXTS,
    last_casebook=TEXTS,
)


@given(chosen=CHOICES)
def test_what_is_saved_is_loaded(tmp_path: Path, chosen: Settings) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings.save(path, chosen)
    assert settings.read(path) == settings.Found(settings=chosen)


def test_without_a_file_the_defaults_hold_and_nothing_is_written(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == Settings()
    assert list(tmp_path.iterdir()) == []


GOOD = {"version": 1, "date_order": "us", "theme": "dark", "text_size": 120, "last_casebook": "/a"}
TAKEN = Settings(theme="dark", text_size=120, last_casebook="/a")
ANOTHER = (
    "The file of your settings was written by another version of ctrecords. "
    "What this one knows was taken from it."
)


@pytest.mark.parametrize(
    ("text", "taken", "lost"),
    [
        ("", Settings(), "The file of your settings is damaged and could not be read."),
        ("{", Settings(), "The file of your settings is damaged and could not be read."),
        ("\x00\xff", Settings(), "The file of your settings is damaged and could not be read."),
        ("[" * 100_000, Settings(), "The file of your settings is damaged and could not be read."),
        ("[]", Settings(), "The file of your settings holds something else."),
        (json.dumps(GOOD | {"version": 2}), TAKEN, ANOTHER),
        (json.dumps(GOOD | {"version": None}), TAKEN, ANOTHER),
        (json.dumps({"theme": "dark"}), Settings(theme="dark"), ANOTHER),
        (json.dumps(GOOD | {"later": True}), TAKEN, ANOTHER),
        (
            json.dumps(GOOD | {"backup_folder": "/b\0c", "letters_folder": "/b\ud800"}),
            TAKEN,
            "Of your settings, these could not be used: Letters folder, Backup folder.",
        ),
        (
            json.dumps(GOOD | {"theme": "pink"}),
            Settings(text_size=120, last_casebook="/a"),
            "Of your settings, these could not be used: Theme.",
        ),
        (
            json.dumps(GOOD | {"theme": ["dark"], "date_order": 1}),
            Settings(text_size=120, last_casebook="/a"),
            "Of your settings, these could not be used: Dates, Theme.",
        ),
        (
            json.dumps(GOOD | {"text_size": "120", "private_titles": 1}),
            Settings(theme="dark", last_casebook="/a"),
            "Of your settings, these could not be used: Text size, Private titles.",
        ),
        (
            json.dumps(GOOD | {"text_size": True, "last_casebook": None}),
            Settings(theme="dark"),
            "Of your settings, these could not be used: Text size, Last casebook.",
        ),
        (
            json.dumps(GOOD | {"text_size": 500}),
            Settings(theme="dark", last_casebook="/a"),
            "Of your settings, these could not be used: Text size.",
        ),
    ],
)
def test_what_can_be_used_is_taken_and_nothing_is_overwritten_unseen(
    tmp_path: Path, text: str, taken: Settings, lost: str
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(text.encode("latin-1"))
    assert settings.read(path) == settings.Found(settings=taken, lost=lost)
    assert path.read_bytes() == text.encode("latin-1")
    settings.save(path, taken)
    assert settings.read(path) == settings.Found(settings=taken)
    assert (tmp_path / "settings.json.kept-1").read_bytes() == text.encode("latin-1")


def test_the_same_file_is_kept_aside_once_and_another_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{", encoding="utf-8")
    assert settings.keep_aside(path) == tmp_path / "settings.json.kept-1"
    assert settings.keep_aside(path) is None
    path.write_text("[", encoding="utf-8")
    assert settings.keep_aside(path) == tmp_path / "settings.json.kept-2"


def test_a_missing_field_has_its_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 1, "theme": "dark"}), encoding="utf-8")
    assert settings.read(path) == settings.Found(settings=Settings(theme="dark"))


@given(
    raw=st.dictionaries(
        st.sampled_from(list(GOOD)), st.one_of(st.none(), st.text(), st.floats(), st.integers())
    )
)
def test_no_file_breaks_the_start(tmp_path: Path, raw: dict[str, object]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    found = settings.read(path)
    assert isinstance(found.settings, Settings)
    assert found.lost == "" or found.lost.endswith(".")


def test_a_folder_in_its_place_is_no_crash(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CtrecordsError) as refused:
        settings.save(tmp_path / "file" / "settings.json", Settings())
    assert refused.value.what == f"{tmp_path / 'file'} could not be written: File exists."
    assert refused.value.remedy.endswith("nothing was half-written.")


def test_a_name_that_is_no_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(CtrecordsError) as refused:
        settings.save(tmp_path / "settings.json", Settings(last_casebook="/a\udcff"))
    assert refused.value.what == "A folder's name cannot be written down."
    assert refused.value.remedy == "Choose a folder with another name."


def test_every_setting_explains_itself() -> None:
    for one in fields(Settings):
        assert one.metadata["label"]
        assert one.metadata["help"].endswith(".")


def test_the_docs_say_what_the_fields_say() -> None:
    rows: list[str] = []
    for one in fields(Settings):
        if one.metadata["group"]:
            choices = one.metadata["choices"]
            usual = choices.get(one.default, one.default)
            shown = {"": "none", False: "off", True: "on"}.get(usual, str(usual))
            offered = f" One of: {'; '.join(choices.values())}." if choices else ""
            rows.append(f"| {one.metadata['label']} | {one.metadata['help']}{offered} | {shown} |")
    told = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert told[1:] == rows


def test_a_pipe_in_the_place_of_the_settings_hangs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    assert settings.read(path) == settings.Found(settings=Settings())
    settings.save(path, TAKEN)
    assert settings.load(path) == TAKEN


def test_a_settings_file_of_two_megabytes_is_damaged_and_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b" " * 2 * 1024 * 1024)
    assert settings.read(path).lost.startswith("The file of your settings is damaged")
    with pytest.raises(CtrecordsError):
        settings.save(path, TAKEN)
    assert path.stat().st_size == 2 * 1024 * 1024
