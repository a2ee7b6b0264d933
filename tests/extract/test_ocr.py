"""Scans as they lie: askew, on their side, on their head; the words stand where they are on the page as it lies."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ctrecords.extract import ocr
from ctrecords.extract.page import SCALE, How, Page, Picture

LINES = (
    "The sharing report of the plate readers lists",
    "each agency that asked for searches in May.",
    "It names the officer, the reason, and says",
    "whether a warrant was given for it first.",
)


def sheet(turn: float) -> Image.Image:
    """A page of lines, turned counterclockwise by degrees, on white."""
    page = Image.new("L", (1000, 1300), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(34)
    for part in range(3):
        for number, line in enumerate(LINES):
            draw.text((120, 120 + part * 330 + number * 60), line, fill=0, font=font)
    return page.rotate(turn, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def read(turn: float) -> Page:
    page = sheet(turn).convert("RGB")
    return ocr.read(Picture(width=page.width, height=page.height, pixels=page.tobytes("raw", "BGRX")), 1)


@pytest.mark.parametrize("turn", [0, 6, -9, 90, 180, 270, 93, 184])
def test_scans_are_read_however_they_lie(turn: float) -> None:
    page = read(turn)
    assert page.how is How.OCR
    assert page.text.split() == " ".join(LINES * 3).split()
    assert bool(page.notes) == (turn > 45 and turn != 270)  # the engine turns these by itself
    size = sheet(turn).size
    first = page.words[0]
    assert page.text[first.start : first.end] == "The"
    x, y = (first.left + first.right) / 2 * size[0] / SCALE, (first.top + first.bottom) / 2 * size[1] / SCALE
    across, down = ocr.back(sheet(0).size, size, turn)(x, y)
    assert (round(across * 1000 / SCALE / 30), round(down * 1300 / SCALE / 30)) in {(5, 5), (5, 4)}


@pytest.mark.parametrize("turn", [0.0, 3.0, -7.5, 12.0])
def test_the_lean_of_a_page_is_told(turn: float) -> None:
    assert abs(ocr.leaning(sheet(turn)) + turn) <= 0.5


def test_pictures_without_lines_do_not_lean() -> None:
    spots = Image.radial_gradient("L")
    assert ocr.leaning(spots) == 0
    assert ocr.leaning(Image.new("L", (500, 500), 255)) == 0
