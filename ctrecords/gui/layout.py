"""How the window was arranged, kept in a small file between two starts and given back inside the screen.

The file holds sizes only, no name and no path of a casebook. A file of another version is ignored.
"""

import base64
import binascii
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from PySide6.QtCore import QRect, QSize

from ctrecords import disk, streams
from ctrecords.errors import CtrecordsError

VERSION = 1
_LARGEST = 4 * 1024 * 1024
SMALLEST = QSize(1024, 680)
USUAL = QSize(1440, 900)


@dataclass(slots=True)
class Layout:
    """The geometry of the window and the arrangement of each screen, by name."""

    geometry: QRect | None = None
    maximized: bool = False
    states: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def write(self, path: Path) -> None:
        """Keep it; a place that cannot be written is passed over, for nothing is lost with it."""
        box = self.geometry
        kept = {
            "version": VERSION,
            "geometry": None if box is None else [box.x(), box.y(), box.width(), box.height()],
            "maximized": self.maximized,
            "states": {name: base64.b64encode(state).decode("ascii") for name, state in self.states.items()},
        }
        try:
            disk.write(path, json.dumps(kept).encode())
        except CtrecordsError:
            return


def read(path: Path) -> Layout:
    """The arrangement kept at *path*, or an empty one when there is none that can be used."""
    try:
        raw: object = json.loads(streams.small(path, _LARGEST))
        return _made(cast("dict[str, object]", raw)) if isinstance(raw, dict) else Layout()
    except (OSError, ValueError, TypeError, RecursionError, binascii.Error):
        return Layout()


def _made(kept: dict[str, object]) -> Layout:
    if kept.get("version") != VERSION:
        return Layout()
    sides = cast("list[int] | None", kept.get("geometry"))
    found = kept.get("states")
    states = cast("dict[str, str]", found) if isinstance(found, dict) else {}
    return Layout(
        geometry=None if sides is None else QRect(*(int(side) for side in sides)),
        maximized=kept.get("maximized") is True,
        states={name: base64.b64decode(text, validate=True) for name, text in states.items()},
    )


def inside(wanted: QRect | None, screens: list[QRect], smallest: QSize = SMALLEST) -> QRect:
    """Where the window goes: as wanted when a screen shows it, else moved and shrunk into the nearest one.

    ``screens`` are the usable areas, the first being the main one.
    """
    if not screens:
        return wanted or QRect(0, 0, USUAL.width(), USUAL.height())
    main = screens[0]
    if wanted is None:
        size = USUAL.boundedTo(main.size())
        at = main.center() - QRect(0, 0, size.width(), size.height()).center()
        return QRect(at, size)
    area = max(screens, key=lambda each: _overlap(each, wanted))
    area = area if _overlap(area, wanted) else main
    size = wanted.size().expandedTo(smallest).boundedTo(area.size())
    x = min(max(wanted.x(), area.left()), area.right() + 1 - size.width())
    y = min(max(wanted.y(), area.top()), area.bottom() + 1 - size.height())
    return QRect(x, y, size.width(), size.height())


def _overlap(one: QRect, other: QRect) -> int:
    shared = one.intersected(other)
    return max(shared.width(), 0) * max(shared.height(), 0)
