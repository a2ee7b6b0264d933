"""Filing from the window: the one way in for what is dropped, pasted or chosen, and what is asked afterwards.

It must not know how files are kept; ``arriving`` does that and says what is to be asked.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ctrecords.actions import arriving
from ctrecords.actions.arriving import Arrived
from ctrecords.actions.duplicates import Again
from ctrecords.actions.filing import Came
from ctrecords.gui.dialogs.answered import open_answered
from ctrecords.gui.dialogs.filed import open_filed
from ctrecords.gui.dialogs.outcomes import open_outcomes
from ctrecords.gui.navigation import Where
from ctrecords.gui.shell import Shell
from ctrecords.model.days import plural

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


def file_paths(
    shell: Shell, paths: Sequence[Path], came: Came | None = None, again: Again = Again.SKIP
) -> None:
    """File files and folders, and ask what there is to ask; without *came* where one is."""
    desk = shell.desk
    if desk is None or not paths:
        return
    request, case = here(shell)
    desk.write(
        lambda book, progress: arriving.arrive(
            book,
            paths,
            came or _at(arriving.goal(book, request, case)),
            again=again,
            progress=progress,
        ),
        lambda arrived: _filed(shell, arrived, again),
        label=f"Filing {paths[0].name}" if len(paths) == 1 else f"Filing {plural(len(paths), 'file')}",
        kept=_KEPT,
        long=True,
    )


def _at(goal: arriving.Goal) -> Came:
    return Came(event=goal.event, request=goal.request, case=goal.case)


def _filed(shell: Shell, arrived: Arrived, again: Again) -> None:
    """Say what was filed; then what was not, and what is to be asked."""
    said = words(arrived, again)
    if said:
        shell.say(said)
    told = arrived if again is Again.SKIP else replace(arrived, before=())
    if told.before or told.taken.refused or told.taken.notes:
        open_filed(
            shell.over(),
            told,
            lambda paths, way: file_paths(shell, paths, _at(arrived.goal), way),
            lambda: _ask(shell, arrived),
        )
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


def words(arrived: Arrived, again: Again = Again.SKIP) -> str:
    """What was filed, as one sentence; empty when nothing is new."""
    fresh = [one for one in arrived.taken.filed if not one.known]
    if fresh:
        return f"{plural(len(fresh), 'file')} filed {arrived.goal.where}"
    if again is Again.LINK and arrived.taken.before:
        count = len(arrived.taken.before)
        return f"{plural(count, 'file')} that {'was' if count == 1 else 'were'} here {'is' if count == 1 else 'are'} used"
    return ""
