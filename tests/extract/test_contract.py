"""What every reader of a kind of file keeps: pages in any order, words in their text, a sentence for bad bytes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError
from ctrecords.extract.extractor import Extractor, Limits
from ctrecords.extract.kinds import EXTRACTORS, endings
from ctrecords.extract.page import SCALE, How, Kind, Page, decode_look, decode_page, encode
from ctrecords.extract.work import work
from ctrecords.sheets.writing import table
from tests import paper

WORDS = "The sharing report of the plate readers"
FILES: dict[str, bytes] = {
    "a.pdf": paper.pdf(f"{WORDS}\nsecond line", "page two"),
    "locked-not.pdf": paper.pdf(WORDS),
    "scan.pdf": paper.scanned_pdf(WORDS),
    "a.png": paper.image(WORDS),
    "a.tiff": paper.image(WORDS, "TIFF", pages=["second page"]),
    "a.jpg": paper.image(WORDS, "JPEG"),
    "a.docx": paper.docx(WORDS, "more", header="Head of the page"),
    "a.eml": paper.eml(WORDS, attachments=[("list.csv", b"a,b\n1,2\n")]),
    "a.msg": paper.msg(WORDS, attachments=[("list.csv", b"a,b\n1,2\n")]),
    "a.zip": paper.archive({f"{WORDS}.txt": b"words"}),
    "winmail.dat": paper.tnef("words", {f"{WORDS}.txt": b"words"}),
    "a.csv": f"row,words\n1,{WORDS}\n".encode(),
    "a.xlsx": table([["row", "words"], ["1", WORDS]], ".xlsx", "Log"),
    "a.rtf": b"{\\rtf1\\ansi " + WORDS.encode() + b"\\par second}",
    "a.html": f"<!DOCTYPE html><html><body><p>{WORDS}</p><script>x()</script></body></html>".encode(),
    "a.txt": f"{WORDS}\nand more\n".encode(),
}


def reader_of(name: str, data: bytes) -> Extractor:
    return next(one for one in EXTRACTORS if one.fits(data, name))


@pytest.mark.parametrize("name", FILES)
def test_pages_come_in_any_order_and_again(name: str) -> None:
    opened = reader_of(name, FILES[name]).open(FILES[name], name, Limits())
    try:
        numbers = range(1, opened.count + 1)
        forward = [opened.page(number) for number in numbers]
        backward = [opened.page(number) for number in reversed(numbers)]
    finally:
        opened.close()
    assert opened.count >= 1
    assert forward == backward[::-1]
    assert [page.number for page in forward] == list(numbers)


@pytest.mark.parametrize("name", FILES)
def test_words_stand_in_the_text_and_on_the_page(name: str) -> None:
    opened = reader_of(name, FILES[name]).open(FILES[name], name, Limits())
    page = opened.page(1)
    if page.how is How.WAITS:
        page = opened.scan(1)
    opened.close()
    assert "sharing report" in " ".join(page.text.split())
    for word in page.words:
        assert page.text[word.start : word.end].strip() == page.text[word.start : word.end] != ""
        assert 0 <= word.left <= word.right <= SCALE
        assert 0 <= word.top <= word.bottom <= SCALE
    assert decode_page(encode(page)) == page


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith((".pdf", ".png", ".tiff", ".jpg"))])
@pytest.mark.parametrize("turn", [0, 90])
def test_what_is_drawn_has_the_size_that_was_asked(name: str, turn: int) -> None:
    opened = reader_of(name, FILES[name]).open(FILES[name], name, Limits())
    picture = opened.picture(1, 300, turn)
    opened.close()
    assert opened.drawn
    assert max(picture.width, picture.height) in range(298, 302)
    assert len(picture.pixels) == picture.width * picture.height * 4
    assert len(set(picture.pixels)) > 1
    assert set(picture.pixels[3::4]) == {255}


@pytest.mark.parametrize("name", FILES)
def test_cut_files_are_read_or_refused_with_a_sentence(name: str) -> None:
    data = FILES[name]
    for size in (1, 10, len(data) // 3, len(data) // 2, len(data) - 3):
        look_or_refusal(name, data[:size])


@given(st.sampled_from(sorted(FILES)), st.data())
def test_changed_bytes_are_read_or_refused_with_a_sentence(name: str, data: st.DataObject) -> None:
    bad = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(bad) - 1))
        bad[at] = data.draw(st.integers(0, 255))
    look_or_refusal(name, bytes(bad))


@given(st.binary(max_size=400), st.sampled_from(endings()))
def test_noise_is_read_or_refused_with_a_sentence(data: bytes, ending: str) -> None:
    look_or_refusal(f"x{ending}", data)


def look_or_refusal(name: str, data: bytes) -> Page | None:
    """Ask as the child does; anything but an answer or a sentence fails the test."""
    import hashlib
    import json

    head = {"file": hashlib.sha256(data).hexdigest(), "name": name, "sent": True}
    try:
        look = decode_look(work(json.dumps(head | {"ask": "look"}).encode() + b"\n" + data))
        assert look.pages >= 1
        page = decode_page(work(json.dumps(head | {"ask": "page", "number": 1}).encode() + b"\n" + data))
        for told in (page.text, page.label, look.media, *page.notes, *look.notes):
            told.encode()  # what is no text cannot be stored
    except CtrecordsError as error:
        refused = error
    else:
        return page
    assert (refused.what[-1], refused.remedy[-1]) == (".", ".")
    return None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("s.rtf", b"{\\rtf1\\uc0 \\u-10240 x}"),
        ("s.eml", b"Subject: a\nContent-Type: text/plain; charset=utf-7\n\nbody +2AA- x\n"),
        ("s.html", b"<!DOCTYPE html><p>a &#xD800; b</p>"),
        ("s.csv", b"a,b\n\xed\xa0\x80,2\n"),
    ],
)
def test_half_characters_leave_no_reader(name: str, data: bytes) -> None:
    assert look_or_refusal(name, data) is not None


def test_a_locked_pdf_asks_for_its_password() -> None:
    data = paper.pdf(WORDS, password="open sesame")  # noqa: S106 - the file is made here
    with pytest.raises(CtrecordsError) as caught:
        reader_of("a.pdf", data).open(data, "a.pdf", Limits())
    assert caught.value.what == "This PDF opens only with a password."
    assert "Ask the agency for the password" in caught.value.remedy


def test_every_kind_names_its_endings() -> None:
    assert {one.kind for one in EXTRACTORS} == set(Kind)
    assert all(ending.startswith(".") for one in EXTRACTORS for ending in one.endings)
    assert len(endings()) == len(set(endings()))
    assert endings(Kind.PDF) == (".pdf",)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_read() -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("1", (20_000, 15_000)).save(out, "PNG")
    with pytest.raises(CtrecordsError, match="20,000 by 15,000 pixels"):
        reader_of("a.png", out.getvalue()).open(out.getvalue(), "a.png", Limits())


def test_an_empty_file_says_that_it_is_empty() -> None:
    assert look_or_refusal("a.pdf", b"") is None
