"""Small files of every kind that is read, made here: nothing of anyone's real records is kept in the project."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from itertools import pairwise
from typing import Any, TypeAlias

import pikepdf
import xlsxwriter
from PIL import Image, ImageDraw, ImageFont


def pdf(*pages: str, password: str = "") -> bytes:
    """A PDF with one page for each text; an empty text is a page with nothing on it."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for text in pages:
        page = made.add_blank_page(page_size=(612, 792))
        lines = "".join(f"({_escaped(line)}) Tj 0 -16 Td " for line in text.split("\n"))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = made.make_stream(f"BT /F1 12 Tf 72 700 Td {lines} ET".encode("latin-1"))
    out = io.BytesIO()
    if password:
        made.save(out, encryption=pikepdf.Encryption(owner=password, user=password))
    else:
        made.save(out, static_id=True)
    return out.getvalue()


def scan(text: str, *, turn: int = 0) -> Image.Image:
    """A picture of a page with words on it, as a scanner gives it."""
    page = Image.new("L", (1240, 620), 255)
    ImageDraw.Draw(page).multiline_text((90, 90), text, fill=0, font=ImageFont.load_default(44), spacing=24)
    return page.rotate(turn, expand=True, fillcolor=255)


def image(text: str, kind: str = "PNG", *, pages: Sequence[str] = ()) -> bytes:
    """A picture file; a TIFF may have more pages."""
    out = io.BytesIO()
    more = [scan(each) for each in pages]
    if more:
        scan(text).save(out, kind, save_all=True, append_images=more, dpi=(150, 150))
    else:
        scan(text).save(out, kind, dpi=(150, 150))
    return out.getvalue()


def scanned_pdf(*texts: str) -> bytes:
    """A PDF of scans: pictures without any text."""
    out = io.BytesIO()
    first, *more = [scan(text) for text in texts]
    first.save(out, "PDF", resolution=150, save_all=True, append_images=more)
    return out.getvalue()


def docx(*paragraphs: str, header: str = "") -> bytes:
    """A Word file with these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        if header:
            package.writestr(
                "word/header1.xml", f"<w:hdr {space}><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>"
            )
    return out.getvalue()


def eml(
    body: str,
    *,
    subject: str = "Your request [R-4]",
    sender: str = "Records Clerk <records@cedar.example>",
    attachments: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """A message with files attached."""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = "requester@example.org"
    made["Subject"] = subject
    made["Date"] = "Thu, 19 Nov 2026 16:52:00 -0500"
    made["Message-ID"] = f"<{zlib.crc32((body + subject).encode())}@cedar.example>"
    made.set_content(body)
    for name, data in attachments:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """A workbook with these sheets, each with its rows."""
    out = io.BytesIO()
    made: Any = xlsxwriter.Workbook(out, {"in_memory": True})
    with made as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return out.getvalue()


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def msg(
    body: str,
    *,
    subject: str = "Your request [R-4]",
    attachments: Sequence[tuple[str, bytes]] = (),
    inner: tuple[str, str] | None = None,
) -> bytes:
    """A message as Outlook saves it; *inner* is the subject and body of one attached to it."""
    tree = _letter(subject, body, head=32)
    for number, (name, data) in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    if inner:
        tree[f"__attach_version1.0_#{len(attachments):08X}"] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3701000D": _letter(*inner, head=24),
        }
    return _container(tree)


_Tree: TypeAlias = dict[str, "bytes | _Tree"]
_SECTOR, _END, _FREE = 512, 0xFFFFFFFE, 0xFFFFFFFF


def _letter(subject: str, body: str, head: int) -> _Tree:
    sent = int(
        (datetime(2026, 11, 19, 21, 52, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()
    )
    words = {
        0x001A: "IPM.Note",
        0x0037: subject,
        0x0C1A: "Records Clerk",
        0x5D01: "records@cedar.example",
        0x1000: body,
        0x1035: f"<{zlib.crc32((body + subject).encode())}@cedar.example>",
    }
    facts = b"\0" * head + struct.pack("<HHIQ", 0x0040, 0x0039, 6, sent * 10**7)
    streams: _Tree = {f"__substg1.0_{pid:04X}001F": text.encode("utf-16-le") for pid, text in words.items()}
    return streams | {"__properties_version1.0": facts}


@dataclass(slots=True)
class _Row:
    """One entry in the directory of a compound file."""

    name: str
    kind: int
    data: bytes = b""
    next: int = _FREE
    child: int = _FREE
    start: int = _END


def _container(tree: _Tree) -> bytes:
    """A compound file; streams are filled up to 4,096 bytes, since smaller ones would be kept elsewhere."""
    rows: list[_Row] = []
    _enter(rows, "Root Entry", tree, root=True)
    sectors: list[bytes] = []
    chain: list[int] = []

    def lay(data: bytes) -> int:
        start, count = len(sectors), -(-len(data) // _SECTOR)
        sectors.extend(data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0") for n in range(count))
        chain.extend([*range(start + 1, start + count), _END])
        return start

    for row in rows:
        if row.data:
            row.start = lay(row.data)
    directory = lay(b"".join(_entry(row) for row in rows))
    width = _SECTOR // 4
    tables = -(-(len(chain) + 1) // (width - 1)) + 1
    first = len(sectors)
    chain.extend([0xFFFFFFFD] * tables)
    told = struct.pack(f"<{tables * width}I", *chain, *[_FREE] * (tables * width - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6xIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, 4096)
    head += struct.pack("<IIII", _END, 0, _END, 0)
    head += struct.pack("<109I", *range(first, first + tables), *[_FREE] * (109 - tables))
    return head + b"".join(sectors) + told


def _enter(rows: list[_Row], name: str, held: "bytes | _Tree", *, root: bool = False) -> int:
    at = len(rows)
    if isinstance(held, bytes):
        rows.append(_Row(name, 2, held.ljust(4096, b"\0")))
        return at
    rows.append(_Row(name, 5 if root else 1))
    kids = [_enter(rows, each, below) for each, below in held.items()]
    rows[at].child = kids[0] if kids else _FREE
    for left, right in pairwise(kids):
        rows[left].next = right
    return at


def _entry(row: _Row) -> bytes:
    name = row.name.encode("utf-16-le")
    about = struct.pack("<HBBIII", len(name) + 2, row.kind, 1, _FREE, row.next, row.child)
    return name.ljust(64, b"\0") + about + b"\0" * 36 + struct.pack("<IQ", row.start, len(row.data))


def tnef(words: str, files: Mapping[str, bytes]) -> bytes:
    """A packet winmail.dat with these words and files."""

    def row(level: int, kind: int, data: bytes) -> bytes:
        return struct.pack("<BII", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    made = b"\x78\x9f\x3e\x22\1\0" + row(1, 0x0002800C, words.encode() + b"\0")
    for name, data in files.items():
        wide = name.encode("utf-16-le") + b"\0\0"
        long = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(wide)) + wide + b"\0" * (-len(wide) % 4)
        made += row(2, 0x00069002, b"\0" * 14) + row(2, 0x00018010, b"SHORT~1.TXT\0")
        made += row(2, 0x0006800F, data) + row(2, 0x00069005, long)
    return made
