"""Importing what is not shown yet, one module at a time while nothing else is to be done.

A screen imported when it is first shown would stall the window for the sum of all it needs. This must not know
what screens are.
"""

import dis
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import QObject, QTimer

_FIRST_MS = 700
"""By then the first screen has its rows, which must not wait."""
_NEXT_MS = 4
_OURS = ("ctrecords.", "PySide6.")


class Warming(QObject):
    """Imports modules by their names, each after those it needs, until all are there or its owner is gone."""

    def __init__(self, names: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = (module for name in names for module in steps(name))
        self._timer = QTimer(self, interval=_FIRST_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def is_done(self) -> bool:
        """Whether everything is there."""
        return not self._timer.isActive()

    def _step(self) -> None:
        self._timer.setInterval(_NEXT_MS)
        if next(self._steps, None) is None:
            self._timer.stop()


def steps(name: str) -> Iterator[str]:
    """Import a module and all it needs, one with each step; gives the name of each."""
    seen: set[str] = set()

    def each(module: str) -> Iterator[str]:
        if module in sys.modules or module in seen or not _is_module(module):
            return
        seen.add(module)
        for one in _named(module):
            yield from each(one)
        if module not in sys.modules:
            import_module(module)
            yield module

    yield from each(name)


def _is_module(name: str) -> bool:
    """Whether that is one of ours or of Qt's, and not a name within one."""
    package, _, _ = name.rpartition(".")
    if not name.startswith(_OURS):
        return False
    holds = find_spec(package)
    return holds is not None and holds.submodule_search_locations is not None and find_spec(name) is not None


def _named(module: str) -> list[str]:
    """What a module imports when it is imported itself, as its code names it."""
    spec = find_spec(module)
    code = getattr(spec.loader, "get_code", _no_code)(module) if spec is not None else None
    found: list[str] = []
    package = ""
    for step in dis.get_instructions(code) if code is not None else ():
        if step.opname == "IMPORT_NAME":
            package = str(step.argval)
            found.append(package)
        elif step.opname == "IMPORT_FROM":  # a module of that package, or a name within it
            found.append(f"{package}.{step.argval}")
    return found


def _no_code(_module: str) -> None:
    """Some ways to load a module have no code to look at; it is imported whole then."""
