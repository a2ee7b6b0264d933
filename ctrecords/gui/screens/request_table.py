"""The rows of a table of requests: what each cell says, worked out once away from the window, and its columns.

It must not know the widgets around the table nor which requests are asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ctrecords.gui import looks
from ctrecords.gui.tables.column import CellKind, Column, Squares, TwoLines, Words
from ctrecords.gui.widgets.paint import ChipLook
from ctrecords.law import case_words
from ctrecords.law.docket import Act, Due
from ctrecords.law.standing import Standing
from ctrecords.law.wording import provided, second, sentence
from ctrecords.model.days import Days
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import Clock, Move, Result, Stage

_LATEST = date.max.toordinal()
_LIMIT = (
    "The last day of the agency's time to deny in writing, or to decide. Producing records has no such day."
)
_STAGES, _RESULTS, _MOVES = list(Stage), list(Result), list(Move)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One request with what its cells say; ``found`` is what the filter field looks in."""

    standing: Standing
    act: Act | None
    due: Due | None
    agency: TwoLines
    items: Squares
    stage: ChipLook
    outcome: ChipLook
    clock: ChipLook
    urgency: tuple[int, int, int, str]
    fee: str
    found: str

    @property
    def id(self) -> RequestId:
        """The request's number."""
        return self.standing.thread.request.id

    @property
    def case(self) -> CaseId:
        """The number of its case."""
        return self.standing.thread.case.id


def row(standing: Standing, act: Act | None, due: Due | None) -> Row:
    """Work out what a request's row says."""
    thread = standing.thread
    return Row(
        standing=standing,
        act=act,
        due=due,
        agency=TwoLines(thread.agency.name, second(standing)),
        items=Squares(
            "".join(looks.letter(state) for state in standing.items),
            tuple(
                f"{case_words.item_name(state)}: {case_words.item_words(state)}" for state in standing.items
            ),
        ),
        stage=looks.stage(standing),
        outcome=looks.outcome(standing),
        clock=looks.clock(standing),
        urgency=case_words.urgency(standing),
        fee=case_words.fee_words(standing),
        found=f"{thread.agency.name}\n{thread.agency.town}\n{thread.case.title}".casefold(),
    )


def columns(days: Days, *, cases: bool) -> tuple[Column[Row], ...]:
    """Agency, its case where there are several, items, stage, outcome, clock, move, dates, fee."""
    first = _agency()
    case = (_case(),) if cases else ()
    return (first, *case, *_facets(), *_dates(days))


def _agency() -> Column[Row]:
    return Column(
        key="agency",
        title="Agency",
        width=220,
        kind=CellKind.TWO_LINES,
        value=lambda row: row.agency,
        second="Where it stands",
        sort=lambda row: row.agency.first.casefold(),
    )


def _case() -> Column[Row]:
    return Column(
        key="case",
        title="Case",
        width=146,
        kind=CellKind.TEXT,
        value=lambda row: Words(row.standing.thread.case.title, "text2"),
        sort=lambda row: (row.standing.thread.case.title.casefold(), row.urgency),
        spare=6,
    )


def _facets() -> tuple[Column[Row], ...]:
    return (
        Column(
            key="items",
            title="Items",
            width=126,
            kind=CellKind.SQUARES,
            value=lambda row: row.items,
            sort=lambda row: (-provided(row.standing), row.urgency),
            speak=lambda row: "Items: " + ", ".join(row.items.tips),
            brief=lambda row: case_words.totals([row.standing]).words(),
            spare=7,
        ),
        Column(
            key="stage",
            title="Stage",
            width=120,
            kind=CellKind.CHIP,
            value=lambda row: row.stage,
            sort=lambda row: (_STAGES.index(row.standing.stage), row.urgency),
            spare=1,
        ),
        Column(
            key="outcome",
            title="Outcome",
            width=134,
            kind=CellKind.CHIP,
            value=lambda row: row.outcome,
            sort=lambda row: (_RESULTS.index(row.standing.outcome), row.urgency),
            spare=8,
        ),
        Column(
            key="clock",
            title="Clock",
            width=150,
            kind=CellKind.CHIP,
            value=lambda row: row.clock,
            sort=lambda row: row.urgency,
            tip=lambda row: sentence(row.standing),
        ),
        Column(
            key="move",
            title="Move",
            width=72,
            kind=CellKind.TEXT,
            value=_move,
            whole=True,
            sort=lambda row: (_MOVES.index(row.standing.move), row.urgency),
            spare=2,
        ),
    )


def _dates(days: Days) -> tuple[Column[Row], ...]:
    return (
        Column(
            key="sent",
            title="Sent",
            width=64,
            kind=CellKind.TEXT,
            value=_day(days, lambda row: row.standing.clocks.sent),
            whole=True,
            sort=lambda row: (_ordinal(row.standing.clocks.sent), row.urgency),
            tip=_tip(days, lambda row: row.standing.clocks.sent),
            spare=3,
        ),
        Column(
            key="limit",
            title="Time limit",
            width=82,
            kind=CellKind.TEXT,
            value=lambda row: _limit(days, row),
            whole=True,
            sort=lambda row: (_ordinal(case_words.limit_day(row.standing)), row.urgency),
            tip=lambda row: case_words.limit_words(row.standing),
            about=_LIMIT,
            spare=4,
        ),
        Column(
            key="appeal",
            title="Appeal by",
            width=96,
            kind=CellKind.TEXT,
            value=lambda row: _appeal(days, row),
            whole=True,
            sort=lambda row: row.urgency,
        ),
        Column(
            key="fee",
            title="Fee",
            width=114,
            kind=CellKind.NUMBER,
            value=lambda row: Words(row.fee),
            sort=lambda row: (-row.standing.asked, -row.standing.paid, row.urgency),
            spare=5,
        ),
    )


def _move(row: Row) -> Words:
    mine = row.standing.move is Move.ME
    return Words(case_words.MOVES[row.standing.move], "text" if mine else "text2", 500 if mine else 400)


def _day(days: Days, read: Callable[[Row], date | None]) -> Callable[[Row], Words]:
    def value(row: Row) -> Words:
        day = read(row)
        return Words(days.short(day) if day is not None else "")

    return value


def _tip(days: Days, read: Callable[[Row], date | None]) -> Callable[[Row], str]:
    def value(row: Row) -> str:
        day = read(row)
        return f"{days.full(day)}, {day.year}" if day is not None and day.year == days.today.year else ""

    return value


def _limit(days: Days, row: Row) -> Words:
    day = case_words.limit_day(row.standing)
    running = row.standing.clock is Clock.RUNNING
    return Words(days.short(day) if day is not None else "", "text2" if running else "text")


def _appeal(days: Days, row: Row) -> Words:
    day = case_words.appeal_day(row.standing)
    if day is None:
        return Words("")
    closing = case_words.closing(row.standing)
    return Words(days.full(day), "danger" if closing else "text", 500 if closing else 400)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else _LATEST
