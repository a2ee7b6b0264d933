"""The window comes back where it was, always on a screen."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from ctrecords.gui.layout import SMALLEST, USUAL, Layout, inside, read

SCREEN = QRect(0, 0, 1920, 1080)
RECTS = st.builds(
    QRect, st.integers(-5000, 5000), st.integers(-5000, 5000), st.integers(1, 5000), st.integers(1, 5000)
)


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    Layout(geometry=QRect(5, 6, 1200, 800), maximized=True, states={"today": b"\x00\xff"}).write(path)
    found = read(path)
    assert found.geometry == QRect(5, 6, 1200, 800)
    assert found.maximized
    assert found.states == {"today": b"\x00\xff"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"version": 99}',
        '{"version": 1, "geometry": ["a"]}',
        '{"version": 1, "states": {"a": "*"}}',
        '{"version": 1, "states": 3}',
    ],
)
def test_a_damaged_or_foreign_file_is_ignored(tmp_path: Path, text: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(text, encoding="utf-8")
    assert read(path) == Layout()


def test_a_missing_file_is_an_empty_layout_and_an_unwritable_place_is_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path / "none.json") == Layout()
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    Layout().write(blocked / "window.json")


def test_the_first_start_is_in_the_middle_of_the_main_screen() -> None:
    assert inside(None, [SCREEN]).size() == USUAL
    assert abs(inside(None, [SCREEN]).center().x() - SCREEN.center().x()) <= 1


def test_a_window_left_on_a_screen_that_is_gone_comes_back() -> None:
    assert SCREEN.contains(inside(QRect(4000, 200, 1440, 900), [SCREEN]))


@given(RECTS)
def test_the_window_is_always_wholly_on_a_screen_and_large_enough(wanted: QRect) -> None:
    found = inside(wanted, [SCREEN, QRect(1920, 0, 1280, 1024)])
    assert any(screen.contains(found) for screen in (SCREEN, QRect(1920, 0, 1280, 1024)))
    assert found.width() >= SMALLEST.width()
    assert found.height() >= SMALLEST.height()
