"""Turn the tables of a law file into entries, each checked on its own.

This file knows the words of the format. Whether entries fit together is asked in ``coherence``.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from ctrecords.law.entries import (
    Bounds,
    CalendarRule,
    ClosureRule,
    Confidence,
    DeadlineRule,
    Extension,
    HolidayRule,
    Meta,
    Preset,
    Provision,
    ReceiptRule,
    Roll,
    Source,
    StageRule,
    Toll,
    Unit,
    WindowRule,
)
from ctrecords.law.lawfile import LawFileError, Table

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ROLES = ("agency", "forum")
ACTORS = ("agency", "requester", "employee", "forum")
EXPIRIES = ("deemed_denied", "constructive_exhaustion", "agency_must_disclose", "administratively_closed")
DEADLINE_KINDS = (
    "agency_response",
    "acknowledgment",
    "internal_routing",
    "expedited_decision",
    "third_party_objection",
    "requester_appeal",
    "requester_reply",
    "forum_decision",
    "forum_motion",
    "court_action",
)
RECEIPT_RULES = (
    "sent_moment",
    "delivery_date",
    "delivery_date_to_foia_office",
    "system_received_date",
    "recorded_received",
    "received_or_postmark",
)
NO_SOURCE = ""

_Entry = TypeVar("_Entry")


def each(parent: Table, key: str, read: Callable[[Table], _Entry]) -> tuple[_Entry, ...]:
    """Every table of a list as an entry, nothing in it left over.

    Raises:
        LawFileError: A table is not understood.
    """
    found: list[_Entry] = []
    for table in parent.tables(key):
        try:
            found.append(read(table))
        except LawFileError as error:
            parent.drop(error)
            continue
        table.end()
    return tuple(found)


def confidence(table: Table, *, required: bool) -> Confidence:
    """How sure the entry is; where it may be missing, "memory".

    Raises:
        CtrecordsError: It is missing though required, or no known word.
    """
    return Confidence(table.choice("confidence", Confidence, None if required else Confidence.MEMORY))


def period(table: Table) -> tuple[date | None, date | None]:
    """From when and until when an entry is law; None is open.

    Raises:
        CtrecordsError: It ends before it begins.
    """
    since, until = table.day("from"), table.day("until")
    if since is not None and until is not None and until < since:
        raise table.fail("until", "the entry ends before it begins.")
    return since, until


def meta(table: Table) -> Meta:
    """The head of the law file."""
    as_of = table.day("as_of")
    if as_of is None:
        raise table.fail("as_of", "“as_of” is missing.")
    classes = table.texts("agency_classes")
    if not classes or len(set(classes)) != len(classes):
        raise table.fail("agency_classes", "“agency_classes” must list each class of agency once.")
    return Meta(
        id=table.text("id"),
        parent=table.text("parent", ""),
        level=table.text("level"),
        name=table.text("name"),
        law_name=table.text("law_name"),
        law_short=table.text("law_short"),
        citation=table.text("citation"),
        url=table.text("url", ""),
        as_of=as_of,
        sources_current_to=table.text("sources_current_to", ""),
        agency_classes=classes,
        requester_must_be_resident=table.flag("requester_must_be_resident", default=False),
        purpose_may_be_asked=table.flag("purpose_may_be_asked", default=False),
        written_request_required_for=table.texts("written_request_required_for"),
        reviewed_by_lawyer=table.flag("reviewed_by_lawyer", default=False),
    )


def source(table: Table) -> Source:
    """One text facts were read in."""
    kinds = (*Confidence, "agency")
    return Source(
        id=table.text("id"),
        title=table.text("title"),
        url=table.text("url", ""),
        kind=table.choice("kind", kinds),
        as_of=table.day("as_of"),
    )


def _weekday(table: Table, key: str) -> int:
    return WEEKDAYS.index(table.choice(key, WEEKDAYS))


def calendar(table: Table) -> CalendarRule:
    """One calendar."""
    weekend = table.texts("weekend")
    unknown = [day for day in weekend if day not in WEEKDAYS]
    if unknown or len(set(weekend)) == len(WEEKDAYS):
        raise table.fail("weekend", f"“weekend” must name some of {', '.join(WEEKDAYS)}, not all.")
    return CalendarRule(
        id=table.text("id"),
        weekend=frozenset(WEEKDAYS.index(day) for day in weekend),
        keeps_holidays=table.choice("holidays", ("all", "none")) == "all",
        user_closures=table.flag("user_closures", default=False),
    )


def holiday(table: Table) -> HolidayRule:
    """One legal holiday."""
    kind = table.choice("kind", ("fixed", "nth_weekday", "last_weekday", "easter"))
    month, day, weekday, nth, offset = 0, 0, 0, 0, 0
    if kind == "easter":
        offset = _offset(table)
    else:
        month = table.integer("month", least=1, most=12)
    if kind == "fixed":
        day = table.integer("day", least=1, most=31)
        longest = monthrange(2023, month)[1]
        if day > longest:
            raise table.fail("day", f"month {month} has no day {day} in every year.")
    if kind in {"nth_weekday", "last_weekday"}:
        weekday = _weekday(table, "weekday")
        nth = table.integer("nth", least=1, most=4) if kind == "nth_weekday" else -1
    observed = table.choice("observed", ("sat_fri_sun_mon", "none"), "none")
    from_year, to_year = table.maybe_integer("from_year", least=1), table.maybe_integer("to_year", least=1)
    if from_year is not None and to_year is not None and to_year < from_year:
        raise table.fail("to_year", "the holiday ends before it begins.")
    return HolidayRule(
        name=table.text("name"),
        kind=kind,
        month=month,
        day=day,
        weekday=weekday,
        nth=nth,
        offset_days=offset,
        moves_off_weekend=observed != "none",
        from_year=from_year,
        to_year=to_year,
        optional_for=table.texts("optional_for"),
        source=table.text("source"),
        confidence=confidence(table, required=True),
    )


def _offset(table: Table) -> int:
    """Days from Easter Sunday, before it negative."""
    value = table.signed("offset_days")
    if not -70 <= value <= 70:  # noqa: PLR2004 - the feasts that hang on Easter lie within ten weeks of it
        raise table.fail("offset_days", "“offset_days” must be from -70 to 70.")
    return value


def closure(table: Table) -> ClosureRule:
    """One day of closed offices."""
    on = table.day("date")
    if on is None:
        raise table.fail("date", "“date” is missing.")
    return ClosureRule(on=on, name=table.text("name"), calendars=table.texts("calendars"))


def receipt(table: Table) -> ReceiptRule:
    """One channel's rule of receipt."""
    return ReceiptRule(
        channel=table.text("channel"),
        rule=table.choice("rule", RECEIPT_RULES),
        after_hours=table.choice("after_hours", ("next_business_day", "same_day"), "same_day"),
        assume_days=table.maybe_integer("assume_days_if_unknown", most=60),
        source=table.text("source", NO_SOURCE),
        confidence=confidence(table, required=False),
    )


def _bounds(table: Table | None) -> Bounds | None:
    if table is None:
        return None
    bounds = Bounds(
        earliest_trigger=table.text("earliest_trigger"),
        earliest_calendar=table.text("earliest_calendar"),
        latest_trigger=table.text("latest_trigger"),
        latest_start=table.choice("latest_start", ("next_business_day", "same_day"), "same_day"),
        latest_calendar=table.text("latest_calendar"),
    )
    table.end()
    return bounds


def deadline(table: Table) -> DeadlineRule:
    """One time limit."""
    since, until = period(table)
    return DeadlineRule(
        id=table.text("id"),
        kind=table.choice("kind", DEADLINE_KINDS),
        label=table.text("label"),
        actor=table.choice("actor", ACTORS),
        trigger=table.text("trigger"),
        amount=table.integer("amount", least=1, most=1000),
        unit=Unit(table.choice("unit", Unit)),
        exclude_trigger_day=table.flag("exclude_trigger_day", default=True),
        calendar=table.choice("calendar", ROLES),
        roll=Roll(table.choice("roll", Roll)),
        on_expiry=table.choice("on_expiry", EXPIRIES, ""),
        emits=table.text("emits", ""),
        applies_if=table.text("applies_if", ""),
        replaces=table.text("replaces", ""),
        extensions=table.texts("extensions"),
        tollable=table.flag("tollable", default=False),
        jurisdictional=table.flag("jurisdictional", default=False),
        filed_when=table.choice("filed_when", ("received_or_postmark", "postmark_or_transmitted"), ""),
        cutoff=table.text("cutoff", ""),
        forum=table.text("forum", ""),
        source=table.text("source"),
        confidence=confidence(table, required=True),
        citation=table.text("citation", ""),
        note=table.text("note", ""),
        safety=table.text("safety", ""),
        warn_days_before=table.integers("warn_days_before"),
        bounds=_bounds(table.table("bounds")),
        since=since,
        until=until,
    )


def windows(root: Table) -> tuple[WindowRule, ...]:
    """The safe filing windows; the format knows one way to state them.

    Raises:
        CtrecordsError: A window is stated in another way.
    """
    parent = root.table("window")
    if parent is None:
        return ()
    found: list[WindowRule] = []
    for key in parent.names():
        table = parent.table(key)
        if table is None:
            continue
        opens, closes = table.text("opens"), table.text("closes")
        response = opens.removeprefix("after latest(").removesuffix(")")
        appeal = closes.removeprefix(f"earliest({response}) + ").removesuffix(", unrolled")
        if opens != f"after latest({response})" or closes != f"earliest({response}) + {appeal}, unrolled":
            raise table.fail(
                "closes", "a window opens “after latest(A)” and closes “earliest(A) + B, unrolled”."
            )
        found.append(WindowRule(id=key, response=response, appeal=appeal, advice=table.text("advice", "")))
        table.end()
    return tuple(found)


def extension(table: Table) -> Extension:
    """One ground for more time."""
    return Extension(
        id=table.text("id"),
        label=table.text("label"),
        amount=table.integer("amount", least=1),
        unit=Unit(table.choice("unit", Unit)),
        adds_to=table.texts("adds_to"),
        max_uses=table.integer("max_uses_total", 0),
        needs_written_notice=table.flag("needs_written_notice_before_expiry", default=False),
        grounds=table.texts("grounds"),
        beyond=table.text("beyond", ""),
        source=table.text("source"),
        confidence=confidence(table, required=True),
    )


def toll(table: Table) -> Toll:
    """One pause."""
    return Toll(
        id=table.text("id"),
        applies_to=table.text("applies_to"),
        starts=table.text("starts"),
        ends=table.text("ends"),
        max_uses=table.integer("max_uses", 0),
        source=table.text("source"),
        confidence=confidence(table, required=True),
    )


def stage(table: Table) -> StageRule:
    """One step."""
    return StageRule(
        order=table.integer("order", least=1),
        id=table.text("id"),
        name=table.text("name"),
        starts=table.texts("starts"),
    )


def provision(table: Table) -> Provision:
    """One section that closes or opens records."""
    return Provision(
        code=table.text("code"),
        plain=table.text("plain"),
        ask=table.text("ask", ""),
        note=table.text("note", ""),
        relevant_to=table.texts("relevant_to"),
        since=table.day("from"),
        source=table.text("source"),
        confidence=confidence(table, required=True),
    )


def preset(table: Table) -> Preset:
    """One retention fact."""
    return Preset(
        id=table.text("id"),
        retention_days=table.integer("retention_days"),
        since=table.day("from"),
        before_days=table.maybe_integer("before_days"),
        source=table.text("source", NO_SOURCE),
        confidence=confidence(table, required=False),
    )
