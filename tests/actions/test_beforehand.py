"""What is said before letters go out: how old a contact is, who cannot be asked, what to check."""

from datetime import date

import pytest

from ctrecords.actions import beforehand, directory
from ctrecords.actions.composing import Warned
from ctrecords.casebook import Casebook
from ctrecords.model.directory import Agency


def words(book: Casebook, slug: str) -> str:
    return beforehand.reach(directory.show(book, directory.find(book, slug).id), book.days()).words


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Alder Police Department", "Post, 2009 · verify before sending"),
        ("Birch Police Department", "Web page, checked Sep 9"),
        ("Cedar Police Department", "Post, checked Nov 2"),
        ("Linden State University", "E-mail, 2024"),
        ("State Budget Office", "Post, no date · verify before sending"),
    ],
)
def test_an_agency_is_reached_by_its_newest_contact_and_an_old_address_is_said_first(
    practice_book: Casebook, name: str, said: str
) -> None:
    assert words(practice_book, name) == said


def test_checking_a_contact_takes_the_warning_away(practice_book: Casebook) -> None:
    alder = directory.find(practice_book, "Alder Police Department").id
    found = beforehand.reach(directory.show(practice_book, alder), practice_book.days())
    assert found.verify
    directory.verify(practice_book, alder, found.contacts)
    assert words(practice_book, "Alder Police Department") == "Post, checked Nov 23"


def test_an_agency_without_address_and_e_mail_is_not_guessed(practice_book: Casebook) -> None:
    alder = directory.find(practice_book, "Alder Police Department").id
    for contact in directory.show(practice_book, alder).contacts:
        if contact.kind == "address":
            directory.mark_wrong(practice_book, contact.id)
    found = beforehand.reach(directory.show(practice_book, alder), practice_book.days())
    assert found.words == "not known - ask the agency or the town clerk"
    assert found.verify
    assert found.contacts == ()


def test_who_answers_under_another_law_is_told_why(practice_book: Casebook) -> None:
    agencies = practice_book.store.find(Agency)
    told = {agency.law: beforehand.refusal(practice_book, agency) for agency in agencies}
    assert told["us-ct"] == ""
    assert told["us"] == ""
    assert told[""] == "No law is set for it in the directory."
    federal = next(agency for agency in agencies if agency.law == "us")
    assert beforehand.refusal(practice_book, federal, "initial-request") == (
        "Answers under the Freedom of Information Act, which this letter is not for."
    )


def test_what_is_to_be_looked_at_is_said_in_sentences(practice_book: Casebook) -> None:
    agency = directory.find(practice_book, "Alder Police Department")

    def old(since: str) -> Warned:
        return Warned(agency=agency, what="", kind="old", since=since)

    assert beforehand.sentence([]) == ""
    assert (
        beforehand.sentence([old("2009")] * 3)
        == "3 postal contacts date from 2009. Verify them before sending."
    )
    assert beforehand.sentence([old("")]) == "1 postal contact has no date. Verify it before sending."
    assert beforehand.sentence([old(""), old("2009")]).startswith("2 postal contacts are old or undated.")
    assert beforehand.sentence([Warned(agency=agency, what="")]) == (
        "1 agency was asked the same within 12 months."
    )
    low = Warned(agency=agency, what="$40.00 is less than the $312.50 they ask", kind="low")
    assert beforehand.sentence([low]) == "$40.00 is less than the $312.50 they ask."
    assert beforehand.sentence([low] * 3).endswith(" So it is for 2 others.")
    assert beforehand.sentence([Warned(agency=agency, what="", kind="unknown")] * 2) == (
        "2 agencies have no known address. Ask them or the town clerk."
    )


def test_a_date_counts_from_the_day_it_was_checked(practice_book: Casebook) -> None:
    practice_book.on = date(2033, 1, 3)
    assert words(practice_book, "Cedar Police Department") == (
        "Post, checked Nov 2, 2026 · verify before sending"
    )
