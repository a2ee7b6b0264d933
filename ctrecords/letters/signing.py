"""The picture of a signature put above the printed name of a letter, in the room left to sign.

It works on the parts of a Word file before names are filled in, so it holds for every template, the
researcher's own included. It must not know whose signature it is.
"""

import re
import struct
from collections.abc import Sequence

HIGH, WIDE = 40.0, 180.0
"""The most a picture takes on paper, in points: the three empty lines above a name, and two and a half inches."""
PIXELS = (1000, 222)
"""The most pixels a picture needs for that, at four hundred an inch."""

_EMU = 12_700
_ID = "rIdSignature"
_PART = "word/media/signature.png"
_NAME = re.compile(r"<w:t(?: [^>]*)?>[^<]*?\{\{\s*requester_name\s*\}\}")
_BREAK = re.compile(r"<w:br\s*/>")
_END = "</w:t>"
_HEAD = re.compile(r'<w:pStyle w:val="Letterhead[^"]*"/>')
_DRAWING = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="9001" name="Signature" descr="Signature"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="0" name="signature.png" descr="Signature"/><pic:cNvPicPr/></pic:nvPicPr>'
    "<pic:blipFill><a:blip"
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{id}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
_RELATION = (
    f'<Relationship Id="{_ID}" Target="media/signature.png"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)


def signed(source: str, picture: bytes) -> str:
    """The text of a letter with the picture on a line of its own above the name at its end.

    The empty lines there make room for it. A letter that does not end with the name stays as it is.
    """
    for name in reversed([*_NAME.finditer(source)]):
        at = name.start()
        paragraph = max(source.rfind("<w:p>", 0, at), source.rfind("<w:p ", 0, at))
        if _HEAD.search(source, max(paragraph, 0), at) is None:
            return _above(source, max(paragraph, 0), at, picture)
    return source


def _above(source: str, paragraph: int, at: int, picture: bytes) -> str:
    last = source.rfind(_END, paragraph, at)
    start = at if last < 0 else last + len(_END)
    room = source[start:at]
    breaks = [found.start() for found in _BREAK.finditer(room)]
    if breaks:
        first = breaks[0]
        room = room[:first] + "<w:br/>" + _BREAK.sub("", room[first:])
    elif last >= 0:
        room += "<w:br/>"
    return f"{source[:start]}{room}{_drawing(picture)}<w:br/>{source[at:]}"


def with_picture(files: Sequence[tuple[str, bytes]], picture: bytes) -> list[tuple[str, bytes]]:
    """The parts of a Word file with the picture among them, known to the letter."""
    made = [(name, _known(name, content)) for name, content in files if name != _PART]
    return [*made, (_PART, picture)]


def size(picture: bytes) -> tuple[float, float]:
    """How wide and high a PNG stands on paper, in points, in its own shape."""
    wide, high = struct.unpack(">II", picture[16:24])
    scale = min(HIGH / max(high, 1), WIDE / max(wide, 1))
    return round(wide * scale, 2), round(high * scale, 2)


def _drawing(picture: bytes) -> str:
    wide, high = size(picture)
    return _DRAWING.format(wide=round(wide * _EMU), high=round(high * _EMU), id=_ID)


def _known(name: str, content: bytes) -> bytes:
    """A part that lists the others, with the picture in its list."""
    if name == "word/_rels/document.xml.rels":
        return content.replace(b"</Relationships>", f"{_RELATION}</Relationships>".encode())
    if name == "[Content_Types].xml" and b'Extension="png"' not in content:
        return content.replace(
            b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
        )
    return content
