"""The files of the practice casebook are those the maker writes, and hold the words the practice pictures show."""

import io
from email import policy
from email.parser import BytesParser
from typing import Any, cast

import pypdfium2
import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from tests.practice_records import tables
from tests.practice_records.records import FOLDER, every

LARGEST = 1_500_000
PAGES = {
    "Denial letter.pdf": 1,
    "Fee letter.pdf": 1,
    "Scan 0042.pdf": 14,
    "Scan 0043.pdf": 3,
    "Vendor contract.pdf": 31,
    "Policy 4.17.pdf": 6,
    "Sharing settings.pdf": 6,
}
SHARING = {"Vendor contract.pdf": [7, 8, 22], "Policy 4.17.pdf": [4], "Sharing settings.pdf": [3, 6]}


def _texts(data: bytes) -> list[str]:
    opened: Any = cast("Any", pypdfium2.PdfDocument(data))
    try:
        return [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()


def _kept(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def _attached() -> dict[str, bytes]:
    message = BytesParser(policy=policy.default).parsebytes(_kept("Your records request.eml"))
    return {str(part.get_filename()): part.get_payload(decode=True) for part in message.iter_attachments()}  # pyright: ignore[reportReturnType]


def _said(texts: list[str], word: str) -> list[int]:
    return [number for number, text in enumerate(texts, start=1) if word in text.casefold()]


def test_the_folder_holds_what_the_maker_writes_and_stays_small() -> None:
    made = every()
    kept = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert set(kept) == set(made)
    assert sum(len(data) for data in kept.values()) < LARGEST
    for name, data in made.items():
        if name.endswith(".pdf"):  # another PDFium draws and packs in another way
            assert _texts(kept[name]) == _texts(data), name
    assert made["Your records request.eml"][:400] == kept["Your records request.eml"][:400]


@pytest.mark.parametrize(("name", "pages"), PAGES.items())
def test_each_paper_has_its_pages_and_words(name: str, pages: int) -> None:
    texts = _texts(_kept(name))
    assert len(texts) == pages
    assert _said(texts, "sharing") == SHARING.get(name, [])
    assert any(text.strip() for text in texts) == (not name.startswith(("Denial", "Fee", "Scan")))


def test_the_message_brings_the_report_of_the_pictures() -> None:
    files = _attached()
    assert list(files) == ["Data-sharing report.pdf", "Federal access.pdf", "Audit log.csv"]
    report = _texts(files["Data-sharing report.pdf"])
    assert len(report) == 22
    assert _said(report, "sharing") == [1, 14, 19]
    assert _said(report, "enforcement") == [14]
    assert "37 Federal Enforcement Office 03/11/2025 04/28/2026" in " ".join(report[13].split())
    assert "37 outside agencies are active" in report[0]
    assert len(_texts(files["Federal access.pdf"])) == 9
    assert len(files["Audit log.csv"].splitlines()) == 2_001


def test_what_the_report_counts_is_what_it_lists() -> None:
    rows = tables.agencies()
    assert [row[0] for row in rows] == list(range(1, 59))
    assert sum(not row[3] for row in rows) == 37


def test_the_audit_of_fern_tells_of_sharing_in_two_rows() -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(_kept("Network audit.xlsx"))).get_sheet_by_index(0)
    told = rows.to_python()
    assert len(told) == 2_310
    assert [number for number, row in enumerate(told, start=1) if "sharing" in str(row[2])] == [88, 1204]


def test_the_page_of_birch_is_a_picture() -> None:
    with Image.open(FOLDER / "Transparency page.png") as page:
        assert page.format == "PNG"
        assert page.width > page.height > 500
