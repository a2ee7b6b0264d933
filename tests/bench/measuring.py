"""What the children of the benchmarks measure of themselves: the time since they were asked for, and their memory."""

import os
import time
from pathlib import Path

STARTED = "CTRECORDS_BENCH_STARTED"
Figures = dict[str, float]


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
