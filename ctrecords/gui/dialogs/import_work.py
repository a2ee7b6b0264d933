"""What the import dialog needs to know of the two things it can import, in one shape.

It turns plans into sentences and questions; it must not know a widget.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ctrecords.actions import agency_import, agency_rows, sheet_import, sheet_words, spreadsheet
from ctrecords.actions.agency_import import AgencyPlan, Alike
from ctrecords.actions.sheet_import import SheetPlan
from ctrecords.actions.sheet_words import Meaning
from ctrecords.actions.spreadsheet import Choices, Column, Table, Trouble
from ctrecords.casebook import Casebook
from ctrecords.model.days import plural
from ctrecords.model.ids import CaseId, ref
from ctrecords.progress import Progress

CLASSES = (
    ("us-ct", "municipal", "Connecticut, town or city"),
    ("us-ct", "state", "Connecticut, state agency"),
    ("us-ct", "other", "Connecticut, other public agency"),
    ("us", "federal", "Federal agency"),
    ("us", "dhs", "Federal agency of Homeland Security"),
)
"""Law, class and the words for both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What would come of an import: a sentence, what must be answered first, and every row worth a line.

    ``does`` is how many things would be written; ``unsure`` a day that could be two, ``statuses`` words with
    their meanings where there are any, ``unknown`` how many names no agency has.
    """

    plan: AgencyPlan | SheetPlan
    summary: str
    verb: str
    does: int
    lines: tuple[str, ...]
    unsure: str = ""
    statuses: tuple[tuple[str, Meaning | None], ...] = ()
    alike: tuple[Alike, ...] = ()
    unknown: int = 0

    @property
    def ready(self) -> bool:
        """Whether nothing is left to be answered."""
        return bool(self.does) and not self.unsure and all(meaning for _word, meaning in self.statuses)


class Work(Protocol):
    """One kind of import."""

    @property
    def title(self) -> str:
        """What the dialog is called."""
        ...

    @property
    def target(self) -> str:
        """Where it goes, such as a case; empty where there is nothing to choose."""
        ...

    @property
    def columns(self) -> tuple[Column, ...]:
        """What headings can mean."""
        ...

    def usual(self, book: Casebook, table: Table) -> dict[str, str]:
        """What the headings most likely mean."""
        ...

    def look(self, book: Casebook, table: Table, choices: Choices, progress: Progress) -> Outlook:
        """What would come of it."""
        ...

    def run(self, book: Casebook, outlook: Outlook, progress: Progress) -> str:
        """Import, and say what was done."""
        ...


@dataclass(frozen=True, slots=True)
class Agencies:
    """Agencies and their contacts."""

    title: str = "Import agencies"
    target: str = ""
    columns: tuple[Column, ...] = agency_rows.COLUMNS

    def usual(self, book: Casebook, table: Table) -> dict[str, str]:
        """What the headings most likely mean."""
        return spreadsheet.meanings(book, table, self.columns, agency_import.PURPOSE)

    def look(self, book: Casebook, table: Table, choices: Choices, progress: Progress) -> Outlook:
        """What would come of it."""
        plan = agency_import.plan(book, table, choices, progress)
        lines = [f"Row {one.row}: new, {one.agency.name}" for one in plan.adds]
        lines += [f"Row {one.row}: {one.before.name}: {one.what}" for one in plan.changes]
        parts = [
            f"{plural(len(plan.adds), 'agency', 'agencies')} new",
            f"{len(plan.changes):,} changed",
            f"{len(plan.matches):,} as they are",
        ]
        out = len(plan.alike) + len({one.row for one in plan.problems})
        return Outlook(
            plan=plan,
            summary=_summary(parts, out),
            verb=f"Import {plural(plan.does, 'agency', 'agencies')}" if plan.does else "Import agencies",
            does=plan.does,
            lines=(*plan.notes, *_left_out(plan.problems), *_alike(plan.alike), *lines),
            unsure=_unsure(plan.doubts),
            alike=_shown(plan.alike, choices),
        )

    def run(self, book: Casebook, outlook: Outlook, progress: Progress) -> str:
        """Import, and say what was done."""
        if not isinstance(outlook.plan, AgencyPlan):
            raise TypeError("a plan of another import")
        count = agency_import.run(book, outlook.plan, progress)
        return f"{plural(count, 'agency', 'agencies')} imported"


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests of a researcher's own spreadsheet, for one case."""

    case: CaseId
    target: str
    title: str = "Import requests from a spreadsheet"
    columns: tuple[Column, ...] = sheet_words.COLUMNS

    def usual(self, book: Casebook, table: Table) -> dict[str, str]:
        """What the headings most likely mean."""
        return spreadsheet.meanings(book, table, self.columns, sheet_import.PURPOSE)

    def look(self, book: Casebook, table: Table, choices: Choices, progress: Progress) -> Outlook:
        """What would come of it."""
        plan = sheet_import.plan(book, self.case, table, choices, progress)
        lines = [f"Row {one.row}: {one.what}" for one in plan.notices]
        lines += [f"Row {row}: already here as {ref('R', request)}" for row, request in plan.matches]
        lines += [f"New in the directory: {agency.name}" for agency in plan.agencies]
        lines += [f"Row {row.row}: new, {agency.name}" for row, agency in plan.adds]
        parts = [f"{plural(plan.does, 'request')} new", f"{len(plan.matches):,} already here"]
        if plan.agencies:
            parts.append(f"{plural(len(plan.agencies), 'agency', 'agencies')} new")
        return Outlook(
            plan=plan,
            summary=_summary(parts, len({one.row for one in plan.problems})),
            verb=f"Import {plural(plan.does, 'request')}" if plan.does else "Import requests",
            does=plan.does,
            lines=(*plan.notes, *_left_out(plan.problems), *lines),
            unsure=_unsure(plan.doubts),
            statuses=tuple((word, meaning) for word, meaning in plan.statuses.items() if word),
            alike=_shown(plan.alike, choices),
            unknown=len(plan.unknown) or (len(plan.agencies) if choices.add_agencies else 0),
        )

    def run(self, book: Casebook, outlook: Outlook, progress: Progress) -> str:
        """Import, and say what was done."""
        if not isinstance(outlook.plan, SheetPlan):
            raise TypeError("a plan of another import")
        count = sheet_import.run(book, outlook.plan, progress)
        return f"{plural(count, 'request')} imported into {self.target}"


def read(
    work: Work, path: Path, sheet: str, book: Casebook, progress: Progress
) -> tuple[Table, dict[str, str]]:
    """The rows of a file, and what its headings most likely mean."""
    table = spreadsheet.read_table(path, work.columns, progress, sheet=sheet)
    return table, work.usual(book, table)


def _summary(parts: Sequence[str], out: int) -> str:
    rows = plural(out, "row")
    left = f" {rows} {'is' if out == 1 else 'are'} left out." if out else " No row is left out."
    some = [part for part in parts if not part.startswith("0 ")] or parts[:1]
    return f"{', '.join(some)}.{left}"


def _left_out(problems: Sequence[Trouble]) -> list[str]:
    return [f"Row {one.row}: left out. {one.what}" for one in problems]


def _alike(alike: Sequence[Alike]) -> list[str]:
    return [
        f"Row {one.row}: left out until you say. “{one.name}” looks like {one.agency.name}: {one.why}."
        for one in alike
    ]


def _shown(alike: Sequence[Alike], choices: Choices) -> tuple[Alike, ...]:
    return tuple(one for one in alike if one.name not in choices.same and one.name not in choices.fresh)


def _unsure(doubts: Sequence[Trouble]) -> str:
    if not doubts:
        return ""
    more = f", and {plural(len(doubts) - 1, 'more day')}" if len(doubts) > 1 else ""
    return f"Row {doubts[0].row}: {doubts[0].what}{more}."
