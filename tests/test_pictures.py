"""docs/walk.md shows the pictures the command makes, each once; the keys it names are keys of the window."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QKeySequence
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ctrecords.gui.commands import COMMANDS
from ctrecords.gui.dialogs.shortcuts import INSIDE
from tests import pictures

DOCS = Path(__file__).resolve().parents[1] / "docs"
WALK = (DOCS / "walk.md").read_text(encoding="utf-8")
LARGEST = 1_500_000


def test_the_page_shows_what_the_command_makes_each_once_and_nothing_else_lies_there() -> None:
    made = [f"{step.name}.png" for step in pictures.STEPS]
    assert re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", WALK) == made
    assert sorted(path.name for path in (DOCS / "pictures").iterdir()) == sorted(made)


def test_the_pictures_keep_the_tree_small() -> None:
    sizes = [path.stat().st_size for path in (DOCS / "pictures").iterdir()]
    assert len(sizes) <= 12
    assert sum(sizes) < LARGEST


def test_the_keys_the_page_names_are_keys_of_the_window(qapp: QApplication) -> None:
    assert isValid(qapp)  # the system's own keys are known only with it
    known = {key.toString() for command in COMMANDS for key in command.shortcuts()}
    known |= {QKeySequence(keys).toString() for _group, rows in INSIDE for keys, _words in rows}
    known |= {"Shift+Down"}  # beside Shift+Up
    named = re.findall(r"\*\*([^* ]*(?:\+.|Enter)[^* ]*)\*\*", WALK)
    assert len(named) >= 10
    assert {QKeySequence(keys).toString() for keys in named} - known == set()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_picture_is_written_before_any_casebook_is_open(tmp_path: Path, qapp: QApplication) -> None:
    flashes = qapp.cursorFlashTime()
    written = pictures.write(tmp_path / "out", pictures.STEPS[:1])
    assert [path.name for path in written] == ["start.png"]
    image = QImage(str(written[0]))
    assert (image.width(), image.height()) == pictures.SIZE
    assert image.colorCount() <= 256
    assert qapp.cursorFlashTime() == flashes


def test_fewer_colors_keep_a_rare_color_of_its_own() -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    for y in range(64):
        for x in range(64):
            image.setPixelColor(x, y, QColor(x * 4, y * 4, 200))
    image.setPixelColor(5, 5, QColor(180, 100, 0))
    fewer = pictures.fewer_colors(image)
    assert fewer.colorCount() <= 256
    assert fewer.pixelColor(5, 5) == QColor(180, 100, 0)
    before, after = image.pixelColor(40, 9), fewer.pixelColor(40, 9)
    assert abs(before.red() - after.red()) + abs(before.green() - after.green()) < 64


def test_a_picture_of_few_colors_stays_as_it_is() -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    assert pictures.fewer_colors(image).pixelColor(3, 3) == QColor("#123456")
