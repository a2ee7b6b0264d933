"""What one can do with the agencies chosen in the directory, and the directory on paper.

It must not know the widgets around the table.
"""

from collections.abc import Mapping, Sequence

from ctrecords.actions import directory, printing
from ctrecords.actions.notes import Subject
from ctrecords.gui.dialogs.many import open_tag_all
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.printing import print_pages
from ctrecords.gui.screens.agencies_rows import Directory, Row
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.tables import paper
from ctrecords.gui.tables.view import RecordView
from ctrecords.model.days import plural
from ctrecords.model.ids import AgencyId


def write_to(screen: Screen, rows: Sequence[Row]) -> None:
    """Go to the letters with these agencies."""
    screen.desk.agencies[:] = [AgencyId(row.id) for row in rows]
    screen.go.emit(Place(Where.LETTERS))


def confirm(screen: Screen, rows: Sequence[Row]) -> None:
    """Keep that every contact of these agencies was checked today."""
    chosen = [AgencyId(row.id) for row in rows]
    screen.desk.write(
        lambda book, _progress: directory.verify_all(book, chosen),
        lambda count: screen.did.emit(f"Contacts of {plural(count, 'agency', 'agencies')} checked today"),
        label="Confirming",
    )


def tag(screen: Screen, rows: Sequence[Row]) -> None:
    """Ask for tags to put on these agencies, or to take off."""
    if rows:
        name = rows[0].listed.agency.name if len(rows) == 1 else plural(len(rows), "agency", "agencies")
        worn = sorted({word for row in rows for word in row.tags}, key=str.casefold)
        about = [Subject(agency=AgencyId(row.id)) for row in rows]
        open_tag_all(screen.desk, screen, about, screen.did.emit, name=name, worn=worn)


def print_rows(
    screen: Screen, found: Directory, view: RecordView[Row], text: str, chosen: Mapping[str, set[str]]
) -> None:
    """Print the directory as it is filtered and sorted."""
    days, said = found.days, found.said(text, chosen)
    counted = f"{view.table.rowCount():,} of {plural(len(found.rows), 'agency', 'agencies')}."
    about = (
        screen.title,
        f"{days.header(days.today)}. {counted} {paper.sorting(view)}".strip(),
        f"Only these: {said}" if said else "",
    )
    heads, rows = paper.headings(view), paper.rows(view)
    print_pages(screen.desk, screen, lambda book: printing.table(book.name, about, heads, rows), screen.title)
