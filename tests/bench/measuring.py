"""What every benchmark measures with: turns taken one after the other, the best of each, and a row that says if it is met.

Ours and what it is held against run in turns, so that other work on the machine slows both; the least of several
turns is what the machine can do. Only the parent prints; a child writes figures, one to a line.
"""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

STARTED = "CTRECORDS_BENCH_STARTED"
TURNS = 7
Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: of which goal, what, how much, beside what, and the limit of the ratio (or of the figure itself).

    A row without a limit explains another one.
    """

    goal: str
    what: str
    value: float
    unit: str
    beside: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times what it is held against."""
        return self.value / self.beside if self.beside else None

    @property
    def said(self) -> str:
        """The limit and whether it is met; empty for a row without one."""
        if self.limit is None:
            return ""
        against = self.value if self.ratio is None else self.ratio
        limit = f"{self.limit:g} {self.unit}" if self.ratio is None else f"{self.limit:g} x"
        return f"{limit}, {'met' if against <= self.limit else 'missed'}"


def since_start() -> float:
    """Milliseconds since the parent asked for this process."""
    return (time.time() - float(os.environ[STARTED])) * 1000


def memory() -> float:
    """The memory of this process in MB, what it shares counted whole; 0 where the system does not tell.

    PSS divides what is shared by how many share it, so that another Qt program at work would change the ratio.
    """
    try:
        text = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Rss:")) / 1024


def tell(figures: Figures) -> None:
    """Write a child's figures for its parent."""
    sys.stdout.write("".join(f"\n{key}={value!r}" for key, value in figures.items()) + "\n")


def child(module: str, name: str, place: Path) -> Figures:
    """Run one child in a process of its own and give its figures."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    # Compiled files as an installed program has them, but in a place of our own.
    env |= {"PYTHONPYCACHEPREFIX": str(place / "compiled"), STARTED: repr(time.time())}
    if "DISPLAY" not in env:
        env["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", f"tests.bench.{module}", name, str(place)]
    done = subprocess.run(command, env=env, capture_output=True, check=False, text=True)  # noqa: S603  ourselves
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise SystemExit(f"{module} {name} failed")
    pairs = (line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    return {key: float(value) for key, value in pairs}


def children(module: str, names: Sequence[str], place: Path, times: int = TURNS) -> dict[str, Figures]:
    """Run children in turns, after one that does not count; the least of each figure."""
    found: dict[str, list[Figures]] = {name: [] for name in names}
    for turn in range(times + 1):
        for name in names:
            figures = child(module, name, place)
            if turn:
                found[name].append(figures)
    return {name: {key: min(one[key] for one in each) for key in each[0]} for name, each in found.items()}


def in_turns(acts: Sequence[Callable[[], object]], times: int = TURNS, *, busy: bool = False) -> list[float]:
    """Seconds of each act, the least of several turns; *busy* counts only this process's processor time."""
    clock = time.process_time if busy else time.perf_counter
    taken: list[list[float]] = [[] for _ in acts]
    for _turn in range(times):
        for act, seconds in zip(acts, taken, strict=True):
            start = clock()
            act()
            seconds.append(clock() - start)
    return [min(seconds) for seconds in taken]


def machine() -> str:
    """The versions and the load, in a line."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    screen = "a virtual screen" if "DISPLAY" in os.environ else "no screen"
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("PySide6-Essentials", "sqlcipher3", "docxtpl")
    )
    python = f"Python {platform.python_version()}, {packages}"
    return f"{os.cpu_count()} cores, {platform.system()}, {python}; {screen}; load {load:.1f}"


def table(rows: Iterable[Row]) -> str:
    """Rows as a table of Markdown."""
    lines = ["| goal | what | measured | ratio | limit |", "|---|---|---|---|---|"]
    for row in rows:
        ratio = f"{row.ratio:.2f} x" if row.ratio is not None else ""
        lines.append(f"| {row.goal} | {row.what} | {_amount(row.value, row.unit)} | {ratio} | {row.said} |")
    return "\n".join(lines)


def _amount(value: float, unit: str) -> str:
    if unit == "s" and value < 1:
        return f"{value * 1000:,.0f} ms" if value >= 0.01 else f"{value * 1000:,.1f} ms"
    return f"{value:,.1f} {unit}" if value < 100 else f"{value:,.0f} {unit}"
