"""A Word file taken apart: its parts with their names, each XML part decoded once and written anew.

What is checked and what is used must be the same bytes, so nothing may be read in two ways: whatever encoding a
part had, from here on it is UTF-8 without a document type, comments or processing instructions. It must not
know what a letter says.
"""

import io
import struct
import zipfile
import zlib
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

from ctrecords.errors import CtrecordsError

LETTER = "word/document.xml"
MOST_PARTS, MOST_BYTES, MOST_RATIO = 2000, 64 * 1024 * 1024, 200
_XML = (".xml", ".rels")
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_TORN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    zlib.error,
)
_etree: Any = etree  # pyright: ignore[reportUnknownVariableType] - compiled, without types


def opened(where: str, data: bytes) -> list[tuple[str, bytes]]:
    """The parts of a Word file with their names, once its size is known to be sane; *where* is what it is called.

    Raises:
        CtrecordsError: it is no Word file, unpacks to more than any template has, has a damaged part, or
            declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            size = sum(info.file_size for info in infos)
            packed = max(1, sum(info.compress_size for info in infos))
            if len(infos) > MOST_PARTS or size > MOST_BYTES or size / packed > MOST_RATIO:
                raise CtrecordsError(
                    f"{where} unpacks to more than any letter has.",
                    remedy="Save it from Word anew, without large pictures.",
                )
            if any(info.compress_type not in _PACKED for info in infos):
                raise no_word_file(where)
            files = [(info.filename, archive.read(info)) for info in infos if not info.is_dir()]
    except _TORN as damaged:
        raise no_word_file(where) from damaged
    names = [name for name, _ in files]
    if LETTER not in names or len(names) != len(set(names)):
        raise no_word_file(where)
    return [(name, _written(where, name, content) if is_xml(name) else content) for name, content in files]


def is_xml(name: str) -> bool:
    """Whether a part of that name is read as XML."""
    return name.casefold().endswith(_XML)


def no_word_file(where: str) -> CtrecordsError:
    """What to say of a file that is no Word file."""
    return CtrecordsError(
        f"{where} is not a Word file (.docx).", remedy="Save it from Word as a .docx document."
    )


def parsed(content: bytes) -> Any:
    """The root element of a part; nothing outside of it is looked at.

    Raises:
        SyntaxError: it is no XML, or nested deeper than any letter.
    """
    # A parser of its own for each: one that was given up half-way is not used again.
    safe = _etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, remove_comments=True
    )
    return _etree.fromstring(content, safe)


def _written(where: str, name: str, content: bytes) -> bytes:
    """The part as UTF-8, as it is understood here and nowhere otherwise."""
    try:
        root = parsed(content)
    except (SyntaxError, ValueError, LookupError) as damaged:
        raise CtrecordsError(
            f"{where} has a damaged part ({name}).", remedy="Open it in Word and save it anew as a .docx."
        ) from damaged
    tree = root.getroottree()
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise CtrecordsError(
            f"{where} declares entities, which no Word document does.", remedy="Save it from Word anew."
        )
    return _etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
