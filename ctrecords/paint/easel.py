"""The parent's side of painting: pages to a child, finished PDFs and cleaned pictures back.

It imports nothing of Qt, so a command or a casebook pays for it only when something is painted, and a machine
without Qt's libraries gets a sentence instead of a crash.
"""

import base64
import json
from collections.abc import Sequence
from datetime import date
from typing import Self

from ctrecords import doctor
from ctrecords.children import Child
from ctrecords.errors import CtrecordsError
from ctrecords.letters.page import Preview, Sheet, encode

WORK = "ctrecords.paint.work:work"


class Easel:
    """Paints in one child process; use it in ``with``, so that the child ends with the act."""

    def __init__(self, *, seconds: float = 60, megabytes: int = 2048) -> None:
        self._child = Child(WORK, seconds=seconds, megabytes=megabytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close()

    def letter_pdf(self, preview: Preview, title: str, on: date) -> bytes:
        """One letter as a PDF with the lines and pages of its preview; *title* and day *on* are the document's.

        Raises:
            CtrecordsError: Qt's libraries are missing, or the child failed.
        """
        page = encode(preview).decode()
        return self._ask({"do": "letter", "title": title, "on": on.isoformat(), "page": page})

    def sheets_pdf(self, sheets: Sequence[Sheet], title: str, on: date) -> bytes:
        """Sheets such as envelopes or labels as one PDF of a day, a page each.

        Raises:
            CtrecordsError: as for ``letter_pdf``.
        """
        pages = [encode(sheet).decode() for sheet in sheets]
        return self._ask({"do": "sheets", "title": title, "on": on.isoformat(), "sheets": pages})

    def clean_picture(self, data: bytes, *, most: tuple[int, int]) -> bytes:
        """A picture from outside, read and written anew as PNG, no larger than *most* pixels each way.

        Nothing of the original file stays but the pixels; a white ground becomes clear, so that a signature
        can stand on a line.

        Raises:
            CtrecordsError: it is no PNG or JPEG, is damaged or far too large, or the child failed.
        """
        return self._ask({"do": "picture", "most": list(most), "data": base64.b64encode(data).decode()})

    def _ask(self, asked: dict[str, object]) -> bytes:
        missing = doctor.missing_for_drawing()
        if missing:
            raise CtrecordsError(
                f"No PDF can be painted here: system libraries are missing ({', '.join(missing)}).",
                remedy=f"Install them with: {doctor.APT_LINE}. The Word letters need none of them.",
            )
        return self._child.call(json.dumps(asked).encode())
