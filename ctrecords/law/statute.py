"""One law file, read and checked: its calendars, time limits, fees, forums, sections and sentences.

This file is the door to a law as data. It must not count a day or know of any request.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ctrecords.errors import UnknownNameError
from ctrecords.law import reading, reading_charges
from ctrecords.law.charges import Fees, Penalty, Place, Vexatious
from ctrecords.law.coherence import EXPIRY_STARTS, problems
from ctrecords.law.entries import (
    CalendarRule,
    ClosureRule,
    DeadlineRule,
    Extension,
    HolidayRule,
    Meta,
    Preset,
    Provision,
    ReceiptRule,
    Source,
    StageRule,
    Toll,
    WindowRule,
)
from ctrecords.law.lawfile import LawFileError, LawText, Table

SCHEMA = 1
_UNVERIFIED = "source not verified"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Statute:
    """A law as its file states it; two readings of one file are two different objects."""

    file: str
    meta: Meta
    sources: tuple[Source, ...]
    calendars: tuple[CalendarRule, ...]
    calendar_defaults: Mapping[str, str]
    holidays: tuple[HolidayRule, ...]
    closures: tuple[ClosureRule, ...]
    receipts: tuple[ReceiptRule, ...]
    deadlines: tuple[DeadlineRule, ...]
    windows: tuple[WindowRule, ...]
    extensions: tuple[Extension, ...]
    tolls: tuple[Toll, ...]
    fees: Fees
    penalty: Penalty | None
    vexatious: Vexatious | None
    forums: tuple[Place, ...]
    offices: tuple[Place, ...]
    stages: tuple[StageRule, ...]
    exemptions: tuple[Provision, ...]
    opens: tuple[Provision, ...]
    letters: Mapping[str, str]
    presets: tuple[Preset, ...]

    def source(self, name: str) -> Source | None:
        """The text of that id; None where the file notes no source."""
        return next((entry for entry in self.sources if entry.id == name), None)

    def calendar(self, name: str) -> CalendarRule:
        """The calendar of that id.

        Raises:
            UnknownNameError: There is none.
        """
        for entry in self.calendars:
            if entry.id == name:
                return entry
        raise UnknownNameError("calendar", name, [entry.id for entry in self.calendars], where=self.file)

    def calendar_for(self, who: str) -> CalendarRule:
        """The calendar a class of agency keeps, or the ``forum``.

        Raises:
            UnknownNameError: The law knows no such class.
        """
        if who not in self.calendar_defaults:
            classes = self.meta.agency_classes
            raise UnknownNameError("class of agency", who, classes, where=self.meta.id)
        return self.calendar(self.calendar_defaults[who])

    def holiday_named(self, name: str) -> HolidayRule:
        """The legal holiday of that name; capitals and the shape of the apostrophe do not matter.

        Raises:
            UnknownNameError: The law has no such holiday.
        """
        for entry in self.holidays:
            if _plain(entry.name) == _plain(name):
                return entry
        known = dict.fromkeys(entry.name for entry in self.holidays)
        raise UnknownNameError("holiday", name, known, where=self.meta.id)

    def deadline(self, name: str, on: date | None = None) -> DeadlineRule:
        """The time limit of that id, as it was law on a day (the last wording if none is given).

        Raises:
            UnknownNameError: The law has no such time limit then.
        """
        fitting = [rule for rule in self.deadlines if rule.id == name and (on is None or rule.in_force(on))]
        if not fitting:
            known = dict.fromkeys(rule.id for rule in self.deadlines)
            raise UnknownNameError("time limit", name, known, where=self.meta.id)
        return fitting[-1]

    def forum(self, name: str) -> Place | None:
        """The forum of that id; None where the file names none."""
        return next((entry for entry in self.forums if entry.id == name), None)

    def receipt(self, channel: str) -> ReceiptRule | None:
        """The rule of receipt for a channel; None where the file has none."""
        return next((entry for entry in self.receipts if entry.channel == channel), None)

    def triggers(self) -> tuple[str, ...]:
        """Every event named in the law that can start or bound a clock, in the order of the file."""
        named: dict[str, None] = {}
        for rule in self.deadlines:
            named[rule.trigger] = None
        for rule in self.deadlines:
            named.update(dict.fromkeys(filter(None, (rule.emits, EXPIRY_STARTS.get(rule.on_expiry, "")))))
            if rule.bounds is not None:
                named.update(dict.fromkeys((rule.bounds.earliest_trigger, rule.bounds.latest_trigger)))
        for toll in self.tolls:
            named.update(dict.fromkeys((toll.starts, toll.ends)))
        return tuple(named)

    def citation_of(self, deadline: DeadlineRule | str) -> str:
        """The section a time limit stands in, as it is printed beside the date.

        Without a section it is the source's title; what was never checked says "source not verified".
        """
        rule = self.deadline(deadline) if isinstance(deadline, str) else deadline
        return self.cite(rule.citation, rule.source)

    def cite(self, citation: str, source: str) -> str:
        """A section, or failing that its source's title; honest about what is not verified or not noted."""
        text = self.source(source)
        if text is None:
            return citation or "source not noted"
        if text.kind == "memory":
            return f"{citation} ({_UNVERIFIED})" if citation else _UNVERIFIED.capitalize()
        return citation or text.title


def _plain(name: str) -> str:
    return name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().strip()


def _words(table: Table | None) -> Mapping[str, str]:
    if table is None:
        return {}
    return {key: table.text(key) for key in table.names()}


def _required(root: Table, key: str) -> Table:
    table = root.table(key)
    if table is None:
        raise root.fail(key, f"the table [{key}] is missing.")
    return table


def parse(text: str, *, name: str) -> Statute:
    """Read the text of a law file; *name* is what errors call it.

    Raises:
        LawFileError: Something is missing, misspelled, contradictory or not TOML.
    """
    law = LawText(text, name=name)
    statute = _statute(law)
    for problem in problems(statute, law):
        raise problem
    return statute


def proofread(text: str, *, name: str) -> tuple[LawFileError, ...]:
    """Everything in a law file that is not understood or does not fit together, by line; empty when all is well.

    What hangs on an entry that could not be read at all is not looked at until that one is corrected.
    """
    law = LawText(text, name=name, every=True)
    found: list[LawFileError] = law.found if law.found is not None else []
    try:
        statute = _statute(law)
    except LawFileError as error:
        found.append(error)
    else:
        if not law.dropped:
            found.extend(problems(statute, law))
    once = {(error.line, error.what): error for error in found}
    return tuple(sorted(once.values(), key=lambda error: error.line or 0))


def _statute(law: LawText) -> Statute:
    root = law.root()
    if root.integer("schema") != SCHEMA:
        root.refuse(
            root.fail("schema", f"it is written in another schema than {SCHEMA}, which this ctrecords reads.")
        )
    meta_table, fee_table = _required(root, "meta"), _required(root, "fees")
    statute = Statute(
        file=law.name,
        meta=reading.meta(meta_table),
        sources=reading.each(root, "source", reading.source),
        calendars=reading.each(root, "calendar", reading.calendar),
        calendar_defaults=_words(_required(root, "calendar_defaults")),
        holidays=reading.each(root, "holiday", reading.holiday),
        closures=reading.each(root, "closure", reading.closure),
        receipts=reading.each(root, "receipt", reading.receipt),
        deadlines=reading.each(root, "deadline", reading.deadline),
        windows=reading.windows(root),
        extensions=reading.each(root, "extension", reading.extension),
        tolls=reading.each(root, "toll", reading.toll),
        fees=reading_charges.fees(fee_table),
        penalty=reading_charges.penalty(root.table("penalties")),
        vexatious=reading_charges.vexatious(root.table("vexatious")),
        forums=reading.each(root, "forum", reading_charges.place),
        offices=reading.each(root, "office", reading_charges.place),
        stages=reading.each(root, "stage", reading.stage),
        exemptions=reading.each(root, "exemption", reading.provision),
        opens=reading.each(root, "opens", reading.provision),
        letters=_words(root.table("letters")),
        presets=reading.each(root, "preset", reading.preset),
    )
    for table in (meta_table, fee_table, root):
        table.end()
    return statute
