"""What was asked, agreed and paid, held against the law's caps: of one request, of a case, of all.

Nothing of it is saved: the rows are read from what happened, each time.
"""

from collections import defaultdict
from dataclasses import dataclass

from ctrecords.actions.requests import standings
from ctrecords.casebook import Casebook
from ctrecords.law import ledger as money
from ctrecords.law.ledger import Ledger, Sum
from ctrecords.law.standing import Standing
from ctrecords.model.directory import Requester
from ctrecords.model.ids import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The money by case and by agency, and all of it; agencies and cases without any are left out."""

    cases: tuple[Sum, ...]
    agencies: tuple[Sum, ...]
    everything: Sum


def ledgers(book: Casebook, case: CaseId | None = None) -> list[Ledger]:
    """The ledger of each request that has one, of a case or of all, by request number."""
    return [found for each in standings(book, case=case) if (found := ledger(book, each)).rows]


def ledger(book: Casebook, standing: Standing) -> Ledger:
    """The money of one request against what its law allows."""
    me = book.store.first(Requester)
    statute = book.statute(standing.thread.agency.law)
    return money.ledger(standing.happened, statute, me.fee_category if me else "")


def totals(found: list[Ledger]) -> Totals:
    """Add up ledgers by case and by agency, by name."""
    cases: dict[str, list[Ledger]] = defaultdict(list)
    agencies: dict[str, list[Ledger]] = defaultdict(list)
    for each in found:
        cases[each.thread.case.title].append(each)
        agencies[each.thread.agency.name].append(each)
    return Totals(
        cases=tuple(money.total(name, tuple(rows)) for name, rows in sorted(cases.items())),
        agencies=tuple(money.total(name, tuple(rows)) for name, rows in sorted(agencies.items())),
        everything=money.total("All", tuple(found)),
    )
