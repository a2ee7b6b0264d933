"""Terms read field by field, and what is warned of."""

from datetime import date

from ctrecords.actions import cases, composing, directory
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.casebook import Casebook
from ctrecords.model.request import Item


def test_each_field_is_read_on_its_own(practice_book: Casebook) -> None:
    read = composing.read_typed(
        practice_book, {"dated": "3/4/27", "fee_cap": "$40", "format": "paper", "waiver": "News."}
    )
    assert list(read.wrong) == ["dated"]
    assert read.wrong["dated"].what == "“3/4/27” could be March 4, 2027 or April 3, 2027."
    assert read.wrong["dated"].remedy == "Write 2027-03-04 or 2027-04-03."
    assert read.terms.dated == date(2026, 11, 23)
    assert (read.terms.fee_cap_cents, read.terms.format, read.terms.waiver) == (4000, "paper", "News.")


def test_a_date_may_be_typed_in_any_usual_form_and_the_retention_follows_it(practice_book: Casebook) -> None:
    assert composing.read_typed(practice_book, {"dated": "Tue, Nov 24"}).terms.dated == date(2026, 11, 24)
    assert composing.read_typed(practice_book, {}).terms.retention_days == 21
    assert composing.read_typed(practice_book, {"dated": "2026-01-05"}).terms.retention_days is None
    assert composing.read_typed(practice_book, {"retention_days": "14"}).terms.retention_days == 14


def test_an_amount_that_is_none_is_named(practice_book: Casebook) -> None:
    assert composing.read_typed(practice_book, {"fee_cap": ""}).terms.fee_cap_cents is None
    assert "fee_cap" in composing.read_typed(practice_book, {"fee_cap": "a lot"}).wrong


def test_holding_deletion_has_its_reason(practice_book: Casebook) -> None:
    terms = composing.terms(practice_book)
    assert composing.hold_reason(terms, ["The plate-reader policy"]) == (
        "Reads are deleted after 21 days, § 1-240 named"
    )
    assert "21 days" not in composing.hold_reason(terms, ["The budget of 2026"])
    assert composing.holds(terms, ["The plate-reader policy"])
    assert not composing.holds(terms, ["The budget of 2026"])


def test_old_contacts_and_items_asked_before_are_warned_of_with_what_they_are(
    practice_book: Casebook,
) -> None:
    case = cases.listing(practice_book)[0].case
    alder = directory.find(practice_book, "Alder Police Department")
    asked = practice_book.store.find(Item, number=1)[0]
    plan = Plan(
        case=case.id,
        agencies=(alder.id,),
        items=(Wanted(text=asked.text),),
        terms=composing.terms(practice_book),
    )
    found = composing.warnings(practice_book, plan)
    assert [one.kind for one in found] == ["old", "repeat"]
    assert found[0].since == "2009"
    assert found[0].contact is not None
    assert "within the last 12 months" in found[1].what
