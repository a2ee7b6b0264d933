"""A letter as text for web forms."""

from ctrecords.letters.page import Block, Cell, Run
from ctrecords.letters.plaintext import subject, text
from tests.paint.test_page import letter


def line(words: str, style: str = "Body Text", **look: float | str) -> Block:
    return Block(style=style, runs=(Run(text=words),), **look)  # pyright: ignore[reportArgumentType]  lengths and a label


def test_paragraphs_are_parted_by_an_empty_line_and_an_address_is_not() -> None:
    made = letter(
        line("Records Division", "Inside Address"),
        line("100 Reef Road", "Inside Address", after=12),
        line("Request for public records", "Subject Line", before=6, after=4),
        line("I ask for:", after=6),
        line("The  log.", label="1.", after=6),
        line("The policy of §\u00a01\u20112.", label="2.", after=6),
        line("Sincerely,\n\n\n\nSample Requester\nr@sample.example", "Signature", before=3),
    )
    assert text(made) == (
        "Records Division\n100 Reef Road\n\nRequest for public records\n\nI ask for:\n\n"
        "1. The log.\n\n2. The policy of § 1-2.\n\nSincerely,\n\nSample Requester\nr@sample.example\n"
    )
    assert subject(made) == "Request for public records"
    assert "Page" not in text(made)


def test_a_letter_without_words_or_subject_is_empty() -> None:
    assert not text(letter())
    assert not subject(letter(line("Words")))


def test_a_row_of_a_table_is_one_line() -> None:
    cells = tuple(Cell(width=100, blocks=(line(words),)) for words in ("Nov 2", "Request  sent"))
    assert text(letter(Block(style="", runs=(), cells=cells))) == "Nov 2 | Request sent\n"
