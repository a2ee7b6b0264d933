"""The entries of a law file about money and addresses: rates, waivers, penalties, forums and offices.

They are apart from ``entries`` because nothing that counts days needs them. They know nothing of TOML.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ctrecords.law.entries import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """The most an agency may ask for one thing, in cents; None where it is the actual cost."""

    item: str
    agency_class: str
    max_cents: Decimal | None
    basis: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    citation: str
    note: str
    source: str
    confidence: Confidence
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCategory:
    """What a kind of requester pays for, and what is free."""

    id: str
    pays: tuple[str, ...]
    free_pages: int
    free_search_hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepayment:
    """From which estimate, in cents, an agency may ask for money first."""

    threshold_cents: Decimal
    comparison: str
    citation: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A ground on which fees are waived, and what shows it."""

    ground: str
    binding: str
    evidence: str
    test: tuple[str, ...]
    citation: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Fees:
    """What an agency may charge; money in cents."""

    currency: str
    default_cap_cents: Decimal | None
    no_charge_below_cents: Decimal | None
    notify_above_cents: Decimal | None
    search_time_chargeable: bool
    redaction_time_chargeable: bool
    inspection_free: bool
    rates: tuple[Rate, ...]
    categories: tuple[FeeCategory, ...]
    prepayment: Prepayment | None
    waivers: tuple[Waiver, ...]
    late_penalty: str
    dispute_forum: str
    dispute_deadline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A forum or an office one writes to, and what a paper to it must contain."""

    id: str
    name: str
    agency_class: str
    address: tuple[str, ...]
    email: str
    phone: str
    toll_free: str
    fax: str
    portal: str
    contact_as_of: date | None
    contact_confidence: Confidence
    filing_fee_cents: Decimal | None
    accepts: tuple[str, ...]
    ombudsman: bool
    voluntary: bool
    mark_envelope: str
    must_contain: tuple[str, ...]
    should_contain: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """The civil penalty a forum may impose, in cents."""

    min_cents: Decimal
    max_cents: Decimal
    earlier_max_cents: Decimal | None
    earlier_until: date | None
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vexatious:
    """When an agency may ask to be excused from answering a requester."""

    who_asks: str
    relief_max: str
    factors: tuple[str, ...]
    since: date | None
    confidence: Confidence
