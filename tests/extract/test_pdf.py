"""What a PDF page says and what it hides: outside, invisible, covered, clipped, tiny; forms, comments, fonts, turns."""

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ctrecords.errors import CtrecordsError
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import SCALE, How, Page
from ctrecords.extract.pdf import PdfExtractor, PdfPages
from tests import paper
from tests.hostile_bombs import many_pages

SEEN = "BT /F1 12 Tf 72 700 Td (The sharing report is here for all) Tj ET "


def made(content: str, *, page: dict[str, Any] | None = None, root: dict[str, Any] | None = None) -> bytes:
    """A PDF of one page with this content."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    one = pdf.add_blank_page(page_size=(612, 792))
    scan = pdf.make_stream(
        bytes(n * 37 % 256 for n in range(1200)), Type=Name.XObject, Subtype=Name.Image, Width=20, Height=20
    )
    scan.ColorSpace, scan.BitsPerComponent = Name.DeviceRGB, 8
    one.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)), XObject=Dictionary(I1=scan))
    one.obj.Contents = pdf.make_stream(content.encode("latin-1"))
    for key, value in (page or {}).items():
        one.obj[f"/{key}"] = pdf.make_indirect(value) if isinstance(value, Dictionary) else value
    for key, value in (root or {}).items():
        pdf.Root[f"/{key}"] = value
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def opened(data: bytes) -> PdfPages:
    return PdfExtractor().open(data, "a.pdf", Limits())


def first(data: bytes) -> Page:
    """The first page; whatever it holds, its text without places is the same."""
    pdf = opened(data)
    try:
        page = pdf.page(1)
        assert pdf.text(1) == replace(page, words=())
        return page
    finally:
        pdf.close()


def words_of(page: Page) -> list[str]:
    return [page.text[one.start : one.end] for one in page.words]


def test_text_outside_of_the_page_is_read_and_said() -> None:
    page = first(made(SEEN + "BT /F1 12 Tf 72 -40 Td (cut away) Tj ET"))
    assert "cut away" in page.text
    assert page.notes == ("Outside of the page, where no reader sees it, stands: “cut away”.",)
    assert "away" not in words_of(page)
    cropped = first(
        made(SEEN + "BT /F1 12 Tf 72 100 Td (cropped) Tj ET", page={"CropBox": Array([0, 400, 612, 792])})
    )
    assert "cropped" in cropped.notes[0]


@pytest.mark.parametrize(
    "hidden",
    [
        "BT 3 Tr /F1 12 Tf 72 500 Td (secret name) Tj ET",
        "1 g BT /F1 12 Tf 72 500 Td (secret name) Tj ET",
        "BT /F1 12 Tf 72 500 Td (secret name) Tj ET 0 g 60 480 200 40 re f",
        "BT /F1 12 Tf 72 500 Td (secret name) Tj ET 1 g 60 480 200 40 re f",
        "q 300 300 20 20 re W n BT /F1 12 Tf 72 500 Td (secret name) Tj ET Q",
    ],
    ids=["invisible", "white", "blacked out", "whited out", "clipped"],
)
def test_text_that_nobody_sees_is_read_and_said(hidden: str) -> None:
    page = first(made(SEEN + hidden))
    assert "secret name" in page.text
    assert page.notes == ("Hidden on the page, so that no reader sees it, stands: “secret name”.",)
    assert page.how is How.TEXT


@pytest.mark.parametrize(
    "shown",
    [
        "0 g 60 480 200 40 re f 1 g BT /F1 12 Tf 72 500 Td (white on a bar) Tj ET",
        "q 200 0 0 200 60 400 cm /I1 Do Q BT 3 Tr /F1 40 Tf 72 500 Td (under a scan) Tj ET",
        "0.9 g 60 480 200 40 re f 0 g BT /F1 12 Tf 72 500 Td (in a shaded cell) Tj ET",
        "q 60 480 200 40 re W n BT /F1 12 Tf 72 500 Td (within its frame) Tj ET Q",
    ],
)
def test_text_that_can_be_seen_is_not_called_hidden(shown: str) -> None:
    assert first(made(SEEN + shown)).notes == ()


def test_text_too_small_to_read_is_said() -> None:
    page = first(made(SEEN + "BT /F1 0.8 Tf 72 500 Td (small print) Tj ET"))
    assert page.notes == ("Too small to be read on the page stands: “small print”.",)


def test_forms_and_comments_stand_after_the_text() -> None:
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T="Officer",
        V="Badge 12",
        Rect=Array([72, 600, 200, 620]),
    )
    comment = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Contents="Ask the chief", Rect=Array([300, 600, 320, 620])
    )
    black = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([72, 690, 300, 720]))
    pdf = pikepdf.open(io.BytesIO(made(SEEN)))
    kept = [pdf.make_indirect(one) for one in (field, comment, black)]
    pdf.pages[0].obj.Annots = Array(kept)
    pdf.Root.AcroForm = Dictionary(Fields=Array(kept[:1]))
    out = io.BytesIO()
    pdf.save(out)
    page = first(out.getvalue())
    assert page.text.splitlines()[1:] == ["Officer: Badge 12", "Ask the chief"]
    assert words_of(page)[-6:] == ["Officer:", "Badge", "12", "Ask", "the", "chief"]
    assert page.words[-1].left == 4902
    assert page.notes == (
        "What is filled into its form stands at the end of its text.",
        "Comments written on it stand at the end of its text.",
        "Places are marked on it to be blacked out and were not; what lies under them is still there.",
    )


def test_letters_of_no_alphabet_wait_for_ocr() -> None:
    table = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
    table += (
        b"1 begincodespacerange <00> <ff> endcodespacerange\n1 beginbfrange <20> <7e> <e020> endbfrange\n"
    )
    table += b"endcmap end end"
    pdf = pikepdf.open(io.BytesIO(made(SEEN + SEEN.replace("700", "600"))))
    pdf.pages[0].obj.Resources.Font.F1.ToUnicode = pdf.make_stream(table)
    out = io.BytesIO()
    pdf.save(out)
    data = opened(out.getvalue())
    page, seen = data.page(1), data.scan(1)
    data.close()
    assert page.how is How.WAITS
    assert page.notes == ("Its file tells these letters wrongly, so they are read by OCR.",)
    assert (seen.how, seen.notes) == (How.OCR, page.notes)
    assert "The sharing report is here for all" in seen.text


def test_words_stand_where_a_turned_page_shows_them() -> None:
    page = first(made(SEEN, page={"Rotate": 90}))
    assert (page.width, page.height) == (792, 612)
    word = page.words[0]
    assert word.left > SCALE * 85 // 100
    assert word.top < SCALE * 15 // 100


def test_a_page_of_few_words_and_nothing_else_does_not_wait() -> None:
    assert first(made("BT /F1 12 Tf 72 700 Td (Page 1) Tj ET")).how is How.TEXT
    assert first(made("")).how is How.NONE
    pictured = opened(made("q 200 0 0 200 60 400 cm /I1 Do Q BT /F1 12 Tf 72 700 Td (Page 1) Tj ET"))
    assert pictured.page(1).how is How.WAITS
    assert "Page 1" in pictured.scan(1).text
    pictured.close()


def test_what_ocr_cannot_see_stays_beside_what_it_sees() -> None:
    data = opened(made(SEEN + "BT 3 Tr /F1 12 Tf 72 500 Td (secret name) Tj ET"))
    seen = data.scan(1)
    data.close()
    assert seen.text.splitlines() == ["The sharing report is here for all", "", "secret name"]
    assert seen.notes == ("Hidden on the page, so that no reader sees it, stands: “secret name”.",)


def test_page_labels_scripts_and_files_inside_are_told() -> None:
    pdf = pikepdf.open(io.BytesIO(paper.pdf("one", "two", "three")))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]))
    pdf.attachments["list.csv"] = b"a,b"
    pdf.Root.Names.JavaScript = Dictionary(
        Names=Array(["go", Dictionary(S=Name.JavaScript, JS="app.alert(1)")])
    )
    out = io.BytesIO()
    pdf.save(out)
    data = opened(out.getvalue())
    assert [data.page(number).label for number in (1, 2, 3)] == ["i", "ii", "1"]
    assert data.notes[0] == "It holds scripts; they are never run here."
    assert data.notes[1].startswith("It carries files inside that are not read here: “list.csv”.")
    data.close()


def test_a_damaged_pdf_is_read_from_a_repaired_copy() -> None:
    whole = made(SEEN)
    bad = b"%LR" + whole[1:].replace(b"startxref", b"startxxxx")
    data = PdfExtractor().open(bad, "a.pdf", Limits())
    assert "sharing report" in data.page(1).text
    assert data.notes == ("It is damaged; this is a repaired copy. The original is unchanged.",)
    data.close()
    with pytest.raises(CtrecordsError, match="could not be repaired"):
        PdfExtractor().open(b"%PDF-1.4\nno more", "a.pdf", Limits())


def test_ten_thousand_pages_and_a_script_are_nothing_special() -> None:
    data = opened(many_pages(10_000))
    assert data.count == 10_000
    assert data.page(10_000).text == "page 10000 of many"
    assert data.page(1).how is How.TEXT
    data.close()
