"""The ledger in words: each row with what the law says of it, and what may be charged at all.

It must not know the window; the panel, the form that answers a fee and the command line say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ctrecords.law import fees
from ctrecords.law.ledger import Ledger, Row, in_advance
from ctrecords.law.statute import Statute
from ctrecords.model.days import Days, dollars
from ctrecords.model.kinds import EffectKind

KINDS = {
    EffectKind.FEE_ESTIMATED: "Estimate",
    EffectKind.FEE_DISPUTED: "Disputed",
    EffectKind.FEE_AGREED: "Agreed, up to",
    EffectKind.FEE_PAID: "Paid",
    EffectKind.NARROWED: "Narrowed",
    EffectKind.WAIVER_ASKED: "Waiver asked",
    EffectKind.WAIVER_DECIDED: "Waiver decided",
    EffectKind.INSPECTION_OFFERED: "Inspection offered",
}
_DECIDED = {True: "Waiver granted", False: "Waiver refused", None: "Waiver decided"}
_DOLLAR = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """One line of the money: the day or a word, what it is, the amount; ``over`` marks a sum above the limit."""

    name: str
    what: str
    amount: str = ""
    over: bool = False
    quiet: bool = False


def lines(ledger: Ledger, statute: Statute, days: Days) -> tuple[MoneyLine, ...]:
    """Every row with its day, then the limit it is held against, what was paid and what is left."""
    if not ledger.rows:
        return ()
    found = [
        MoneyLine(
            name=days.short(row.on),
            what=what(row),
            amount=dollars(row.cents) if row.cents is not None else "",
            over=row.over is True,
        )
        for row in ledger.rows
        if row.kind is not EffectKind.FEE_PAID
    ]
    found += [MoneyLine(name="Limit", what=words, quiet=True) for words in _limits(ledger, statute)]
    found += [
        MoneyLine(name="Paid", what=days.short(row.on), amount=dollars(row.cents or 0), quiet=True)
        for row in ledger.rows
        if row.kind is EffectKind.FEE_PAID
    ]
    return (*found, *_end(ledger))


def what(row: Row) -> str:
    """What a row is, with what the law makes of it: "Estimate, 500 pages at 62.5¢, above the limit of 50¢"."""
    name = _DECIDED[row.granted] if row.kind is EffectKind.WAIVER_DECIDED else KINDS[row.kind]
    if row.files:
        return f"{name}, files at actual cost"
    if row.kind is EffectKind.INSPECTION_OFFERED and row.cents:
        return f"{name}, own scanner{_above(row, 'a visit')}"
    if row.pages and row.per_page is not None:
        rate = row.per_page
        each = f"{float(rate):.4g}¢" if rate < _DOLLAR else dollars(round(rate))
        return f"{name}, {row.pages:,} pages at {each}{_above(row, '')}"
    if row.implied and row.limit is not None and row.kind is EffectKind.FEE_ESTIMATED:
        return f"{name}, that is {row.implied:,} pages at {row.limit.words}"
    return name


def rules(statute: Statute, agency_class: str, on: date, *, cents: int = 0) -> tuple[str, ...]:
    """What may be charged, a sentence each with its section; *cents* is the sum that is asked now."""
    return tuple(_rules(statute, agency_class, on, cents))


def _rules(statute: Statute, agency_class: str, on: date, cents: int) -> Iterator[str]:
    paper, files = fees.cap(statute, agency_class, on=on), fees.actual_cost(statute, agency_class, on=on)
    if paper is not None:
        yield f"Paper at most {paper.words} a page, {paper.citation}."
    if files:
        yield f"Files at their actual cost, {files}."
    if not statute.fees.search_time_chargeable:
        yield "Time spent searching or redacting may not be charged."
    if statute.fees.inspection_free:
        scanner = fees.cap(statute, agency_class, fees.SCANNER, on)
        own = f"; your own scanner up to {scanner.words} a visit, {scanner.citation}" if scanner else ""
        yield f"Looking at records is free{own}."
    yield from _before(statute, cents)
    if statute.fees.no_charge_below_cents:
        yield f"Below {dollars(int(statute.fees.no_charge_below_cents))} nothing is charged."
    if statute.fees.notify_above_cents:
        yield f"Silence agrees to pay up to {dollars(int(statute.fees.notify_above_cents))}."


def _before(statute: Statute, cents: int) -> Iterator[str]:
    rule = statute.fees.prepayment
    if rule is None:
        return
    least = dollars(int(rule.threshold_cents))
    section = statute.cite(rule.citation, rule.source)
    if not cents:
        bound = f"of {least} or more" if rule.comparison == ">=" else f"above {least}"
        yield f"Payment before the copies are made may be asked for a sum {bound}, {section}."
    elif in_advance(statute, cents):
        yield f"{dollars(cents)} may be asked for before the copies are made, {section}."
    else:
        yield f"{dollars(cents)} is too little to be asked for before the copies are made, {section}."


def _above(row: Row, each: str) -> str:
    if not row.over or row.limit is None:
        return ""
    unit = f" {each}" if each else ""
    return f", above the limit of {row.limit.words}{unit}, {row.citation}"


def _limits(ledger: Ledger, statute: Statute) -> Iterator[str]:
    """The caps the rows are held against, the newest of each kind once."""
    shown = [row for row in reversed(ledger.rows) if row.kind in _HELD]
    paper = next((row for row in shown if row.limit is not None and not row.files), None)
    if paper is not None and paper.limit is not None:
        visit = paper.kind is EffectKind.INSPECTION_OFFERED
        yield f"{'Own scanner' if visit else 'Paper'} at most {paper.limit.words} a {'visit' if visit else 'page'}, {paper.citation}"
    files = fees.actual_cost(statute, ledger.thread.agency.agency_class)
    if files and any(row.files for row in shown):
        yield f"Files at actual cost, {files}"


def _end(ledger: Ledger) -> Iterator[MoneyLine]:
    if ledger.waived:
        yield MoneyLine(name="Left", what="waived", amount=dollars(0))
    elif ledger.overpaid:
        yield MoneyLine(name="Overpaid", what="", amount=dollars(ledger.overpaid))
    elif ledger.asked and not ledger.paid:
        yield MoneyLine(name="Paid", what="", amount=dollars(0))
    elif ledger.asked:
        yield MoneyLine(name="Left", what="", amount=dollars(ledger.left))


_HELD = (EffectKind.FEE_ESTIMATED, EffectKind.FEE_AGREED, EffectKind.INSPECTION_OFFERED)
