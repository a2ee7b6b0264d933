"""The pictures: every screen there is, in every look, beside its design where one is drawn."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ctrecords.gui import grabs, theme


def test_pictures_are_written_and_laid_beside_their_design(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    designs = tmp_path / "designs"
    designs.mkdir()
    drawn = QImage(1440, 900, QImage.Format.Format_RGB32)
    drawn.fill(0)
    assert drawn.save(str(designs / "11-states.png"))
    monkeypatch.setattr(grabs, "LOOKS", (("light", 100), ("dark", 150)))
    written = grabs.write(tmp_path / "out", designs, ("unlock", "shortcuts"))
    assert [path.name for path in written] == [
        "shortcuts-light-100.png",
        "unlock-light-100.png",
        "shortcuts-dark-150.png",
        "unlock-dark-150.png",
    ]
    assert QImage(str(written[1])).width() == 1440 + 8 + 1440
    assert QImage(str(written[3])).width() == 1440
    theme.apply(qapp, theme.Theme())


def test_every_picture_has_its_own_name() -> None:
    assert len({one.name for one in grabs.GRABS}) == len(grabs.GRABS)
