"""Rows of a table that are cited: the sheet they are on, the page of the index that holds them, their words.

A sheet is known by any of its pages, so a citation keeps a page and never a name. It must not know what rows are
cited for.
"""

from ctrecords.actions import rows
from ctrecords.actions.rows import Sheet
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.index import leaves
from ctrecords.index.schema import MOST_PAGES

_FEW = 6


def sheets(book: Casebook, sha256: str) -> tuple[Sheet, ...]:
    """The sheets of a table as far as they were read."""
    return rows.sheets([leaf for leaf in leaves.leaves(book.index, sha256) if leaf.first_row])


def sheet_of(book: Casebook, sha256: str, page: int | None) -> str:
    """The name of the sheet a page belongs to; empty where there is only one."""
    known = sheets(book, sha256)
    found = next((one.name for one in known if page in one.pages), "")
    return found if len(known) > 1 else ""


def page_of(book: Casebook, sha256: str, name: str, row: int, *, page: int | None, sheet: str) -> int:
    """The page a row stands on: of the sheet that is named, else of the one *page* belongs to, else of the only one.

    Raises:
        CtrecordsError: there is no such sheet or row, or it is not said which of several sheets is meant.
    """
    known = sheets(book, sha256)
    listed = ", ".join(one.name for one in known[:_FEW]) + (", …" if len(known) > _FEW else "")
    if sheet:
        wanted = [one for one in known if one.name.casefold() == sheet.casefold()]
        if not wanted:
            raise CtrecordsError(f"“{name}” has no sheet “{sheet}”.", remedy=f"Its sheets are: {listed}.")
    else:
        wanted = [one for one in known if page is None or page in one.pages]
        if len(wanted) > 1:
            raise CtrecordsError(
                f"“{name}” has {len(known)} sheets, and row {row} may be on any of them.",
                remedy=f"Say which, such as “row {row} of {known[0].name}”. Its sheets are: {listed}.",
            )
    for one in wanted:
        at = one.page_of(row) if row <= one.last else 0
        if at and row < one.first_of(at) + len(rows.block(book, sha256, at)):
            return at
    raise CtrecordsError(
        f"“{name}” has no row {row} that was read.",
        remedy="Look the row up in the file, or read the file again.",
    )


def text(book: Casebook, sha256: str, page: int | None, first: int, last: int) -> str:
    """The words of rows, a line each, of the sheet a page belongs to; empty where none were read."""
    sheet = next((one for one in sheets(book, sha256) if page is None or page in one.pages), None)
    if sheet is None:
        return ""
    wanted = [one for one in sheet.pages if sheet.page_of(first) <= one <= sheet.page_of(last)]
    return "\n".join(
        line
        for at, lines in leaves.texts(book.index, sha256, wanted[0], min(wanted[-1], MOST_PAGES))
        if at in wanted
        for number, line in enumerate(lines.split("\n"), sheet.first_of(at))
        if first <= number <= last
    )
