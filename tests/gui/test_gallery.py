"""The gallery shows every control and writes its four pictures."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui import gallery
from ctrecords.gui.theme import Theme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_size_of_the_design(scheme: str, qtbot: QtBot, qapp: QApplication) -> None:
    gallery.theme.apply(qapp, Theme(scheme, 13))
    sheet = gallery.Gallery()
    qtbot.addWidget(sheet)
    sheet.resize(1440, 900)
    sheet.show()
    assert (sheet.width(), sheet.height()) == (1440, 900)


def test_it_writes_light_and_dark_at_two_sizes(tmp_path: Path, qapp: QApplication) -> None:
    written = gallery.grab(qapp, tmp_path / "pictures")
    assert [path.name for path in written] == [
        "components-light-100.png",
        "components-light-150.png",
        "components-dark-100.png",
        "components-dark-150.png",
    ]
    sizes = [QImage(str(path)).size().toTuple() for path in written]
    assert sizes == [(1440, 900), (2160, 1350)] * 2
