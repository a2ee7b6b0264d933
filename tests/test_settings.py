import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords import settings
from ctrecords.errors import CtrecordsError
from ctrecords.settings import Settings

CHOICES = st.builds(
    Settings,
    date_order=st.sampled_from(["us", "day-first"]),
    theme=st.sampled_from(["system", "light", "dark"]),
    text_size=st.integers(80, 200),
    last_casebook=st.text(alphabet=st.characters(exclude_categories=["Cs"])),
)


@given(chosen=CHOICES)
def test_what_is_saved_is_loaded(tmp_path: Path, chosen: Settings) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings.save(path, chosen)
    assert settings.load(path) == chosen


def test_without_a_file_the_defaults_hold_and_nothing_is_written(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == Settings()
    assert list(tmp_path.iterdir()) == []


GOOD = {"version": 1, "date_order": "us", "theme": "dark", "text_size": 120, "last_casebook": "/a"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "\x00\xff",
        json.dumps(GOOD | {"version": 2}),
        json.dumps(GOOD | {"later": True}),
        json.dumps(GOOD | {"theme": "pink"}),
        json.dumps(GOOD | {"theme": ["dark"]}),
        json.dumps(GOOD | {"date_order": 1}),
        json.dumps(GOOD | {"text_size": 500}),
        json.dumps(GOOD | {"text_size": "120"}),
        json.dumps(GOOD | {"text_size": True}),
        json.dumps(GOOD | {"last_casebook": None}),
        "[" * 100_000,
    ],
)
def test_a_damaged_or_newer_file_is_kept_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    for number in (1, 2):
        path.write_bytes(text.encode("latin-1"))
        assert settings.load(path) == Settings()
        assert (tmp_path / f"settings.json.unusable-{number}").read_bytes() == text.encode("latin-1")
        assert not path.exists()


def test_a_missing_field_has_its_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 1, "theme": "dark"}), encoding="utf-8")
    assert settings.load(path) == Settings(theme="dark")


def test_a_folder_in_its_place_is_no_crash(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CtrecordsError) as refused:
        settings.save(tmp_path / "file" / "settings.json", Settings())
    assert refused.value.what == f"{tmp_path / 'file'} could not be written: File exists."
    assert refused.value.remedy.endswith("nothing was half-written.")


def test_every_setting_explains_itself() -> None:
    for one in fields(Settings):
        assert one.metadata["label"]
        assert one.metadata["help"].endswith(".")
