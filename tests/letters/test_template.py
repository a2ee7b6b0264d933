"""Templates from anywhere: unknown names are named, code is refused, nothing is half-written."""

import io

import pytest
from docx import Document
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError
from ctrecords.letters.letter import kind
from ctrecords.letters.template import legal, prepare
from tests.letters.letter_samples import make_fields, parts_of, text_of

KIND = kind("initial-request")


def word_file(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_unknown_names_are_all_named_before_anything_is_written() -> None:
    with pytest.raises(CtrecordsError, match="does not fill: agancy, zip_code") as told:
        prepare(KIND, word_file("{{ zip_code }} {{ agency }}", "{{ agancy }}"))
    assert "agency" in told.value.remedy


def test_names_in_a_footer_are_checked_too() -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "{{ secret }}"
    data = io.BytesIO()
    document.save(data)
    with pytest.raises(CtrecordsError, match="secret"):
        prepare(KIND, data.getvalue())


@pytest.mark.parametrize(
    "trick",
    [
        "{{ agency.__class__.__mro__ }}",
        "{{ agency['__class__'] }}",
        "{{ items.append('x') }}",
        "{{ agency|attr('__class__') }}",
        "{{ agency|upper }}",
        "{{ range(10**9) }}",
        "{{ 'a' * 10 }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% macro m() %}{% endmacro %}",
        "{% for i in range(9) %}{{ i }}{% endfor %}",
        "{% if agency == 'x' %}{% endif %}",
        "{% for a, b in items %}{% endfor %}",
        "{{ self }}",
        "{{ lipsum.__globals__ }}",
        "{% filter upper %}x{% endfilter %}",
        "{{ agency",
        "{% for x in items %}",
        "{% nonsense %}",
    ],
)
def test_code_in_a_template_is_refused(trick: str) -> None:
    with pytest.raises(CtrecordsError) as told:
        prepare(KIND, word_file("{{ agency }}", trick))
    assert "Initial request" in told.value.what
    assert told.value.remedy


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 torn", b"{\\rtf1 hello}"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(CtrecordsError, match="not a Word file") as told:
        prepare(KIND, data)
    assert ".docx" in told.value.remedy


def test_a_tag_split_over_runs_by_word_still_works() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ ag", "ency }", "} end"):
        paragraph.add_run(piece).bold = piece.startswith(" ")
    data = io.BytesIO()
    document.save(data)
    letter = prepare(KIND, data.getvalue()).render(make_fields())
    assert "Cedar Police Department end" in text_of(letter)


def test_a_template_without_tags_is_passed_on() -> None:
    letter = prepare(KIND, word_file("Nothing to fill.")).render({})
    assert "Nothing to fill." in text_of(letter)


def test_parts_stand_once_each_and_the_types_come_first() -> None:
    letter = prepare(KIND, word_file("{{ agency }}")).render(make_fields())
    names = list(parts_of(letter))
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))


@given(st.text())
def test_legal_text_can_stand_in_xml(text: str) -> None:
    clean = legal(text)
    element = parse_xml(b"<a/>")
    element.text = clean
    assert "\r" not in clean
    assert legal(clean) == clean
