"""The starter investigation: the eight real agencies of the seed story, drafts ready, nothing else.

Claims about them stay in the directory with their source and date; nothing is attributed to them here.
"""

import csv
import io

from ctrecords import resources
from ctrecords.actions import directory
from ctrecords.casebook import Casebook
from ctrecords.letters.menu import FIRST_ROUND, ready_set
from ctrecords.model.request import Case, Item, Request

TITLE = "Plate readers and ICE"
PURPOSE = (
    "An ACLU release of March 13, 2019 named these eight Connecticut agencies among those whose "
    "plate-reader data ICE could search; some denied it. Find out, agency by agency, from released records."
)
_NAMES = "agencies/aclu_2019_names_found.csv"


def slugs() -> tuple[str, ...]:
    """The eight Connecticut agencies the release named."""
    rows = csv.DictReader(io.StringIO(resources.read_text(_NAMES)))
    return tuple(row["id_slug"] for row in rows if row["state"] == "CT")


def fill(book: Casebook) -> None:
    """Add the starter case with a draft for each of the eight agencies."""
    agencies = [directory.find(book, slug) for slug in slugs()]
    items = ready_set(FIRST_ROUND)
    with book.store.transaction("Add the starter investigation", face=book.face, undoable=False) as step:
        case = step.add(Case(title=TITLE, purpose=PURPOSE, opened_on=book.today()))
        for agency in agencies:
            request = step.add(Request(case=case.id, agency=agency.id))
            step.add_all(
                [
                    Item(request=request.id, number=number, text=item.text, label=item.label)
                    for number, item in enumerate(items, start=1)
                ]
            )
