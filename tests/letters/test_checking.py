"""Templates from Word looked at tag by tag: everything wrong is told, with the words around it."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document

from ctrecords import resources
from ctrecords.errors import CtrecordsError
from ctrecords.letters.checking import check
from ctrecords.letters.finding import Finding
from ctrecords.letters.letter import LETTERS, kind

KIND = kind("initial-request")
GOOD = (
    "{{ dated }}",
    "{%p for line in addressee %}",
    "{{ line }}",
    "{%p endfor %}",
    "{%p for item in items %}",
    "{{ item }}",
    "{%p endfor %}",
)


def shipped(name: str = "initial-request") -> bytes:
    return resources.read_bytes(f"letters/{name}/template.docx")


def made(*paragraphs: str) -> bytes:
    document: Any = Document()
    for paragraph in (*GOOD, *paragraphs):
        document.add_paragraph(paragraph)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def packed(more: dict[str, bytes], data: bytes | None = None) -> bytes:
    """A template with parts added or replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or shipped())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, more.get(name, old.read(name)))
        for name in more.keys() - set(old.namelist()):
            new.writestr(name, more[name])
    return out.getvalue()


def problems(data: bytes) -> list[Finding]:
    return [one for one in check(KIND, data) if one.problem]


@pytest.mark.parametrize("name", LETTERS)
def test_the_shipped_templates_have_nothing_to_tell(name: str) -> None:
    assert check(kind(name), shipped(name)) == []


def test_a_template_of_few_words_is_advised_of_what_it_leaves_out() -> None:
    found = check(KIND, made("Hello."))
    assert not any(one.problem for one in found)
    assert any(
        "“fee_sentence” does not stand in the template, so letters go without it." in one.what
        for one in found
    )


@pytest.mark.parametrize(
    ("words", "what", "remedy"),
    [
        (
            "To {{ agancy }}, in {{ twon }}.",
            "“agancy” is no field of this letter: “To {{ agancy }}, in",
            "{{ agency }}",
        ),
        (
            "Dear {{ agency.name }}:",
            "The tag in “Dear {{ agency.name }}:” holds more than a name",
            "Use only",
        ),
        ("{{ agency|upper }}", "refused as code", "Use only"),
        ("{% set x = 1 %}", "The tag in “{% set x = 1 %}” cannot be read", "Use only"),
        ("{% if agency %}never closed", "A tag is opened and never closed: “{% if agency %}never", "endif"),
        ("{% endif %}", "A tag is closed that was not opened", "endif"),
        ("a {{ agency }", "A tag is torn: “a {{ agency }”", "in one paragraph"),
        ("Text {%p if agency %}", "A {%p … %} tag needs a paragraph of its own", "without the p"),
        ("{{ items }}", "“items” has several lines and is printed as one", "{%p for line in items %}"),
        (
            "{% for x in agency %}{{ x }}{% endfor %}",
            "“agency” is one text and not several lines",
            "without a loop",
        ),
        (
            "{% for a in items %}{% for b in items %}{{ b }}{% endfor %}{% endfor %}",
            "A loop stands in a loop",
            "Close the first loop",
        ),
    ],
)
def test_what_is_wrong_is_told_with_the_words_around_it(words: str, what: str, remedy: str) -> None:
    found = problems(made(words))
    assert any(what in one.what and remedy in one.remedy for one in found), found


def test_everything_wrong_is_told_at_once() -> None:
    found = problems(made("{{ one }}", "{{ two }}", "{% nonsense %}"))
    assert len(found) == 3


def test_what_a_letter_cannot_go_without_must_stand_in_it() -> None:
    document: Any = Document()
    document.add_paragraph("{{ dated }}")
    data = io.BytesIO()
    document.save(data)
    assert [one.what.split("”")[0] for one in problems(data.getvalue())] == ["“addressee", "“items"]


def test_a_tag_split_over_runs_and_one_in_a_footer_are_read() -> None:
    document: Any = Document(io.BytesIO(made()))
    paragraph = document.add_paragraph()
    for piece in ("{", "{ ag", "ancy }", "}"):
        paragraph.add_run(piece).bold = piece.startswith(" ")
    document.sections[0].footer.paragraphs[0].text = "{{ runing }}"
    data = io.BytesIO()
    document.save(data)
    whats = " ".join(one.what for one in problems(data.getvalue()))
    assert "“agancy”" in whats
    assert "“runing”" in whats


def test_what_fetches_from_elsewhere_has_macros_or_notes_is_told() -> None:
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://x/attachedTemplate" Target="https://there.example/t.dotx" '
        b'TargetMode="External"/></Relationships>'
    )
    body = b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    comment = (
        body + b'<w:comment w:id="1"><w:p><w:r><w:t>{{ agency }}</w:t></w:r></w:p></w:comment></w:comments>'
    )
    found = check(
        KIND,
        packed(
            {
                "word/_rels/settings.xml.rels": rels,
                "word/vbaProject.bin": b"x",
                "word/comments.xml": comment,
            }
        ),
    )
    assert {one.what for one in found if one.problem} == {
        "A tag stands where nothing is filled in (word/comments.xml): “{{ agency }}”.",
        "The template fetches something from elsewhere: https://there.example/t.dotx.",
        "The template has macros.",
    }
    assert any("has comments" in one.what for one in found if not one.problem)


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 torn", packed({}, None)[:2000]])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(CtrecordsError, match="is not a Word file") as refused:
        check(KIND, data)
    assert refused.value.remedy == "Save it from Word as a .docx document."


def test_a_zip_that_is_no_document_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(CtrecordsError, match="is not a Word file"):
        check(KIND, data.getvalue())


@pytest.mark.parametrize(
    "more",
    [
        {"word/media/bomb.bin": bytes(70 * 1024 * 1024)},
        {f"word/media/{number}.bin": b"" for number in range(2100)},
    ],
)
def test_a_bomb_is_not_unpacked(more: dict[str, bytes]) -> None:
    with pytest.raises(CtrecordsError, match="unpacks to more than any letter has") as refused:
        check(KIND, packed(more))
    assert refused.value.remedy == "Save it from Word anew, without large pictures."


def test_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(CtrecordsError, match="declares entities"):
        check(KIND, packed({"word/styles.xml": bomb}))


def test_deep_code_is_refused_and_breaks_nothing() -> None:
    assert problems(made("{{ " + "(" * 20_000 + "agency" + ")" * 20_000 + " }}"))


def test_a_block_that_would_tear_the_document_is_refused() -> None:
    assert problems(made("{%tr if agency %}", "{%tr endif %}", "{%p if agency %} more"))
