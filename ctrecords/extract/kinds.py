"""Which kinds of files are read: one line for each reader, asked in this order."""

from ctrecords.extract.extractor import Extractor
from ctrecords.extract.page import Kind
from ctrecords.extract.pdf import PdfExtractor
from ctrecords.extract.plain import PlainExtractor

EXTRACTORS: tuple[Extractor, ...] = (PdfExtractor(), PlainExtractor())


def endings(kind: Kind | None = None) -> tuple[str, ...]:
    """The file-name endings that can be read, of one kind or of all."""
    return tuple(ending for one in EXTRACTORS if kind in {None, one.kind} for ending in one.endings)
