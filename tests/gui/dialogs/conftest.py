"""The practice casebook with its jobs, a widget to show dialogs over, and what was said when they closed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Jobs


@pytest.fixture
def practice(practice_book: Casebook, qtbot: QtBot) -> Iterator[Desk]:
    jobs = Jobs()
    yield Desk(casebook=practice_book, jobs=jobs)
    jobs.stop()
    jobs.deleteLater()


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made
