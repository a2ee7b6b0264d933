"""What a Word template may hold besides words: the parts, links and fields that letters are made with.

Word fetches and runs things when a document is opened: pictures and texts by link, fields, embedded objects,
other programs. Listing what is bad never ends, so what is known to be harmless is listed, and the rest refused.
It must not know what the template says.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ctrecords.letters.finding import Finding
from ctrecords.letters.package import LETTER, is_xml, parsed

_TEXTS = (
    "document|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|footnotes|endnotes|comments"
    "|commentsExtended|commentsIds|commentsExtensible|people|header|footer"
)
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app|custom)\.xml|docMetadata/LabelInfo\.xml"
    r"|docProps/thumbnail\.(?:jpe?g|png|emf|wmf)"
    r"|customXml/(?:item|itemProps)\d+\.xml|customXml/_rels/item\d+\.xml\.rels"
    rf"|word/(?:glossary/)?(?:(?:{_TEXTS})\d*\.xml|_rels/(?:{_TEXTS})\d*\.xml\.rels)"
    r"|word/theme/(?:theme\d*\.xml|_rels/theme\d*\.xml\.rels)"
    r"|word/fonts/[\w-][\w.-]*\.(?:odttf|ttf)|word/media/[\w-][\w.-]*\.(?:png|jpe?g|gif|bmp|tiff?)",
    re.ASCII,
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_LINKS = {
    *(
        f"{_OFFICE}/{kind}"
        for kind in (
            *(
                "officeDocument",
                "extended-properties",
                "custom-properties",
                "styles",
                "settings",
                "webSettings",
            ),
            *(
                "fontTable",
                "font",
                "numbering",
                "theme",
                "footnotes",
                "endnotes",
                "comments",
                "header",
                "footer",
            ),
            *("image", "customXml", "customXmlProps", "glossaryDocument"),
        )
    ),
    f"{_PACKAGE}/core-properties",
    f"{_PACKAGE}/thumbnail",
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "http://schemas.microsoft.com/office/2011/relationships/people",
    "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
    "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
    "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
}
_DOCUMENT, _HYPERLINK = f"{_OFFICE}/officeDocument", f"{_OFFICE}/hyperlink"
_WEB = re.compile(r"(?:https?://|mailto:)[^\s\\]+", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|TITLE|SUBJECT|SEQ|REF"
    r"|PAGEREF|NOTEREF|STYLEREF)(?:\s[^{}]*)?"
    r"|HYPERLINK\s+(?:\\l\s+\"[^\"\\{}]*\"|\"(?:https?://|mailto:)[^\"\\{}]*\")(?:\s+\\[a-z](?:\s+\"[^\"{}]*\")?)*",
    re.IGNORECASE,
)
_LIVE = {
    *("altChunk", "subDoc", "object", "OLEObject", "control", "mailMerge", "attachedTemplate", "frameset"),
    *("saveThroughXslt", "sourceFileName", "externalData", "movie", "webVideoPr", "schemaLibrary"),
}
_PLACES = {"src", "href", "althref", "manifestLocation"}
_CODES = {"instrText", "delInstrText"}
_WORDS = {"t", "delText", *_CODES}
_MOST_SHOWN = 60
_ANEW = "Save it from Word anew as a .docx, with pictures as PNG or JPEG and without embedded files."
_OUT = "Take it out in Word, or put its text or picture into the document itself; then save it again."


def foreign(files: Sequence[tuple[str, bytes]]) -> Iterator[Finding]:
    """Give a finding for everything in the parts of a Word file that no letter takes along, each once.

    The parts are those ``package.opened`` gives: what is looked at here is what letters are made from.
    """
    said: set[str] = set()
    for finding in _all(files):
        if finding.what not in said:
            said.add(finding.what)
            yield finding


def _all(files: Sequence[tuple[str, bytes]]) -> Iterator[Finding]:
    names = {name for name, _ in files}
    for name, content in files:
        if "vbaproject" in name.casefold():
            yield _refused("The template has macros.", "Save it as a document without macros (.docx).")
        elif _PARTS.fullmatch(name) is None:
            yield _refused(f"The template has a part that no letter takes along: {_short(name)}.", _ANEW)
        elif name.endswith(".rels"):
            yield from _links(name, parsed(content), names)
        elif is_xml(name) and name.startswith("word/"):
            yield from _text(parsed(content))


def _links(name: str, root: Any, names: set[str]) -> Iterator[Finding]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for link in root.iter("{*}Relationship"):
        kind, target = str(link.get("Type", "")), str(link.get("Target", ""))
        if link.get("TargetMode", "Internal") != "Internal":
            if kind != _HYPERLINK or _WEB.fullmatch(target) is None:
                yield _elsewhere(target)
            continue
        place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if "vbaproject" in kind.casefold():
            yield _refused("The template has macros.", "Save it as a document without macros (.docx).")
        elif kind not in _LINKS or (kind == _DOCUMENT and place != LETTER):
            yield _refused(
                f"The template has a part that no letter takes along: {_short(target)}"
                f" ({_short(kind.rpartition('/')[2])}).",
                _ANEW,
            )
        elif place not in names:
            yield _refused(f"The template names a part it does not have: {_short(target)}.", _ANEW)


def _text(root: Any) -> Iterator[Finding]:
    for element in root.iter("{*}*"):
        said = _local(element.tag)
        if said in _LIVE:
            yield _refused(f"The template holds something that is fetched or run ({said}).", _OUT)
        for attribute, value in element.attrib.items():
            if value and _local(attribute) in _PLACES and not attribute.startswith(f"{{{_OFFICE}}}"):
                yield _elsewhere(value)
    for code in _codes(root):
        if code.strip() and _FIELD.fullmatch(" ".join(code.split())) is None:
            yield _refused(
                f"The template has a field that may fetch something from elsewhere: “{_short(code)}”.",
                f"{_OUT} Fields for page numbers and dates are fine.",
            )


def _codes(root: Any) -> Iterator[str]:
    """What each field of a part says, put together from its pieces; one in another's code counts as part of it."""
    fields: list[list[str] | None] = []  # those begun and not ended; None once their result begins
    for element in root.iter("{*}*"):
        said = _local(element.tag)
        if said == "fldSimple":
            yield _attribute(element, "instr")
        elif said == "fldChar":
            yield _mark(_attribute(element, "fldCharType"), fields)
        elif said in _WORDS and fields and fields[-1] is not None:
            fields[-1].append(element.text or "")
        elif said in _CODES:
            yield element.text or ""
    for code in fields:
        yield "".join(code or ())


def _mark(kind: str, fields: list[list[str] | None]) -> str:
    """Note where a field begins, where its result begins, or where it ends; give its code when that is whole."""
    code = fields[-1] if fields else None
    if kind == "begin":
        if code is not None:
            code.append("{}")  # no field that is allowed has another one in its code
        fields.append([])
        return ""
    if kind == "separate" and fields:
        fields[-1] = None
    elif kind == "end" and fields:
        fields.pop()
    return "".join(code or ())


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if _local(key) == name), "")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _refused(what: str, remedy: str) -> Finding:
    return Finding(problem=True, what=what, remedy=remedy)


def _elsewhere(target: str) -> Finding:
    return _refused(
        f"The template fetches something from elsewhere: {_short(target)}.",
        "Put the picture or template into the document itself, then save it again.",
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"
