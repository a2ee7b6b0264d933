"""What the inbox shows of each thing in it: what it is about and from whom, where it may belong and why, its files."""

from collections.abc import Sequence

from ctrecords.actions.inbox import Waiting
from ctrecords.gui.tables.column import CellKind, Column, TwoLines, Words
from ctrecords.model.days import Days
from ctrecords.model.ids import ref
from ctrecords.model.kinds import Direction

NO_PROPOSAL = "Nothing in it points to a request"


def columns(days: Days) -> Sequence[Column[Waiting]]:
    """Subject with sender, the proposed request with its reason, files, date."""
    return (
        Column(
            key="subject",
            title="What came",
            width=260,
            kind=CellKind.TWO_LINES,
            value=lambda row: TwoLines(subject(row), sender(row)),
            sort=lambda row: subject(row).casefold(),
            second="From",
        ),
        Column(
            key="proposed",
            title="Seems to belong to",
            width=240,
            kind=CellKind.TWO_LINES,
            value=_proposed,
            sort=lambda row: -row.proposed[0].weight if row.proposed else 1,
            tip=lambda row: row.proposed[0].why if row.proposed else "",
            second="Why",
        ),
        Column(
            key="files",
            title="Files",
            width=64,
            kind=CellKind.NUMBER,
            value=lambda row: Words(f"{len(row.documents):,}"),
            sort=lambda row: len(row.documents),
            spare=1,
        ),
        Column(
            key="date",
            title="Date",
            width=110,
            kind=CellKind.TEXT,
            value=lambda row: Words(days.short(row.event.happened_on)),
            sort=lambda row: row.event.happened_on.toordinal(),
            whole=True,
            spare=2,
        ),
    )


def subject(row: Waiting) -> str:
    """What it is about."""
    return row.subject or row.documents[0].name


def sender(row: Waiting) -> str:
    """From whom it came, or to whom the researcher wrote."""
    if row.event.direction is Direction.OUT and row.message is not None:
        return f"To {row.message.recipients}"
    return row.sender


def summary(rows: Sequence[Waiting]) -> str:
    """How many there are and how many have a proposal."""
    if not rows:
        return ""
    proposed = sum(bool(row.proposed) for row in rows)
    some = f"{proposed:,} with a proposal" if proposed else "none with a proposal yet"
    return f"{len(rows):,} waiting, {some}."


def _proposed(row: Waiting) -> TwoLines | Words:
    if not row.proposed:
        return Words(NO_PROPOSAL, "text3")
    best = row.proposed[0]
    return TwoLines(f"{ref('R', best.request)}, {best.agency}", best.why)
