"""Filing from the window: the one way in for what is dropped, pasted or chosen, and what is asked afterwards.

It must not know how files are kept; ``arriving`` does that and says what is to be asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog

from ctrecords.actions import arriving, filing
from ctrecords.actions.arriving import Arrived
from ctrecords.actions.duplicates import Again
from ctrecords.actions.filing import Came, Taken
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui.dialogs.answered import open_answered
from ctrecords.gui.dialogs.filed import open_filed
from ctrecords.gui.dialogs.outcomes import open_outcomes
from ctrecords.gui.navigation import Where
from ctrecords.gui.shell import Shell
from ctrecords.model.days import plural
from ctrecords.progress import Progress

Take = Callable[[Casebook, Sequence[Path], Came, Again, Progress], Taken]
"""Files what it is given, as it came, with a choice for what was here."""

_KEPT = "You can keep working. Cancel files nothing; what is on your disk stays as it is."
_REQUESTS = frozenset({Where.REQUEST, Where.WRITE})


def here(shell: Shell) -> tuple[int, int]:
    """The request or the case that is looked at, 0 for none."""
    screen = shell.shown
    place = screen.place if screen is not None else None
    if place is None:
        return 0, 0
    return (place.id if place.where in _REQUESTS else 0), (place.id if place.where is Where.CASE else 0)


def add_files(shell: Shell, subject: object) -> None:
    """Ask for files and file them where one is, or as the *subject* says that they came."""
    if shell.desk is None:
        return
    names, _kind = QFileDialog.getOpenFileNames(shell.over(), "Add files")
    came = subject if isinstance(subject, Came) else None
    file_paths(shell, [Path(name) for name in names], came)


def add_folder(shell: Shell, _subject: object) -> None:
    """Ask for a folder and file everything in it where one is."""
    if shell.desk is None:
        return
    name = QFileDialog.getExistingDirectory(shell.over(), "Add folder")
    file_paths(shell, [Path(name)] if name else [])


def paste(shell: Shell, _subject: object) -> None:
    """File the files or the picture on the clipboard where one is."""
    board = QGuiApplication.clipboard()
    mime = board.mimeData()
    found = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if found:
        file_paths(shell, found)
    elif mime.hasImage():
        _paste_picture(shell, board.image())
    else:
        shell.say("There is no file and no picture on the clipboard", undo=False)


def _paste_picture(shell: Shell, picture: QImage) -> None:
    desk = shell.desk
    if desk is None:
        return
    name = f"Pasted picture {desk.today:%Y-%m-%d}.png"

    def take(book: Casebook, _paths: Sequence[Path], came: Came, again: Again, progress: Progress) -> Taken:
        return filing.keep(book, name, _png(picture), came, again=again, progress=progress)

    _file(shell, [Path(name)], take)


def _png(picture: QImage) -> bytes:
    """A picture as a PNG file; called away from the window, since a large one takes a while."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(out, QByteArray(b"png")).write(picture):
        raise CtrecordsError(
            "The picture on the clipboard cannot be used.", remedy="Save it as a file, and file that."
        )
    return bytes(out.data().data())


def file_paths(shell: Shell, paths: Sequence[Path], came: Came | None = None) -> None:
    """File files and folders, and ask what there is to ask; without *came* where one is."""
    if paths:
        _file(shell, paths, _take, came)


def _take(book: Casebook, paths: Sequence[Path], came: Came, again: Again, progress: Progress) -> Taken:
    return filing.take(book, paths, came, again=again, progress=progress)


def _file(
    shell: Shell, paths: Sequence[Path], take: Take, came: Came | None = None, again: Again = Again.SKIP
) -> None:
    desk = shell.desk
    if desk is None:
        return
    request, case = here(shell)

    def work(book: Casebook, progress: Progress) -> Arrived:
        to = came or _at(arriving.goal(book, request, case))
        return arriving.look(book, take(book, paths, to, again, progress), to)

    def filed(arrived: Arrived) -> None:
        if said := words(arrived, used=len(arrived.before) if again is Again.LINK else 0):
            shell.say(said)
        _tell(shell, arrived if again is Again.SKIP else replace(arrived, before=()), take)

    name = paths[0].name if len(paths) == 1 else plural(len(paths), "file")
    desk.write(work, filed, label=f"Filing {name}", kept=_KEPT, long=True)


def _at(goal: arriving.Goal) -> Came:
    return Came(event=goal.event, request=goal.request, case=goal.case)


def _tell(shell: Shell, arrived: Arrived, take: Take) -> None:
    """Tell what was not filed or was here, then ask what is to be asked."""

    def anew(paths: Sequence[Path], way: Again) -> None:
        _file(shell, paths, take, _at(arrived.goal), way)

    if arrived.before or arrived.taken.refused or arrived.taken.notes:
        open_filed(shell.over(), arrived, anew, lambda: _ask(shell, arrived))
    else:
        _ask(shell, arrived)


def _ask(shell: Shell, arrived: Arrived) -> None:
    """Ask which request it belongs to, or what was answered."""
    desk = shell.desk
    if desk is None:
        return
    if arrived.waiting is not None:
        open_answered(shell, arrived.waiting)
    elif arrived.reply is not None and arrived.goal.request is not None:
        open_outcomes(desk, shell.over(), arrived.goal.request, shell.say, event=arrived.reply)


def words(arrived: Arrived, *, used: int = 0) -> str:
    """What was filed, or how many files that were here are used, as one sentence; empty when nothing is new."""
    fresh = sum(not one.known for one in arrived.taken.filed)
    if fresh:
        return f"{plural(fresh, 'file')} filed {arrived.goal.where}"
    if used:
        return "1 file that was here is used" if used == 1 else f"{used:,} files that were here are used"
    return ""
