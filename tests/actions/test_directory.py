"""The directory: provenance kept, nothing guessed, denials beside claims, closures with their source."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.actions import answering, closures, directory, history, seeding
from ctrecords.actions.directory import Age
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.law.deadlines import Circumstances, clock
from ctrecords.model.directory import Agency, Claim, Closure, Contact
from ctrecords.model.ids import AgencyId
from ctrecords.model.kinds import Channel

TODAY = date(2026, 11, 23)


def _contact(as_of: str, checked: date | None = None, kind: str = "address") -> Contact:
    return Contact(
        agency=AgencyId(1), purpose="requests", kind=kind, value="1", as_of=as_of, verified_on=checked
    )


@pytest.mark.parametrize(
    ("as_of", "checked", "age", "words"),
    [
        ("2009", None, Age.OLD, "old: verify before sending"),
        ("undated", None, Age.UNDATED, "old: verify before sending"),
        ("2024", None, Age.CHECK, "check"),
        ("2025-06", None, Age.RECENT, "recent"),
        ("2009", date(2026, 11, 2), Age.RECENT, "recent"),
        ("2009", date(2020, 1, 2), Age.OLD, "old: verify before sending"),
    ],
)
def test_ages(as_of: str, checked: date | None, age: Age, words: str) -> None:
    contact = _contact(as_of, checked)
    assert directory.age_of(contact, TODAY) is age
    assert directory.age(contact, TODAY) == words


def test_no_contact_has_no_age() -> None:
    assert directory.age_of(None, TODAY) is Age.NONE


def test_the_starter_list_keeps_source_and_age_and_guesses_nothing(starter_book: Casebook) -> None:
    every = directory.listing(starter_book)
    assert len(every) == 200
    assert all(contact.source and contact.as_of for one in every for contact in one.contacts)
    without = [one for one in every if one.contact("email") is None]
    assert len(without) == 184
    assert not any(contact.verified_on for one in every for contact in one.contacts)


def test_every_agency_of_the_release_has_it_as_a_claim(starter_book: Casebook) -> None:
    named = [
        claim for claim in starter_book.store.find(Claim) if claim.text.startswith("Named in an ACLU release")
    ]
    assert len(named) == 8
    assert {claim.text for claim in named} == {"Named in an ACLU release of March 13, 2019"}
    assert all(claim.source.startswith("https://www.acluct.org/") for claim in named)


@pytest.mark.parametrize(
    ("slug", "text", "source", "as_of"),
    [
        (
            "ct-norwalk-police",
            "Mayor and chief denied an agreement with ICE",
            "apnews.com/d9b286385c754407b7a420682bbd38e6; trumbulltimes.com",
            "undated",
        ),
        ("ct-wethersfield-police", "Chief said he had no knowledge", "courant.com", "2019-03-14"),
        (
            "ct-southern-connecticut-state-university-police",
            "University said it disabled the sharing function",
            "thesouthernnews.org",
            "2019-03-17",
        ),
    ],
)
def test_denials_stand_beside_the_claims(
    starter_book: Casebook, slug: str, text: str, source: str, as_of: str
) -> None:
    said = directory.show(starter_book, directory.find(starter_book, slug).id).claims
    kept = [claim for claim in said if claim.text == text]
    assert [(claim.source, claim.as_of) for claim in kept] == [(source, as_of)]


def test_no_claim_says_the_same_twice(starter_book: Casebook) -> None:
    said = [(claim.agency, claim.text) for claim in starter_book.store.find(Claim)]
    assert len(said) == len(set(said))
    assert "Named in the ACLU release" not in {text for _agency, text in said}


def test_the_list_added_later_can_be_taken_back(
    practice_book: Casebook, undoable: Callable[[Casebook], None]
) -> None:
    with practice_book.store.transaction("Empty") as step:
        for kind in (Claim, Contact, Closure):
            for row in practice_book.store.find(kind):
                step.remove(row)
        for agency in practice_book.store.find(Agency, practice=False):
            step.remove(agency)
    seeding.seed(practice_book, undoable=True)
    assert practice_book.store.count(Agency) == 210
    undoable(practice_book)
    history.undo(practice_book)
    assert practice_book.store.count(Agency) == 10


def test_the_age_of_an_agency_is_that_of_the_oldest_contact_a_letter_could_go_to() -> None:
    agency = Agency(slug="a", name="A", kind="k", law="us-ct", agency_class="municipal")

    def foremost(*contacts: Contact) -> str:
        listed = directory.Listed(agency=agency, contacts=contacts, requests=0)
        found = listed.foremost()
        return found.kind if found else ""

    address, email = _contact("2009"), _contact("2024", kind="email")
    web, phone = _contact("2009", kind="web"), _contact("2009", kind="phone")
    assert foremost(email, address, web, phone) == "address"
    assert foremost(replace(address, verified_on=TODAY), email, phone) == "email"
    assert foremost(web, phone) == "web"
    assert foremost(phone) == "phone"
    assert foremost(replace(address, wrong=True), phone) == "phone"
    assert not foremost()


def test_one_contact_checked_today(practice_book: Casebook, undoable: Callable[[Casebook], None]) -> None:
    agency = directory.find(practice_book, "practice-alder-police")
    address = directory.show(practice_book, agency.id).contacts[0]
    directory.verify(practice_book, agency.id, (address.id,))
    shown = directory.show(practice_book, agency.id).contacts
    assert [contact.verified_on for contact in shown] == [TODAY, None, None]
    undoable(practice_book)


def test_nothing_to_confirm_is_said(practice_book: Casebook) -> None:
    agency = directory.find(practice_book, "practice-hazel-police")
    for contact in directory.show(practice_book, agency.id).contacts:
        directory.mark_wrong(practice_book, contact.id)
    with pytest.raises(CtrecordsError) as caught:
        directory.verify(practice_book, agency.id)
    assert caught.value.what == "Hazel Police Department has no contact to confirm."
    assert caught.value.remedy == "Add one first; an empty contact is never guessed."


def test_a_wrong_contact_is_kept_and_not_used(
    practice_book: Casebook, undoable: Callable[[Casebook], None]
) -> None:
    agency = directory.find(practice_book, "practice-hazel-police")
    address = directory.show(practice_book, agency.id).contacts[0]
    directory.mark_wrong(practice_book, address.id)
    listed = directory.show(practice_book, agency.id)
    assert listed.contact("address") is None
    assert listed.contacts[0].wrong
    undoable(practice_book)


def test_an_added_contact_counts_as_checked_today(
    practice_book: Casebook, undoable: Callable[[Casebook], None]
) -> None:
    agency = directory.find(practice_book, "practice-hazel-police")
    made = directory.add_contact(practice_book, agency.id, "phone", " 860-555-0155 ", " town web site ")
    assert (made.value, made.source, made.purpose) == ("860-555-0155", "town web site", "main line")
    assert (made.as_of, made.verified_on) == ("2026-11-23", TODAY)
    undoable(practice_book)


@pytest.mark.parametrize(("value", "source"), [("", "town notice"), ("1 Main Street", " ")])
def test_a_contact_without_value_or_source_is_refused(
    practice_book: Casebook, value: str, source: str
) -> None:
    agency = directory.find(practice_book, "practice-hazel-police")
    with pytest.raises(CtrecordsError) as caught:
        directory.add_contact(practice_book, agency.id, "address", value, source)
    assert caught.value.what == "A contact needs its value and where it was read."
    assert caught.value.remedy == "Fill in both; a contact without a source is not kept."


def test_an_unknown_kind_of_contact_is_refused(practice_book: Casebook) -> None:
    agency = directory.find(practice_book, "practice-hazel-police")
    with pytest.raises(CtrecordsError) as caught:
        directory.add_contact(practice_book, agency.id, "pigeon", "coo", "roof")
    assert caught.value.what == "“pigeon” is no kind of contact."
    assert caught.value.remedy == "Use one of these: address, phone, email, web."


def test_closures_keep_their_own_source(
    practice_book: Casebook, undoable: Callable[[Casebook], None]
) -> None:
    agency = directory.find(practice_book, "practice-cedar-police").id
    first, second = date(2026, 11, 27), date(2026, 12, 24)
    closures.set_closures(practice_book, agency, [first], [], "town notice")
    closures.set_closures(practice_book, agency, [first, second], ["lincoln day"], "call")
    rows = directory.show(practice_book, agency).closures
    assert [(row.on, row.open_on, row.source) for row in rows] == [
        (first, "", "town notice"),
        (second, "", "call"),
        (None, "Lincoln Day", "call"),
    ]
    undoable(practice_book)
    closures.set_closures(practice_book, agency, [second], [], "")
    assert [row.on for row in directory.show(practice_book, agency).closures] == [second]


def test_a_new_closure_needs_a_source(practice_book: Casebook) -> None:
    agency = directory.find(practice_book, "practice-cedar-police").id
    with pytest.raises(CtrecordsError) as caught:
        closures.set_closures(practice_book, agency, [date(2026, 11, 27)], [], " ")
    assert caught.value.what == "It is not said where the closed or worked days were read."
    assert caught.value.remedy == "Say where, such as a town notice; days without a source are not kept."


def test_holidays_are_not_known_without_a_law(practice_book: Casebook) -> None:
    agency = next(row for row in practice_book.store.find(Agency) if not row.law)
    with pytest.raises(CtrecordsError) as caught:
        closures.set_closures(practice_book, agency.id, [], ["Lincoln Day"], "call")
    assert caught.value.what == f"No law is set for {agency.name}, so no holidays are known."
    assert caught.value.remedy == "Give the days it is closed instead."


@given(closed=st.frozensets(st.dates(date(2026, 11, 20), date(2027, 1, 10))), weekday=st.integers(0, 4))
def test_a_closure_never_moves_the_last_safe_day_later(closed: frozenset[date], weekday: int) -> None:
    sent = date.fromordinal(date(2026, 11, 16).toordinal() + weekday)

    def window(days: frozenset[date]) -> tuple[date, date] | None:
        around = Circumstances(agency_class="municipal", sent=sent, channel=Channel.EMAIL, closed=days)
        found = clock(library.load("us-ct"), "request_sent", sent, around)
        return next(one.window for one in found if one.id == "appeal")

    usual, moved = window(frozenset()), window(closed)
    assert usual is not None
    assert moved is None or (moved[0] >= usual[0] and moved[1] == usual[1])


def test_how_an_agency_answered(practice_book: Casebook) -> None:
    found = answering.answering(practice_book, directory.find(practice_book, "practice-cedar-police").id)
    assert [(first.days, first.waiting) for first in found.first] == [(12, False), (9, False)]
    assert (found.requests, found.closed, found.given, found.items) == (2, 1, 4, 7)
    assert (found.asked, found.paid) == (31250, 0)
    assert found.exemptions == (("1-210(b)(3)(E)", 1),)


def test_a_silent_agency_is_waited_for(practice_book: Casebook) -> None:
    found = answering.answering(practice_book, directory.find(practice_book, "practice-alder-police").id)
    assert [(first.days, first.waiting) for first in found.first] == [(34, True)]
    assert not found.exemptions


def test_an_agency_nobody_asked(practice_book: Casebook) -> None:
    agency = directory.find(practice_book, "ct-norwalk-police").id
    assert answering.answering(practice_book, agency) == answering.Answering()


def test_a_profile_says_the_rate_and_the_holidays_the_law_knows(practice_book: Casebook) -> None:
    town = answering.profile(practice_book, directory.find(practice_book, "ct-norwalk-police").id)
    assert town.rate is not None
    assert (town.rate.words, town.rate.citation) == ("50¢", "§ 1-212(a)")
    assert town.optional == ("Lincoln Day", "Good Friday")
    tribal = next(row for row in practice_book.store.find(Agency) if row.kind == "tribal_police")
    unknown = answering.profile(practice_book, tribal.id)
    assert (unknown.lawful, unknown.rate, unknown.optional) == (False, None, ())
