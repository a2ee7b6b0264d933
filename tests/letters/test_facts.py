"""The words a letter takes from a request, and what it still lacks."""

from dataclasses import replace
from datetime import date

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.letters.facts import below, facts, missing
from ctrecords.letters.letter import kind
from ctrecords.model.kinds import Channel, EffectKind, Outcome, TrackingKind
from ctrecords.model.request import Tracking
from tests.law.threads import effect, entry, sent
from tests.letters.letter_samples import SENDER, text_of
from tests.letters.situations import SENT, outcome, situations, stand, thread, words, written

CT = library.load("us-ct")


def test_the_subject_names_the_request_and_its_live_numbers() -> None:
    made = thread(SENT)
    ended = Tracking(
        request=made.request.id,
        kind=TrackingKind.PORTAL,
        number="P-9",
        since=date(2026, 11, 3),
        ended_on=date(2026, 11, 5),
    )
    docket = replace(ended, kind=TrackingKind.FORUM, number="FIC 2026-1", ended_on=None)
    both = replace(ended, number="P-10", ended_on=None)
    found = words("follow-up", stand(replace(made, trackings=(*made.trackings, ended, docket, both))))
    assert found["subject"] == (
        "public records request of November 10, 2026 (your references 26\u2011114 and P\u201110; my reference R\u20117)"
    )
    bare = words("follow-up", stand(thread(SENT, reference="")))
    assert bare["subject"] == "public records request of November 10, 2026 (my reference R\u20117)"


def test_an_appeal_that_is_over_is_not_offered() -> None:
    found = words("follow-up", situations()["late"])
    assert found["appeal_sentence"] == ""
    assert "March 6, 2026" in str(found["silence_sentence"])


def test_the_day_to_appeal_is_measured_from_the_date_on_the_letter() -> None:
    silent = situations()["silent"]
    assert words("follow-up", silent, {"dated": "2026-12-17"})["appeal_sentence"]
    assert not words("follow-up", silent, {"dated": "2026-12-18"})["appeal_sentence"]


def test_a_personnel_file_has_ten_days() -> None:
    made = thread(sent(date(2026, 10, 20)))
    made = replace(made, request=replace(made.request, personnel=True))
    assert "within ten business days" in str(words("follow-up", stand(made))["silence_sentence"])


def test_a_promise_names_who_said_it_and_how() -> None:
    said = entry(date(2026, 11, 12), effect(EffectKind.PROMISE, on=date(2026, 11, 20)), channel=Channel.VISIT)
    said = replace(said, event=replace(said.event, person="Records Clerk"))
    found = words("promise-broken", stand(thread(SENT, said)))
    assert found["promise_who"] == "Records Clerk"
    assert found["promise_by"] == "in a visit"
    assert found["promise_words"] == ""


def test_what_was_typed_ends_as_a_sentence_or_stands_within_one() -> None:
    part = situations()["in part"]
    assert words("follow-up", part, {"note": "I am here until May"})["note"] == "I am here until May."
    assert words("follow-up", part, {"note": "Is that so?"})["note"] == "Is that so?"
    assert words("inspect-instead", part, {"days": "Mondays."})["days"] == "Mondays"


def test_items_can_be_chosen_and_a_wrong_one_is_refused() -> None:
    part = situations()["in part"]
    assert [str(line)[:6] for line in _lines("preservation", "5")] == ["Item 5"]
    with pytest.raises(CtrecordsError, match="cannot be about item 1 of R-7") as told:
        words("follow-up", part, {"items": "1"})
    assert told.value.remedy == "It can be about items 5 and 6."


def _lines(name: str, chosen: str) -> list[object]:
    lines = words(name, situations()["in part"], {"items": chosen})["item_lines"]
    assert isinstance(lines, list)
    return list(lines)


def test_agencies_count_only_where_they_were_asked_the_same() -> None:
    given = stand(thread(SENT, entry(date(2026, 11, 13), outcome(1, Outcome.PROVIDED))))
    other = thread(SENT, entry(date(2026, 11, 13), outcome(1, Outcome.PROVIDED)))
    other = replace(other, items=tuple(replace(item, text="Something else.") for item in other.items))
    mine = situations()["silent"]
    assert words("follow-up", mine, others=[stand(thread())])["others"] == ""
    assert words("follow-up", mine, others=[stand(other)])["others"] == ""
    assert words("follow-up", mine, others=[given])["others"] == (
        "Of the 2 agencies I asked for the same records, 1 has provided item 1."
    )


def test_what_is_missing_is_named_by_its_label() -> None:
    part = situations()["in part"]
    assert missing(kind("fee-waiver"), part, CT, {}) == ("What the public learns", "How it is published")
    assert missing(kind("agree-fee"), part, CT, {"limit": "40"}) == ()
    assert missing(kind("narrowing"), part, CT, {}) == (
        "What changes: new wording, items dropped or items for later",
    )
    nobody = replace(SENDER, phone="")
    lacking = missing(kind("foic-complaint"), part, CT, {"official": "not known"}, requester=nobody)
    assert lacking == ("your phone number",)


def test_an_appeal_needs_the_number_and_the_address_of_the_determination_letter() -> None:
    federal = situations()["federal in part"]
    bare = stand(replace(federal.thread, trackings=()))
    us = library.load("us")
    assert missing(kind("federal-appeal"), bare, us, {}) == (
        "the agency's number of the request",
        "where to appeal, from the determination letter",
    )
    typed = {"number": "2026-1", "appeal_to": "Appeals\nWashington, DC"}
    assert missing(kind("federal-appeal"), bare, us, typed) == ()


def test_a_law_without_the_sentence_is_named() -> None:
    silent = situations()["silent"]
    poor = replace(CT, letters={})
    with pytest.raises(CtrecordsError, match="has no sentence “request_name”") as told:
        facts(kind("follow-up"), silent, poor, {})
    assert "us-ct.toml" in told.value.remedy


def test_only_names_of_the_letter_are_given() -> None:
    for name in ("follow-up", "thanks"):
        found = facts(kind(name), situations()["in part"], CT, {})
        assert found.keys() <= kind(name).merge_names


def test_a_letter_goes_to_the_unit_of_a_first_letter_unless_one_is_named() -> None:
    assert words("follow-up", situations()["silent"])["attention"] == "Records Division"
    assert words("follow-up", situations()["federal silent"])["attention"] == ""
    assert words("follow-up", situations()["silent"], {"attention": "The Chief"})["attention"] == "The Chief"


def test_a_sum_below_what_is_asked_says_what_to_send_for_it() -> None:
    found, law = situations()["in part"], library.load("us-ct")
    assert below(kind("agree-fee"), found, law, {"limit": "40"}) == (
        "$40.00 is less than the $312.50 they ask; say what to send for it first"
    )
    named = {"limit": "40", "first": "items 1 and 2"}
    assert below(kind("agree-fee"), found, law, named) == "$40.00 is less than the $312.50 they ask"
    text = text_of(written("agree-fee", found, named))
    assert "Please first send, for that sum, items 1 and 2, and do no further work" in text
    assert "go ahead" not in text
    enough = {"limit": "312.50"}
    assert not below(kind("agree-fee"), found, law, enough)
    assert "Please go ahead with the work." in text_of(written("agree-fee", found, enough))


def test_an_acknowledgment_of_the_same_day() -> None:
    same = stand(thread(SENT, entry(date(2026, 11, 10), effect(EffectKind.ACKNOWLEDGED))))
    assert "You acknowledged it the same day; thank you." in text_of(written("follow-up", same))


def test_items_withdrawn_are_listed_and_work_is_thanked_for_where_there_was_some() -> None:
    text = text_of(written("withdrawal", situations()["waiting"], {"items": "5,6"}))
    assert "I withdraw items 5 and 6 of this request, where “this letter” is" in text
    assert "Thank you for your help." in text
    assert "Thank you for the work you have done." in text_of(written("withdrawal", situations()["silent"]))


def test_a_complaint_is_headed_by_where_it_goes() -> None:
    assert words("foic-complaint", situations()["silent"])["running"] == (
        "Practice: Connecticut Freedom of Information Commission, November 23, 2026"
    )
