"""PDFs and pictures from the child: the same bytes each time, text inside, hostile pictures refused."""

import re
import struct
import zlib
from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ctrecords import doctor
from ctrecords.errors import CtrecordsError
from ctrecords.letters.page import Block, Box, Run, Sheet
from ctrecords.paint.easel import Easel
from tests.paint.test_page import block, letter

ON = date(2026, 11, 24)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def test_a_letter_becomes_a_pdf_with_fonts_text_and_no_time_of_the_machine() -> None:
    strong = Block(style="Subject Line", runs=(Run(text="Request", bold=True), Run(text="x", italic=True)))
    preview = letter(strong, *[block(f"Paragraph {n} of the letter") for n in range(1, 60)])
    made: list[bytes] = []
    for _ in range(4):
        with Easel() as easel:
            made.append(easel.letter_pdf(preview, "Request to Elm", ON))
    first = made[0]
    assert made == [first] * 4
    assert first.startswith(b"%PDF-1.")
    assert pages(first) == 2
    assert b"/FontFile" in first
    assert b"/ToUnicode" in first
    assert "Request to Elm".encode("utf-16-be") in first
    assert set(re.findall(rb"D:(\d+)", first)) == {b"20261124000000"}
    assert set(re.findall(rb'Date="([^"]+)"', first)) == {b"2026-11-24T00:00:00+00:00"}


def test_sheets_become_a_page_each_in_their_own_size() -> None:
    box = Box(left=10, top=10, width=200, height=100, blocks=(block("Elm Police"),))
    sheets = [Sheet(width=684, height=297, font="Times New Roman", boxes=(box,)) for _ in range(3)]
    with Easel() as easel:
        pdf = easel.sheets_pdf(sheets, "Envelopes", ON)
    assert pages(pdf) == 3
    assert len(re.findall(rb"/MediaBox \[0 0 684(?:\.0*)? 297(?:\.0*)?\]", pdf)) == 3


def signature(kind: str = "PNG", *, ink: str = "black", paper: str = "white") -> bytes:
    image = QImage(900, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    painter.setPen(QPen(QColor(ink), 12))
    painter.drawLine(200, 100, 700, 300)
    painter.end()
    image.setText("Author", "someone")
    held = QByteArray()
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, kind)  # pyright: ignore[reportArgumentType, reportCallIssue]  Qt's stub asks for bytes
    return bytes(held.data())


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_cropped_made_small_clear_and_written_anew(kind: str, qapp: QApplication) -> None:
    with Easel() as easel:
        clean = easel.clean_picture(signature(kind), most=(400, 100))
    assert b"someone" not in clean
    image = QImage.fromData(clean)
    assert image.height() <= 100
    assert image.width() <= 400
    assert image.width() / image.height() == pytest.approx(512 / 212, abs=0.15)
    assert image.pixelColor(image.width() - 2, 1).alpha() == 0
    assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() > 200


def bomb(side: int = 30_000) -> bytes:
    """A PNG that says it is 30,000 pixels each way."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(bytes(100_000)))
        + part(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "neither PNG nor JPEG"),
        (b"GIF89a" + bytes(40), "neither PNG nor JPEG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "neither PNG nor JPEG"),
        (bomb(), "too large: 30,000 by 30,000"),
        (bomb(0), "cannot be read: it is damaged"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40), "cannot be read: it is damaged"),
    ],
)
def test_what_is_no_plain_picture_is_refused(data: bytes, said: str) -> None:
    with Easel() as easel, pytest.raises(CtrecordsError) as refused:
        easel.clean_picture(data, most=(400, 100))
    assert said in refused.value.what
    assert "choose it again" in refused.value.remedy


def test_a_torn_or_empty_picture_is_refused(qapp: QApplication) -> None:
    whole = signature()
    with Easel() as easel:
        with pytest.raises(CtrecordsError, match=r"cannot be read|too large|neither"):
            easel.clean_picture(whole[:60], most=(400, 100))
        with pytest.raises(CtrecordsError, match="empty"):
            easel.clean_picture(signature(ink="white"), most=(400, 100))
        assert easel.clean_picture(whole, most=(400, 100))


def test_a_machine_without_the_libraries_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "missing_for_drawing", lambda: ["libgl1"])
    with Easel() as easel, pytest.raises(CtrecordsError) as refused:
        easel.letter_pdf(letter(block("x")), "x", ON)
    assert "libgl1" in refused.value.what
    assert doctor.APT_LINE in refused.value.remedy
