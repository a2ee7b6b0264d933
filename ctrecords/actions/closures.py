"""When an agency is closed beside the weekends: its own closed days, and the legal holidays it works on."""

from datetime import date

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency, Closure
from ctrecords.model.ids import AgencyId


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
