"""A researcher's own spreadsheet of requests: a plan that says row by row what would come of it, then one act.

Every event says from which row it was imported and counts as stated, not as documented. It must not know how a
file is read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ctrecords.actions import sheet_facts, sheet_words
from ctrecords.actions.agency_import import Alike, check_law, slug_for
from ctrecords.actions.matching import Directory
from ctrecords.actions.sheet_rows import Tracked, tracked
from ctrecords.actions.sheet_words import COLUMNS, Meaning
from ctrecords.actions.spreadsheet import (
    Choices,
    Row,
    Table,
    Trouble,
    add_in_parts,
    columns_at,
    meanings,
    remember,
    text_of,
    told_of,
)
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import EffectKind
from ctrecords.model.request import Case, Item, Request, Tracking
from ctrecords.progress import Progress

PURPOSE = "requests"
_DAYS = ("sent", "received", "answered")
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A name no agency of the directory has, and the rows it stands in."""

    name: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """What importing a file of requests would do.

    ``adds`` are the rows that become requests, each with its agency (id 0 for one that is added with them);
    ``doubts`` are days that could be two, settled for the whole file first; a row in ``problems`` is left out, one in ``notices`` not.
    """

    case: Case
    table: Table
    columns: dict[str, int]
    adds: tuple[tuple[Tracked, Agency], ...]
    matches: tuple[tuple[int, RequestId], ...]
    agencies: tuple[Agency, ...]
    alike: tuple[Alike, ...]
    unknown: tuple[Unknown, ...]
    statuses: dict[str, Meaning | None]
    problems: tuple[Trouble, ...]
    doubts: tuple[Trouble, ...]
    notices: tuple[Trouble, ...]
    notes: tuple[str, ...]

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The statuses of which nothing says what they mean."""
        return tuple(word for word, meaning in self.statuses.items() if meaning is None)

    @property
    def does(self) -> int:
        """How many requests would be added."""
        return len(self.adds)


def plan(book: Casebook, case: CaseId, table: Table, choices: Choices, progress: Progress) -> SheetPlan:
    """Say what importing the file into a case would do; nothing is written.

    Raises:
        CtrecordsError: a heading or a choice does not fit.
        CancelledError: the researcher pressed Cancel.
    """
    columns = columns_at(table, COLUMNS, choices.columns, meanings(book, table, COLUMNS, PURPOSE))
    statuses = sheet_words.meanings(book, _statuses(table, columns), choices.statuses)
    if choices.add_agencies:
        check_law(book, choices.law or "none", choices.agency_class)
    sorting = _Sorting(book, case, choices, table.file)
    for at, line in enumerate(table.lines):
        if at % _TOLD_EVERY == 0:
            progress.step(at, len(table.lines), f"Reading row {line.number:,}")
        sorting.take(tracked(Row(line, columns, choices.dates, book.today()), statuses, table.file))
    progress.step(1, 1, "Reading rows")
    notes, doubts = told_of(table, columns, choices, _DAYS)
    problems = sorted((*sorting.problems, *_merged(table, sorting.problems)), key=lambda one: one.row)
    return SheetPlan(
        case=book.store.get(Case, case),
        table=table,
        columns=columns,
        adds=tuple(sorting.adds),
        matches=tuple(sorting.matches),
        agencies=tuple(sorting.agencies.values()),
        alike=tuple(sorting.alike.values()),
        unknown=tuple(Unknown(name=name, rows=tuple(rows)) for name, rows in sorting.unknown.items()),
        statuses=statuses,
        problems=tuple(problems),
        doubts=doubts,
        notices=tuple(sorting.notices),
        notes=notes,
    )


def run(book: Casebook, made: SheetPlan, progress: Progress) -> int:
    """Do what a plan says as one act; gives how many requests were added.

    Raises:
        CtrecordsError: something must be settled for the file first, or there is nothing to do.
        CancelledError: the researcher pressed Cancel; nothing was changed.
    """
    _refuse_open(made)
    label = "Import a request" if made.does == 1 else f"Import {made.does:,} requests"
    now, today, file = book.now(), book.today(), made.table.file
    rows = [row for row, _agency in made.adds]
    with book.store.transaction(label, face=book.face) as step:
        progress.step(0, 1, "Adding agencies")
        added = {agency.slug: agency.id for agency in step.add_all(list(made.agencies))}
        asked = [Request(case=made.case.id, agency=one.id or added[one.slug]) for _row, one in made.adds]
        requests = add_in_parts(step, asked, progress, "Adding requests")
        pairs = list(zip(rows, [request.id for request in requests], strict=True))
        items = [item for pair in pairs for item in sheet_facts.items(*pair)]
        of: dict[RequestId, list[Item]] = {}
        for item in add_in_parts(step, items, progress, "Adding what was asked"):
            of.setdefault(item.request, []).append(item)
        happened = [
            (row, event) for row, request in pairs for event in sheet_facts.events(row, request, file, now)
        ]
        events = add_in_parts(step, [event for _row, event in happened], progress, "Adding what happened")
        effects = [
            effect
            for (row, _event), event in zip(happened, events, strict=True)
            for effect in sheet_facts.effects(row, event, of[RequestId(event.request or 0)])
        ]
        add_in_parts(step, effects, progress, "Adding what came of it")
        trackings = [one for pair in pairs for one in sheet_facts.tracking(*pair, today)]
        add_in_parts(step, trackings, progress, "Adding numbers")
        notes = [one for pair in pairs for one in sheet_facts.notes(*pair, file, now)]
        add_in_parts(step, notes, progress, "Adding notes")
        remember(step, book, made.table, made.columns, PURPOSE)
        sheet_words.remember(step, book, made.statuses)
        progress.step(0, 1, "Saving")
    progress.step(1, 1, "Saving")
    return made.does


def _refuse_open(made: SheetPlan) -> None:
    """Refuse while something must be settled for the whole file, or there is nothing to do."""
    if made.doubts:
        raise CtrecordsError(
            f"Row {made.doubts[0].row}: {made.doubts[0].what}.",
            remedy="Say for the whole file which comes first: --dates us or --dates day-first.",
        )
    if made.unsaid:
        raise CtrecordsError(
            f"Nothing says what the status “{made.unsaid[0]}” means.",
            remedy=f"Say it: --status “{made.unsaid[0]}=WORD”, one of {', '.join(Meaning)}.",
        )
    if not made.does:
        raise CtrecordsError(
            f"Nothing in “{made.table.file}” is new.", remedy="Look at the rows it lists with --dry-run."
        )


class _Sorting:
    """Puts each row of the file where it belongs."""

    def __init__(self, book: Casebook, case: CaseId, choices: Choices, file: str) -> None:
        known = book.store.find(Agency)
        self._book, self._choices = book, choices
        self._directory = Directory(known)
        self._slugs = {agency.slug for agency in known}
        self._source = f"{file}, imported {book.today().isoformat()}"
        self._here, self._numbers = _known(book, case)
        self._rows: dict[tuple[object, ...], int] = {}
        self._near: dict[str, Alike | None] = {}
        self.adds: list[tuple[Tracked, Agency]] = []
        self.matches: list[tuple[int, RequestId]] = []
        self.agencies: dict[str, Agency] = {}
        self.alike: dict[str, Alike] = {}
        self.unknown: dict[str, list[int]] = {}
        self.problems: list[Trouble] = []
        self.notices: list[Trouble] = []

    def take(self, row: Tracked) -> None:
        """Take one row."""
        if row.wrong:
            self.problems += [Trouble(row.row, what) for what in row.wrong]
            return
        agency = self._agency(row)
        if agency is None:
            return
        if agency.law not in self._book.statutes():
            self.problems.append(
                Trouble(row.row, f"No law is set for {agency.name}, so none of its dates could be counted.")
            )
            return
        key = _key(agency.slug, row.sent, row.items)
        known = self._here.get(key) or self._numbers.get((agency.slug, row.tracking.casefold()))
        if known is not None:
            self.matches.append((row.row, known))
        elif key in self._rows:
            self.problems.append(Trouble(row.row, f"It is the same as row {self._rows[key]}."))
        else:
            self._rows[key] = row.row
            self.adds.append((row, agency))
            self.notices += [Trouble(row.row, what) for what in row.notices]

    def _agency(self, row: Tracked) -> Agency | None:
        name = row.agency
        chosen = self._choices.same.get(name, "")
        found = self._directory.same(name, chosen) or self.agencies.get(name.casefold())
        if found is not None:
            return found
        if chosen:
            self.problems.append(Trouble(row.row, f"There is no agency “{chosen}” in the directory."))
            return None
        if name not in self._near:
            near = None if name in self._choices.fresh else self._directory.near(name)
            alike = near and Alike(row=row.row, name=name, agency=near.agency, why=near.why)
            self._near[name] = alike
        alike = self._near[name]
        if alike is not None:
            self.alike[name] = alike
            self.problems.append(
                Trouble(row.row, f"“{name}” looks like {alike.agency.name}: say which it is.")
            )
            return None
        if not self._choices.add_agencies:
            self.unknown.setdefault(name, []).append(row.row)
            self.problems.append(Trouble(row.row, f"“{name}” is not in the directory."))
            return None
        return self._made(name)

    def _made(self, name: str) -> Agency:
        made = Agency(
            slug=slug_for(name, self._slugs),
            name=name,
            kind="other_agency",
            law=self._choices.law,
            agency_class=self._choices.agency_class,
            source=self._source,
            as_of="undated",
            practice=self._book.practice,
        )
        self.agencies[name.casefold()] = made
        return made


def _key(agency: str, sent: date | None, items: Iterable[str]) -> tuple[object, ...]:
    return agency, sent, tuple(" ".join(text.split()).casefold() for text in items)


def _known(
    book: Casebook, case: CaseId
) -> tuple[dict[tuple[object, ...], RequestId], dict[tuple[str, str], RequestId]]:
    """The requests of the case, by agency, day sent and items, and by agency and tracking number."""
    requests = book.store.find(Request, case=case, trashed=False)
    numbers = [request.id for request in requests]
    names = {agency.id: agency.slug for agency in book.store.find(Agency)}
    asked: dict[int, list[str]] = {}
    for item in sorted(book.store.find(Item, request=numbers), key=lambda item: item.number):
        asked.setdefault(item.request, []).append(item.text)
    events = {event.id: event for event in book.store.find(Event, request=numbers)}
    sent: dict[int, date] = {}
    for effect in book.store.find(Effect, kind=EffectKind.SENT):
        event = events.get(effect.event)
        if event is not None and event.request is not None:
            sent[event.request] = event.happened_on
    here = {_key(names[one.agency], sent.get(one.id), asked.get(one.id, ())): one.id for one in requests}
    of = {request.id: names[request.agency] for request in requests}
    tracked_as = {
        (of[row.request], row.number.casefold()): row.request
        for row in book.store.find(Tracking, request=numbers)
    }
    return here, tracked_as


def _statuses(table: Table, columns: dict[str, int]) -> list[str]:
    at = columns.get("status", -1)
    if at < 0:
        return [""]
    cells = (text_of(line.cells[at]) if at < len(line.cells) else "" for line in table.lines)
    return [word for word, _count in Counter(" ".join(cell.split()) for cell in cells).most_common()]


def _merged(table: Table, problems: list[Trouble]) -> Iterator[Trouble]:
    """Say of rows that were left out for lack of a value that it stands in merged cells above them."""
    for number in sorted({one.row for one in problems} & table.grid.merged):
        yield Trouble(number, "A cell of this row is merged with one above, which alone has the value.")
