"""Why no reader knows a file, and what can be done about it: told from its first bytes and its name.

It reads nothing of the file. It must not know the readers, so a kind that gets one is taken out here.
"""

from ctrecords.errors import CtrecordsError

_KEPT = "It is kept as it is."
_OPEN = f"{_KEPT} Open it with the program it was made with."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSIDE = (
    (
        "EncryptedPackage",
        "This Office file opens only with a password.",
        "Ask the agency for it without one.",
    ),
    (
        "WordDocument",
        "It is of Word 97 to 2003 (.doc), which has no reader here.",
        "Save it from Word as .docx",
    ),
    (
        "PowerPoint Document",
        "It is of PowerPoint 97 to 2003 (.ppt), which has no reader here.",
        "Save it as .pptx",
    ),
)
_SHOW = "It is a picture of a kind (HEIC) that has no reader here."
_PHOTOS = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")
_MARKS = (
    (b"%!PS", "It is PostScript, which has no reader here.", "Save it as PDF"),
    (b"\xffWPC", "It is of WordPerfect, which has no reader here.", "Save it as .docx or PDF"),
    (
        b"7z\xbc\xaf\x27\x1c",
        "It is an archive of 7-Zip, which is not taken apart here.",
        "Take out its files",
    ),
    (b"Rar!\x1a\x07", "It is a RAR archive, which is not taken apart here.", "Take out its files"),
    (b"\x1f\x8b", "It is packed with gzip, which is not taken apart here.", "Take out its files"),
    (
        b"!BDN",
        "It is a mailbox of Outlook (.pst), which has no reader here.",
        "Save its messages as .eml or .msg",
    ),
    (b"ID3", "It is a sound recording, which has no text.", ""),
    (b"OggS", "It is a recording, which has no text.", ""),
    (b"\x1aE\xdf\xa3", "It is a film, which has no text.", ""),
    (b"\0\0\1\xba", "It is a film, which has no text.", ""),
)
_BOX_AT = slice(4, 8)
_BRAND_AT = slice(8, 40)
_PACKAGES = (".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".zip")


def refusal(data: bytes, name: str) -> CtrecordsError:
    """What to say of a file that no reader knows."""
    if data.startswith(_OLE):
        for stream, what, todo in _INSIDE:
            if stream.encode("utf-16-le") in data:
                return _said(what, todo)
    if data[_BOX_AT] == b"ftyp":
        if any(brand in data[_BRAND_AT] for brand in _PHOTOS):
            return _said(_SHOW, "Save it as JPEG or PNG")
        return _said("It is a film or a sound recording, which has no text.", "")
    if data.startswith(b"RIFF"):
        return _said("It is a film or a sound recording, which has no text.", "")
    for mark, what, todo in _MARKS:
        if data.startswith(mark):
            return _said(what, todo)
    if name.lower().endswith(_PACKAGES):
        return CtrecordsError(
            "This file is damaged: it is not what its name says.",
            remedy=f"{_KEPT} Ask the agency to send it again.",
        )
    return CtrecordsError("No reader knows this kind of file.", remedy=_OPEN)


def _said(what: str, todo: str) -> CtrecordsError:
    if not todo:
        return CtrecordsError(what, remedy=_OPEN)
    if todo.endswith("."):
        return CtrecordsError(what, remedy=f"{_KEPT} {todo}")
    return CtrecordsError(
        what, remedy=f"{_KEPT} {todo} with the program it was made with, and file that beside it."
    )
