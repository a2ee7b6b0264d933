"""Where a hit leads: the page of a document, the event in a request's thread, or what a note hangs on."""

from collections.abc import Sequence

from ctrecords.actions import search
from ctrecords.actions.placing import MESSAGE, PAGE
from ctrecords.casebook import Casebook
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.search_found import Chip


def place_of(book: Casebook, chip: Chip, words: Sequence[str]) -> Place:
    """The place that shows a hit, with these words lit up there."""
    hit = chip.hit
    if hit.prefix == "N":
        note = search.note(book, hit)
        if note is not None and note.document is not None:
            return Place(Where.DOCUMENTS, note.document)
        if note is not None and note.agency is not None:
            return Place(Where.AGENCIES, note.agency)
    if hit.prefix == "D" and (hit.kind in (PAGE, MESSAGE) or hit.request is None):
        return Place(Where.DOCUMENTS, hit.number, hit.page, tuple(words))
    if hit.request is not None:
        return Place(Where.REQUEST, hit.request, hit.event or 0)
    return Place(Where.CASE, hit.case) if hit.case is not None else Place(Where.INBOX, hit.event or 0)
