"""What the commands that open a dialog or ask an action do, one by one; `acts.py` names them and imports them late.

Each is a few lines: gather, ask an action through the desk, say what was done.
"""

from collections.abc import Callable

from ctrecords.actions import cases, history
from ctrecords.actions import requester as requesters
from ctrecords.gui import errors
from ctrecords.gui.backing import back_up
from ctrecords.gui.commands import COMMANDS
from ctrecords.gui.dialogs.check_report import CheckReport
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.laws import open_laws
from ctrecords.gui.dialogs.new_case import NewCase
from ctrecords.gui.dialogs.quick_log import open_quick_log
from ctrecords.gui.dialogs.requester import open_requester
from ctrecords.gui.dialogs.shortcuts import Shortcuts
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.palette import open_palette
from ctrecords.gui.shell import Shell
from ctrecords.model.request import Case
from ctrecords.upkeep.check import BACKUP, Report, check_open


def undo(shell: Shell, _subject: object) -> None:
    """Take the newest act back."""
    _reverse("Undone", shell)


def redo(shell: Shell, _subject: object) -> None:
    """Do again what was taken back."""
    _reverse("Done again", shell)


def palette(shell: Shell, _subject: object) -> None:
    """Open the palette, or close it."""
    open_palette(shell)


def _reverse(verb: str, shell: Shell) -> None:
    desk = shell.desk
    if desk is None:
        return
    way = history.undo if verb == "Undone" else history.redo

    def said(label: str) -> None:
        shell.say(f"{verb}: {label[:1].lower()}{label[1:]}", undo=False)

    desk.write(lambda book, _progress: way(book).label, said, label=verb)


def new_case(shell: Shell, _subject: object) -> None:
    """Ask for a case's title and purpose, and go there."""
    desk = shell.desk
    if desk is None:
        return
    dialog = NewCase(shell.over())

    def made(case: Case) -> None:
        dialog.accept()
        shell.show_place(Place(Where.CASE, case.id))
        shell.say(f"Case “{case.title}” opened")

    def send() -> None:
        title, purpose = dialog.title(), dialog.purpose()
        desk.write(
            lambda book, _progress: cases.create(book, title, purpose),
            made,
            label="Opening",
            failed=dialog.refuse,
        )

    _show(dialog, send)


def requester(shell: Shell, _subject: object) -> None:
    """Ask who the letters are from."""
    desk = shell.desk
    if desk is None:
        return
    sentence = "The letters carry your name and address from now on"
    open_requester(desk, shell.over(), requesters.get(desk.casebook), lambda _row: shell.say(sentence))


def law_files(shell: Shell, _subject: object) -> None:
    """Show the law files."""
    if shell.desk is not None:
        open_laws(shell.desk, shell.over(), shell.say)


def log_call(shell: Shell, _subject: object) -> None:
    """Log a call from anywhere."""
    if shell.desk is not None:
        open_quick_log(shell.desk, shell.over(), shell.say)


def _show(dialog: FormDialog, send: Callable[[], None]) -> None:
    dialog.sent.connect(send)
    dialog.open()


def check(shell: Shell, _subject: object) -> None:
    """Look whether the casebook is whole, and prove every file by its hash; it may be canceled."""
    desk = shell.desk
    if desk is not None:
        desk.jobs.run(
            lambda progress: check_open(desk.casebook, deep=True, progress=progress),
            lambda report: _tell_check(shell, report),
            label="Checking the casebook",
        )


def _tell_check(shell: Shell, report: Report) -> None:
    if shell.shown is not None and shell.shown.where is Where.DOCUMENTS:
        shell.shown.reload()  # it says when a file was last proved
    counted = ", ".join(f"{count:,} {name}" for name, count in report.counts.items())
    if report.ok:
        advice = "\n".join(f"{found.what} {found.remedy}" for found in report.findings)
        said = f"Checked: {counted}, and the journal."
        old = any(found.ref == BACKUP for found in report.findings)
        ways: list[errors.Way] = [("Back up now", lambda: back_up(shell, None))] if old else []
        errors.inform(shell.over(), "The casebook is whole", said, remedy=advice, icon="shield", ways=ways)
        return
    errors.shown(CheckReport(report, shell.show_place, shell.over()))


def shortcuts(shell: Shell, _subject: object) -> None:
    """Show the sheet of shortcuts."""
    Shortcuts([row for row in COMMANDS if shell.exists(row.id)], shell.over()).open()
