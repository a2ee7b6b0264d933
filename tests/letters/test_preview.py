"""The page the window draws is the page of the Word file."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.letters.breaks import bare
from ctrecords.letters.page import Block, Preview
from ctrecords.letters.preview import read
from ctrecords.letters.render import render
from tests.letters.letter_samples import make_fields, text_of


def page(**changes: Any) -> Preview:
    return read(render("initial-request", make_fields(preview=True, **changes), marks=True))


def block(preview: Preview, style: str) -> Block:
    return next(block for block in preview.blocks if block.style == style)


def test_the_paper_is_us_letter_with_inch_margins() -> None:
    one = page()
    assert (one.width, one.height) == (612, 792)
    assert (one.top, one.right, one.bottom, one.left) == (72, 72, 72, 72)
    assert (one.header_at, one.footer_at) == (36, 36)
    assert one.font == "Times New Roman"


def test_looks_come_through_the_styles() -> None:
    one = page()
    assert block(one, "Letterhead Name").align == "right"
    assert block(one, "Letterhead Name").runs[0].bold
    assert not block(one, "Letterhead").runs[0].bold
    assert block(one, "Subject Line").runs[0].bold
    assert block(one, "Subject Line").keep_next
    body = block(one, "Body Text")
    assert (body.size, body.after, body.line, body.align) == (11.5, 7, 1.05, "left")


def test_items_are_numbered() -> None:
    items = [one for one in page().blocks if one.style == "List Number"]
    assert [one.label for one in items] == ["1.", "2."]
    assert (items[0].left, items[0].first) == (27, -18)
    assert all(not one.label for one in page().blocks if one.style != "List Number")


def test_the_first_page_has_its_own_footer() -> None:
    one = page()
    assert not one.first_footer[0].runs
    assert [run.field for run in one.footer[0].runs if run.field] == ["PAGE", "NUMPAGES"]
    assert bare(one.footer[0].text) == "Practice: Cedar Police Department, November 24, 2026\tPage  of "
    assert one.footer[0].tabs == (468,)
    assert one.footer[0].size == 9.5
    assert not any(part.text for part in (*one.header, *one.first_header))


def test_the_signature_never_stands_alone() -> None:
    preserve, closing, signature = page().blocks[-3:]
    assert preserve.keep_next
    assert closing.keep_next
    assert signature.keep_lines
    assert signature.text == "Sincerely,\n\n\n\nYour Sample\nsample@example.org · 860-555-0100"


@given(st.text(), st.text())
def test_the_preview_says_what_the_letter_says(item: str, reason: str) -> None:
    changes: dict[str, Any] = {"items": (f"i{item}",), "waiver": f"w{reason}"}
    real = text_of(render("initial-request", make_fields(**changes)))
    shown = "".join(("# " if one.label else "") + one.text + "\n" for one in page(**changes).blocks)
    assert bare(shown) == re.sub("&#39;", "'", real)


def test_marks_never_show() -> None:
    assert not re.search("[\ufdd0-\ufdef]", "".join(one.text for one in page(waiver="\ufdd1x\ufdd0").blocks))
