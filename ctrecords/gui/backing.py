"""What the window does and says about backups: making one now, and how old the newest is.

It must not know how a backup is made; `upkeep` does that and proves it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtWidgets import QFileDialog

from ctrecords.casebook import Casebook, legal_moment
from ctrecords.errors import CtrecordsError
from ctrecords.gui import errors
from ctrecords.gui.places import short
from ctrecords.gui.shell import Shell
from ctrecords.model.days import plural
from ctrecords.upkeep.backup import Last, Made, backup, last_of
from ctrecords.upkeep.check import OLD

_VERY_OLD = timedelta(days=7)
_SAFE = "Your work is saved in the casebook; no backup was made."
_KEPT = "You can keep working. Cancel leaves no backup behind."
_ASK = "Back up now (Ctrl+B)"
_WAIT: Mapping[str, str] = {"icon": "clock", "role": "mark_wait"}
_ALERT: Mapping[str, str] = {"icon": "warn", "role": "mark_alert"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How old the newest backup is, in words; its sign with the sign's color role, and a line about it."""

    text: str
    about: str
    icon: str = "archive"
    role: str = "text2"


def state(book: Casebook) -> State:
    """Say when the casebook was backed up last: a mark to wait after a day, an alert after a week.

    A backup that still holds everything is never too old.
    """
    try:
        made = last_of(book)
    except CtrecordsError as error:
        return State(text="Backups unknown", about=f"{error.what} {error.remedy}", **_ALERT)
    if made is None:
        return State(text="Not backed up yet", about=_ASK, **_WAIT)
    return _aged(made, book.now())


def back_up(shell: Shell, _subject: object) -> None:
    """Back the open casebook up, unless a backup of it is being made."""
    desk = shell.desk
    if desk is None or any(not job.over for job in desk.backing):
        return
    book, to = desk.casebook, desk.backup_folder
    desk.backing[:] = [
        desk.jobs.run(
            lambda progress: backup(book, to, progress=progress),
            lambda made: _tell(shell, made),
            label="Backing up",
            failed=lambda error: _refused(shell, error),
            kept=_KEPT,
        )
    ]


def _refused(shell: Shell, error: CtrecordsError) -> None:
    ways: list[errors.Way] = [("Try again", lambda: back_up(shell, None))]
    if shell.desk is not None and shell.desk.preferences is not None:
        ways.insert(0, ("Choose folder", lambda: _choose_folder(shell)))
    errors.tell(shell.over(), error, text=_SAFE, ways=ways)


def _choose_folder(shell: Shell) -> None:
    """Ask where backups go from now on, and make one there."""
    preferences = shell.desk.preferences if shell.desk is not None else None
    chosen = QFileDialog.getExistingDirectory(shell.over(), "Backup folder")
    if chosen and preferences is not None:
        preferences.set(replace(preferences.now, backup_folder=chosen))
        back_up(shell, None)


def _tell(shell: Shell, made: Made) -> None:
    counts = (
        f"{plural(made.manifest.files, 'file', 'files')}, {plural(made.manifest.rows or 0, 'row', 'rows')}"
    )
    if made.manifest.whole:
        shell.say(f"Backed up to {short(made.folder)}. Read back and whole: {counts}", undo=False)
        return
    more = len(made.problems) - 1
    errors.tell(
        shell.over(),
        CtrecordsError(
            "The backup holds the casebook as it is, and something in the casebook is wrong.",
            remedy="Keep older backups, and use Check casebook to see everything that was found.",
        ),
        text=made.problems[0] + (f" {plural(more, 'more finding', 'more findings')}." if more > 0 else ""),
    )


def _aged(made: Last, now: datetime) -> State:
    days = (legal_moment(now).date() - legal_moment(made.at).date()).days
    text = f"Backed up {'today' if days < 1 else 'yesterday' if days == 1 else f'{days:,} days ago'}"
    at = f"{legal_moment(made.at):%Y-%m-%d %H:%M}"
    if made.current:
        return State(text=text, about=f"Nothing has changed since the backup of {at}. {_ASK}")
    about = f"Changed since the backup of {at}. {_ASK}"
    age = now - made.at
    return State(text=text, about=about, **(_ALERT if age >= _VERY_OLD else _WAIT if age >= OLD else {}))
