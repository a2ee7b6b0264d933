"""Files dragged over the window: what they are, what a drop would do, and that the source is only ever copied.

It must not know how files are filed.
"""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from ctrecords.actions import arriving
from ctrecords.actions.arriving import Ahead
from ctrecords.gui import filing
from ctrecords.gui.shell import Shell
from ctrecords.gui.widgets.drop import DropSheet
from ctrecords.model.days import plural

_UNCHANGED = "The files are copied and kept unchanged."


def paths(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dragged or on the clipboard."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def takes(shell: Shell) -> bool:
    """Whether files can be filed now: a casebook is open and nothing is asked over it."""
    return shell.shown is not None and shell.shown.isVisible() and QApplication.activeModalWidget() is None


def entered(shell: Shell, sheet: DropSheet, mime: QMimeData) -> None:
    """Say what a drop would do, when it would do something."""
    found = paths(mime)
    desk = shell.desk
    if not found or desk is None or not takes(shell):
        return
    sheet.say("Drop to file", _UNCHANGED)
    request, case = filing.here(shell)

    def told(ahead: Ahead) -> None:
        if sheet.isVisible():
            sheet.say(f"Drop to file {counted(ahead)} {ahead.goal.where}", line(ahead))

    desk.read(
        lambda book: arriving.ahead(book, found, request, case), told, label="Looking at files", key="drop"
    )


def accept(event: QDropEvent) -> None:
    """Take what is dragged as a copy: a move would let the other program delete it."""
    copies = bool(event.possibleActions() & Qt.DropAction.CopyAction)
    event.setDropAction(Qt.DropAction.CopyAction if copies else Qt.DropAction.LinkAction)
    event.accept()


def dropped(shell: object, mime: QMimeData) -> None:
    """File what was dropped."""
    filing.file_paths(cast("Shell", shell), paths(mime))


def counted(ahead: Ahead) -> str:
    """What is dragged, in words: "3 files", "1 e-mail", "2 folders"."""
    others = ahead.files - ahead.messages
    parts = [
        plural(count, name)
        for count, name in ((ahead.messages, "e-mail"), (others, "file"), (ahead.folders, "folder"))
        if count
    ]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def line(ahead: Ahead) -> str:
    """What follows: what waits for an answer, and that nothing is changed."""
    asked = ahead.goal.request is None and ahead.goal.case is None
    they = "It waits" if ahead.files + ahead.folders == 1 and not ahead.folders else "They wait"
    belong = "it belongs" if they == "It waits" else "they belong"
    first = f"{they} there until you say where {belong}. " if asked else ""
    whole = "Folders come with everything in them. " if ahead.folders else ""
    return f"{first}{whole}{_UNCHANGED}"
