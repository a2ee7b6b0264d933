"""Ask whether the entries of a law file fit together: names that exist, classes covered, no circle.

It exists because a hole in a law file must be found when the file is read, not on the day it matters.
It must not know how days are counted.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ctrecords.law.charges import Rate
    from ctrecords.law.entries import DeadlineRule
    from ctrecords.law.lawfile import LawFileError, LawText
    from ctrecords.law.statute import Statute

EXPIRY_STARTS = {
    "deemed_denied": "denied",
    "constructive_exhaustion": "exhausted",
    "agency_must_disclose": "",
    "administratively_closed": "",
}
"""The event that follows when a time limit runs out in silence; empty where nothing starts."""

RESPONSE = "response"
"""The time to answer a request, which every law has."""
RECEIVED = "request_received"
PERSONNEL = "personnel_file"
CLASS_CONDITION = "agency_class:"


def starts_next(rule: DeadlineRule) -> str:
    """The event a time limit brings about when it runs out, or empty."""
    return rule.emits or EXPIRY_STARTS.get(rule.on_expiry, "")


def problems(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    """Go through every name one entry uses of another, and give what does not fit.

    A name is unknown or used twice, a class has no calendar, a day has no law, or the chain is a circle.
    """
    yield from _unique(statute, law)
    yield from _calendars(statute, law)
    yield from _sources(statute, law)
    yield from _deadlines(statute, law)
    yield from _gaps(statute, law)
    yield from _chains(statute, law)
    yield from _others(statute, law)
    yield from _no_circle(statute, law)


def _fail(law: LawText, path: str, index: int, key: str, what: str) -> LawFileError:
    return law.table(path, index).fail(key, what)


def _known(
    law: LawText, path: str, index: int, key: str, given: Iterable[str], *, known: Iterable[str]
) -> Iterator[LawFileError]:
    names = list(known)
    for name in given:
        if name and name not in names:
            yield _fail(law, path, index, key, f"“{name}” is not known here. Known: {', '.join(names)}.")


def _unique(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    groups: tuple[tuple[str, str, list[str]], ...] = (
        ("source", "id", [entry.id for entry in statute.sources]),
        ("calendar", "id", [entry.id for entry in statute.calendars]),
        ("receipt", "channel", [entry.channel for entry in statute.receipts]),
        ("forum", "id", [entry.id for entry in statute.forums]),
        ("extension", "id", [entry.id for entry in statute.extensions]),
        ("toll", "id", [entry.id for entry in statute.tolls]),
        ("stage", "id", [entry.id for entry in statute.stages]),
        ("exemption", "code", [entry.code for entry in statute.exemptions]),
        ("opens", "code", [entry.code for entry in statute.opens]),
        ("preset", "id", [entry.id for entry in statute.presets]),
    )
    for path, key, names in groups:
        for index, name in enumerate(names):
            if name in names[:index]:
                yield _fail(law, path, index, key, f"“{name}” stands here twice.")
    for index, rule in enumerate(statute.deadlines):
        if any(other.id == rule.id and _overlap(other, rule) for other in statute.deadlines[:index]):
            yield _fail(law, "deadline", index, "id", f"“{rule.id}” is law twice on the same day.")
    for index, holiday in enumerate(statute.holidays):
        for other in statute.holidays[:index]:
            apart = (other.to_year or 9999) < (holiday.from_year or 0)
            apart = apart or (holiday.to_year or 9999) < (other.from_year or 0)
            if other.name == holiday.name and not apart:
                yield _fail(law, "holiday", index, "name", f"“{holiday.name}” stands here twice in one year.")


def _overlap(one: DeadlineRule | Rate, other: DeadlineRule | Rate) -> bool:
    starts_before = (one.since or date.min) <= (other.until or date.max)
    return starts_before and (other.since or date.min) <= (one.until or date.max)


def _calendars(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    calendars = [entry.id for entry in statute.calendars]
    who = (*statute.meta.agency_classes, "forum")
    for name in who:
        if name not in statute.calendar_defaults:
            yield _fail(law, "calendar_defaults", 0, name, f"“{name}” has no calendar.")
    for name, calendar in statute.calendar_defaults.items():
        yield from _known(law, "calendar_defaults", 0, name, [name], known=who)
        yield from _known(law, "calendar_defaults", 0, name, [calendar], known=calendars)
    for index, holiday in enumerate(statute.holidays):
        yield from _known(
            law, "holiday", index, "optional_for", holiday.optional_for, known=statute.meta.agency_classes
        )
    for index, closure in enumerate(statute.closures):
        yield from _known(law, "closure", index, "calendars", closure.calendars, known=calendars)


def _sources(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    known = [entry.id for entry in statute.sources]
    groups: tuple[tuple[str, list[str]], ...] = (
        ("holiday", [entry.source for entry in statute.holidays]),
        ("receipt", [entry.source for entry in statute.receipts]),
        ("deadline", [entry.source for entry in statute.deadlines]),
        ("extension", [entry.source for entry in statute.extensions]),
        ("toll", [entry.source for entry in statute.tolls]),
        ("fees.rate", [entry.source for entry in statute.fees.rates]),
        ("fees.waiver", [entry.source for entry in statute.fees.waivers]),
        ("forum", [entry.source for entry in statute.forums]),
        ("office", [entry.source for entry in statute.offices]),
        ("exemption", [entry.source for entry in statute.exemptions]),
        ("opens", [entry.source for entry in statute.opens]),
        ("preset", [entry.source for entry in statute.presets]),
        ("fees.prepayment", [statute.fees.prepayment.source] if statute.fees.prepayment else []),
        ("penalties", [statute.penalty.source] if statute.penalty else []),
    )
    for path, sources in groups:
        for index, name in enumerate(sources):
            yield from _known(law, path, index, "source", [name], known=known)


def _deadlines(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    ids = [rule.id for rule in statute.deadlines]
    calendars = [entry.id for entry in statute.calendars]
    extensions = [entry.id for entry in statute.extensions]
    forums = [entry.id for entry in statute.forums]
    conditions = [PERSONNEL, *(f"{CLASS_CONDITION}{name}" for name in statute.meta.agency_classes)]
    for index, rule in enumerate(statute.deadlines):
        uses: tuple[tuple[str, Iterable[str], list[str]], ...] = (
            ("replaces", [rule.replaces], [name for name in ids if name != rule.id]),
            ("extensions", rule.extensions, extensions),
            ("forum", [rule.forum], forums),
            ("applies_if", [rule.applies_if], conditions),
        )
        for key, given, known in uses:
            yield from _known(law, "deadline", index, key, given, known=known)
        if rule.bounds is not None:
            bounds = rule.bounds
            yield from _known(
                law,
                "deadline.bounds",
                index,
                "earliest_calendar",
                [bounds.earliest_calendar],
                known=calendars,
            )
            yield from _known(
                law, "deadline.bounds", index, "latest_calendar", [bounds.latest_calendar], known=calendars
            )
            days = ("request_sent", "request_received")
            yield from _known(
                law, "deadline.bounds", index, "earliest_trigger", [bounds.earliest_trigger], known=days
            )
            yield from _known(
                law, "deadline.bounds", index, "latest_trigger", [bounds.latest_trigger], known=days
            )


def _gaps(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    """The time to answer must be law on every day; a time limit with several wordings must have no day between."""
    wordings: dict[str, list[tuple[int, DeadlineRule]]] = {}
    for index, rule in enumerate(statute.deadlines):
        wordings.setdefault(rule.id, []).append((index, rule))
    if RESPONSE not in wordings:
        yield law.table("deadline", 0).fail("", f"no time limit is called “{RESPONSE}”, the time to answer.")
    for index, rule in wordings.get(RESPONSE, ()):
        if rule.trigger != RECEIVED or rule.applies_if:
            what = f"“{RESPONSE}” must be started by “{RECEIVED}”, for every class of agency."
            yield _fail(law, "deadline", index, "applies_if" if rule.applies_if else "trigger", what)
    for name, found in wordings.items():
        found.sort(key=lambda one: one[1].since or date.min)
        for (_, before), (index, after) in pairwise(found):
            if before.until and after.since and (after.since - before.until).days > 1:
                what = f"“{name}” is law until {before.until} and again from {after.since}, but not between."
                yield _fail(law, "deadline", index, "from", what)
        (first, oldest), (last, newest) = found[0], found[-1]
        if name == RESPONSE and oldest.since:
            what = f"“{name}” is not law before {oldest.since}; leave “from” out of its oldest wording."
            yield _fail(law, "deadline", first, "from", what)
        if name == RESPONSE and newest.until:
            what = f"“{name}” is not law after {newest.until}; leave “until” out of its newest wording."
            yield _fail(law, "deadline", last, "until", what)


def _chains(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    """What silence brings must start something; a replacement must hang on the same event."""
    triggers = {rule.trigger for rule in statute.deadlines}
    by_id = {rule.id: rule for rule in statute.deadlines}
    for index, rule in enumerate(statute.deadlines):
        event = starts_next(rule)
        if event and event not in triggers:
            what = f"what follows when it runs out, “{event}”, starts no time limit in this file."
            yield _fail(law, "deadline", index, "emits" if rule.emits else "on_expiry", what)
        if rule.replaces in by_id and by_id[rule.replaces].trigger != rule.trigger:
            what = f"it replaces “{rule.replaces}”, which is started by another event."
            yield _fail(law, "deadline", index, "replaces", what)
    for window in statute.windows:
        response, appeal = by_id.get(window.response), by_id.get(window.appeal)
        if response and appeal and starts_next(response) != appeal.trigger:
            what = f"“{appeal.id}” does not follow when “{response.id}” runs out."
            yield _fail(law, f"window.{window.id}", 0, "closes", what)


def _others(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    ids = [rule.id for rule in statute.deadlines]
    classes = [*statute.meta.agency_classes, "any"]
    for index, rate in enumerate(statute.fees.rates):
        for other in statute.fees.rates[:index]:
            same = (other.item, other.agency_class) == (rate.item, rate.agency_class)
            if same and _overlap(other, rate):
                what = f"“{rate.item}” has two rates for “{rate.agency_class}” on the same day."
                yield _fail(law, "fees.rate", index, "item", what)
        yield from _known(law, "fees.rate", index, "agency_class", [rate.agency_class], known=classes)
    for index, extension in enumerate(statute.extensions):
        yield from _known(law, "extension", index, "adds_to", extension.adds_to, known=ids)
    for index, toll in enumerate(statute.tolls):
        yield from _known(law, "toll", index, "applies_to", [toll.applies_to], known=ids)
    for index, stage in enumerate(statute.stages):
        yield from _known(law, "stage", index, "starts", stage.starts, known=ids)
    for index, office in enumerate(statute.offices):
        yield from _known(law, "office", index, "agency_class", [office.agency_class], known=classes)
    for window in statute.windows:
        path = f"window.{window.id}"
        yield from _known(law, path, 0, "opens", [window.response], known=ids)
        yield from _known(law, path, 0, "closes", [window.appeal], known=ids)
    forums = [entry.id for entry in statute.forums]
    yield from _known(law, "fees.dispute", 0, "forum", [statute.fees.dispute_forum], known=forums)
    yield from _known(law, "fees.dispute", 0, "deadline", [statute.fees.dispute_deadline], known=ids)


def _no_circle(statute: Statute, law: LawText) -> Iterator[LawFileError]:
    follows: dict[str, set[str]] = {}
    for rule in statute.deadlines:
        if starts_next(rule):
            follows.setdefault(rule.trigger, set()).add(starts_next(rule))

    def reach(event: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if event in path:
            return (*path[path.index(event) :], event)
        for after in sorted(follows.get(event, ())):
            circle = reach(after, (*path, event))
            if circle:
                return circle
        return ()

    for index, rule in enumerate(statute.deadlines):
        circle = reach(rule.trigger, ())
        if rule.trigger in circle and starts_next(rule) in circle:
            yield _fail(
                law, "deadline", index, "trigger", f"the chain runs in a circle: {' → '.join(circle)}."
            )
