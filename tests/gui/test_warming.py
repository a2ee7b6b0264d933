"""What is not shown yet is imported a module at a time, and nothing is left to import when it is shown."""

import subprocess
import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ctrecords.gui.warming import Warming, steps

_WHOLE = """
import sys
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.warming import steps
for one in SCREENS:
    before = frozenset(sys.modules)
    taken = list(steps(one.module))
    assert one.module in sys.modules
    ours = {name for name in sys.modules if name.startswith("ctrecords.")} - before
    assert ours - set(taken) <= {name.rpartition(".")[0] for name in taken}, "all but packages come by themselves"
    there = frozenset(sys.modules)
    one.kind()
    assert frozenset(sys.modules) == there
"""


def test_every_screen_is_there_with_all_it_needs() -> None:
    child = subprocess.run(  # noqa: S603 - our own Python with our own words
        [sys.executable, "-c", _WHOLE], capture_output=True, text=True, check=False
    )
    assert child.stderr == ""
    assert child.returncode == 0


def test_what_is_there_is_not_imported_again(qtbot: QtBot) -> None:
    assert list(steps(__name__)) == []
    assert list(steps("json")) == []
    owner = QObject()
    warming = Warming([__name__, "ctrecords.gui.warming"], owner)
    assert not warming.is_done()
    qtbot.waitUntil(warming.is_done)
    owner.deleteLater()
