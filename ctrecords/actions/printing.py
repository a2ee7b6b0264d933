"""Plain pages to print: what is due today, what happened on one request, a sheet of pairs.

The words are those of the screens. Private notes are never on paper unless somebody opens them there.
"""

from collections.abc import Iterator, Sequence

from ctrecords.actions import today as due_today
from ctrecords.actions.requests import show
from ctrecords.casebook import Casebook
from ctrecords.law import thread_words, wording
from ctrecords.law.case_words import item_name, item_words
from ctrecords.law.due import Due
from ctrecords.law.standing import Standing
from ctrecords.letters.page import Block, Preview, Run
from ctrecords.model.days import Days
from ctrecords.model.ids import RequestId, ref

_FONT = "Times New Roman"
_WIDE, _HIGH, _MARGIN = 612.0, 792.0, 72.0
_HANGING = 118.0


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


def _pages(blocks: Sequence[Block], name: str) -> Preview:
    foot = Block(
        style="Footer",
        runs=(
            Run(text=f"{name}\tPage "),
            Run(text="", field="PAGE"),
            Run(text=" of "),
            Run(text="", field="NUMPAGES"),
        ),
        size=9,
        tabs=(_WIDE - 2 * _MARGIN,),
    )
    return Preview(
        width=_WIDE,
        height=_HIGH,
        top=_MARGIN,
        bottom=_MARGIN,
        left=_MARGIN,
        right=_MARGIN,
        header_at=_MARGIN / 2,
        footer_at=_MARGIN / 2,
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
