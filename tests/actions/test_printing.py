"""Plain pages of Today and of a request: the words of the screens, every row, no private note."""

import pytest

from ctrecords.actions import printing, requests, today
from ctrecords.actions.printing import Heading
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law import thread_words, wording
from ctrecords.letters.plaintext import text
from ctrecords.model.ids import RequestId


def test_today_has_every_row_with_its_reason_and_act(practice_book: Casebook) -> None:
    found, words = today.today(practice_book), text(printing.today(practice_book))
    assert words.startswith("Today\n")
    assert "Monday, November 23, 2026" in words
    assert found.rows
    for due in found.rows:
        assert f"{due.standing.thread.agency.name} (R-{due.request})" in words
        assert due.group.value in words
        assert f"Next: {due.act.value}" in words


def test_nothing_due_is_said(starter_book: Casebook) -> None:
    assert "Nothing due today." in text(printing.today(starter_book))


def test_a_request_has_its_items_and_all_that_happened(practice_book: Casebook) -> None:
    standing = requests.show(practice_book, RequestId(4))
    words = text(printing.thread(practice_book, RequestId(4)))
    assert wording.sentence(standing) in words
    for item in standing.thread.items:
        assert " ".join(item.text.split()) in words
    for told in thread_words.told(standing):
        assert told.title in words
        for line in told.lines:
            assert " ".join(line.split()) in words


def test_a_draft_says_that_it_was_not_sent(starter_book: Casebook) -> None:
    assert "Not sent yet." in text(printing.thread(starter_book, RequestId(1)))
    with pytest.raises(CtrecordsError):
        printing.thread(starter_book, RequestId(999))


def test_a_table_keeps_dates_on_one_line_and_fits_the_page() -> None:
    headings = [
        Heading(text="Agency"),
        Heading(text="By", whole=True),
        Heading(text="Fee", whole=True, right=True),
    ]
    rows = [[("Elm Police Department " * 9, "Silent"), ("Wed, Nov 28, 2029",), ("",)]]
    made = printing.table("Elm", ("All requests", "", "1 of 1."), headings, rows, "6 items")
    head, row = (block for block in made.blocks if block.cells)
    assert head.heads
    assert not row.heads
    assert row.cells[1].width > 80
    assert sum(cell.width for cell in row.cells) <= made.width - made.left - made.right + 0.1
    assert [block.align for block in row.cells[2].blocks] == ["right"]
    assert [run.bold for block in row.cells[0].blocks for run in block.runs] == [True, False]
    assert text(made).rstrip().endswith("6 items")


def test_a_table_too_long_is_refused() -> None:
    with pytest.raises(CtrecordsError) as refused:
        printing.table("Elm", ("All",), [Heading(text="A")], [[("x",)]] * (printing.MOST_ROWS + 1))
    assert refused.value.what == "A table of 501 rows is too long to print."
    assert "Filter it to at most 500" in refused.value.remedy
