"""The most an agency may charge for a page, and how many pages a sum of money would be.

Money is in cents throughout. It must not know what was asked or paid.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from ctrecords.law.charges import Rate
from ctrecords.law.statute import Statute

PAPER, FILES, SCANNER = "paper_page", "electronic_copy", "handheld_scanner_visit"
OTHER = "other"
_CENTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCap:
    """A lawful rate: cents for one page (or piece), where that stands, and how well it is known."""

    cents_per_page: Decimal
    citation: str
    confidence: str

    @property
    def words(self) -> str:
        """The rate as it is written in a sentence: "50¢", "$1.00"."""
        if self.cents_per_page >= _CENTS:
            return f"${self.cents_per_page / _CENTS:.2f}"
        cents = f"{self.cents_per_page:f}"
        return f"{cents.rstrip('0').rstrip('.') if '.' in cents else cents}¢"


def rate(statute: Statute, agency_class: str, item: str, on: date | None = None) -> Rate | None:
    """What the law says of one thing that may be charged for; with a day, as it was law then."""
    fitting = [
        rate
        for rate in statute.fees.rates
        if rate.item == item
        and rate.agency_class in {agency_class, "any"}
        and (on is None or ((rate.since or on) <= on <= (rate.until or on)))
    ]
    return fitting[-1] if fitting else None


def cap(statute: Statute, agency_class: str, item: str = PAPER, on: date | None = None) -> FeeCap | None:
    """The most a class of agency may ask for an item; None where the law names no number.

    With a day, the rate that was law then; without one, the last.
    """
    found = rate(statute, agency_class, item, on)
    if found is None or found.max_cents is None:
        return None
    return FeeCap(
        cents_per_page=found.max_cents,
        citation=statute.cite(found.citation, found.source),
        confidence=found.confidence.value,
    )


def actual_cost(statute: Statute, agency_class: str, item: str = FILES, on: date | None = None) -> str:
    """The section by which an item may cost what it really costs; empty where the law does not say so."""
    found = rate(statute, agency_class, item, on)
    return statute.cite(found.citation, found.source) if found is not None and found.basis else ""


def free_pages(statute: Statute, category: str) -> int | None:
    """How many pages are free for a kind of requester; None where more than copies may be charged.

    Then no count of pages says what a fee should be. A requester of no known kind is one of all others.
    """
    if not statute.fees.categories:
        return 0
    known = {each.id: each for each in statute.fees.categories}
    found = known.get(category) or known.get(OTHER)
    return found.free_pages if found is not None and found.pays == ("duplication",) else None


def implied_pages(cents: int, limit: FeeCap) -> int | None:
    """How many whole pages a sum is at the lawful rate: $312.50 at 50¢ is 625; None without a rate or a sum."""
    if cents <= 0 or limit.cents_per_page <= 0:
        return None
    return int((Decimal(cents) / limit.cents_per_page).to_integral_value(rounding=ROUND_FLOOR))
