"""Workbooks made by hand for the tests: awkward ones that spreadsheet programs write, and broken ones."""

import io
import struct
import zipfile
from collections.abc import Callable
from importlib import import_module
from typing import Any


def made(fill: Callable[[Any, Any], None], **options: object) -> bytes:
    """A workbook with one sheet called Requests, filled by *fill*."""
    out = io.BytesIO()
    library: Any = import_module("xlsxwriter")
    with library.Workbook(out, {"in_memory": True, **options}) as book:
        fill(book, book.add_worksheet("Requests"))
    return out.getvalue()


def simple(rows: int = 3) -> bytes:
    """A small workbook of agencies."""

    def fill(_book: Any, sheet: Any) -> None:
        for row in range(rows):
            sheet.write_row(row, 0, [f"Agency {row}", row, "Elm"])

    return made(fill)


def bomb() -> bytes:
    """A workbook whose one sheet unpacks to a thousand times its size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"<c></c>" * 4_000_000)
    return out.getvalue()


def many_members() -> bytes:
    """A packed file with more members than any workbook has."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number in range(10_001):
            packed.writestr(f"x{number}", "")
    return out.getvalue()


def word_document() -> bytes:
    """A packed file as Word writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<document/>")
    return out.getvalue()


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def ods(**sheets: str) -> bytes:
    """An OpenDocument workbook of sheets by name, each given as the XML of its rows."""
    tables = "".join(
        f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets.items()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        packed.writestr("content.xml", _ODS.format(tables))
    return out.getvalue()


def ods_row(*cells: str, again: int = 1) -> str:
    """One row of an OpenDocument sheet: texts, and cells given as XML."""
    inner = "".join(
        cell
        if cell.startswith("<")
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{again}">{inner}</table:table-row>'


def xls() -> bytes:
    """A workbook of 1997 with a text in A1 and the error #N/A in B1 of its one sheet."""
    end = _record(0x0A)
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    sheet += _record(0x204, struct.pack("<HHHHB", 0, 0, 0, 3, 0) + b"Elm")
    sheet += _record(0x205, struct.pack("<HHHBB", 0, 1, 0, 0x2A, 1)) + end
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    starts = len(head) + len(_record(0x85, bytes(6 + 2 + 8))) + len(end)
    head += _record(0x85, struct.pack("<IBBBB", starts, 0, 0, 8, 0) + b"Requests") + end
    return _compound((head + sheet).ljust(4096, b"\0"))


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream called Workbook: its head, a table of sectors, a folder, the stream."""
    free, last = 0xFFFFFFFF, 0xFFFFFFFE
    count = len(stream) // 512
    sectors = [0xFFFFFFFD, last, *range(3, 2 + count), last]
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        last,
        0,
        last,
        0,
    )
    head += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", *sectors, *[free] * (128 - len(sectors)))
    folder = _entry("Root Entry", 5, child=1, start=last) + _entry("Workbook", 2, start=2, size=len(stream))
    return head + table + folder.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, *, child: int = 0xFFFFFFFF, start: int, size: int = 0) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    none = 0xFFFFFFFF
    return struct.pack(
        "<64sHBBIII16sIQQIQ", text, len(text), kind, 1, none, none, child, b"", 0, 0, 0, start, size
    )
