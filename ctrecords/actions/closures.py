"""When an agency is closed beside the weekends: its own closed days, and the legal holidays it works on."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from ctrecords.actions.sheet_days import Order, two_days
from ctrecords.actions.spreadsheet import Cell, read_rows, text_of
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency, Closure
from ctrecords.model.ids import AgencyId
from ctrecords.progress import Progress


def set_closures(
    book: Casebook, agency: AgencyId, closed: list[date], open_on: list[str], source: str
) -> None:
    """Say on which days an agency is closed and which legal holidays it works on.

    Days and holidays already known keep their own source; *source* is where the new ones were read.

    Raises:
        CtrecordsError: there is something new without a source, or the law has no such holiday.
    """
    known = book.store.find(Closure, agency=agency)
    days = sorted(set(closed) - {row.on for row in known})
    holidays = sorted({_holiday(book, agency, name) for name in open_on})
    fresh = [name for name in holidays if name not in {row.open_on for row in known}]
    gone = [row for row in known if (row.on not in closed if row.on else row.open_on not in holidays)]
    if (days or fresh) and not source.strip():
        raise CtrecordsError(
            "It is not said where the closed or worked days were read.",
            remedy="Say where, such as a town notice; days without a source are not kept.",
        )
    with book.store.transaction("Change the days an agency is closed", face=book.face) as step:
        for row in gone:
            step.remove(row)
        step.add_all([Closure(agency=agency, on=day, source=source.strip()) for day in days])
        step.add_all([Closure(agency=agency, open_on=name, source=source.strip()) for name in fresh])


def _holiday(book: Casebook, agency: AgencyId, name: str) -> str:
    row = book.store.get(Agency, agency)
    if not row.law:
        raise CtrecordsError(
            f"No law is set for {row.name}, so no holidays are known.",
            remedy="Give the days it is closed instead.",
        )
    return book.statute(row.law).holiday_named(name).name


def read_days(path: Path, order: Order | None, progress: Progress) -> list[date]:
    """The days that stand in a file, whatever words do; each cell with a digit must be one.

    Raises:
        CtrecordsError: it cannot be read, a day in it could be two, or there is none.
        CancelledError: the researcher pressed Cancel.
    """
    days: set[date] = set()
    for number, cells in read_rows(path, progress):
        whole = ", ".join(text_of(cell) for cell in cells if text_of(cell))
        with suppress(CtrecordsError):  # Dec 24, 2026 is two cells where commas separate
            if (found := Order.read(whole, order)) is not None:
                days.add(found)
                continue
        days |= {_day(number, cell, order) for cell in cells if _is_day(cell)}
    if not days:
        raise CtrecordsError(
            f"There is no day in “{path.name}”.", remedy="Write one day a row, such as 2026-12-24."
        )
    return sorted(days)


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or any(mark.isdecimal() for mark in cell)


def _day(number: int, cell: Cell, order: Order | None) -> date:
    if isinstance(cell, date):
        return cell
    found = Order.read(cell, order)
    if found is None:
        raise CtrecordsError(
            f"Row {number}: {two_days(cell)}.",
            remedy="Say for the whole file whether the month or the day comes first.",
        )
    return found


def import_days(
    book: Casebook, agency: AgencyId, path: Path, source: str, *, order: Order | None, progress: Progress
) -> list[date]:
    """Add the days in a file to those an agency is closed, and give those that are new.

    Raises:
        CtrecordsError: the file holds no days, one could be two, or there is no source.
    """
    days = read_days(path, order, progress)
    known = book.store.find(Closure, agency=agency)
    have = [row.on for row in known if row.on is not None]
    set_closures(book, agency, [*have, *days], [row.open_on for row in known if row.open_on], source)
    return [day for day in days if day not in have]
