"""Agencies from a file: first a plan that says row by row what would come of it, then one act that does it.

A contact that changed becomes a new contact beside the old one. A name that only looks like a known agency is
left out until the researcher says which it is. It must not know how a file is read.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ctrecords.actions.agency_rows import ABOUT, COLUMNS, Incoming, incoming
from ctrecords.actions.matching import Directory, plain
from ctrecords.actions.spreadsheet import (
    Choices,
    Table,
    Trouble,
    add_in_parts,
    columns_at,
    meanings,
    remember,
    told_of,
)
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency, Contact
from ctrecords.progress import Progress

PURPOSE = "agencies"
_DAYS = ("verified_on", "bounced_on")
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new agency with its contacts."""

    row: int
    agency: Agency
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What is new of a known agency: its own facts, contacts to add, contacts confirmed or bounced since."""

    row: int
    before: Agency
    after: Agency
    contacts: tuple[Contact, ...] = ()
    noted: tuple[Contact, ...] = ()

    @property
    def what(self) -> str:
        """The changes in words."""
        fields = [name for name in ABOUT if getattr(self.before, name) != getattr(self.after, name)]
        said = [name.replace("_", " ").removeprefix("agency ") for name in fields]
        said += [f"new {contact.kind} for {contact.purpose}" for contact in self.contacts]
        said += [
            f"{contact.kind} {'bounced' if contact.bounced_on else 'confirmed'}" for contact in self.noted
        ]
        return ", ".join(dict.fromkeys(said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A name that looks like a known agency; nothing is done with the row until it is said which it is."""

    row: int
    name: str
    agency: Agency
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPlan:
    """What importing a file would do; ``doubts`` are days that could be two, which force a choice."""

    table: Table
    columns: dict[str, int]
    adds: tuple[Added, ...]
    changes: tuple[Changed, ...]
    matches: tuple[tuple[int, Agency], ...]
    alike: tuple[Alike, ...]
    problems: tuple[Trouble, ...]
    doubts: tuple[Trouble, ...]
    notes: tuple[str, ...]

    @property
    def does(self) -> int:
        """How many agencies would be added or changed."""
        return len(self.adds) + len(self.changes)


def plan(book: Casebook, table: Table, choices: Choices, progress: Progress) -> AgencyPlan:
    """Say what importing the file would do; nothing is written.

    Raises:
        CtrecordsError: a heading or a choice does not fit.
        CancelledError: the researcher pressed Cancel.
    """
    usual = meanings(book, table, COLUMNS, PURPOSE)
    columns = columns_at(table, COLUMNS, choices.columns, usual)
    check_law(book, choices.law, choices.agency_class)
    source, today = f"{table.file}, imported {book.today().isoformat()}", book.today()
    reading: list[Incoming] = []
    for at, line in enumerate(table.lines):
        if at % _TOLD_EVERY == 0:
            progress.step(at, len(table.lines) * 2, f"Reading row {line.number:,}")
        reading.append(incoming(line, columns, choices.dates, today, source))
    sorting = _Sorting(book, choices)
    for at, group in enumerate(_groups(reading)):
        if at % _TOLD_EVERY == 0:
            progress.step(len(table.lines) + at, len(table.lines) * 2, "Looking up agencies")
        sorting.take(group)
    notes, doubts = told_of(table, columns, choices, _DAYS)
    progress.step(1, 1, "Looking up agencies")
    return AgencyPlan(
        table=table,
        columns=columns,
        adds=tuple(sorting.adds),
        changes=tuple(sorting.changes),
        matches=tuple(sorting.matches),
        alike=tuple(sorting.alike),
        problems=tuple(sorted(sorting.problems, key=lambda one: one.row)),
        doubts=doubts,
        notes=notes,
    )


def run(book: Casebook, made: AgencyPlan, progress: Progress) -> int:
    """Do what a plan says as one act; gives how many agencies were added or changed.

    Raises:
        CtrecordsError: a day could be two and no order was chosen, or there is nothing to do.
        CancelledError: the researcher pressed Cancel; nothing was changed.
    """
    if made.doubts:
        raise CtrecordsError(
            f"Row {made.doubts[0].row}: {made.doubts[0].what}.",
            remedy="Say for the whole file which comes first: --dates us or --dates day-first.",
        )
    if not made.does:
        raise CtrecordsError(
            f"Nothing in “{made.table.file}” is new.", remedy="Look at the rows it lists with --dry-run."
        )
    count = made.does
    label = "Import an agency" if count == 1 else f"Import {count:,} agencies"
    with book.store.transaction(label, face=book.face) as step:
        fresh = [one.agency for one in made.adds]
        added = add_in_parts(step, fresh, progress, "Adding agencies")
        contacts = [
            replace(contact, agency=agency.id)
            for agency, one in zip(added, made.adds, strict=True)
            for contact in one.contacts
        ]
        contacts += [
            replace(contact, agency=one.before.id) for one in made.changes for contact in one.contacts
        ]
        add_in_parts(step, contacts, progress, "Adding contacts")
        step.put_all([one.after for one in made.changes if one.after != one.before])
        step.put_all([contact for one in made.changes for contact in one.noted])
        remember(step, book, made.table, made.columns, PURPOSE)
        progress.step(0, 1, "Saving")
    progress.step(1, 1, "Saving")
    return count


def check_law(book: Casebook, law: str, agency_class: str) -> None:
    """Refuse a law that is not built in, or a class it does not know.

    Raises:
        CtrecordsError: there is no such law, or no such class in it.
    """
    if law and law not in book.statutes():
        raise CtrecordsError(
            f"“{law}” is no law that is built in.", remedy=f"Use one of: {', '.join(book.statutes())}."
        )
    if law and agency_class not in book.statute(law).meta.agency_classes:
        classes = ", ".join(book.statute(law).meta.agency_classes)
        raise CtrecordsError(
            f"“{agency_class or 'no class'}” is no class of agencies under {law}.",
            remedy=f"Use one of: {classes}.",
        )


def slug_for(name: str, taken: set[str]) -> str:
    """A short name for commands, from the agency's name, that no other agency has."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:60] or "agency"
    found, count = stem, 1
    while found in taken:
        count += 1
        found = f"{stem}-{count}"
    taken.add(found)
    return found


class _Sorting:
    """Puts each agency of the file where it belongs."""

    def __init__(self, book: Casebook, choices: Choices) -> None:
        known = book.store.find(Agency)
        self._book, self._choices = book, choices
        self._directory = Directory(known)
        self._slugs = {agency.slug for agency in known}
        self._contacts: dict[int, list[Contact]] = {}
        for contact in book.store.find(Contact):
            self._contacts.setdefault(contact.agency, []).append(contact)
        self.adds: list[Added] = []
        self.changes: list[Changed] = []
        self.matches: list[tuple[int, Agency]] = []
        self.alike: list[Alike] = []
        self.problems: list[Trouble] = []
        self._here: dict[tuple[str, ...], tuple[int, str]] = {}

    def take(self, group: Sequence[Incoming]) -> None:
        """Take the rows of one agency."""
        bad = [one for one in group if one.wrong]
        for one in bad:
            self.problems += [Trouble(one.row, what) for what in one.wrong]
        first = group[0]
        if bad:
            return
        name = first.agency.name
        chosen = self._choices.same.get(name, "")
        known = self._directory.same(name, chosen or first.agency.slug)
        if known is None and chosen:
            self.problems.append(Trouble(first.row, f"There is no agency “{chosen}” in the directory."))
        elif known is not None:
            self._known(known, group)
        elif name not in self._choices.fresh and self._looks_known(first):
            return
        else:
            self._new(group)

    def _looks_known(self, first: Incoming) -> bool:
        agency = first.agency
        near = self._directory.near(agency.name, agency.town, agency.kind)
        if near is not None:
            self.alike.append(Alike(row=first.row, name=agency.name, agency=near.agency, why=near.why))
            return True
        earlier = self._here.get(plain(agency.name))
        if earlier is not None and earlier[1] != agency.name:
            row, name = earlier
            self.problems.append(Trouble(first.row, f"It looks like “{name}” of row {row}."))
            return True
        return False

    def _new(self, group: Sequence[Incoming]) -> None:
        first = group[0].agency
        law = first.law or self._choices.law
        fitting = first.agency_class or (self._choices.agency_class if law == self._choices.law else "")
        try:
            check_law(self._book, law, fitting)
        except CtrecordsError as error:
            self.problems.append(Trouble(group[0].row, f"{error.what} {error.remedy}"))
            return
        slug = (
            first.slug if first.slug and first.slug not in self._slugs else slug_for(first.name, self._slugs)
        )
        self._slugs.add(slug)
        self._here.setdefault(plain(first.name), (group[0].row, first.name))
        made = replace(first, slug=slug, law=law, agency_class=fitting)
        contacts = dict.fromkeys(contact for one in group for contact in one.contacts)
        self.adds.append(Added(row=group[0].row, agency=made, contacts=tuple(contacts)))

    def _known(self, known: Agency, group: Sequence[Incoming]) -> None:
        after = known
        for one in group:
            after = replace(
                after, **{name: getattr(one.agency, name) for name in one.said if name != "source"}
            )
        if (after.law, after.agency_class) != (known.law, known.agency_class):
            try:
                check_law(self._book, after.law, after.agency_class)
            except CtrecordsError as error:
                self.problems.append(Trouble(group[0].row, f"{error.what} {error.remedy}"))
                return
        have = self._contacts.get(known.id, [])
        fresh: dict[tuple[str, str, str], Contact] = {}
        noted: dict[int, Contact] = {}
        for contact in (contact for one in group for contact in one.contacts):
            old = next((c for c in have if _place(c) == _place(contact)), None)
            if old is None:
                fresh.setdefault(_place(contact), contact)
            elif (newer := _newer(old, contact)) != old:
                noted[old.id] = newer
        if after == known and not fresh and not noted:
            self.matches.append((group[0].row, known))
            return
        self.changes.append(
            Changed(
                row=group[0].row,
                before=known,
                after=after,
                contacts=tuple(fresh.values()),
                noted=tuple(noted.values()),
            )
        )


def _place(contact: Contact) -> tuple[str, str, str]:
    return contact.kind, contact.purpose, " ".join(contact.value.split()).casefold()


def _newer(old: Contact, told: Contact) -> Contact:
    """What a file adds to a known contact: a later confirmation, a return; never an earlier one."""
    verified = max(old.verified_on or date.min, told.verified_on or date.min)
    return replace(
        old,
        verified_on=verified if verified > date.min else None,
        bounced_on=told.bounced_on or old.bounced_on,
        wrong=old.wrong or told.wrong,
    )


def _groups(rows: Sequence[Incoming]) -> list[list[Incoming]]:
    """The rows of each agency together; rows without a name stand alone."""
    found: dict[object, list[Incoming]] = {}
    for one in rows:
        key = one.agency.slug or one.agency.name.casefold() or one.row
        found.setdefault(key, []).append(one)
    return list(found.values())
