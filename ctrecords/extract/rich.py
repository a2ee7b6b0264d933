"""RTF as text."""

from typing import Any

from striprtf import striprtf

from ctrecords.errors import CtrecordsError
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import Kind
from ctrecords.extract.plain import TextPages, paged

_library: Any = striprtf


class RichExtractor:
    """RTF."""

    kind = Kind.DOCUMENT
    endings = (".rtf",)

    def fits(self, data: bytes, name: str) -> bool:
        """Whether it begins as RTF does."""
        del name
        return data.lstrip()[:5] == b"{\\rtf"

    def open(self, data: bytes, name: str, limits: Limits) -> TextPages:
        """Read its words.

        Raises:
            CtrecordsError: it is damaged.
        """
        del name, limits
        try:
            text = str(_library.rtf_to_text(data.decode("latin-1"), errors="replace"))
        except (
            ValueError,
            OverflowError,
            IndexError,
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
        ) as error:
            raise CtrecordsError(
                "This RTF file is damaged.", remedy="It is kept as it is. Ask the agency to send it again."
            ) from error
        return TextPages(texts=paged(text), media="application/rtf")
