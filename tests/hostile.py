"""Broken and hostile files, made here from the small files of paper.py: the same ones for the same seed.

Some are broken blindly (cut, bytes turned, pieces doubled), most by someone who knows the kind: its lengths, its
counts, its nesting, its checksums made right again.
"""

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ctrecords.sheets.writing import table
from tests import paper

WORDS: Final = "The sharing report of the plate readers"
_HUGE: Final = (b"0", b"-1", b"65536", b"2147483647", b"4294967295", b"99999999999999999999", b"1e999")
_EDGES: Final = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_PNG_HEAD: Final = 8
_CHUNK: Final = 12
_ENTITIES: Final = (
    b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY d SYSTEM "file:///etc/hostname">]>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """One broken file: its name, its bytes, and how it was broken."""

    name: str
    data: bytes
    how: str


def sources() -> dict[str, bytes]:
    """The small whole files that are broken."""
    inner = paper.eml("inner words", subject="Inner", attachments=[("deep.txt", b"deep")])
    log = table([["row", "words"], *([str(n), WORDS] for n in range(60))], ".xlsx", "Log")
    return {
        "a.pdf": paper.pdf(WORDS, "page two"),
        "scan.pdf": paper.scanned_pdf("Sharing"),
        "a.eml": paper.eml(
            WORDS, attachments=[("a.zip", paper.archive({"b.eml": inner})), ("l.csv", b"a,b\n")]
        ),
        "a.msg": paper.msg(WORDS, attachments=[("list.csv", b"a,b\n")], inner=("Inner", "words")),
        "winmail.dat": paper.tnef("words", {"a.txt": b"words"}),
        "a.docx": paper.docx(WORDS, "more", header="Head of the page"),
        "a.xlsx": log,
        "a.zip": paper.archive({"a/b.txt": b"words" * 40, "mail.eml": inner}),
        "a.png": paper.image("Sharing"),
        "a.jpg": paper.image("Sharing", "JPEG"),
        "a.tiff": paper.image("Sharing", "TIFF", pages=["two"]),
        "a.gif": paper.image("Sharing", "GIF"),
        "a.rtf": b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 "
        + WORDS.encode()
        + b"\\par \\u233?\\'e9 second}",
        "a.html": f"<!DOCTYPE html><html><body><p>{WORDS}</p><table><tr><td>a</table></body></html>".encode(),
        "a.csv": f"row,words\n1,{WORDS}\n".encode(),
    }


def mutated(many: int, seed: int = 20_261_123) -> Iterator[Bad]:
    """So many broken files, each kind in its turn; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  nothing secret: the same files each time are wanted
    whole = sources()
    names = sorted(whole)
    for number in range(many):
        name = names[number % len(names)]
        stem, _, ending = name.rpartition(".")
        data = whole[name]
        ways = [*_WAYS.get(ending, ()), *(_BLIND if chance.random() < _BLINDLY else ())] or list(_BLIND)
        how = chance.choice(ways)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            data = how(data, chance)[:_LARGEST] or data[:1]
        yield Bad(name=f"{stem} {number:05}.{ending}", data=data, how=how.__name__.strip("_"))


_BLINDLY: Final = 0.6
_LARGEST: Final = 4 * 1024 * 1024


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, max(len(data), 2))]


def _headless(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(min(len(data), 512))
    return data[at:]


def _bits(data: bytes, chance: random.Random) -> bytes:
    bad = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
    return bytes(bad)


def _noise(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.randrange(1, 200)) + data[at + chance.randrange(200) :]


def _zeros(data: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.randrange(1, 600)
    return data[:at] + b"\0" * size + data[at + size :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    piece = data[at : at + chance.randrange(1, 2000)]
    return data[:at] + piece * chance.choice((2, 3, 50)) + data[at:]


def _length(data: bytes, chance: random.Random) -> bytes:
    """A number of two, four or eight bytes somewhere at the edge of what fits."""
    order, size = chance.choice("<>"), chance.choice((2, 4, 8))
    edge = chance.choice(_EDGES)
    told = struct.pack(f"{order}{ {2: 'H', 4: 'I', 8: 'Q'}[size] }", edge & (1 << size * 8) - 1)
    at = chance.randrange(max(1, len(data) - size))
    return data[:at] + told + data[at + size :]


def _digits(data: bytes, chance: random.Random) -> bytes:
    """A number written in digits, made huge, negative or nothing."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return _bits(data, chance)
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(_HUGE) + data[one.end() :]


_BLIND: Final = (_cut, _headless, _bits, _noise, _zeros, _doubled, _length, _digits)


def _pdf_nested(data: bytes, chance: random.Random) -> bytes:
    """Lists within lists, thousands deep, where an object begins."""
    deep = chance.choice((50, 500, 20_000))
    left, right = chance.choice(((b"[", b"]"), (b"<</A ", b">>"), (b"(", b")")))
    return re.sub(rb"(\d+ 0 obj)", lambda one: one[1] + b" " + left * deep + right * deep, data, count=1)


def _pdf_circle(data: bytes, chance: random.Random) -> bytes:
    """One object pointing where another should: trees that run in circles."""
    found = list(re.finditer(rb"\d+ 0 R", data))
    if not found:
        return _bits(data, chance)
    one, other = chance.choice(found), chance.choice(found)
    return data[: one.start()] + other[0] + data[one.end() :]


def _pdf_words(data: bytes, chance: random.Random) -> bytes:
    """A name of the format put where another stood."""
    names = (
        b"/Pages",
        b"/Page",
        b"/Font",
        b"/Kids",
        b"/FlateDecode",
        b"/JBIG2Decode",
        b"/Encrypt",
        b"/ObjStm",
    )
    found = list(re.finditer(rb"/[A-Z]\w+", data))
    if not found:
        return _bits(data, chance)
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(names) + data[one.end() :]


def _pdf_box(data: bytes, chance: random.Random) -> bytes:
    """A page of no size, of no end, or inside out."""
    box = chance.choice((b"0 0 0 0", b"0 0 1e30 1e30", b"612 792 0 0", b"0 0 1 999999", b"NaN 0 (a) /b"))
    return re.sub(rb"/MediaBox ?\[[^\]]*\]", b"/MediaBox [" + box + b"]", data)


def _package(data: bytes, chance: random.Random) -> bytes:
    """One part of a package broken, and packed again so that its checksum is right."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError):
        return _bits(data, chance)
    if not parts:
        return data
    chosen = chance.choice(sorted(parts))
    how = chance.choice((_cut, _bits, _digits, _doubled, _zeros, _marked, _missing))
    parts[chosen] = how(parts[chosen] or b" ", chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def _marked(data: bytes, chance: random.Random) -> bytes:
    """Marks of XML that trap a reader: entities, marks thousands deep, an attribute without end."""
    deep = chance.choice((300, 5_000, 100_000))
    body = chance.choice((b"<a>" * deep + b"</a>" * deep, b"<a b='" + b"x" * deep + b"'/>", b"&c;&d;" * 50))
    at = data.find(b">", 60) + 1
    return _ENTITIES + data[:at] + body + data[at:]


def _missing(data: bytes, chance: random.Random) -> bytes:
    del data, chance
    return b""


def _png_chunk(data: bytes, chance: random.Random) -> bytes:
    """A chunk of a PNG with a byte or a number changed, and its checksum made right."""
    at, chunks = _PNG_HEAD, list[tuple[int, int]]()
    while at + _CHUNK <= len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        chunks.append((at, size))
        at += size + _CHUNK
    if not chunks:
        return _bits(data, chance)
    at, size = chance.choice(chunks[:3])
    body = bytearray(data[at + 4 : at + 8 + size])
    if len(body) > 8 and chance.random() < _BLINDLY:
        body[4:8] = struct.pack(">I", chance.choice(_EDGES))
    elif len(body) > 4:
        body[chance.randrange(4, len(body))] = chance.randrange(256)
    told = struct.pack(">I", zlib.crc32(body))
    return data[: at + 4] + bytes(body) + told + data[at + size + _CHUNK :]


def _tiff_entry(data: bytes, chance: random.Random) -> bytes:
    """An entry in the list of a TIFF, or the place of the next list: at an edge, or back to the first."""
    first = struct.unpack("<I", data[4:8])[0] if len(data) > 8 else 0
    if not 0 < first < len(data) - 14:
        return _length(data, chance)
    entries = min(struct.unpack("<H", data[first : first + 2])[0], (len(data) - first - 8) // 12)
    if entries and chance.random() < _BLINDLY:
        at = first + 2 + 12 * chance.randrange(entries) + chance.choice((2, 4, 8))
    else:
        at = first + 2 + 12 * entries
    told = chance.choice((*_EDGES, first))
    return data[:at] + struct.pack("<I", told) + data[at + 4 :]


def _mail_head(data: bytes, chance: random.Random) -> bytes:
    """Headers no program would write: without end, with signs of control, of an unknown charset, by the thousand."""
    heads = (
        b"Subject: " + b"x" * 200_000,
        b"Subject: =?nowhere?B?" + b"////" * 50 + b"?= =?utf-8?Q?=ZZ?=",
        b"To: " + b"(" * 5_000 + b"a@b.example" + b")" * 5_000,
        b"Date: Thu, 99 Foo 99999 99:99:99 +9999",
        b"Date: Thu, 19 Nov 2026 16:52:00 -9999",
        b'Content-Type: multipart/mixed; boundary=""',
        b'Content-Type: text/plain; charset="\xff\xfe\x00"',
        b"Content-Transfer-Encoding: base64",
        b"\n".join(b"X-%d: y" % n for n in range(3_000)),
        b"References: " + b"<a@b> " * 20_000,
        b'From: "\xe2\x80\xae\x00" <a@b@c@d>, ,;:<>',
    )
    return chance.choice(heads) + b"\n" + data


def _mail_parts(data: bytes, chance: random.Random) -> bytes:
    """A part with a name that leads elsewhere, or of a kind that is not what it says."""
    names = (
        b"../../x",
        b"a\0b",
        b"x" * 300,
        "\u202efdp.exe".encode(),
        b"CON",
        b"",
        b"/etc/passwd",
        b"a/b\\c",
    )
    body = re.sub(
        rb'filename="[^"]*"', b'filename="' + chance.choice(names).replace(b"\\", rb"\\\\") + b'"', data
    )
    kinds = (b"message/rfc822", b"multipart/mixed", b"text/html; charset=utf-7", b"message/delivery-status")
    return re.sub(rb"application/octet-stream", chance.choice(kinds), body)


def _mail_bounds(data: bytes, chance: random.Random) -> bytes:
    """The line that parts a message, a thousand times, or at the end of each part."""
    found = re.search(rb'boundary="([^"]{1,200})"', data)
    if not found:
        return _doubled(data, chance)
    line = b"\n--" + found[1] + chance.choice((b"\n", b"--\n", b"\n\n"))
    at = chance.randrange(len(data))
    return data[:at] + line * chance.choice((1, 3, 1_000)) + data[at:]


def _sectors(data: bytes, chance: random.Random) -> bytes:
    """A number of a compound file's chains or directory pointing elsewhere, so that they run in circles."""
    at = chance.choice((chance.randrange(24, 80) & ~3, chance.randrange(len(data)) & ~3))
    told = chance.choice((*_EDGES, *range(8), chance.randrange(max(1, len(data) // 512))))
    return data[:at] + struct.pack("<I", told) + data[at + 4 :]


def _rtf_nested(data: bytes, chance: random.Random) -> bytes:
    deep = chance.choice((100, 5_000, 200_000))
    piece = chance.choice(
        (b"{" * deep, b"{\\b " * deep, b"\\u99999999?" * 50, b"\\bin99999999 x", b"\\'zz" * 50)
    )
    return data[:20] + piece + data[20:]


def _web_nested(data: bytes, chance: random.Random) -> bytes:
    deep = chance.choice((100, 5_000, 100_000))
    piece = chance.choice(
        (b"<div>" * deep, b"<a " + b"b=c " * deep, b"&#1114112;&#0;" * 50, b"<!--" * deep, b"\0" * 9)
    )
    return data[:60] + piece + data[60:]


def _quotes(data: bytes, chance: random.Random) -> bytes:
    piece = chance.choice((b'"' * 999, b"," * 20_000, b'"\n' * 300, b"\r" * 999, b"x" * 200_000, b"\xff\xfe"))
    at = chance.randrange(len(data))
    return data[:at] + piece + data[at:]


_Way = Callable[[bytes, random.Random], bytes]
_WAYS: Final[dict[str, tuple[_Way, ...]]] = {
    "pdf": (_pdf_nested, _pdf_circle, _pdf_words, _pdf_box, _digits, _cut),
    "eml": (_mail_head, _mail_parts, _mail_bounds),
    "msg": (_sectors, _sectors, _length),
    "dat": (_length, _length),
    "docx": (_package,),
    "xlsx": (_package,),
    "zip": (_package, _length),
    "png": (_png_chunk,),
    "tiff": (_tiff_entry,),
    "rtf": (_rtf_nested,),
    "html": (_web_nested,),
    "csv": (_quotes,),
}
