"""The picture of a signature in a letter: above the name at its end, in room that is there anyway."""

import io
import re
import struct
import zipfile
import zlib

import pytest
from docx import Document

from ctrecords import resources
from ctrecords.letters.letter import LETTERS, kind
from ctrecords.letters.press import Press
from ctrecords.letters.signing import HIGH, WIDE, signed, size
from ctrecords.letters.template import prepare
from tests.letters.letter_samples import make_fields


def png(wide: int = 400, high: int = 100) -> bytes:
    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * wide) * high)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def test_it_keeps_its_shape_within_the_room() -> None:
    assert size(png(400, 100)) == (160.0, 40.0)
    assert size(png(1000, 100)) == (WIDE, 18.0)
    assert size(png(10, 222))[1] == HIGH


def test_a_letter_carries_it_and_reads_back_with_it() -> None:
    with Press() as press:
        [letter] = press.letters("initial-request", [make_fields()], signature=png())
        [plain] = press.letters("initial-request", [make_fields()])
        preview = press.preview("initial-request", make_fields(preview=True), signature=png())
        read = press.read(letter)
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        assert archive.testzip() is None
        assert archive.read("word/media/signature.png") == png()
        names = archive.namelist()
        assert len(names) == len(set(names))
    assert "word/media/signature.png" not in zipfile.ZipFile(io.BytesIO(plain)).namelist()
    assert len(Document(io.BytesIO(letter)).inline_shapes) == 1
    for pages in (preview, read):
        closing = pages.blocks[-1]
        [at] = [n for n, run in enumerate(closing.runs) if run.picture]
        assert (closing.runs[at].width, closing.runs[at].height) == (160.0, 40.0)
        before = "".join(run.text for run in closing.runs[:at])
        after = "".join(run.text for run in closing.runs[at + 1 :])
        assert before == "Sincerely,\n"
        assert after.startswith("\nYour Sample\n")


@pytest.mark.parametrize("name", LETTERS)
def test_every_shipped_letter_has_room_for_it(name: str) -> None:
    data = resources.read_bytes(f"letters/{name}/template.docx")
    packed = prepare(kind(name), data, png())
    [text] = [template for part, template in packed.parts if part == "word/document.xml"]
    assert text is not None
    source = re.sub(r"\s+", " ", zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode())
    assert signed(source, png()).count("<w:drawing>") == 1


def run(*inside: str) -> str:
    return f"<w:r>{''.join(inside)}</w:r>"


NAME = "<w:t>{{ requester_name }}</w:t>"


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (f"<w:p>{run('<w:t>Yours,</w:t>', '<w:br/>' * 4, NAME)}</w:p>", 2),
        (f"<w:p>{run('<w:t>Yours,</w:t>')}{run('<w:br/>')}{run('<w:br/>', NAME)}</w:p>", 2),
        (f"<w:p>{run('<w:t>Yours, </w:t>')}{run(NAME)}</w:p>", 2),
        (f"<w:p>{run('<w:t>Yours,</w:t>')}</w:p><w:p><w:pPr/>{run(NAME)}</w:p>", 1),
    ],
)
def test_it_finds_its_place_in_a_template_written_in_word(source: str, lines: int) -> None:
    made = signed(source, png())
    assert made.count("<w:br/>") == lines
    assert made.index("<w:drawing>") < made.index("requester_name")
    opened = made.rindex("<w:r>", 0, made.index("<w:drawing>"))
    assert "</w:r>" not in made[opened : made.index("<w:drawing>")]
    assert made.count("<w:r>") == made.count("</w:r>") == source.count("<w:r>")


def test_a_name_only_in_the_letterhead_is_no_place_to_sign() -> None:
    head = f'<w:p><w:pPr><w:pStyle w:val="LetterheadName"/></w:pPr>{run(NAME)}</w:p>'
    assert signed(head, png()) == head
    assert signed("<w:p/>", png()) == "<w:p/>"
