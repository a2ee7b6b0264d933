"""Settings change at once and are found again; what cannot be written is passed over."""

from pathlib import Path

from PySide6.QtCore import QRect

from ctrecords import paths
from ctrecords.gui.layout import Layout
from ctrecords.gui.preferences import Preferences


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
