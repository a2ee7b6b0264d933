"""The money of one request, held against what its law allows: estimates, disputes, payments, waivers, in order.

All sums are US cents. A waiver is decided apart from payment: a refusal asks for no money. It must not know
how a row is shown.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ctrecords.law import fees
from ctrecords.law.fees import FeeCap
from ctrecords.law.happened import Done, Happened
from ctrecords.law.statute import Statute
from ctrecords.model.event import Event
from ctrecords.model.kinds import EffectKind
from ctrecords.model.thread import Thread

PRICED = (EffectKind.FEE_ESTIMATED, EffectKind.FEE_DISPUTED, EffectKind.FEE_AGREED, EffectKind.FEE_PAID)
"""Effects whose sum is for copies."""
ASKING = (EffectKind.FEE_ESTIMATED, EffectKind.INSPECTION_OFFERED)
"""Effects by which an agency asks for money."""
KINDS = (
    *PRICED,
    EffectKind.NARROWED,
    EffectKind.WAIVER_ASKED,
    EffectKind.WAIVER_DECIDED,
    EffectKind.INSPECTION_OFFERED,
)
"""Effects that stand in the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that was asked, said or done about money.

    ``per_page`` are cents for one page as the agency counts; ``limit`` is the most the law lets it ask for one,
    ``over`` whether it asks more, None where that cannot be told; ``implied`` is how many pages the sum would be
    at the limit; ``granted`` says how a waiver was decided. ``files`` are charged at their actual cost.
    """

    event: Event
    kind: EffectKind
    cents: int | None = None
    pages: int | None = None
    per_page: Decimal | None = None
    limit: FeeCap | None = None
    over: bool | None = None
    implied: int | None = None
    citation: str = ""
    granted: bool | None = None
    files: bool = False
    words: str = ""

    @property
    def on(self) -> date:
        """The day it happened."""
        return self.event.happened_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The rows of one request, oldest first, and where its money stands, in US cents.

    ``asked`` is the newest sum asked (or agreed to, where none was asked), ``agreed`` the most that was agreed to,
    None where nothing was; ``waived`` is whether the agency waived it.
    """

    thread: Thread
    rows: tuple[Row, ...] = ()
    asked: int = 0
    agreed: int | None = None
    paid: int = 0
    waived: bool = False

    @property
    def left(self) -> int:
        """What would still have to be paid: nothing once waived, never below zero."""
        return 0 if self.waived else max(0, self.asked - self.paid)

    @property
    def overpaid(self) -> int:
        """What was paid beyond the newest sum asked."""
        return max(0, self.paid - self.asked) if self.asked else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The money of some requests together, in US cents; ``over`` counts the sums above the lawful rate."""

    name: str
    requests: int = 0
    asked: int = 0
    paid: int = 0
    left: int = 0
    over: int = 0


def ledger(happened: Happened, statute: Statute, category: str = "") -> Ledger:
    """Hold what happened about money against the law; *category* is how federal agencies class the requester."""
    found: list[Row] = []
    for done in happened.done(*KINDS):
        # Narrowing is about money only where money was asked before.
        if done.effect.kind is EffectKind.NARROWED and not found:
            continue
        found.append(_row(done, happened.thread, statute, category))
    rows = tuple(found)
    asked, agreed = _newest(rows, EffectKind.FEE_ESTIMATED), _newest(rows, EffectKind.FEE_AGREED)
    return Ledger(
        thread=happened.thread,
        rows=rows,
        asked=agreed or 0 if asked is None else asked,
        agreed=agreed,
        paid=sum(row.cents or 0 for row in rows if row.kind is EffectKind.FEE_PAID),
        waived=_waived(rows),
    )


def total(name: str, ledgers: tuple[Ledger, ...]) -> Sum:
    """Add up the money of some requests under one name."""
    return Sum(
        name=name,
        requests=len(ledgers),
        asked=sum(each.asked for each in ledgers),
        paid=sum(each.paid for each in ledgers),
        left=sum(each.left for each in ledgers),
        over=sum(row.over is True and row.kind in ASKING for each in ledgers for row in each.rows),
    )


def in_advance(statute: Statute, cents: int) -> bool | None:
    """Whether an agency may ask for a sum before it makes the copies; None where the law does not say."""
    rule = statute.fees.prepayment
    if rule is None:
        return None
    return cents >= rule.threshold_cents if rule.comparison == ">=" else cents > rule.threshold_cents


def _row(done: Done, thread: Thread, statute: Statute, category: str) -> Row:
    effect, kind = done.effect, done.effect.kind
    known = Row(
        event=done.event, kind=kind, cents=effect.cents, granted=effect.granted, words=effect.quotation
    )
    if kind is EffectKind.INSPECTION_OFFERED:
        return _visit(known, thread, statute)
    if kind not in PRICED or effect.cents is None:
        return known
    return _priced(known, done, thread, statute, category)


def _priced(known: Row, done: Done, thread: Thread, statute: Statute, category: str) -> Row:
    cents, pages, on = done.effect.cents or 0, done.effect.pages, done.on
    own = thread.agency.agency_class
    cost = fees.actual_cost(statute, own, on=on)
    files = bool(cost) and done.effect.section == bare(cost)
    limit = None if files else fees.cap(statute, own, on=on)
    free = fees.free_pages(statute, category)
    over: bool | None = None
    if limit is not None and pages and free is not None:
        over = cents > limit.cents_per_page * max(0, pages - free)
    return Row(
        event=known.event,
        kind=known.kind,
        cents=done.effect.cents,
        pages=pages,
        per_page=Decimal(cents) / pages if pages else None,
        limit=limit,
        over=over,
        implied=fees.implied_pages(cents, limit) if limit is not None and not pages and free == 0 else None,
        citation=limit.citation if limit is not None else cost if files else "",
        files=files,
        words=known.words,
    )


def _visit(known: Row, thread: Thread, statute: Statute) -> Row:
    """Looking is free; an own scanner may cost a fixed sum a visit."""
    limit = fees.cap(statute, thread.agency.agency_class, fees.SCANNER, known.on)
    asks = bool(known.cents)
    return Row(
        event=known.event,
        kind=known.kind,
        cents=known.cents,
        limit=limit if asks else None,
        over=(known.cents or 0) > limit.cents_per_page if asks and limit is not None else None,
        citation=limit.citation if asks and limit is not None else "",
        words=known.words,
    )


def bare(citation: str) -> str:
    """A section without its sign, as effects keep it."""
    return citation.removeprefix("§").strip()


def _newest(rows: tuple[Row, ...], kind: EffectKind) -> int | None:
    return next((row.cents for row in reversed(rows) if row.kind is kind and row.cents is not None), None)


def _waived(rows: tuple[Row, ...]) -> bool:
    """Granted by the newest decision, and no new sum was asked since."""
    for row in reversed(rows):
        if row.kind is EffectKind.WAIVER_DECIDED and row.granted is not None:
            return row.granted
        if row.kind is EffectKind.FEE_ESTIMATED:
            return False
    return False
