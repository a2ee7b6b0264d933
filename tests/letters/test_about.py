"""Which items a letter is about, and what was answered to them."""

from datetime import date

from ctrecords.letters.about import answers, chosen, cited, item_words
from ctrecords.letters.letter import kind
from ctrecords.model.kinds import Channel, EffectKind, Outcome
from tests.law.threads import effect, entry
from tests.letters.situations import SENT, outcome, situations, stand, thread


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
    assert cited("PA 26-14 § 13(e)(1)") == "PA 26-14 § 13(e)(1)"
