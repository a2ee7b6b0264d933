"""What the commands of the window do, by id; a command of `commands.py` not listed here is done by a screen.

Each act is a few lines: gather, ask an action through the desk, say what was done. It must not know how the
window is built, only what a shell offers.
"""

from collections.abc import Callable, Mapping
from functools import partial

from ctrecords.actions import cases, history, requester
from ctrecords.gui import backing, errors, importing
from ctrecords.gui.commands import COMMANDS
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.laws import open_laws
from ctrecords.gui.dialogs.new_case import NewCase
from ctrecords.gui.dialogs.quick_log import open_quick_log
from ctrecords.gui.dialogs.requester import open_requester
from ctrecords.gui.dialogs.shortcuts import Shortcuts
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.palette import open_palette
from ctrecords.gui.shell import Shell
from ctrecords.gui.widgets.message import Message
from ctrecords.model.request import Case
from ctrecords.upkeep.check import Report, check_open

Act = Callable[[Shell, object], None]


def _go(where: Where, shell: Shell, _subject: object) -> None:
    shell.show_place(Place(where))


def _new_request(shell: Shell, subject: object) -> None:
    shell.show_place(Place(Where.LETTERS, subject if isinstance(subject, int) else 0))


def _reverse(verb: str, shell: Shell, _subject: object) -> None:
    desk = shell.desk
    if desk is None:
        return
    way = history.undo if verb == "Undone" else history.redo

    def said(label: str) -> None:
        shell.say(f"{verb}: {label[:1].lower()}{label[1:]}", undo=False)

    desk.write(lambda book, _progress: way(book).label, said, label=verb)


def _new_case(shell: Shell, _subject: object) -> None:
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


def _requester(shell: Shell, _subject: object) -> None:
    desk = shell.desk
    if desk is None:
        return
    sentence = "The letters carry your name and address from now on"
    open_requester(desk, shell.over(), requester.get(desk.casebook), lambda _row: shell.say(sentence))


def _law_files(shell: Shell, _subject: object) -> None:
    if shell.desk is not None:
        open_laws(shell.desk, shell.over(), shell.say)


def _log_call(shell: Shell, _subject: object) -> None:
    if shell.desk is not None:
        open_quick_log(shell.desk, shell.over(), shell.say)


def _show(dialog: FormDialog, send: Callable[[], None]) -> None:
    dialog.sent.connect(send)
    dialog.open()


def _check(shell: Shell, _subject: object) -> None:
    desk = shell.desk
    if desk is not None:
        desk.jobs.run(
            lambda _progress: check_open(desk.casebook),
            lambda report: _tell_check(shell, report),
            label="Checking the casebook",
        )


def _tell_check(shell: Shell, report: Report) -> None:
    counted = ", ".join(f"{count:,} {name}" for name, count in report.counts.items())
    if report.ok:
        advice = "\n".join(f"{found.what} {found.remedy}" for found in report.findings)
        said = f"Checked: {counted}, and the journal."
        errors.inform(shell.over(), "The casebook is whole", said, remedy=advice, icon="shield")
        return
    first = report.findings[0]
    others = len(report.findings) - 1
    more = f"{others:,} more {'finding' if others == 1 else 'findings'} in Copy details." if others else ""
    details = "\n".join(f"{found.what} {found.remedy}" for found in report.findings)
    errors.shown(
        Message(
            first.what,
            more,
            remedy=first.remedy,
            details=details,
            icon_role="mark_alert",
            parent=shell.over(),
        )
    )


def _shortcuts(shell: Shell, _subject: object) -> None:
    Shortcuts([row for row in COMMANDS if shell.exists(row.id)], shell.over()).open()


ACTS: Mapping[str, Act] = {
    "open": lambda shell, _subject: shell.welcome(1),
    "new": lambda shell, _subject: shell.welcome(0),
    "new-request": _new_request,
    "new-case": _new_case,
    "requester": _requester,
    "log-call": _log_call,
    "import-requests": importing.import_requests,
    "import-agencies": importing.import_agencies,
    "export-agencies": importing.export_agencies,
    "add-agency": importing.add_agency,
    "law-files": _law_files,
    "backup": backing.back_up,
    "restore": lambda shell, _subject: shell.welcome(3),
    "check": _check,
    "quit": lambda shell, _subject: shell.leave(),
    "undo": partial(_reverse, "Undone"),
    "redo": partial(_reverse, "Done again"),
    "palette": lambda shell, _subject: open_palette(shell),
    "back": lambda shell, _subject: shell.step(-1),
    "forward": lambda shell, _subject: shell.step(1),
    "today": partial(_go, Where.TODAY),
    "requests": partial(_go, Where.REQUESTS),
    "agencies": partial(_go, Where.AGENCIES),
    "letters": partial(_go, Where.LETTERS),
    "settings": partial(_go, Where.SETTINGS),
    "next-pane": lambda shell, _subject: shell.step_pane(1),
    "previous-pane": lambda shell, _subject: shell.step_pane(-1),
    "inspector": lambda shell, _subject: shell.toggle_inspector(),
    "larger": lambda shell, _subject: shell.zoom(1),
    "smaller": lambda shell, _subject: shell.zoom(-1),
    "usual-size": lambda shell, _subject: shell.zoom(0),
    "shortcuts": _shortcuts,
}

PLACES: Mapping[str, Where] = {
    "today": Where.TODAY,
    "requests": Where.REQUESTS,
    "agencies": Where.AGENCIES,
    "letters": Where.LETTERS,
    "settings": Where.SETTINGS,
    "new-request": Where.LETTERS,
    "import-requests": Where.CASE,
    "import-agencies": Where.AGENCIES,
    "export-agencies": Where.AGENCIES,
    "add-agency": Where.AGENCIES,
}
"""Commands that need a screen of that kind of place."""
