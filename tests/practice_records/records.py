"""The received records of the practice casebook, each made from the words in ``words`` and the rows of ``tables``."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.practice_records import tables
from tests.practice_records.paper import Look, pages_of, paper
from tests.practice_records.scans import scanned, web_page
from tests.practice_records.tables import row

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "practice" / "records"
_WORDS = Path(__file__).parent / "words"
_LETTER = Look(head_left="", head_right="", first_plain=True, margin=84, lead=1.45)
_REPORT = Look(margin=56, size=10, cell=8.5, lead=1.45, head_left="Data-sharing report", head_drawn=True)
_MONTHS = 14


def every() -> Mapping[str, bytes]:
    """Each file by its name, all of them."""
    return {
        "Your records request.eml": message(),
        "Denial letter.pdf": scanned(_letter("denial-letter"), 1),
        "Fee letter.pdf": scanned(_letter("fee-letter"), 2),
        "Scan 0042.pdf": scanned(reviews(), 42),
        "Scan 0043.pdf": scanned(memo(), 43),
        "Vendor contract.pdf": contract(),
        "Policy 4.17.pdf": paper(_pages("policy"), Look(head_left="Policy 4.17", cell=9.5, lead=1.45)),
        "Sharing settings.pdf": settings(),
        "Network audit.xlsx": audit_sheet(),
        "Transparency page.png": web_page(_page_of_birch()),
    }


def message() -> bytes:
    """The e-mail of Cedar with its three files."""
    made = EmailMessage(policy=SMTP)
    made["From"] = "Records Clerk <records@cedar.example>"
    made["To"] = "Practice Researcher <researcher@practice.example>"
    made["Subject"] = "Your records request [R-4]"
    made["Date"] = "Thu, 19 Nov 2026 16:52:00 -0500"
    made["Message-ID"] = "<20261119165200.4471@cedar.example>"
    made.set_content(_words("your-records-request"))
    files = (
        ("Data-sharing report.pdf", "application", "pdf", report()),
        ("Federal access.pdf", "application", "pdf", federal_access()),
        ("Audit log.csv", "text", "csv", audit_log()),
    )
    for name, kind, sort, data in files:
        made.add_attachment(data, maintype=kind, subtype=sort, filename=name)
    made.set_boundary("practice-of-november-19")
    return made.as_bytes()


def report() -> bytes:
    """The data-sharing report of 22 pages; page 14 is the one the pictures show."""
    head = row("Month", "Own users", "Outside agencies", "Without a reason")
    months = [row(month, f"{own:,}", f"{others:,}", none) for month, own, others, none in tables.months()]
    cameras = tables.cameras(31, 31)
    parts = {
        "cameras": _split("Cameras", ("No.", "Place", "In use since"), cameras, 16, "12 54 34"),
        "users": _users(),
        "searches": _split("Searches by month", head, months, 8, "31 23 23 23"),
        "reasons": _reasons(),
        "agencies": "\n===\n".join(tables.agency_pages()),
        "states": "\n".join(tables.states()),
        "refused": "\n".join(tables.refused(11, 19)),
        "lists": _lists(),
    }
    return paper(_pages("report", **parts), _REPORT)


def federal_access() -> bytes:
    """The papers on the one federal office, nine pages."""
    return paper(_pages("federal-access"), Look(head_left="Item 2", cell=10, lead=1.5))


def audit_log() -> bytes:
    """The network audit log of Cedar as comma-separated values."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(tables.searches(2_000, 9_418))
    return out.getvalue().encode()


def audit_sheet() -> bytes:
    """The network audit of Fern as a workbook of 2,310 rows; rows 88 and 1204 tell of sharing."""
    out = io.BytesIO()
    made: Any = xlsxwriter.Workbook(out, {"in_memory": True})
    with made as book:
        book.set_properties({"created": datetime(2026, 10, 21, 9, 30, tzinfo=UTC).replace(tzinfo=None)})
        sheet = book.add_worksheet("Network audit")
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for column, width in enumerate((17, 30, 28, 14, 10, 12)):
            sheet.set_column(column, column, width)
        for at, cells in enumerate(tables.searches(2_309, 23_10, told=(88, 1204))):
            sheet.write_row(at, 0, cells, None if at else bold)
    return out.getvalue()


def contract() -> bytes:
    """The contract of Elm with its schedules, 31 pages."""
    places = _split(
        "Schedule B: Camera places", ("No.", "Place", "In use since"), tables.cameras(20, 20), 7, "12 54 34"
    )
    tests = "\n".join(
        row(f"Place {n}", f"{91 + n % 8} of 100", f"{90 + n % 5} of 100", "Yes") for n in range(1, 13)
    )
    look = Look(head_left="Contract 2024-117", first_plain=True, size=11.5, lead=1.6, cell=10)
    return paper(_pages("contract", places=places, tests=tests), look)


def settings() -> bytes:
    """The settings of Fern, six pages; two of them tell of sharing."""
    asked = [
        row(cells[1], cells[2], cells[3], "Ended by itself")
        for cells in ([cell.strip() for cell in line.strip("| ").split("|")] for line in tables.refused(9, 6))
    ]
    text = _pages("sharing-settings", cameras="\n".join(tables.cameras(22, 22)), asked="\n".join(asked))
    return paper(text, Look(head_left="Fern Police Department", cell=9.5))


def reviews() -> bytes:
    """Fourteen monthly reviews of users, one on each page."""
    form, pages = _words("access-review"), list[str]()
    for number, (month, own, _others, none) in enumerate(list(tables.months())[:_MONTHS]):
        signed = 38 + number % 5
        remark = (
            "One user had no case number for three searches. Reminded in writing."
            if none % 2
            else "Nothing to remark."
        )
        answers = {
            "month": month,
            "users": signed + 6,
            "signed": signed,
            "left": "Yes" if number % 4 else "One day late",
            "searches": own,
            "without": none % 7,
            "deleted": "Yes",
            "remark": remark,
        }
        pages.append(form.format(**answers))
    return paper(pages, _LETTER)


def memo() -> bytes:
    """The memorandum on agencies outside the state, three pages."""
    names = [row(n, name, granted) for n, name, granted, _ in tables.agencies()[:19]]
    return paper(_pages("memo", outside="\n".join(names)), _LETTER)


def _page_of_birch() -> bytes:
    look = Look(width=560, height=720, margin=40, size=11, cell=10, first_plain=True)
    return paper(_pages("transparency-page"), look)


def _users() -> str:
    units = ("Patrol", "Detectives", "Traffic", "Records", "Dispatch", "Training", "Administration")
    counts = (34, 11, 6, 3, 5, 2, 3)
    rows = [
        row(unit, count, count - number % 3)
        for number, (unit, count) in enumerate(zip(units, counts, strict=True))
    ]
    return "\n".join(
        ["## Users by unit", "", "|: 50 25 25", row("Unit", "Users", "Signed in this month"), *rows]
    )


def _reasons() -> str:
    counts = [
        (reason, 4_812 // (number + 1), 611 // (number + 1)) for number, reason in enumerate(tables.reasons())
    ]
    years = (
        ("2025", [(reason, others, own) for reason, others, own in counts]),
        ("2026", [(reason, others * 3 // 4, own * 4 // 5) for reason, others, own in counts]),
        (
            "both years",
            [(reason, others + others * 3 // 4, own + own * 4 // 5) for reason, others, own in counts],
        ),
    )
    head = ["|: 50 25 25", row("Reason as typed", "Outside agencies", "Own users")]
    return "\n===\n".join(
        "\n".join(
            [
                f"## Searches by reason, {year}",
                "",
                *head,
                *(row(reason, f"{others:,}", f"{own:,}") for reason, others, own in told),
            ]
        )
        for year, told in years
    )


def _lists() -> str:
    head = ["|: 46 27 27", row("Hot list", "Plates", "Hits in the last 30 days")]
    names = ("Stolen vehicles", "Stolen plates", "Missing persons", "Wanted persons", "Made by hand")
    rows = [row(name, f"{9_204 // (number + 1):,}", 88 // (number + 1)) for number, name in enumerate(names)]
    made = [
        row(f"{unit}, made by hand", number + 2, number)
        for number, unit in enumerate(("Patrol", "Detectives"))
    ]
    first = ["## Hot lists", "", *head, *rows]
    return "\n===\n".join(["\n".join(first), "\n".join(["## Hot lists made by hand", "", *head, *made])])


def _split(title: str, heads: tuple[str, ...] | str, rows: list[str], each: int, widths: str) -> str:
    """A table over several pages, *each* so many rows."""
    head = heads if isinstance(heads, str) else row(*heads)
    parts = [rows[start : start + each] for start in range(0, len(rows), each)]
    return "\n===\n".join("\n".join([f"## {title}", "", f"|: {widths}", head, *part]) for part in parts)


def _letter(name: str) -> bytes:
    return paper(_pages(name), _LETTER)


def _pages(name: str, **parts: str) -> list[str]:
    return pages_of(_words(name).format(**parts))


def _words(name: str) -> str:
    return (_WORDS / f"{name}.txt").read_text(encoding="utf-8")
