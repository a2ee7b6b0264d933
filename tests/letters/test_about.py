"""Which items a letter is about, and what was answered to them."""

from dataclasses import replace
from datetime import date

from ctrecords.law.happened import Version
from ctrecords.letters.about import answers, chosen, cited, item_words, this_letter
from ctrecords.letters.letter import kind
from ctrecords.model.kinds import Channel, EffectKind, Outcome
from tests.law.threads import effect, entry
from tests.letters.letter_samples import text_of
from tests.letters.situations import SENT, outcome, situations, stand, thread, written


def numbers(name: str, called: str) -> list[int]:
    return [state.item.number for state in chosen(kind(name), situations()[called], {})]


def test_each_letter_is_about_the_items_it_can_be_about() -> None:
    assert numbers("follow-up", "in part") == [5, 6]
    assert numbers("cite-exemption", "in part") == [4]
    assert numbers("cite-redactions", "in part") == [3]
    assert numbers("preservation", "in part") == [4, 5, 6]
    assert numbers("foic-complaint", "in part") == [4, 5, 6]
    assert numbers("thanks", "in part") == [1, 2, 3]
    assert numbers("federal-appeal", "federal in part") == [1, 2, 3]


def test_answers_of_different_days_are_told_apart() -> None:
    first = entry(date(2026, 11, 12), effect(EffectKind.DENIED, item=2), channel=Channel.MAIL)
    second = entry(date(2026, 11, 16), effect(EffectKind.DENIED, item=1), number=2)
    found = stand(thread(SENT, first, second))
    assert item_words(found, found.items)["denials"] == (
        "On November 12, 2026, you denied item 2 by mail. On November 16, 2026, you denied item 1 by e-mail."
    )
    assert [which for _, which in answers(found, found.items)] == [(2,), (1,)]


def test_only_the_newest_answer_to_an_item_counts() -> None:
    first = entry(date(2026, 11, 12), effect(EffectKind.DENIED, item=1))
    second = entry(date(2026, 11, 16), outcome(1, Outcome.PROVIDED), number=2)
    found = stand(thread(SENT, first, second, items=1))
    said = item_words(found, found.items)
    assert said["denials"] == ""
    assert said["complete"] is True


def test_a_section_is_cited_as_its_law_writes_it() -> None:
    assert cited("1-210(b)(3)") == "§ 1-210(b)(3)"
    assert cited("(b)(7)(E)") == "(b)(7)(E)"
    for said in ("(b)(7)(E)", "552(b)(7)(E)", "§ 552(b)(7)(E)", "5 U.S.C. § 552(b)(7)(E)"):
        assert cited(said, "us") == "5 U.S.C. § 552(b)(7)(E)"
    assert cited("50 U.S.C. § 3024(i)(1)", "us") == "50 U.S.C. § 3024(i)(1)"
    assert cited("PA 26-14 § 13(e)(1)") == "PA 26-14 § 13(e)(1)"


def test_a_section_claimed_for_several_items_is_said_once() -> None:
    denied = [effect(EffectKind.DENIED, item=at, section="1-210(b)(3)") for at in (1, 2, 3)]
    more = effect(EffectKind.DENIED, item=3, section="1-210(b)(19)")
    found = stand(thread(SENT, entry(date(2026, 11, 12), *denied, more)))
    assert item_words(found, found.items)["cited_denials"] == [
        "§ 1-210(b)(3), claimed for items 1 to 3",
        "§ 1-210(b)(19), claimed for item 3",
    ]


def test_thanks_give_away_nothing_that_was_denied_or_redacted() -> None:
    assert item_words(situations()["in part"], ())["reserved"] == (
        "the denial of item 4 or the redactions in the records of item 3"
    )
    assert item_words(situations()["federal in part"], ())["reserved"] == (
        "the denial of item 1, the redactions in the records of item 3"
        " or the answer that there are no records for item 2"
    )
    assert not item_words(situations()["all given"], ())["reserved"]
    assert "accept" not in text_of(written("thanks", situations()["in part"], {"reserve": "no"}))


def test_a_request_of_one_item_is_spoken_of_as_a_whole() -> None:
    found = stand(thread(SENT, entry(date(2026, 11, 12), effect(EffectKind.DENIED, item=1)), items=1))
    said = item_words(found, found.items)
    assert said["denials"] == "On November 12, 2026, you denied my request by e-mail."
    assert (said["single"], said["uncited_denials"]) == (True, "my request")
    assert "Denial of my request." in text_of(written("foic-complaint", found))
    assert "please tell me in writing:" in text_of(written("cite-exemption", found))


def test_this_letter_in_an_item_is_the_letter_that_asked_it() -> None:
    found = stand(thread(SENT))
    assert this_letter(found, found.items) == "my request of November 10, 2026"
    plain = [replace(state, versions=(Version(text="The contract."),)) for state in found.items]
    assert not this_letter(found, plain)
    later = replace(
        found.items[2], versions=(Version(text="To the date of this letter.", on=date(2026, 11, 16)),)
    )
    assert this_letter(found, [found.items[0], later]) == (
        "in item 1 my request of November 10, 2026 and in item 3 my letter of November 16, 2026"
    )
