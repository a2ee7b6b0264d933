"""Pictures of paper, drawn at the size they are shown."""

import io

import pytest
from PIL import ExifTags, Image

from ctrecords.extract.extractor import Limits
from ctrecords.extract.image import ImageExtractor, ImagePages

_CORNER = (0, 0, 1_000, 1_000)


def _opened(picture: Image.Image, kind: str, turned: int = 1) -> ImagePages:
    exif = picture.getexif()
    exif[ExifTags.Base.Orientation] = turned
    written = io.BytesIO()
    picture.save(written, kind, exif=exif)
    return ImageExtractor().open(written.getvalue(), f"scan.{kind.lower()}", Limits())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_photograph_stands_upright_at_every_size(kind: str) -> None:
    lying = Image.new("RGB", (4_000, 2_000), "white")
    lying.paste("black", _CORNER)
    pages = _opened(lying, kind, turned=6)
    for side in (2_000, 500, 100):
        drawn = pages.picture(1, side, 0)
        assert (drawn.width, drawn.height) == (side // 2, side)
        left, right = (drawn.pixels[(9 * side // 2 + at) * 4] for at in (9, side // 2 - 9))
        assert (left > 200, right < 50) == (True, True)  # the corner has gone over to the right
    pages.close()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
def test_black_on_white_stays_so_in_every_mode(mode: str) -> None:
    gray = Image.new("L", (2_000, 2_000), 255)
    gray.paste(0, _CORNER)
    picture = gray.convert("I").convert("I;16") if mode == "I;16" else gray.convert(mode)
    pages = _opened(picture, "TIFF")
    for side in (1_500, 200):
        drawn = pages.picture(1, side, 0)
        quarter = side // 4
        black, white = (drawn.pixels[(at * side + at) * 4] for at in (quarter, 3 * quarter))
        assert (black < 10, white > 245) == (True, True)
    pages.close()
