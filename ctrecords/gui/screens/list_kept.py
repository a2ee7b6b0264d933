"""How a screen with a filtered table stood, as bytes to be kept between two starts.

Filters are those of one casebook, told from others without naming it. It must not know which screen.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The parts of the screen, the columns, whether the pane is open, and the filters at a place."""

    body: bytes
    columns: bytes
    peek: bool = True
    at: int = 0
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict[str, list[str]])

    def write(self, folder: Path) -> bytes:
        """As bytes that `read` understands, for the casebook in *folder*."""
        kept = {
            "body": b64encode(self.body).decode(),
            "columns": b64encode(self.columns).decode(),
            "peek": self.peek,
            "filters": {key: list(values) for key, values in self.filters.items()},
            "book": _book(folder),
            "at": self.at,
        }
        return json.dumps(kept).encode()


def read(state: bytes, folder: Path) -> Kept | None:
    """What was written, without the filters of another casebook; None for anything else."""
    try:
        found: object = json.loads(state)
        kept = cast("dict[str, Any]", found if isinstance(found, dict) else {})
        body, columns = b64decode(kept["body"]), b64decode(kept["columns"])
    except (ValueError, KeyError, TypeError):
        return None
    same, at = kept.get("book") == _book(folder), kept.get("at")
    return Kept(
        body=body,
        columns=columns,
        peek=bool(kept.get("peek", True)),
        at=at if isinstance(at, int) else 0,
        filters=_filters(kept.get("filters")) if same else {},
    )


def _book(folder: Path) -> str:
    return sha256(str(folder).encode()).hexdigest()[:16]


def _filters(kept: object) -> dict[str, list[str]]:
    """The filters a state holds; anything else in their place is none."""
    found = cast("dict[object, object]", kept) if isinstance(kept, dict) else {}
    lists = {key: cast("list[object]", keys) for key, keys in found.items() if isinstance(keys, list)}
    return {str(key): [str(each) for each in keys] for key, keys in lists.items()}
