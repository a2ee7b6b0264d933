"""The directory as a table, .csv or .xlsx, that can be changed in a spreadsheet and imported again."""

from pathlib import Path

from ctrecords import disk
from ctrecords.actions import directory
from ctrecords.actions.agency_rows import rows_of
from ctrecords.casebook import Casebook
from ctrecords.model.ids import AgencyId
from ctrecords.progress import Progress
from ctrecords.sheets import tables, writing


def export(
    book: Casebook,
    path: Path,
    progress: Progress,
    agencies: tuple[AgencyId, ...] = (),
    *,
    over: bool = False,
) -> tuple[Path, int]:
    """Write the directory (or these agencies of it) to a file and give its path and how many agencies it has.

    A file that is there already is replaced only where *over* says so.

    Raises:
        CtrecordsError: the ending is neither .csv nor .xlsx, something is there already, or it cannot be written.
        CancelledError: the researcher pressed Cancel; nothing was written.
    """
    path = path.expanduser().absolute()
    writing.refuse_ending(path.suffix)
    if not over:
        disk.refuse_taken(path)
    chosen = [one for one in directory.listing(book) if not agencies or one.agency.id in agencies]
    data = tables.write(rows_of(chosen), path.suffix, "Agencies", progress)
    disk.write(path, data, mode=0o666)
    return path, len(chosen)
