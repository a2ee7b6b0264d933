"""Searches kept under a name: saved, replaced, renamed, removed, and what is refused."""

import pytest

from ctrecords.actions import history, saved_searches
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import SavedSearchId
from ctrecords.upkeep.check import check_open


def names(book: Casebook) -> list[tuple[str, str]]:
    return [(row.name, row.words) for row in saved_searches.every(book)]


def test_saved_renamed_and_removed(starter_book: Casebook) -> None:
    book = starter_book
    first = saved_searches.save(book, " Sharing  outside ", ' sharing "out of state" ')
    saved_searches.save(book, "alpha", "kind:note idea*")
    assert names(book) == [("alpha", "kind:note idea*"), ("Sharing outside", 'sharing "out of state"')]
    assert saved_searches.find(book, "sharing OUTSIDE").id == first.id
    saved_searches.rename(book, first.id, "Zulu")
    saved_searches.remove(book, saved_searches.find(book, "alpha").id)
    assert names(book) == [("Zulu", 'sharing "out of state"')]
    history.undo(book)
    assert [name for name, _ in names(book)] == ["alpha", "Zulu"]
    history.redo(book)
    assert [name for name, _ in names(book)] == ["Zulu"]
    assert check_open(book).ok


def test_a_name_in_use_gets_the_new_words(starter_book: Casebook) -> None:
    one = saved_searches.save(starter_book, "Sharing", "sharing")
    other = saved_searches.save(starter_book, "SHARING", "sharing OR shared")
    assert (other.id, names(starter_book)) == (one.id, [("SHARING", "sharing OR shared")])


def test_what_cannot_be_saved_is_said(starter_book: Casebook) -> None:
    book = starter_book
    one = saved_searches.save(book, "one", "one")
    saved_searches.save(book, "two", "two")
    for name, words, what, remedy in (
        ("  ", "x", "A saved search needs a name.", "Give it a name."),
        ("x", "  ", "There are no words to save.", "Type what to search for first."),
        ("x" * 81, "x", "A name of 81 characters is too long.", "Use at most 80."),
        ("x", "x" * 10_001, "These words are too long to save.", "Search with at most 10,000 characters."),
    ):
        with pytest.raises(CtrecordsError) as refused:
            saved_searches.save(book, name, words)
        assert (refused.value.what, refused.value.remedy) == (what, remedy)
    with pytest.raises(CtrecordsError) as refused:
        saved_searches.rename(book, one.id, "Two")
    assert (refused.value.what, refused.value.remedy) == (
        "Another search is saved as “Two”.",
        "Give it a name of its own.",
    )
    with pytest.raises(CtrecordsError) as refused:
        saved_searches.find(book, "three")
    assert (refused.value.what, refused.value.remedy) == (
        "No search is saved as “three”.",
        "`ctrecords searches` lists those that are.",
    )
    with pytest.raises(CtrecordsError):
        saved_searches.remove(book, SavedSearchId(999))
