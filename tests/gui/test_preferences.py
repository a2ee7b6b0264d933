"""Settings change at once and are found again; what cannot be written is passed over."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from ctrecords import paths, settings
from ctrecords.errors import CtrecordsError
from ctrecords.gui.layout import Layout
from ctrecords.gui.preferences import Preferences
from ctrecords.settings import Settings


def test_zoom_stays_between_its_ends_and_is_remembered(preferences: Preferences) -> None:
    assert preferences.zoom(2) == 1.2
    assert Preferences(preferences.home).factor == 1.2
    assert preferences.zoom(99) == 2.0
    assert preferences.zoom(-99) == 0.8
    assert preferences.zoom(0) == 1.0


def test_the_last_casebook_is_offered_only_while_it_is_there(
    preferences: Preferences, tmp_path: Path
) -> None:
    assert preferences.last is None
    folder = tmp_path / "Elm.casebook"
    preferences.opened(folder)
    assert Preferences(preferences.home).last is None
    folder.mkdir()
    (folder / "casebook.json").write_text("{}", encoding="utf-8")
    assert Preferences(preferences.home).last == folder


def test_the_arrangement_comes_back(preferences: Preferences) -> None:
    preferences.keep_arrangement(Layout(geometry=QRect(1, 2, 1100, 700), states={"today": b"x"}))
    found = Preferences(preferences.home).arrangement()
    assert (found.geometry, found.states) == (QRect(1, 2, 1100, 700), {"today": b"x"})


def test_a_home_that_cannot_be_written_loses_nothing_but_the_setting(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    preferences = Preferences(paths.home(blocked / "home"))
    assert preferences.zoom(1) == 1.1


def test_a_change_is_told_with_what_was_before(preferences: Preferences) -> None:
    heard: list[tuple[str, str]] = []
    preferences.on_change(lambda before, now: heard.append((before.theme, now.theme)))
    preferences.set(replace(preferences.now, theme="dark"))
    preferences.set(preferences.now)
    assert heard == [("system", "dark")]
    assert Preferences(preferences.home).now == Settings(theme="dark")


def test_a_file_of_another_version_is_kept_and_said_once(tmp_path: Path) -> None:
    home = paths.home(tmp_path)
    text = json.dumps({"version": 2, "theme": "dark", "pets": 3})
    home.settings.write_text(text, encoding="utf-8")
    first = Preferences(home)
    assert first.now.theme == "dark"
    assert first.lost.startswith("The file of your settings was written by another version of ctrecords.")
    assert first.lost.endswith(f"The file as it was is kept: {tmp_path / 'settings.json.kept-1'}.")
    assert home.settings.read_text(encoding="utf-8") == text
    again = Preferences(home)
    assert again.lost == ""
    again.zoom(1)
    assert Preferences(home).lost == ""
    assert (tmp_path / "settings.json.kept-1").read_text(encoding="utf-8") == text


def test_what_cannot_be_kept_aside_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> Path:
        raise CtrecordsError(f"The disk that holds {path} is full.", remedy="Make room.")

    home = paths.home(tmp_path)
    home.settings.write_text("{", encoding="utf-8")
    monkeypatch.setattr(settings, "keep_aside", full)
    made = Preferences(home)
    assert made.lost.endswith("Changes you make to the settings last until the window closes.")
    assert made.zoom(1) == 1.1
    assert home.settings.read_text(encoding="utf-8") == "{"
