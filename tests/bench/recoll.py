"""recoll beside our index (S3): the same pages, a text file each, built and asked by its own programs.

Only where recoll and its Python module are installed beside the system's Python. A child of its own.
"""

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench import finding
from tests.bench.measuring import Figures, tell

_PYTHON = "/usr/bin/python3"
_ASKED = """
import json, statistics, sys, time
from recoll import recoll
base = recoll.connect(confdir=sys.argv[1])
base.setAbstractParams(maxchars=200, contextwords=12)
for turn in range(2):
    taken = []
    for words in json.load(open(sys.argv[2])):
        start = time.process_time()
        query = base.query()
        query.execute(words, stemming=0)
        for found in query.fetchmany(50):
            query.makedocabstract(found)
        taken.append((time.process_time() - start) * 1000)
print(json.dumps({"p50": statistics.median(taken), "p95": statistics.quantiles(taken, n=20)[-1]}))
"""


def there() -> bool:
    """Whether recoll can be measured here."""
    if shutil.which("recollindex") is None or not Path(_PYTHON).is_file():
        return False
    asked = [_PYTHON, "-c", "import recoll"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0  # noqa: S603 - words of ours


def measured(place: Path) -> Figures:
    """Seconds of building and milliseconds of asking, both of processor time."""
    pages, settings = place / "recoll-pages", place / "recoll"
    pages.mkdir()
    settings.mkdir()
    for number, text in enumerate(finding.texts(), 1):
        (pages / f"{number:07}.txt").write_text(text)
    (settings / "recoll.conf").write_text(f"topdirs = {pages}\nindexstemminglanguages =\nloglevel = 1\n")
    before = _used()
    program = shutil.which("recollindex") or "recollindex"
    subprocess.run([program, "-c", str(settings)], check=True, capture_output=True)  # noqa: S603 - as above
    building = _used() - before
    kept = place / "queries.json"
    kept.write_text(json.dumps(finding.queries()))
    asked = [_PYTHON, "-c", _ASKED, str(settings), str(kept)]
    told = subprocess.run(asked, check=True, capture_output=True, text=True)  # noqa: S603 - as above
    figures: Figures = json.loads(told.stdout)
    return {"build": building} | figures


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    tell(measured(Path(sys.argv[2])))
