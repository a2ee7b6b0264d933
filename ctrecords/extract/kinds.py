"""Which kinds of files are read: one line for each reader, asked in this order."""

from ctrecords.extract.archive import ArchiveExtractor
from ctrecords.extract.extractor import Extractor
from ctrecords.extract.image import ImageExtractor
from ctrecords.extract.message import MessageExtractor
from ctrecords.extract.page import Kind
from ctrecords.extract.pdf import PdfExtractor
from ctrecords.extract.plain import PlainExtractor
from ctrecords.extract.rich import RichExtractor
from ctrecords.extract.sheet import SheetExtractor
from ctrecords.extract.web import WebExtractor
from ctrecords.extract.word import WordExtractor

EXTRACTORS: tuple[Extractor, ...] = (
    MessageExtractor(),
    ArchiveExtractor(),
    PdfExtractor(),
    ImageExtractor(),
    WordExtractor(),
    SheetExtractor(),
    RichExtractor(),
    WebExtractor(),
    PlainExtractor(),
)


def endings(kind: Kind | None = None) -> tuple[str, ...]:
    """The file-name endings that can be read, of one kind or of all."""
    return tuple(ending for one in EXTRACTORS if kind in {None, one.kind} for ending in one.endings)
