"""What the commands for tables of others do: agencies in and out, a researcher's spreadsheet into a case.

As in `acts.py` each is a few lines; it must not know how the window is built.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ctrecords.actions import agency_export, cases
from ctrecords.gui.dialogs.agency import open_agency
from ctrecords.gui.dialogs.import_rows import ImportDialog
from ctrecords.gui.dialogs.import_work import Agencies, Requests
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.shell import Shell
from ctrecords.model.days import plural

_ENDINGS = "Workbook (*.xlsx);;Text (*.csv)"


def import_agencies(shell: Shell, _subject: object) -> None:
    """Import agencies from a table."""
    if shell.desk is not None:
        ImportDialog(shell.desk, [Agencies()], shell.say, shell.over())


def import_requests(shell: Shell, subject: object) -> None:
    """Import a spreadsheet of requests into a case, the one shown unless another is chosen."""
    desk, screen = shell.desk, shell.shown
    if desk is None:
        return
    works = [Requests(one.case.id, one.case.title) for one in cases.listing(desk.casebook)]
    if not works:
        shell.run("new-case")
        return
    shown = subject if screen is not None and screen.where is Where.CASE else None
    at = next((at for at, work in enumerate(works) if work.case == shown), 0)
    ImportDialog(desk, works, shell.say, shell.over(), at=at)


def export_agencies(shell: Shell, _subject: object) -> None:
    """Write the directory to a file one chooses."""
    desk = shell.desk
    if desk is None:
        return
    home = str(Path.home() / "agencies.xlsx")
    name, kind = QFileDialog.getSaveFileName(shell.over(), "Export agencies", home, _ENDINGS)
    if not name:
        return
    path = Path(name if Path(name).suffix else f"{name}{'.csv' if 'csv' in kind else '.xlsx'}")

    def said(done: tuple[Path, int]) -> None:
        shell.say(f"{plural(done[1], 'agency', 'agencies')} written to {done[0].name}", undo=False)

    desk.jobs.run(
        lambda progress: agency_export.export(desk.casebook, path, progress, over=True),
        said,
        label="Exporting agencies",
        kept="Cancel writes no file.",
    )


def add_agency(shell: Shell, _subject: object) -> None:
    """Add an agency and show it."""
    if shell.desk is not None:
        open_agency(
            shell.desk,
            shell.over(),
            None,
            shell.say,
            lambda made: shell.show_place(Place(Where.AGENCIES, made.id)),
        )
