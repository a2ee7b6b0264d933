"""The most an agency may charge for a page, and how many pages a sum of money would be.

Money is in cents throughout. It must not know what was asked or paid.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from ctrecords.law.statute import Statute

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


def cap(
    statute: Statute, agency_class: str, item: str = "paper_page", on: date | None = None
) -> FeeCap | None:
    """The most a class of agency may ask for an item; None where the law names no number.

    With a day, the rate that was law then; without one, the last.
    """
    fitting = [
        rate
        for rate in statute.fees.rates
        if rate.item == item
        and rate.agency_class in {agency_class, "any"}
        and (on is None or ((rate.since or on) <= on <= (rate.until or on)))
    ]
    rate = fitting[-1] if fitting else None
    if rate is None or rate.max_cents is None:
        return None
    return FeeCap(
        cents_per_page=rate.max_cents,
        citation=statute.cite(rate.citation, rate.source),
        confidence=rate.confidence.value,
    )


def implied_pages(cents: int, limit: FeeCap) -> int | None:
    """How many whole pages a sum is at the lawful rate: $312.50 at 50¢ is 625; None without a rate or a sum."""
    if cents <= 0 or limit.cents_per_page <= 0:
        return None
    return int((Decimal(cents) / limit.cents_per_page).to_integral_value(rounding=ROUND_FLOOR))
