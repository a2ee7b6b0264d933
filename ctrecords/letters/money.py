"""The money of a request as the words of a letter: what was asked, what the law allows, what is left.

It must not decide what may be charged; the ledger of the law does.
"""

from ctrecords.law import fees
from ctrecords.law.ledger import PRICED, Row, ledger
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.law.thread_words import BY
from ctrecords.letters.terms import Value
from ctrecords.model.days import dollars, letter_date
from ctrecords.model.kinds import Channel, EffectKind

_DOLLAR = 100


def money(standing: Standing, statute: Statute) -> dict[str, Value]:
    """Every word about money a letter may use; empty where nothing is known of it.

    ``per_page`` is given only where it is above the lawful rate, ``implied_pages`` only where the agency
    named no pages.
    """
    books = ledger(standing.happened, statute)
    asked = [row for row in books.rows if row.kind is EffectKind.FEE_ESTIMATED]
    words: dict[str, Value] = {**_limits(standing, statute), **_asked(asked[-1] if asked else None)}
    words["fee_paid"] = dollars(books.paid) if books.paid else ""
    words["fee_left"] = dollars(books.left) if books.paid and books.left else ""
    words["fee_open"] = bool(asked)
    return words


def unpaid(standing: Standing, statute: Statute) -> int:
    """What is asked and not yet paid, in US cents; 0 where nobody named a sum."""
    books = ledger(standing.happened, statute)
    asked = [row.cents or 0 for row in books.rows if row.kind is EffectKind.FEE_ESTIMATED]
    return max(0, asked[-1] - books.paid) if asked else 0


def each(row: Row) -> str:
    """The price of one page: 62.5¢, or $1.25."""
    if row.per_page is None:
        return ""
    return f"{float(row.per_page):.4g}¢" if row.per_page < _DOLLAR else dollars(round(row.per_page))


def _limits(standing: Standing, statute: Statute) -> dict[str, Value]:
    own, on = standing.thread.agency.agency_class, standing.clocks.sent
    page, scanner = fees.cap(statute, own, on=on), fees.cap(statute, own, fees.SCANNER, on)
    advance = statute.fees.prepayment
    return {
        "page_cap": page.words if page else "",
        "scanner_cap": dollars(int(scanner.cents_per_page)) if scanner else "",
        "prepay_from": dollars(int(advance.threshold_cents)) if advance else "",
    }


def _asked(row: Row | None) -> dict[str, Value]:
    if row is None:
        return dict.fromkeys(("fee_asked", "fee_on", "fee_by", "fee_pages", "per_page", "implied_pages"), "")
    by = BY[row.event.channel] if row.event.channel is not Channel.NOTE else ""
    above = row.kind in PRICED and row.over is True
    return {
        "fee_asked": dollars(row.cents) if row.cents else "",
        "fee_on": letter_date(row.on),
        "fee_by": by,
        "fee_pages": f"{row.pages:,}" if row.pages else "",
        "per_page": each(row) if above else "",
        "implied_pages": f"{row.implied:,}" if row.implied else "",
    }
