"""Which text of each law a casebook uses, and which it used before, by the order they came into use.

It must not know what a law says.
"""

from dataclasses import replace
from datetime import timedelta

from ctrecords.model.event import LawUsed
from ctrecords.store.store import Store
from ctrecords.store.transaction import Transaction

_NEXT = timedelta(microseconds=1)


def in_force(store: Store) -> dict[str, str]:
    """Give the SHA-256 of the text in force, by law; the texts themselves are not read."""
    rows = store.rows("SELECT law, sha256 FROM law_used ORDER BY since, id")
    return {str(law): str(sha256) for law, sha256 in rows}


def used(store: Store, law: str) -> list[LawUsed]:
    """Give every text of a law this casebook used, the one in force last."""
    return store.select(LawUsed, " WHERE law = ? ORDER BY since, id", [law])


def put_in_force(step: Transaction, store: Store, row: LawUsed) -> None:
    """Make a text the one in force from its ``since`` on; one that was used before is taken up again."""
    before = used(store, row.law)
    # A clock that was set back must not put an older text in force.
    since = max(row.since, before[-1].since + _NEXT) if before else row.since
    known = next((one for one in before if one.sha256 == row.sha256), None)
    if known is None:
        step.add(replace(row, since=since))
    else:
        step.put(replace(known, since=since))
