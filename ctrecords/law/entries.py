"""The entries of a law file as frozen dataclasses: what a rule says, never what it comes to on a day.

They exist so that every other file speaks of law in typed words. They know nothing of TOML or of requests.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """What a time limit is counted in."""

    BUSINESS_DAY = "business_day"
    CALENDAR_DAY = "calendar_day"
    YEAR = "year"


class Roll(StrEnum):
    """What happens to a last day on which the office is closed."""

    NONE = "none"
    NEXT_BUSINESS_DAY = "next_business_day"


class Confidence(StrEnum):
    """How well an entry of the law file is known; statute, regulation and decision were read."""

    STATUTE = "statute"
    REGULATION = "regulation"
    DECISION = "decision"
    SECONDARY = "secondary"
    MEMORY = "memory"

    @property
    def firm(self) -> bool:
        """Whether the text or a decision was read; if not, it is shown beside the date."""
        return self in {Confidence.STATUTE, Confidence.REGULATION, Confidence.DECISION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What law this is, whom it binds and how current the file is."""

    id: str
    parent: str
    level: str
    name: str
    law_name: str
    law_short: str
    citation: str
    url: str
    as_of: date
    sources_current_to: str
    agency_classes: tuple[str, ...]
    requester_must_be_resident: bool
    purpose_may_be_asked: bool
    written_request_required_for: tuple[str, ...]
    reviewed_by_lawyer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text a fact was read in; ``as_of`` None means the text is undated."""

    id: str
    title: str
    url: str
    kind: str
    as_of: date | None

    @property
    def age(self) -> str:
        """The date of the text as it is printed: ISO, or "undated"."""
        return "undated" if self.as_of is None else self.as_of.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRule:
    """Which weekdays are free (Monday is 0) and whether the law's holidays are kept."""

    id: str
    weekend: frozenset[int]
    keeps_holidays: bool
    user_closures: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRule:
    """How a legal holiday is found in a year; ``nth`` counts weekdays, -1 is the month's last."""

    name: str
    kind: str
    month: int
    day: int
    weekday: int
    nth: int
    offset_days: int
    moves_off_weekend: bool
    from_year: int | None
    to_year: int | None
    optional_for: tuple[str, ...]
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureRule:
    """One day on which the offices of some calendars were closed, such as a storm."""

    on: date
    name: str
    calendars: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRule:
    """When something sent by a channel counts as received; ``assume_days`` are calendar days."""

    channel: str
    rule: str
    after_hours: str
    assume_days: int | None
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The cautious and the generous way to count a time limit that can be read in two ways."""

    earliest_trigger: str
    earliest_calendar: str
    latest_trigger: str
    latest_start: str
    latest_calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """A time limit as the law states it: what starts it, how long it is, what silence means."""

    id: str
    kind: str
    label: str
    actor: str
    trigger: str
    amount: int
    unit: Unit
    exclude_trigger_day: bool
    calendar: str
    roll: Roll
    on_expiry: str
    emits: str
    applies_if: str
    replaces: str
    extensions: tuple[str, ...]
    tollable: bool
    jurisdictional: bool
    filed_when: str
    cutoff: str
    forum: str
    source: str
    confidence: Confidence
    citation: str
    note: str
    safety: str
    warn_days_before: tuple[int, ...]
    bounds: Bounds | None
    since: date | None
    until: date | None

    def in_force(self, on: date) -> bool:
        """Whether this wording was law on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRule:
    """The days on which an appeal after silence is safe under both readings of a time limit."""

    id: str
    response: str
    appeal: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """More time an agency may claim; kept as claimed, it never moves the law's date by itself."""

    id: str
    label: str
    amount: int
    unit: Unit
    adds_to: tuple[str, ...]
    max_uses: int
    needs_written_notice: bool
    grounds: tuple[str, ...]
    beyond: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A pause of a clock between two events; ``max_uses`` 0 means as often as needed."""

    id: str
    applies_to: str
    starts: str
    ends: str
    max_uses: int
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRule:
    """A step of an appeal, in order, and the time limits it starts."""

    order: int
    id: str
    name: str
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A section that closes or opens records, in plain words, and what to ask back."""

    code: str
    plain: str
    ask: str
    note: str
    relevant_to: tuple[str, ...]
    since: date | None
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """How long a kind of record is kept, which makes a preservation demand urgent; days."""

    id: str
    retention_days: int
    since: date | None
    before_days: int | None
    source: str
    confidence: Confidence
