"""What changed since a step, read from the journal: what was worked out for all else still stands.

It must not know what is worked out from a request.
"""

from collections.abc import Iterable

from ctrecords.model.ids import RequestId
from ctrecords.store.journal import Delta, read_delta
from ctrecords.store.store import Store

# The column by which a row of each table belongs to a request: its own, or that of the row above it.
_OWNER: dict[str, tuple[str, ...]] = {
    "request": ("id",),
    "item": ("request",),
    "override": ("request",),
    "reminder": ("request",),
    "tracking": ("request",),
    "letter": ("request",),
    "event": ("request",),
    "tagging": ("request",),
    "moved": ("origin", "target"),
    "effect": ("event",),
    "document": ("event",),
    "wording": ("item",),
}
# What these say appears in no thread.
_APART = frozenset(
    (
        "blob",
        "template",
        "requester",
        "contact",
        "claim",
        "campaign",
        "note",
        "message",
        "citation",
        "withholding",
        "saved_search",
        "forgotten",
    )
)


def touched(store: Store, since: int) -> frozenset[RequestId] | None:
    """Give the requests whose threads changed after step *since*; None when any may have."""
    rows = store.rows("SELECT table_name, row_id, delta FROM change WHERE step > ?", [since])
    found: dict[str, set[int]] = {"id": set(), "request": set(), "event": set(), "item": set()}
    asked: dict[tuple[str, str], set[int]] = {}
    for table, number, delta in rows:
        if table in _APART:
            continue
        if table not in _OWNER or delta is None:
            return None
        if table == "request":
            found["id"].add(number)
            continue
        moved = read_delta(delta)
        for column in _OWNER[table]:
            kind = column if column in found else "request"
            if column in moved:
                found[kind] |= {int(cell) for cell in moved[column] if cell is not None}
            else:
                asked.setdefault((table, column), set()).add(number)
    for (table, column), numbers in asked.items():
        found[column if column in found else "request"] |= _column(store, table, column, numbers)
    found["request"] |= _column(store, "event", "request", found["event"])
    found["request"] |= _column(store, "item", "request", found["item"])
    return frozenset(RequestId(number) for number in found["id"] | found["request"])


def moved(store: Store, since: int) -> list[tuple[str, int, Delta]] | None:
    """Give each row that changed after step *since* with its table and columns; None when one was forgotten."""
    rows = store.rows("SELECT table_name, row_id, delta FROM change WHERE step > ? ORDER BY id", [since])
    if any(delta is None for _, _, delta in rows):
        return None
    return [(str(table), int(number), read_delta(delta)) for table, number, delta in rows]


def _column(store: Store, table: str, column: str, numbers: Iterable[int]) -> set[int]:
    """A column of some rows as they stand now; table and column are names of ours."""
    sql = f"SELECT {column} FROM {table} WHERE id = ?"  # noqa: S608 - names from the table above
    answers = (store.rows(sql, [number]) for number in numbers)
    return {int(rows[0][0]) for rows in answers if rows and rows[0][0] is not None}
