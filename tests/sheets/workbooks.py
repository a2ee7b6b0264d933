"""Workbooks made by hand for the tests: awkward ones that spreadsheet programs write, and broken ones."""

import io
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
