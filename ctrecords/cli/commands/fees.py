"""`fees`: what was asked, agreed and paid, against what the law allows."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import click

from ctrecords.actions import cases, fees
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, columns, money
from ctrecords.law import ledger_words
from ctrecords.law.ledger import Ledger, Row, Sum
from ctrecords.model.days import Days, dollars, plural
from ctrecords.model.ids import ref


@click.command("fees")
@click.argument("case", required=False)
@click.option("--totals", is_flag=True, help="Only the sums by case and by agency.")
@as_json
@click.pass_obj
def command(said: Session, case: str | None, totals: bool, as_json: bool) -> None:
    """Hold the money of CASE (C-1, or its title), or of all cases, against the law's caps."""
    with said.book() as book:
        found = fees.ledgers(book, cases.find(book, case).id if case else None)
        days = book.days()
    sums = fees.totals(found)
    if totals:
        every = (*sums.cases, *sums.agencies)
        data = [*_sums("case", sums.cases), *_sums("agency", sums.agencies)]
        answer(data, as_json=as_json, text=lambda: columns([_sum_line(each) for each in every]))
        return
    rows = [fee_row(each, row) for each in found for row in each.rows]
    answer(rows, as_json=as_json, text=lambda: _lines(found, sums, days))


def fee_row(ledger: Ledger, row: Row) -> dict[str, Any]:
    """One row of a ledger in the contract's shape; per page and cap are dollars."""
    return {
        "request": ref("R", ledger.thread.request.id),
        "agency": ledger.thread.agency.slug,
        "kind": row.kind.value,
        "date": row.on.isoformat(),
        "amount": money(row.cents),
        "pages": row.pages,
        "per_page": _rate(row.per_page),
        "cap": _rate(row.limit.cents_per_page) if row.limit else None,
        "over": row.over,
        "citation": row.citation,
        "implied_pages": row.implied,
        "granted": row.granted,
        "files": row.files,
        "event": ref("E", row.event.id),
    }


def _rate(cents: Decimal | None) -> str | None:
    """Dollars for one page, to a hundredth of a cent: "0.50", "0.625"."""
    if cents is None:
        return None
    whole, _, rest = f"{cents / 100:.4f}".partition(".")
    return f"{whole}.{rest.rstrip('0').ljust(2, '0')}"


def _sums(kind: str, sums: tuple[Sum, ...]) -> list[dict[str, Any]]:
    return [
        {
            "of": kind,
            "name": each.name,
            "requests": each.requests,
            "asked": money(each.asked),
            "paid": money(each.paid),
            "left": money(each.left),
            "over": each.over,
        }
        for each in sums
    ]


def _sum_line(each: Sum) -> list[str]:
    return [
        each.name,
        f"{dollars(each.asked)} asked",
        f"{dollars(each.paid)} paid",
        f"{dollars(each.left)} left",
    ]


def _lines(found: list[Ledger], sums: fees.Totals, days: Days) -> Iterator[str]:
    yield from columns(
        [
            [
                ref("R", each.thread.request.id),
                each.thread.agency.name,
                days.full(row.on),
                dollars(row.cents) if row.cents is not None else "",
                ledger_words.what(row),
            ]
            for each in found
            for row in each.rows
        ]
    )
    if not found:
        yield "No agency has asked for money."
    for name, group in (("By case", sums.cases), ("By agency", sums.agencies)):
        if group:
            yield f"{name}:"
            yield from columns([["", *_sum_line(each)] for each in group])
    if sums.everything.over:
        yield f"{plural(sums.everything.over, 'sum')} above the lawful rate."
