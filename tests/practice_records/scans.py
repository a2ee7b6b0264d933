"""Paper as a scanner gives it: pages drawn in gray or black and white, a little askew, without any text."""

import io
from collections.abc import Sequence
from random import Random
from typing import Any, cast

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

_DPI = 150
_POINTS = 72
_DUST = 40
_INK = 190


def scanned(data: bytes, seed: int) -> bytes:
    """A PDF whose pages are scans of the pages of another one."""
    chance = Random(seed)  # noqa: S311 (the dust of a scanner, no secret)
    first, *more = [_dusty(page, chance) for page in pictures(data, _DPI)]
    out = io.BytesIO()
    first.save(out, "PDF", resolution=_DPI, save_all=True, append_images=more)
    with pikepdf.open(io.BytesIO(out.getvalue())) as made:
        del made.trailer.Info
        clean = io.BytesIO()
        made.save(clean, static_id=True)
    return clean.getvalue()


def pictures(data: bytes, dpi: int) -> Sequence[Image.Image]:
    """The pages of a PDF as pictures."""
    opened: Any = cast("Any", pypdfium2.PdfDocument(data))
    try:
        return [page.render(scale=dpi / _POINTS).to_pil() for page in opened]
    finally:
        opened.close()


def web_page(data: bytes) -> bytes:
    """The first page of a PDF as a picture of a screen (PNG)."""
    page = pictures(data, 144)[0].convert("RGB")
    low = page.height - 60
    while low > 1 and page.crop((0, low - 40, page.width, low)).getcolors(1):
        low -= 20
    out = io.BytesIO()
    shown = page.crop((0, 0, page.width, min(low + 60, page.height)))
    shown.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", optimize=True, dpi=(144, 144))
    return out.getvalue()


def _dusty(page: Image.Image, chance: Random) -> Image.Image:
    turned: Any = page.convert("L").rotate(
        chance.uniform(-0.5, 0.5), resample=Image.Resampling.BICUBIC, fillcolor=255
    )
    pen = ImageDraw.Draw(turned)
    for _ in range(_DUST):
        x, y = chance.randrange(turned.width), chance.randrange(turned.height)
        pen.point((x, y), fill=60)
    return turned.point([255 if value > _INK else 0 for value in range(256)]).convert(
        "1", dither=Image.Dither.NONE
    )
