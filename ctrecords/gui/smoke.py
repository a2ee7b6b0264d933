"""Looks whether a packed ctrecords is whole: a casebook opened, a letter written, the window shown.

Run as ``ctrecords --smoke``, on the built folder above all. It leaves nothing behind and must not know how
the folder was built.
"""

import json
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from ctrecords import doctor
from ctrecords.actions import casebooks, cases, composing, drafts, letters, requester
from ctrecords.actions.today import today
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.paths import home

_WAIT_SECONDS = 30


def smoke() -> int:
    """Do the three things and print what each took in seconds; 0 when all went well, 3 when not."""
    began = time.perf_counter()
    taken: dict[str, float] = {}

    def note(what: str) -> None:
        nonlocal began
        taken[what] = round(time.perf_counter() - began, 3)
        began = time.perf_counter()

    try:
        with tempfile.TemporaryDirectory() as place:
            folder = casebooks.create(Path(place) / "Smoke.casebook").folder
            note("casebook made")
            with casebooks.open_book(folder) as book:
                note("casebook opened")
                _write_letters(book, Path(place) / "letters")
                note("letters written")
                today(book)
                note("today worked out")
            _show_window(Path(place), folder)
            note("window shown")
    except CtrecordsError as wrong:
        sys.stderr.write(f"{wrong.what}\n{wrong.remedy}\n")
        return 3
    sys.stdout.write(f"{json.dumps(taken)}\n")
    return 0


def _write_letters(book: Casebook, out: Path) -> None:
    requester.keep(book, name="Practice Researcher", address="12 Sample Street, Hartford, CT")
    waiting = drafts.waiting(book, cases.every(book)[0].id)
    terms = composing.terms(book, {"dated": date(2026, 11, 23).isoformat()})
    made = letters.create(book, letters.for_drafts(book, list(waiting.requests.values()), terms), out)
    if not made or not all(letter.path.stat().st_size for letter in made):
        raise CtrecordsError("No letter was written.", remedy="Build the folder again.")


def _show_window(place: Path, folder: Path) -> None:
    trouble = doctor.why_no_window()
    if trouble is not None:
        raise CtrecordsError(trouble.what, remedy=trouble.remedy)
    from PySide6.QtWidgets import QApplication

    from ctrecords.gui import theme
    from ctrecords.gui.preferences import Preferences
    from ctrecords.gui.screens.all import SCREENS
    from ctrecords.gui.window import Window

    app = QApplication(["ctrecords"])
    preferences = Preferences(home(place / "home"))
    theme.follow(app, preferences.now.theme, zoom=preferences.factor)
    window = Window(preferences, SCREENS)
    window.show()
    window.open_casebook(folder)
    until = time.monotonic() + _WAIT_SECONDS
    while window.frame is None and time.monotonic() < until:
        app.processEvents()
    shown = window.frame is not None and not window.grab().isNull()
    window.close()
    app.processEvents()
    if not shown:
        raise CtrecordsError("The window did not come.", remedy="Build the folder again.")
