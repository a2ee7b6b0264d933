"""Tables of ours as bytes: .csv and .xlsx, with headings, days as days and text that never runs.

It must not know what the table is about.
"""

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from ctrecords.errors import CtrecordsError
from ctrecords.sheets.delimited import written
from ctrecords.sheets.grid import Cell

ENDINGS = (".csv", ".xlsx")
_NARROW, _WIDE, _LOOKED = 8, 60, 200


def refuse_ending(ending: str) -> None:
    """Refuse a file whose ending names no table we write.

    Raises:
        CtrecordsError: the ending is neither .csv nor .xlsx.
    """
    if ending.lower() not in ENDINGS:
        raise CtrecordsError(
            f"A table cannot be written as “{ending or 'a file without ending'}”.",
            remedy="Give a name that ends in .xlsx or .csv.",
        )


def table(rows: Sequence[Sequence[Cell]], ending: str, title: str) -> bytes:
    """Write rows, the first being headings, in the format of an ending; *title* names the sheet."""
    return written(rows) if ending.lower() == ".csv" else _workbook(rows, title)


def _workbook(rows: Sequence[Sequence[Cell]], title: str) -> bytes:
    import xlsxwriter  # late: reading a file does not pay for it

    workbook: Any = xlsxwriter.Workbook
    out = io.BytesIO()
    quiet = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with workbook(out, {**quiet, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet(title[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if not isinstance(cell, str):
                    sheet.write_datetime(row, column, datetime.combine(cell, time()), day)
                elif cell:
                    sheet.write_string(
                        row, column, cell[:32767], bold if row == 0 else wrap if "\n" in cell else None
                    )
        for column in range(len(rows[0]) if rows else 0):
            longest = max(len(line) for row in rows[:_LOOKED] for line in str(row[column]).split("\n"))
            sheet.set_column(column, column, min(max(longest + 2, _NARROW), _WIDE))
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, max(len(rows) - 1, 1), len(rows[0]) - 1)
    return out.getvalue()
