"""The signature in “Who the letters are from”: chosen, shown on light paper, removed, refused in the form."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, requester
from ctrecords.gui import theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.requester import RequesterDialog, open_requester
from tests.gui.dialogs.asking import opened, press
from tests.paint.test_easel import signature


def ask(qtbot: QtBot, desk: Desk, over: QWidget) -> RequesterDialog:
    open_requester(desk, over, requester.get(desk.casebook), lambda _row: None)
    return opened(qtbot, over, RequesterDialog)


@pytest.fixture(params=["light", "dark"])
def _scheme(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    theme.apply(qapp, theme.Theme(request.param, 13))


@pytest.mark.usefixtures("_scheme")
def test_a_signature_is_chosen_shown_and_removed(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(signature())
    dialog = ask(qtbot, practice, over)
    assert dialog.signature.words.text() == "None: letters are signed by hand."
    assert dialog.signature.remove.isHidden()

    def chosen(*_: object) -> tuple[str, str]:
        return str(scan), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    dialog.signature.choose.click()
    assert dialog.signature.words.text().startswith("scan.png")
    press(qtbot, practice, dialog)
    assert requester.signature(practice.casebook) is not None
    again = ask(qtbot, practice, over)
    assert again.signature.picture.isVisible()
    assert again.signature.picture.pixmap().toImage().pixelColor(0, 0) == theme.color("page")
    again.signature.remove.click()
    press(qtbot, practice, again)
    assert requester.signature(practice.casebook) is None
    history.undo(practice.casebook)
    assert requester.signature(practice.casebook) is not None


def test_what_is_no_picture_is_refused_in_the_form(
    qtbot: QtBot, practice: Desk, over: QWidget, tmp_path: Path
) -> None:
    dialog = ask(qtbot, practice, over)
    (tmp_path / "x.png").write_text("no picture")
    dialog.signature.take(tmp_path / "x.png")
    press(qtbot, practice, dialog)
    assert dialog.wrong.text().startswith("The picture is neither PNG nor JPEG.")
    assert requester.signature(practice.casebook) is None
