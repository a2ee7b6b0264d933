"""Letters on paper: lines that stay together, numbers of pages, tints that stay light, pages one turns."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.tokens import Scheme
from ctrecords.gui.widgets.page import UNIT, Page, lay_out, words
from ctrecords.gui.widgets.page_view import PageView
from ctrecords.letters.page import Block, Preview, Run

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
    return next(piece.set.layout.text() for piece in page.pieces if piece.set.block.style == "Footer")


def test_a_short_letter_is_one_page_with_its_number(qapp: QApplication) -> None:
    pages = lay_out(letter(block("To the Records Clerk:")))
    assert len(pages) == 1
    assert (pages[0].width, pages[0].height) == (612 * UNIT, 792 * UNIT)
    assert foot(pages[0]) == "Elm\tPage 1 of 1"


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_and_tint_are_light_in_both_schemes(scheme: str, qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.Theme(scheme, 13))
    view = PageView("Letter")
    qtbot.addWidget(view)
    view.resize(468, 700)
    view.show_pages(lay_out(letter(Block(style="Date", runs=(Run(text="M" * 30, merged=True),)))), "")
    picture: QImage = view.grab().toImage()
    assert picture.pixelColor(30, 40) == theme.color("page")
    tint = theme.Theme(Scheme.LIGHT).color("selected")
    row = [picture.pixelColor(x, y) for x in range(70, 200) for y in range(55, 80)]
    assert tint in row
    assert picture.pixelColor(4, 300) == theme.color("page_bg")


def test_pages_are_turned_by_keys_and_counted(qtbot: QtBot) -> None:
    view = PageView("Letter")
    qtbot.addWidget(view)
    view.resize(468, 400)
    view.show()
    blocks = [block(f"Line {n}") for n in range(1, 80)]
    seen: list[tuple[int, int]] = []
    stepped: list[int] = []
    view.turned.connect(lambda page, pages: seen.append((page, pages)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  Qt's signal
    view.stepped.connect(stepped.append)
    view.show_pages(lay_out(letter(*blocks)), "The words")
    assert seen[-1] == (1, view.count)
    assert view.accessibleDescription() == "The words"
    for _ in range(view.count * 3):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert seen[-1] == (view.count, view.count)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.number == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.number == view.count
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert stepped == [1, -1]


def test_the_words_are_read_with_the_numbers_of_the_items() -> None:
    assert words(letter(block("I ask for:"), block("The log.", label="1."))) == "I ask for:\n1. The log."
