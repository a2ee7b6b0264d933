"""Plain pages to print: what is due today, what happened on one request, a table, a sheet of pairs.

The words are those of the screens. Private notes are never on paper unless somebody opens them there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ctrecords.actions import today as due_today
from ctrecords.actions.requests import show
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law import thread_words, wording
from ctrecords.law.case_words import item_name, item_words
from ctrecords.law.due import Due
from ctrecords.law.standing import Standing
from ctrecords.letters.page import Block, Cell, Preview, Run
from ctrecords.model.days import Days
from ctrecords.model.ids import RequestId, ref

_FONT = "Times New Roman"
_WIDE, _HIGH, _MARGIN = 612.0, 792.0, 72.0
_HANGING = 118.0
_SIDE, _SMALL = 45.0, 9.0
MOST_ROWS = 500
_LETTER, _PAD, _LONG = 0.5, 11.0, 30
"""How wide a letter is, against the size of the words; the room beside the words of a cell; a long line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The heading of a printed column; its words stay on one line where *whole*, as dates do."""

    text: str
    whole: bool = False
    right: bool = False


def today(book: Casebook) -> Preview:
    """What is due today as pages: each row with its day, its reason, its section and its one act."""
    found, days = due_today.today(book), book.days()
    blocks = [_title("Today"), _line(days.header(found.today))]
    if not found.rows:
        blocks.append(_line("Nothing due today."))
    group = ""
    for due in found.rows:
        if due.group.value != group:
            group = due.group.value
            blocks.append(_heading(group))
        blocks.extend(_due(due, days))
    return _pages(blocks, book.name)


def thread(book: Casebook, request: RequestId) -> Preview:
    """One request as pages: where it stands, its items, and everything that happened, oldest first.

    Raises:
        CtrecordsError: there is no such request.
    """
    standing = show(book, request)
    row = standing.thread
    blocks = [
        _title(row.agency.name),
        _line(f"{row.case.title}, {ref('R', request)}. As of {standing.days.header(standing.days.today)}."),
        _line(wording.sentence(standing)),
        _heading("Items"),
        *_items(standing),
        _heading("What happened"),
        *_happened(standing),
    ]
    return _pages([block for block in blocks if block.text], f"{row.agency.name}, {ref('R', request)}")


def sheet(title: str, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Preview:
    """Groups of lines as pages: a short part at the left of each line, what it stands for at its right."""
    blocks = [_title(title)]
    for name, rows in groups:
        blocks.append(_heading(name))
        blocks.extend(_hanging(first, text, last=True) for first, text in rows)
    return _pages(blocks, title)


def table(
    name: str,
    about: tuple[str, ...],
    headings: Sequence[Heading],
    rows: Sequence[Sequence[tuple[str, ...]]],
    below: str = "",
) -> Preview:
    """A table as pages across, its headings again on each page; a cell is one line of words or several.

    *name* stands at the foot of every page, *about* is the title with the lines under it, *below* stands under the
    last row.

    Raises:
        CtrecordsError: the table has more rows than anyone prints.
    """
    if len(rows) > MOST_ROWS:
        raise CtrecordsError(
            f"A table of {len(rows):,} rows is too long to print.",
            remedy=f"Filter it to at most {MOST_ROWS}, or copy the rows into a spreadsheet with Ctrl+A, Ctrl+C.",
        )
    widths = _widths(headings, rows)
    head = _row(headings, widths, [(heading.text,) for heading in headings], heads=True)
    blocks = [_title(about[0]), *(_line(line) for line in about[1:] if line), head]
    blocks += [_row(headings, widths, row) for row in rows]
    if below:
        blocks.append(replace(_line(below), before=8))
    return _pages(blocks, name, across=True)


def _widths(headings: Sequence[Heading], rows: Sequence[Sequence[tuple[str, ...]]]) -> list[float]:
    """Whole columns take what they need; the others share the rest by how much they have to say."""
    longest = [
        max([len(heading.text) + 1, *(len(line) for row in rows for line in row[at])])
        for at, heading in enumerate(headings)
    ]
    longest = [most if one.whole else min(most, _LONG) for most, one in zip(longest, headings, strict=True)]
    needed = [_LETTER * _SMALL * count + _PAD for count in longest]
    left = _HIGH - 2 * _SIDE - sum(need for need, one in zip(needed, headings, strict=True) if one.whole)
    shared = sum(need for need, one in zip(needed, headings, strict=True) if not one.whole)
    part = min(1.0, left / shared) if shared else 1.0
    widths = [need if one.whole else need * part for need, one in zip(needed, headings, strict=True)]
    return [width * min(1.0, (_HIGH - 2 * _SIDE) / sum(widths)) for width in widths]


def _row(
    headings: Sequence[Heading],
    widths: Sequence[float],
    texts: Sequence[tuple[str, ...]],
    *,
    heads: bool = False,
) -> Block:
    cells = tuple(
        Cell(width=width, blocks=tuple(_cells(lines, heading, bold=heads or len(lines) > 1)))
        for heading, width, lines in zip(headings, widths, texts, strict=True)
    )
    return Block(style="Row", runs=(), cells=cells, heads=heads, after=6)


def _cells(lines: tuple[str, ...], heading: Heading, *, bold: bool) -> Iterator[Block]:
    """The lines of a cell; of several the first one is a name, in *bold*."""
    for number, line in enumerate(lines):
        if line or not number:
            yield _cell(line or " ", heading, bold=bold and not number)


def _cell(text: str, heading: Heading, *, bold: bool) -> Block:
    align = "right" if heading.right else "left"
    return Block(style="Cell", runs=(Run(text=text, bold=bold),), size=_SMALL, align=align)


def _due(due: Due, days: Days) -> Iterator[Block]:
    name, case = due.standing.thread.agency.name, due.standing.thread.case.title
    yield _hanging(f"{days.name(due.on)}", f"{name} ({ref('R', due.request)})", bold=True)
    yield _under(f"{case}. {due.when.capitalize()}. {due.why} {due.section}".strip())
    yield _under(f"Next: {due.act.value}", last=True)


def _items(standing: Standing) -> Iterator[Block]:
    for state in standing.items:
        yield _hanging(item_name(state), state.text.strip())
        yield _under(item_words(state), last=True)


def _happened(standing: Standing) -> Iterator[Block]:
    rows = thread_words.told(standing)
    if not rows:
        yield _line("Not sent yet.")
    for told in rows:
        yield _hanging(told.when, told.title, bold=True, last=not told.lines)
        for number, line in enumerate(told.lines, start=1):
            yield _under(line, last=number == len(told.lines))


def _pages(blocks: Sequence[Block], name: str, *, across: bool = False) -> Preview:
    wide, high = (_HIGH, _WIDE) if across else (_WIDE, _HIGH)
    margin = _SIDE if across else _MARGIN
    foot = Block(
        style="Footer",
        runs=(
            Run(text=f"{name}\tPage "),
            Run(text="", field="PAGE"),
            Run(text=" of "),
            Run(text="", field="NUMPAGES"),
        ),
        size=9,
        tabs=(wide - 2 * margin,),
    )
    return Preview(
        width=wide,
        height=high,
        top=margin,
        bottom=margin,
        left=margin,
        right=margin,
        header_at=margin / 2,
        footer_at=margin / 2,
        font=_FONT,
        blocks=tuple(blocks),
        footer=(foot,),
        first_footer=(foot,),
    )


def _title(text: str) -> Block:
    return Block(style="Title", runs=(Run(text=text, bold=True),), size=16, after=2, keep_next=True)


def _heading(text: str) -> Block:
    return Block(
        style="Heading", runs=(Run(text=text, bold=True),), size=12, before=12, after=4, keep_next=True
    )


def _line(text: str) -> Block:
    return Block(style="Body Text", runs=(Run(text=text),), size=11, after=4)


def _hanging(first: str, text: str, *, bold: bool = False, last: bool = False) -> Block:
    return Block(
        style="Row",
        runs=(Run(text=f"{first}\t"), Run(text=text, bold=bold)),
        size=11,
        after=6 if last else 0,
        left=_HANGING,
        first=-_HANGING,
        keep_next=not last,
    )


def _under(text: str, *, last: bool = False) -> Block:
    return Block(
        style="Row",
        runs=(Run(text=text),),
        size=11,
        after=6 if last else 0,
        left=_HANGING,
        keep_next=not last,
    )
