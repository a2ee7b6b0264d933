"""The letter itself: its words, its survival of odd input, its sameness."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from ctrecords import resources
from ctrecords.errors import CtrecordsError
from ctrecords.letters.breaks import bare
from ctrecords.letters.letter import LETTERS
from ctrecords.letters.menu import FIRST_ROUND, SECOND_ROUND, ready_set
from ctrecords.letters.render import render
from tests.letters.letter_samples import CEDAR, SENDER, make_fields, parts_of, text_of

NAME = "initial-request"
FIRST = tuple(item.text for item in ready_set(FIRST_ROUND))
SECOND = tuple(item.text for item in ready_set(SECOND_ROUND))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("first-round", {"items": FIRST, "waiver": "residents learn who can search where they drove"}),
        ("second-round", {"items": SECOND}),
        (
            "paper-no-limit",
            {"format": "paper", "fee_cap_cents": None, "preserve": False, "plate_readers": False},
        ),
        ("inspect-no-address", {"format": "inspect", "contacts": (), "retention_days": None}),
    ],
)
def test_the_words_of_the_letter(
    golden: Callable[[str, str], None], name: str, changes: dict[str, Any]
) -> None:
    golden(f"letters/{NAME}-{name}.txt", text_of(render(NAME, make_fields(**changes))))


@pytest.mark.parametrize("chosen", ["electronic", "paper", "inspect"])
def test_no_merge_tag_is_left_in_any_part(chosen: str) -> None:
    for part, content in parts_of(render(NAME, make_fields(format=chosen))).items():
        assert not re.search(rb"\{[{%#]|[%#}]\}", content), part


def test_the_checklist_of_a_request() -> None:
    text = text_of(render(NAME, make_fields(items=FIRST, waiver="residents learn of it")))
    for words in (
        "November 24, 2026",
        "Records Division",
        "Connecticut Freedom of Information Act",
        "§§ 1-210(a) and 1-212",
        "native file or a CSV export",
        "attachments",
        "more than $25.00",
        "estimate in writing",
        "§ 1-212(d)(3)",
        "release the rest",
        "§ 1-210(b)",
        "as they become ready",
        "narrow any item",
        "Please preserve",
        "21 days",
        "§ 1-240",
        "ask your vendor",
        "sample@example.org · 860-555-0100",
        "§ 1-206(a)",
        "which one",
        "I do not ask for plate reads",
    ):
        assert words in text, words
    assert text.count("\n# ") == 6
    assert not re.search(r"records (?:are|be) due|produce\w* within four", text)


def test_plate_reads_are_mentioned_only_where_they_matter() -> None:
    text = text_of(render(NAME, make_fields(plate_readers=False)))
    assert "plate" not in text.lower()
    assert "§ 1-240" in text
    assert "§ 1-240" not in text_of(render(NAME, make_fields(preserve=False)))


def test_every_mix_of_terms_reads_as_clean_paragraphs() -> None:
    flags = (True, False)
    mixes = itertools.product(
        ("electronic", "paper", "inspect"), flags, flags, (None, 21), (None, 2500), ("", "w")
    )
    for chosen, preserve, plates, days, cap, waiver in mixes:
        fields = make_fields(
            format=chosen,
            preserve=preserve,
            plate_readers=plates,
            retention_days=days,
            fee_cap_cents=cap,
            waiver=waiver,
        )
        for line in text_of(render(NAME, fields)).splitlines():
            assert line == line.strip()
            assert "  " not in line
            assert not re.search(r"[a-z]\.[A-Z]", line), line


def test_the_same_fields_give_the_same_bytes() -> None:
    assert render(NAME, make_fields()) == render(NAME, make_fields())


def test_markup_in_words_survives_as_words() -> None:
    odd = "A & B <Dept> \"x\" 'y' {{ items }} {% endif %} &amp; {_{ \\1"
    text = text_of(render(NAME, make_fields(items=(odd,), agency=replace(CEDAR, name=odd)))).replace(
        "&#39;", "'"
    )
    assert f"\n{odd}\n" in text
    assert f"\n{odd}\n" in text


def test_line_breaks_tabs_and_control_characters() -> None:
    text = text_of(render(NAME, make_fields(items=("one\r\ntwo\vthree\x00\x07\ud800\ufffe\tfour",))))
    assert "\none\ntwo\nthree\tfour\n" in text


@pytest.mark.parametrize("name", ["x" * 300, "שירות המשטרה של אלון", "شرطة المدينة 2026", "e\u0301cole 🚓"])
def test_long_and_right_to_left_names(name: str) -> None:
    fields = make_fields(agency=replace(CEDAR, name=name), requester=replace(SENDER, name=name))
    text = text_of(render(NAME, fields))
    assert text.count(name) == 3


@given(st.text(min_size=1), st.text())
def test_any_text_gives_a_readable_file(name: str, item: str) -> None:
    fields = make_fields(
        agency=replace(CEDAR, name=name), requester=replace(SENDER, name=f"S{name}"), items=(f"i{item}",)
    )
    for part, content in parts_of(render(NAME, fields)).items():
        assert parse_xml(content) is not None, part


def test_missing_fields_are_all_named() -> None:
    fields = make_fields()
    del fields["dated"], fields["items"]
    with pytest.raises(CtrecordsError, match="“Initial request” lacks dated, items") as told:
        render(NAME, fields)
    assert told.value.remedy


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(CtrecordsError, match="no letter called"):
        render("../secret", {})


def test_the_file_is_a_clean_word_document() -> None:
    parts = parts_of(render(NAME, make_fields()))
    document, styles = parts["word/document.xml"].decode(), parts["word/styles.xml"].decode()
    assert 'w:w="12240" w:h="15840"' in document
    assert document.count('w:val="ListNumber"') == 2
    footers = b"".join(content for name, content in parts.items() if "footer" in name)
    assert footers.count(b" PAGE ") == footers.count(b" NUMPAGES ") == 1
    assert "Cedar Police Department, November 24, 2026" in bare(footers.decode())
    for name in (
        "Letterhead",
        "heading 1",
        "Subject Line",
        "List Number",
        "Body Text",
        "Signature",
    ):
        assert f'<w:name w:val="{name}"/>' in styles
    used = set(re.findall(r'<w:pStyle w:val="(\w+)"', document))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', styles))
    core = parts["docProps/core.xml"].decode()
    assert SENDER.name in core
    assert "python" not in core.lower()


def test_the_shipped_template_has_no_outside_links_and_no_program() -> None:
    for name in LETTERS:
        for part, content in parts_of(resources.read_bytes(f"letters/{name}/template.docx")).items():
            assert b'TargetMode="External"' not in content, part
            assert not part.endswith(".bin")
