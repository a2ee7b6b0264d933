"""The passphrase is asked for, refused with a sentence, and forgotten."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ctrecords.gui.screens.unlock import Unlock


@pytest.fixture
def unlock(qtbot: QtBot) -> Unlock:
    made = Unlock()
    qtbot.addWidget(made)
    made.show()
    made.ask_for(Path("/srv/Elm.casebook"))
    return made


def test_it_says_which_and_sends_what_was_typed_once(unlock: Unlock) -> None:
    sent: list[str] = []
    unlock.asked.connect(sent.append)
    assert unlock.title.text() == "Elm is locked"
    unlock.button.click()
    assert sent == []
    unlock.field.setText("river")
    QTest.keyClick(unlock.field, Qt.Key.Key_Return)
    assert sent == ["river"]
    assert not unlock.button.isEnabled()
    assert unlock.button.text() == "Opening"


def test_a_wrong_passphrase_can_be_typed_again(unlock: Unlock) -> None:
    unlock.field.setText("wrong")
    unlock.button.click()
    unlock.refuse("The passphrase does not open this casebook.")
    assert unlock.wrong.text() == "The passphrase does not open this casebook."
    assert unlock.button.isEnabled()
    assert unlock.field.selectedText() != ""


def test_asking_for_another_forgets_what_was_typed(unlock: Unlock) -> None:
    unlock.field.setText("river")
    unlock.ask_for(Path("/srv/Fern.casebook"))
    assert unlock.field.text() == ""
    assert unlock.title.text() == "Fern is locked"
    unlock.field.setText("river")
    unlock.forget()
    assert unlock.field.text() == ""


def test_another_casebook_can_be_opened_instead(unlock: Unlock) -> None:
    asked: list[bool] = []
    unlock.other.connect(lambda: asked.append(True))
    unlock.another.click()
    assert asked == [True]
