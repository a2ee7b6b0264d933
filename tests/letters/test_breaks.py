"""Where a line or a list may not break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.letters.breaks import bare, unbroken, whole
from tests.letters.letter_samples import parts_of
from tests.letters.situations import situations, written


def listed(*words: str, style: str = "ListNumber") -> str:
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:t>{one}</w:t></w:p>' for one in words)


def held(part: str) -> list[bool]:
    return ["<w:keepNext/>" in one for one in unbroken(part).split("</w:p>")[:-1]]


@pytest.mark.parametrize(
    ("typed", "tied"),
    [
        ("Under § 1-206(b)(1), as", "Under §_1-206(b)(1), as"),
        ("Under §§ 1-210(a) and 1-212", "Under §§_1-210(a) and 1-212"),
        ("see 5 U.S.C. § 552(a) and 6 C.F.R. part 5", "see 5_U.S.C._§_552(a) and 6_C.F.R._part 5"),
        ("On May 3, 2026, you", "On May_3,_2026, you"),
        ("a date in May 3 times", "a date in May 3 times"),
        ("(my reference R-7)", "(my_reference_R-7)"),
        ("(my reference \ufdd0R-7\ufdd1)", "(my_reference_\ufdd0R-7\ufdd1)"),
        ("my reference books", "my reference books"),
        ("items 1 to 3 and item 4", "items_1 to 3 and item_4"),
        ("(Public Act 26-14, § 13)", "(Public Act_26-14, §_13)"),
    ],
)
def test_what_belongs_together_stays_in_a_line(typed: str, tied: str) -> None:
    assert unbroken(typed) == tied.replace("_", "\u00a0")
    assert bare(unbroken(typed)) == typed


def test_a_number_of_a_request_is_one_word() -> None:
    assert whole("2026-ICFO-01234") == "2026\u2011ICFO\u201101234"
    assert bare(whole("2026-ICFO-01234")) == "2026-ICFO-01234"
    letter = parts_of(written("follow-up", situations()["federal silent"]))["word/document.xml"].decode()
    assert "2026</w:t><w:noBreakHyphen/>" in letter


def test_a_short_list_is_held_together_and_a_long_one_at_its_ends() -> None:
    assert held(listed("One;", "two;", "three.")) == [True, True, False]
    assert held(listed(*["word " * 40] * 5)) == [True, False, False, True, False]
    assert held(listed(*["word " * 60] * 2)) == [False, False]
    assert held(listed("Alone.")) == [False]
    assert held(listed("One;") + listed("two.", style="ItemLine")) == [False, False]
    assert held(listed("Body.", "text.", style="BodyText")) == [False, False]
    assert held(listed("One;") + "\n" + listed("two.")) == [True, False]


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert bare(unbroken(text)) == bare(text)
