"""Turn the tables about money, offices and forums into entries; the other half of ``reading``.

It knows the words of the format for what costs something or has an address, and nothing of days.
"""

from ctrecords.law.charges import (
    FeeCategory,
    Fees,
    Penalty,
    Place,
    Prepayment,
    Rate,
    Vexatious,
    Waiver,
)
from ctrecords.law.entries import Confidence
from ctrecords.law.lawfile import Table
from ctrecords.law.reading import NO_SOURCE, confidence, each, period


def place(table: Table) -> Place:
    """A forum or an office."""
    return Place(
        id=table.text("id"),
        name=table.text("name"),
        agency_class=table.text("agency_class", ""),
        address=table.texts("address"),
        email=table.text("email", ""),
        phone=table.text("phone", ""),
        toll_free=table.text("toll_free", ""),
        fax=table.text("fax", ""),
        portal=table.text("portal", ""),
        contact_as_of=table.day("contact_as_of"),
        contact_confidence=Confidence(table.choice("contact_confidence", Confidence, Confidence.MEMORY)),
        filing_fee_cents=table.cents("filing_fee"),
        accepts=table.texts("accepts"),
        ombudsman=table.flag("ombudsman", default=False),
        voluntary=table.flag("voluntary", default=False),
        mark_envelope=table.text("mark_envelope", ""),
        must_contain=table.texts("complaint_must_contain"),
        should_contain=table.texts("complaint_should_contain"),
        source=table.text("source", NO_SOURCE),
    )


def _rate(table: Table) -> Rate:
    since, until = period(table)
    most, basis = table.cents("max"), table.choice("basis", ("actual_cost",), "")
    if (most is None) == (not basis):
        raise table.fail("item", "a rate needs either “max” or “basis”.")
    return Rate(
        item=table.text("item"),
        agency_class=table.text("agency_class"),
        max_cents=most,
        basis=basis,
        includes=table.texts("includes"),
        excludes=table.texts("excludes"),
        citation=table.text("citation", ""),
        note=table.text("note", ""),
        source=table.text("source", NO_SOURCE),
        confidence=confidence(table, required=False),
        since=since,
        until=until,
    )


def _category(table: Table) -> FeeCategory:
    free = table.table("free")
    pages = 0 if free is None else free.integer("pages", 0)
    hours = 0 if free is None else free.integer("search_hours", 0)
    if free is not None:
        free.end()
    return FeeCategory(
        id=table.text("id"), pays=table.texts("pays"), free_pages=pages, free_search_hours=hours
    )


def _prepayment(table: Table | None) -> Prepayment | None:
    if table is None:
        return None
    threshold = table.cents("threshold")
    if threshold is None:
        raise table.fail("threshold", "“threshold” is missing.")
    found = Prepayment(
        threshold_cents=threshold,
        comparison=table.choice("comparison", (">=", ">")),
        citation=table.text("citation", ""),
        source=table.text("source", NO_SOURCE),
        confidence=confidence(table, required=False),
    )
    table.end()
    return found


def _waiver(table: Table) -> Waiver:
    return Waiver(
        ground=table.text("ground"),
        binding=table.text("binding"),
        evidence=table.text("evidence", ""),
        test=table.texts("test"),
        citation=table.text("citation", ""),
        source=table.text("source", NO_SOURCE),
        confidence=confidence(table, required=False),
    )


def fees(table: Table) -> Fees:
    """What may be charged."""
    late, dispute = table.table("late_penalty"), table.table("dispute")
    effect = ""
    if late is not None:
        effect = late.text("effect")
        late.text("source", NO_SOURCE)
        confidence(late, required=False)
        late.end()
    forum, deadline = "", ""
    if dispute is not None:
        forum, deadline = dispute.text("forum"), dispute.text("deadline")
        dispute.end()
    return Fees(
        currency=table.choice("currency", ("USD",)),
        default_cap_cents=table.cents("negotiable_cap_default"),
        no_charge_below_cents=table.cents("no_charge_below"),
        notify_above_cents=table.cents("notify_above"),
        search_time_chargeable=table.flag("search_time_chargeable", default=True),
        redaction_time_chargeable=table.flag("redaction_time_chargeable", default=True),
        inspection_free=table.flag("inspection_free", default=False),
        rates=each(table, "rate", _rate),
        categories=each(table, "category", _category),
        prepayment=_prepayment(table.table("prepayment")),
        waivers=each(table, "waiver", _waiver),
        late_penalty=effect,
        dispute_forum=forum,
        dispute_deadline=deadline,
    )


def penalty(table: Table | None) -> Penalty | None:
    """The civil penalty, where the law has one."""
    if table is None:
        return None
    least, most = table.cents("civil_min"), table.cents("civil_max")
    if least is None or most is None or most < least:
        raise table.fail("civil_max", "“civil_min” and “civil_max” must both stand, the smaller first.")
    earlier = table.table("civil_max_before")
    earlier_max = None if earlier is None else earlier.cents("amount")
    until = None if earlier is None else earlier.day("until")
    if earlier is not None:
        earlier.end()
    found = Penalty(
        min_cents=least,
        max_cents=most,
        earlier_max_cents=earlier_max,
        earlier_until=until,
        note=table.text("note", ""),
        source=table.text("source", NO_SOURCE),
    )
    table.end()
    return found


def vexatious(table: Table | None) -> Vexatious | None:
    """Relief from a requester, where the law has it."""
    if table is None:
        return None
    found = Vexatious(
        who_asks=table.text("who_asks"),
        relief_max=table.text("relief_max"),
        factors=table.texts("factors"),
        since=table.day("since"),
        confidence=confidence(table, required=False),
    )
    table.end()
    return found
