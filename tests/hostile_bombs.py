"""Small files that unfold to far more than they hold, and such as are merely very large."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from tests import paper
from tests.hostile import Bad, sources

_MEGABYTE: Final = 1024 * 1024
_SPACE: Final = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def deep_letters(depth: int) -> bytes:
    """A message within a message, and so on."""
    data = paper.eml("the innermost words")
    for number in range(depth):
        head = f"From: a{number}@cedar.example\nSubject: level {number}\nMIME-Version: 1.0\n"
        data = f"{head}Content-Type: message/rfc822\n\n".encode() + data
    return data


def bombs() -> Iterator[Bad]:
    """Small files that unfold to far more than they hold."""
    zeros = b"\0" * (64 * _MEGABYTE)
    yield Bad(name="ratio.zip", data=paper.archive({"zeros.bin": zeros}), how="40 times over the ratio")
    yield Bad(
        name="members.zip", data=paper.archive({f"{n}.txt": b"" for n in range(10_001)}), how="10,001 files"
    )
    deep = paper.archive({"a.txt": b"a"})
    for _ in range(40):
        deep = paper.archive({"in.zip": deep})
    yield Bad(name="depth.zip", data=deep, how="archives within archives, 40 deep")
    yield Bad(name="nested.eml", data=deep_letters(1000), how="messages within messages, 1,000 deep")
    yield Bad(
        name="entities.docx",
        data=paper.archive({"word/document.xml": entities()}),
        how="entities of XML, 10 to the 9th words",
    )
    yield Bad(name="zeros.docx", data=_blank_document(len(zeros)), how="64 MB of blanks")
    yield Bad(name="zeros.xlsx", data=_swollen(zeros), how="64 MB of blanks in a sheet")
    yield Bad(name="wide.png", data=bare_png(30_000, 30_000), how="30,000 by 30,000 pixels")
    yield Bad(name="pages.pdf", data=many_pages(10_000), how="10,000 pages")


def entities() -> bytes:
    """A document whose entities unfold to a billion words."""
    told = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(10))
    body = b"<w:body><w:p><w:r><w:t>before &e9; after</w:t></w:r></w:p></w:body>"
    return b"<!DOCTYPE a [" + told + b"]><w:document " + _SPACE + b">" + body + b"</w:document>"


def _swollen(zeros: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sources()["a.xlsx"])) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = next(name for name in parts if "worksheets/sheet" in name)
    parts[sheet] = parts[sheet].replace(b"</worksheet>", zeros.replace(b"\0", b" ") + b"</worksheet>")
    return paper.archive(parts)


def _blank_document(size: int) -> bytes:
    text = b"<w:body><w:p><w:r><w:t>" + b" " * size + b"</w:t></w:r></w:p></w:body>"
    return paper.archive({"word/document.xml": b"<w:document " + _SPACE + b">" + text + b"</w:document>"})


def bare_png(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels; what it holds of them is white, and packs well."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    pack = zlib.compressobj(9)
    rows = b"".join(pack.compress(row) for _ in range(height)) + pack.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def many_pages(many: int) -> bytes:
    """A PDF of so many pages, each with its number, and a script that would run when it is opened."""
    return laid_out([[f"page {number} of many"] for number in range(1, many + 1)])


def laid_out(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF of these lines, page by page, written without any library; it holds a script."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</S/JavaScript/JS(while\\(true\\){app.alert\\(1\\)})>>",
    ]
    for number, lines in enumerate(pages):
        shown = b" ".join(b"(%s) Tj 0 -20 Td" % line.encode() for line in lines)
        said = b"BT /F1 10 Tf 36 740 Td %s ET" % shown
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (6 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(said), said),
        ]
    made, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        rows,
        size,
        len(made),
    )
    return bytes(made)
