"""How a person has arranged the columns of a table, as bytes to be kept between two starts.

By the columns' keys and in the design's pixels, so that it outlives a column more and another size of text. It
must not know the table.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import cast

_WIDEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """The order of the columns, those hidden, the widths a person chose, and what the table is sorted by."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: Mapping[str, float]
    sort: str = ""
    down: bool = False

    def write(self) -> bytes:
        """As bytes that `read` understands."""
        return json.dumps(asdict(self)).encode()


def read(state: bytes) -> Arranged | None:
    """What was written; None for anything else."""
    try:
        found: object = json.loads(state)
    except ValueError:
        return None
    if not isinstance(found, dict) or not {"order", "hidden", "widths", "sort", "down"} <= found.keys():
        return None
    kept = cast("dict[str, object]", found)
    return Arranged(
        order=_words(kept["order"]),
        hidden=_words(kept["hidden"]),
        widths=_widths(kept["widths"]),
        sort=kept["sort"] if isinstance(kept["sort"], str) else "",
        down=kept["down"] is True,
    )


def _words(kept: object) -> tuple[str, ...]:
    listed = cast("list[object]", kept) if isinstance(kept, list) else []
    return tuple(dict.fromkeys(one for one in listed if isinstance(one, str)))


def _widths(kept: object) -> dict[str, float]:
    found = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    return {
        key: min(wide, _WIDEST) for key, wide in found.items() if isinstance(wide, int | float) and wide > 0
    }
