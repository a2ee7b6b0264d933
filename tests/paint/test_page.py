"""Letters on paper: lines that stay together, numbers of pages, rows of tables, pictures, boxes."""

import base64
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ctrecords.letters.page import Block, Box, Cell, Preview, Run, Sheet
from ctrecords.paint.lines import UNIT
from ctrecords.paint.page import Page, draw_page, lay_out, lay_sheet, words

FOOT = Block(
    style="Footer",
    runs=(
        Run(text="Elm\tPage "),
        Run(text="", field="PAGE"),
        Run(text=" of "),
        Run(text="", field="NUMPAGES"),
    ),
    tabs=(468.0,),
)


def letter(*blocks: Block) -> Preview:
    return Preview(
        width=612,
        height=792,
        top=72,
        bottom=72,
        left=72,
        right=72,
        header_at=36,
        footer_at=36,
        font="Times New Roman",
        blocks=blocks,
        footer=(FOOT,),
        first_footer=(FOOT,),
    )


def block(text: str, **look: object) -> Block:
    made = Block(style="Body Text", runs=(Run(text=text),), after=7)
    return replace(made, **look)


def body(page: Page) -> list[tuple[str, int, int]]:
    return [
        (piece.set.block.text, piece.first, piece.end)
        for piece in page.pieces
        if piece.set.block.style != "Footer"
    ]


def foot(page: Page) -> str:
    found = next(piece.set for piece in page.pieces if piece.set.block.style == "Footer")
    return found.layout.text() if found.layout else ""


def test_a_short_letter_is_one_page_with_its_number(qapp: QApplication) -> None:
    pages = lay_out(letter(block("To the Records Clerk:")))
    assert len(pages) == 1
    assert (pages[0].width, pages[0].height) == (612 * UNIT, 792 * UNIT)
    assert foot(pages[0]) == "Elm\tPage 1 of 1"


@pytest.mark.parametrize("long", range(60, 80))
def test_a_number_is_not_broken_at_its_hyphens(qapp: QApplication, long: int) -> None:
    number, day = "2026\u2011ICFO\u201101234", "November\u00a010,\u00a02026"
    made = lay_out(letter(block(f"{'a' * long} {number} of {day} and of {'b' * long} {day} and {number}")))
    layout = made[0].pieces[0].set.layout
    assert layout is not None
    text = layout.text()
    assert "2026-ICFO-01234" in text
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    ends = [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    assert "".join(ends) == text
    assert all(line.endswith(" ") for line in ends[:-1])


def test_an_empty_letter_is_still_a_page(qapp: QApplication) -> None:
    assert len(lay_out(letter())) == 1


def test_a_heading_goes_to_the_page_of_what_it_is_kept_with(qapp: QApplication) -> None:
    filling = [block(f"Line {n}") for n in range(1, 31)]
    pages = lay_out(letter(*filling, block("Sincerely,", keep_next=True, before=38), block("A name")))
    assert len(pages) == 2
    assert [text for text, *_ in body(pages[1])][-2:] == ["Sincerely,", "A name"]
    assert foot(pages[1]) == "Elm\tPage 2 of 2"


def test_an_item_kept_whole_is_not_broken_and_a_plain_paragraph_is_but_never_to_one_line(
    qapp: QApplication,
) -> None:
    filling = [block(f"Line {n}") for n in range(1, 30)]
    long = "Records sufficient to show every agency given access, from 2017 to this day. " * 12
    whole = lay_out(letter(*filling, block(long, keep_lines=True)))
    assert [first for text, first, _ in body(whole[1]) if text == long] == [0]
    broken = lay_out(letter(*filling, block(long)))
    parts = [(first, end) for page in broken for text, first, end in body(page) if text == long]
    assert len(parts) == 2
    assert parts[0][1] == parts[1][0]
    assert all(end - first >= 2 for first, end in parts)


@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.booleans(), st.booleans(), st.integers(0, 40)),
        min_size=1,
        max_size=25,
    )
)
def test_every_line_stands_on_one_page_in_order_and_inside_the_margins(
    many: list[tuple[int, bool, bool, int]],
) -> None:
    blocks = [
        block(f"{n} " + "word " * count * 4, keep_next=near, keep_lines=whole, before=before)
        for n, (count, near, whole, before) in enumerate(many)
    ]
    pages = lay_out(letter(*blocks))
    seen: list[tuple[str, int]] = []
    for page in pages:
        assert body(page)
        below = 72 * UNIT - 1.0
        for piece in page.pieces:
            if piece.set.block.style == "Footer":
                continue
            assert piece.top >= below
            below = piece.top + sum(piece.set.lines[piece.first : piece.end])
            seen += [(piece.set.block.text, n) for n in range(piece.first, piece.end)]
        assert below <= (792 - 72) * UNIT + 2
    wanted = [
        (piece.set.block.text, n)
        for one in blocks
        for piece in [next(p for page in pages for p in page.pieces if p.set.block is one)]
        for n in range(len(piece.set.lines))
    ]
    assert seen == wanted


def test_the_words_are_read_with_the_numbers_of_the_items() -> None:
    assert words(letter(block("I ask for:"), block("The log.", label="1."))) == "I ask for:\n1. The log."


def row(*cells: str, heads: bool = False) -> Block:
    return Block(
        style="", runs=(), cells=tuple(Cell(width=150, blocks=(block(cell),)) for cell in cells), heads=heads
    )


def test_a_table_is_broken_between_rows_and_its_heading_stands_again(qapp: QApplication) -> None:
    rows = [row(f"Nov {n}", "Request sent " * 20) for n in range(1, 31)]
    pages = lay_out(letter(row("Day", "What happened", heads=True), *rows))
    assert len(pages) > 2
    for page in pages:
        assert body(page)[0][0] == "Day\tWhat happened"
    told = [text for page in pages for text, *_ in body(page) if text.startswith("Nov")]
    assert told == [one.text for one in rows]


def png(color: str = "black") -> str:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    held = QByteArray()
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]  Qt's stub asks for bytes
    return base64.b64encode(bytes(held.data())).decode()


def drawn(page: Page) -> QImage:
    image = QImage(612, 792, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_page(painter, page, QRectF(0, 0, 612, 792), QColor("black"))
    painter.end()
    return image


def test_a_picture_has_a_line_as_high_as_itself_and_is_drawn_there(qapp: QApplication) -> None:
    runs = (
        Run(text="Sincerely,\n"),
        Run(text="", picture=png("red"), width=80, height=40),
        Run(text="\nSample Requester"),
    )
    page = lay_out(letter(Block(style="Signature", runs=runs, keep_lines=True)))[0]
    lines = page.pieces[0].set.lines
    assert len(lines) == 3
    assert lines[1] >= 40 * UNIT
    image = drawn(page)
    assert image.pixelColor(80, 72 + 14 + 20) == QColor("red")
    assert image.pixelColor(160, 72 + 14 + 20) == QColor("white")


def test_a_hanging_line_goes_on_at_its_indent_after_a_tab(qapp: QApplication) -> None:
    hanging = block("Nov 2\tRequest sent " * 1 + "word " * 60, left=108, first=-108)
    page = lay_out(letter(hanging))[0]
    layout = page.pieces[0].set.layout
    assert layout is not None
    first = layout.lineAt(0)
    told = cast("tuple[float, int]", first.cursorToX(layout.text().index("Request")))
    assert abs(told[0] - 108 * UNIT) < UNIT
    assert layout.lineAt(1).x() == 108 * UNIT


def test_lines_stand_as_far_apart_as_their_font_asks(qapp: QApplication) -> None:
    one = lay_out(letter(block("word " * 60, size=11.5, line=1.05)))[0].pieces[0].set
    assert one.layout is not None
    if QFontInfo(one.layout.font()).family() in {"Liberation Serif", "Times New Roman", "Tinos"}:
        assert one.lines == pytest.approx([11.5 * 1.149 * 1.05 * UNIT] * len(one.lines), rel=0.005)
    assert all(high >= one.layout.lineAt(0).height() for high in one.lines)


def test_a_box_too_full_is_set_smaller(qapp: QApplication) -> None:
    def high(lines: int) -> tuple[float, float]:
        box = Box(
            left=10, top=10, width=100, height=40, blocks=tuple(block(f"{n}", after=0) for n in range(lines))
        )
        page = lay_sheet(Sheet(width=612, height=792, font="Times New Roman", boxes=(box,)))
        return sum(piece.set.height for piece in page.pieces), page.pieces[0].set.height

    assert high(5)[0] <= 40 * UNIT
    assert high(5)[1] < high(1)[1]
