"""Drafts that wait for their letter, and drafts whose items were changed in the composer."""

from collections.abc import Callable
from dataclasses import replace

from ctrecords.actions import cases, composing, drafts, letters, requests
from ctrecords.actions.composing import Wanted
from ctrecords.casebook import Casebook


def test_the_starter_case_waits_with_eight_drafts_and_their_six_items(starter_book: Casebook) -> None:
    case = cases.listing(starter_book)[0].case
    found = drafts.waiting(starter_book, case.id)
    assert len(found.requests) == 8
    assert len(found.items) == 6
    assert found.left == 0


def test_a_draft_with_other_items_is_left_for_another_time(starter_book: Casebook) -> None:
    case = cases.listing(starter_book)[0].case
    first = next(iter(drafts.waiting(starter_book, case.id).requests.values()))
    row = requests.items(starter_book, first)[0]
    with starter_book.store.transaction("Change an item") as step:
        step.put(replace(row, text="Something else"))
    found = drafts.waiting(starter_book, case.id)
    assert list(found.requests.values()) == [first]
    assert found.left == 7


def test_a_case_whose_letters_are_made_has_no_drafts(practice_book: Casebook) -> None:
    for listed in cases.listing(practice_book):
        assert drafts.waiting(practice_book, listed.case.id) == drafts.Drafts()


def test_letters_of_drafts_carry_the_items_as_changed_and_undo_gives_the_old_ones_back(
    starter_book: Casebook, undoable: Callable[[Casebook], None]
) -> None:
    case = cases.listing(starter_book)[0].case
    found = drafts.waiting(starter_book, case.id)
    agency, draft = next(iter(found.requests.items()))
    plan = letters.for_drafts(starter_book, [draft], composing.terms(starter_book))
    plan = replace(plan, items=(Wanted(text="The policy in force today."), *plan.items[:2]))
    made = letters.create(starter_book, plan, starter_book.folder.parent / "out")
    assert [one.request for one in made] == [draft]
    assert made[0].agency.id == agency
    asked = requests.items(starter_book, draft)
    assert [(item.number, item.label) for item in asked][:2] == [(1, ""), (2, found.items[0].label)]
    assert asked[0].text == "The policy in force today."
    undoable(starter_book)
    assert drafts.have_letters(starter_book, [draft])
    starter_book.store.undo()
    assert not drafts.have_letters(starter_book, [draft])
    assert composing.wanted(requests.items(starter_book, draft)) == found.items
