"""Starting the window: look whether one can open here, then open it on the casebook asked for.

Qt is imported only after the look, so that a machine without its libraries reads a sentence, not a traceback. A
small sheet is painted before the rest of the window is imported.
"""

import os
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctrecords import doctor, settings
from ctrecords.paths import Home

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ctrecords.gui.splash import Splash

NAME = "ctrecords"
NO_WINDOW = 3
_SEEN_WITHIN = 0.1
"""Seconds the start waits at most for the system to show the sheet."""


@dataclass(slots=True)
class Greeting:
    """The app and the sheet that says it is starting."""

    app: "QApplication"
    sheet: "Splash"


def why_no_window() -> str:
    """Why no window can open here and what to do about it, as text; empty when one can."""
    finding = doctor.why_no_window()
    return "" if finding is None else f"{finding.what}\n{finding.remedy}"


def greet(home: Home) -> Greeting | None:
    """Put the sheet on the screen before anything else is imported; None when no window can open here."""
    if doctor.why_no_window() is not None:
        return None
    # Another program's Qt plugins, named by its own environment, would be loaded into this one.
    os.environ.pop("QT_PLUGIN_PATH", None)
    app = _application([NAME])
    from ctrecords.gui.splash import Splash

    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    chosen = settings.load(home.settings)
    sheet = Splash(NAME, chosen.theme, chosen.text_size / 100)
    sheet.show()
    until = time.monotonic() + _SEEN_WITHIN
    while not sheet.exposed() and time.monotonic() < until:
        app.processEvents()
    app.processEvents()
    return Greeting(app, sheet)


def open_window(
    home: Home,
    casebook: Path | None = None,
    *,
    on: date | None = None,
    passphrase: str | None = None,
    greeting: Greeting | None = None,
) -> int:
    """Open the window and stay until it is closed; give the exit code (3 when no window can open here).

    ``casebook`` is opened, or else the one opened last; ``on`` sets today; ``home`` says where settings are;
    ``greeting`` is the sheet, if it is on the screen already.
    """
    greeting = greeting or greet(home)
    if greeting is None:
        sys.stderr.write(f"{why_no_window()}\n")
        return NO_WINDOW
    from ctrecords import logs

    logs.start(home.logs)
    return _run(greeting, home, casebook, on, passphrase)


def _run(
    greeting: Greeting, home: Home, casebook: Path | None, on: date | None, passphrase: str | None
) -> int:
    from PySide6.QtCore import QTimer

    from ctrecords import logs
    from ctrecords.actions import opening_with
    from ctrecords.gui import errors, theme
    from ctrecords.gui.preferences import Preferences
    from ctrecords.gui.screens.all import SCREENS
    from ctrecords.gui.widgets.focus import FocusRing
    from ctrecords.gui.window import Window

    app = greeting.app
    opening_with.sweep(home.cache)  # what a crash left behind
    preferences = Preferences(home)
    theme.follow(app, preferences.now.theme, zoom=preferences.factor)
    ring = FocusRing(app)
    window = Window(preferences, SCREENS, on=on)
    window.crashes.install()
    window.show()
    greeting.sheet.close()
    greeting.sheet.deleteLater()
    if preferences.lost:
        errors.inform(window, "Some of your settings could not be used", preferences.lost, icon="gear")
    wanted = casebook or preferences.last
    if wanted is not None:
        QTimer.singleShot(0, window, lambda: window.open_casebook(wanted, passphrase))
    code = _loop()
    opening_with.sweep(home.cache)
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
