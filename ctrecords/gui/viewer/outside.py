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

_warned: WeakSet[Jobs] = WeakSet()
WARNING = (
    "A copy that can be read outlives this moment: it is written outside of the casebook and removed when"
    " ctrecords closes. The other program may keep its own copies, run scripts in the file or fetch things"
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

    title = "Open a copy outside of ctrecords?"
    errors.inform(parent, title, WARNING, icon="warn", ways=(("Open a copy", go),))


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
