"""Opening the file that is shown with the program the system has for it, behind a warning once a session."""

from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ctrecords.actions import opening_with
from ctrecords.gui import errors
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.widgets.buttons import Kind
from ctrecords.gui.widgets.message import Choice, Message

_warned: WeakSet[Jobs] = WeakSet()
WARNING = (
    "A readable copy is written outside of the casebook, where it is not protected, and removed when the app"
    " closes. The other program may keep its own copies, run scripts in the file or fetch things"
    " from the network. Changes to the copy are lost; the original stays as it was filed."
)


def open_outside(desk: Desk, shown: Shown, parent: QWidget) -> None:
    """Warn once, then copy the file and hand it to the system."""
    if desk.jobs in _warned:
        _copy(desk, shown, parent)
        return

    def go() -> None:
        _warned.add(desk.jobs)
        _copy(desk, shown, parent)

    asked = Message(
        "Open a copy outside of the casebook?",
        WARNING,
        remedy="Read it here where you can; a copy is for what only another program shows.",
        choices=(Choice("Open a copy", "open"), Choice("Cancel", "cancel", Kind.PRIMARY)),
        icon="warn",
        parent=parent,
    )
    asked.accepted.connect(lambda: go() if asked.chosen == "open" else None)
    errors.shown(asked)


def _copy(desk: Desk, shown: Shown, parent: QWidget) -> None:
    if desk.preferences is None:
        return
    cache = desk.preferences.home.cache
    desk.read(
        lambda book: opening_with.copy_for(book, shown.sha256, shown.name, cache),
        lambda path: _hand_over(path, parent),
        label="Open with another program",
    )


def _hand_over(path: Path, parent: QWidget) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        errors.inform(
            parent,
            "No program opened the file",
            "The system knows none for this kind of file. Install one, or save a copy and open it there.",
        )
