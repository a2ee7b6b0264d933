"""Searches kept under a name, to be asked again: saved, renamed, removed, each of it undoable.

The words are kept, not what they found.
"""

from dataclasses import replace

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import SavedSearchId
from ctrecords.model.record import SavedSearch

_LONGEST_NAME = 80
_LONGEST_WORDS = 10_000


def every(book: Casebook) -> list[SavedSearch]:
    """The saved searches, by name."""
    return sorted(book.store.find(SavedSearch), key=lambda row: (row.name.casefold(), row.id))


def find(book: Casebook, name: str) -> SavedSearch:
    """The saved search of a name, however it is written.

    Raises:
        CtrecordsError: there is none.
    """
    wanted = _bare(name)
    for row in every(book):
        if _bare(row.name) == wanted:
            return row
    raise CtrecordsError(
        f"No search is saved as “{name.strip()}”.", remedy="`ctrecords searches` lists those that are."
    )


def save(book: Casebook, name: str, words: str) -> SavedSearch:
    """Keep words under a name; a name in use gets the new words.

    Raises:
        CtrecordsError: the name or the words are missing or too long.
    """
    name, words = _checked(name), words.strip()
    if not words or len(words) > _LONGEST_WORDS:
        raise CtrecordsError(
            "There are no words to save." if not words else "These words are too long to save.",
            remedy="Type what to search for first."
            if not words
            else f"Search with at most {_LONGEST_WORDS:,} characters.",
        )
    known = next((row for row in every(book) if _bare(row.name) == _bare(name)), None)
    with book.store.transaction(f"Save the search “{name}”", face=book.face) as step:
        if known is None:
            return step.add(SavedSearch(name=name, words=words))
        return step.put(replace(known, name=name, words=words))


def rename(book: Casebook, number: SavedSearchId, name: str) -> SavedSearch:
    """Give a saved search another name.

    Raises:
        CtrecordsError: there is no such search, or the name is missing, too long or another's.
    """
    row, name = book.store.get(SavedSearch, number), _checked(name)
    if any(_bare(other.name) == _bare(name) for other in every(book) if other.id != number):
        raise CtrecordsError(f"Another search is saved as “{name}”.", remedy="Give it a name of its own.")
    with book.store.transaction(f"Rename the search “{row.name}”", face=book.face) as step:
        return step.put(replace(row, name=name))


def remove(book: Casebook, number: SavedSearchId) -> SavedSearch:
    """Let a saved search go; undo brings it back.

    Raises:
        CtrecordsError: there is no such search.
    """
    row = book.store.get(SavedSearch, number)
    with book.store.transaction(f"Remove the search “{row.name}”", face=book.face) as step:
        step.remove(row)
    return row


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise CtrecordsError("A saved search needs a name.", remedy="Give it a name.")
    if len(name) > _LONGEST_NAME:
        raise CtrecordsError(
            f"A name of {len(name):,} characters is too long.", remedy=f"Use at most {_LONGEST_NAME}."
        )
    return name


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())
