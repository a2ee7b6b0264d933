"""The work done inside the child: pages in, the bytes of a PDF out; a picture in, a clean one out.

It needs no screen, reads no file and writes none. The same pages give the same bytes: the PDF carries no time
of this machine.
"""

import base64
import json
import os
import re
import sys
import time
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from ctrecords import children
from ctrecords.errors import CtrecordsError
from ctrecords.letters.page import decode, decode_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from ctrecords.paint.page import Page

_RESOLUTION = 720  # dots an inch: a layout unit is a tenth of a point
_TIMES = (
    (re.compile(rb"(?<=Date \(D:)\d{14}"), "%Y%m%d000000"),
    (re.compile(rb"(?<=Date=\")[-\d]{10}T[:\d]{8}"), "%Y-%m-%dT00:00:00"),
)


@children.work
def work(request: bytes) -> bytes:
    """Answer one request of the easel: ``letter``, ``sheets`` or ``picture``."""
    asked: dict[str, Any] = json.loads(request)
    _application()
    if asked["do"] == "picture":
        from ctrecords.paint.picture import clean

        wide, high = asked["most"]
        return clean(base64.b64decode(asked["data"]), (wide, high))
    from ctrecords.paint.page import lay_out, lay_sheet

    title, on = asked["title"], date.fromisoformat(asked["on"])
    if asked["do"] == "letter":
        return pdf(lay_out(decode(asked["page"].encode())), title, on)
    return pdf([lay_sheet(decode_sheet(sheet.encode())) for sheet in asked["sheets"]], title, on)


def pdf(pages: Sequence["Page"], title: str, on: date) -> bytes:
    """Laid out pages as a PDF of a day, with its fonts inside and text one can select."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
    from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

    from ctrecords.paint.lines import UNIT

    held = QByteArray()
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("ctrecords")
    writer.setDocumentId(QUuid())
    painter = QPainter()
    for number, page in enumerate(pages):
        size = QSizeF(page.width / UNIT, page.height / UNIT)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        if number == 0:
            if not painter.begin(writer):
                raise CtrecordsError("The PDF could not be painted.", remedy="Try again with fewer letters.")
        else:
            writer.newPage()
        page.draw(painter, QColor("black"))
    painter.end()
    device.close()
    return _dated(bytes(held.data()), on)


def _dated(data: bytes, on: date) -> bytes:
    """The same PDF with every time in it set to the start of one day; no byte changes its place."""
    for pattern, form in _TIMES:
        data = pattern.sub(on.strftime(form).encode(), data)
    return data


@cache
def _application() -> "QGuiApplication":
    """The application Qt's fonts need; it opens no window and asks for no screen."""
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_HASH_SEED"] = "0"  # fonts are written in the order of a hash
    os.environ["TZ"] = "UTC"  # the PDF would name the time zone of this machine
    if sys.platform != "win32":
        time.tzset()
    os.environ["QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM"] = "1"
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as lacking:
        raise CtrecordsError(
            f"No PDF can be painted here: {lacking}.",
            remedy="Ask ctrecords doctor what this machine lacks. The Word letters need none of it.",
        ) from lacking
    return QGuiApplication(["ctrecords"])
