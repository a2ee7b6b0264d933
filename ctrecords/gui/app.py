"""Starting the window: look whether one can open here, then open it on the casebook asked for.

Qt is imported only after the look, so that a machine without its libraries reads a sentence, not a traceback.
"""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctrecords import doctor, logs
from ctrecords.paths import Home

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NAME = "ctrecords"
NO_WINDOW = 3


def why_no_window() -> str:
    """Why no window can open here and what to do about it, as text; empty when one can."""
    finding = doctor.why_no_window()
    return "" if finding is None else f"{finding.what}\n{finding.remedy}"


def open_window(
    home: Home, casebook: Path | None = None, *, on: date | None = None, passphrase: str | None = None
) -> int:
    """Open the window and stay until it is closed; give the exit code (3 when no window can open here).

    ``casebook`` is opened, or else the one opened last; ``on`` sets today; ``home`` says where settings are.
    """
    trouble = why_no_window()
    if trouble:
        sys.stderr.write(f"{trouble}\n")
        return NO_WINDOW
    logs.start(home.logs)
    return _run(home, casebook, on, passphrase)


def _run(home: Home, casebook: Path | None, on: date | None, passphrase: str | None) -> int:
    from PySide6.QtCore import QTimer

    from ctrecords.gui import theme
    from ctrecords.gui.preferences import Preferences
    from ctrecords.gui.splash import Splash

    # Another program's Qt plugins, named by its own environment, would be loaded into this one.
    os.environ.pop("QT_PLUGIN_PATH", None)
    app = _application([NAME])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    preferences = Preferences(home)
    theme.follow(app, preferences.now.theme, zoom=preferences.factor)
    sheet = Splash(NAME)
    sheet.show()
    app.processEvents()

    from ctrecords.gui import errors
    from ctrecords.gui.screens.all import SCREENS
    from ctrecords.gui.widgets.focus import FocusRing
    from ctrecords.gui.window import Window

    ring = FocusRing(app)
    window = Window(preferences, SCREENS, on=on)
    window.crashes.install()
    window.show()
    sheet.close()
    if preferences.lost:
        errors.inform(window, "Some of your settings could not be used", preferences.lost, icon="gear")
    wanted = casebook or preferences.last
    if wanted is not None:
        QTimer.singleShot(0, window, lambda: window.open_casebook(wanted, passphrase))
    code = _loop()
    window.crashes.remove()
    ring.deleteLater()
    logs.stop()
    return code


def _application(arguments: list[str]) -> "QApplication":
    from PySide6.QtWidgets import QApplication

    return QApplication(arguments)


def _loop() -> int:
    from PySide6.QtWidgets import QApplication

    return QApplication.exec()
