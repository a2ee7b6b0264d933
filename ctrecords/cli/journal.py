"""How changes in the journal are given to scripts: the same rows from history, undo and redo.

It must not know where they were read.
"""

from collections.abc import Iterable
from typing import Any

from ctrecords.actions.history import HistoryRow


def told(rows: Iterable[HistoryRow]) -> list[dict[str, Any]]:
    """Give changes as data: which step, when, what act, and each column's old and new value."""
    return [
        {"seq": row.seq, "at": row.at, "label": row.label, "face": row.face, "changes": row.changes}
        for row in rows
    ]
