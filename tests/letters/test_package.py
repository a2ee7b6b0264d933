"""A Word file is read in one way only: decoded once, damaged or declaring parts refused by name."""

import io
import zipfile

import pytest

from ctrecords import resources
from ctrecords.errors import CtrecordsError
from ctrecords.letters.checking import check
from ctrecords.letters.letter import kind
from ctrecords.letters.package import LETTER, opened, parsed
from ctrecords.letters.render import render
from tests.letters.letter_samples import make_fields, parts_of, text_of
from tests.letters.test_checking import packed, shipped

KIND = kind("initial-request")


def part(data: bytes, name: str = LETTER) -> str:
    return dict(opened("It", data))[name].decode()


def in_utf16(text: str, declared: str = "") -> bytes:
    body = text.partition("?>")[2]
    return f'<?xml version="1.0" encoding="UTF-16"?>{declared}{body}'.encode("utf-16")


def test_the_shipped_templates_stay_as_they_are() -> None:
    for name, content in parts_of(shipped()).items():
        if name.endswith((".xml", ".rels")):
            assert [one.tag for one in parsed(part(shipped(), name).encode()).iter()] == [
                one.tag for one in parsed(content).iter()
            ]


def test_another_encoding_is_checked_and_filled_like_any() -> None:
    letter = part(shipped())
    data = packed({LETTER: in_utf16(letter)})
    assert part(data) == letter
    assert check(KIND, data) == []
    written = render("initial-request", make_fields(), data)
    assert "{{" not in text_of(written)
    assert text_of(written) == text_of(render("initial-request", make_fields()))


@pytest.mark.parametrize("name", [LETTER, "word/footnotes.xml", "word/_rels/document.xml.rels"])
def test_entities_are_refused_in_every_encoding(name: str) -> None:
    declared = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    for data in (in_utf16('<?xml?><a t="1"/>', declared), f"{declared}<a/>".encode(), b"<!DOCTYPE a><a/>"):
        with pytest.raises(CtrecordsError, match="declares entities") as refused:
            opened("It", packed({name: data}))
        assert refused.value.remedy == "Save it from Word anew."


@pytest.mark.parametrize(
    "content",
    [
        b"<a>{{ dated }}",
        b"",
        b"\x00\xff",
        b"<a>" * 300 + b"</a>" * 300,
        b'<?xml version="1.0" encoding="x"?><a/>',
    ],
)
@pytest.mark.parametrize(
    "name", [LETTER, "word/header9.xml", "docProps/core.xml", "word/_rels/document.xml.rels"]
)
def test_a_damaged_part_is_named(name: str, content: bytes) -> None:
    with pytest.raises(CtrecordsError) as refused:
        check(KIND, packed({name: content}))
    assert refused.value.what == f"The template of “{KIND.label}” has a damaged part ({name})."
    assert refused.value.remedy == "Open it in Word and save it anew as a .docx."


def test_what_stands_beside_the_words_does_not_come_along() -> None:
    letter = part(shipped()).replace("<w:body>", '<!-- a --><?mso-application progid="b"?><w:body>')
    assert part(packed({LETTER: letter.encode()})) == part(shipped())


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_packed_as_word_never_packs_is_refused(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(LETTER, resources.read_bytes("letters/thanks/template.docx"))
    with pytest.raises(CtrecordsError, match="is not a Word file"):
        opened("It", out.getvalue())
