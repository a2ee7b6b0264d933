"""Small files of every kind that can be shown."""

import io
from typing import Any, cast

import xlsxwriter

from ctrecords.sheets.writing import table
from tests import paper


def _two_sheets() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for name in ("Log", "More"):
            sheet = cast("Any", book).add_worksheet(name)
            sheet.write_row(0, 0, ["agency", "day"])
    return made.getvalue()


WORDS = "The sharing report of the plate readers"
_HTML = """From: Records Clerk <records@cedar.example>
To: requester@example.org
Subject: Page
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/html; charset=utf-8

<body><p>The sharing report</p><img src="https://tracker.example/p.png"><a href="https://a.example/">more</a></body>
--x
Content-Type: text/csv; name="list.csv"
Content-Disposition: attachment; filename="list.csv"

a,b
--x--
"""
_DATED = (
    "From: Records Clerk <records@cedar.example>\nTo: requester@example.org\n"
    "Date: Thu, 19 Nov 2020 15:52:07 -0800\nSubject: Records\n\nThe words\n"
)
MORE = {
    "page.eml": _HTML.encode(),
    "dated.eml": _DATED.encode(),
    "two.xlsx": _two_sheets(),
    "blank.txt": b" \n",
}
FILES: dict[str, bytes] = {
    "a.pdf": paper.pdf(f"{WORDS}\nsecond line", "page two, sharing"),
    "scan.tiff": paper.image(WORDS, "TIFF", pages=["sharing second"]),
    "a.docx": paper.docx(WORDS, "more", header="Head of the page"),
    "a.eml": paper.eml(WORDS, attachments=[("list.csv", b"a,b\n1,2\n")]),
    "a.csv": ("row,words\n" + "".join(f"{n},{WORDS}\n" for n in range(120))).encode(),
    "a.xlsx": table([["row", "words"], ["1", WORDS]], ".xlsx", "Log"),
    "a.rtf": b"{\\rtf1\\ansi " + WORDS.encode() + b"\\par second}",
    "a.html": f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>".encode(),
    "a.txt": (f"{WORDS}\n" + "line\n" * 80 + "sharing again\n").encode(),
}
