import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ctrecords.names import LONGEST, numbered, safe_extension, safe_name

NAMES = st.text(max_size=300) | st.text(alphabet='con. prnaux1<>:"/\\|?*\u202e\x00é\u0301', max_size=200)


@given(NAMES)
@example("CON" + " " * 200 + "x")
@example("con." + "a" * 140 + ".txt")
@example("a\u202e\u0301")
@example("..")
@example("\ud800")
def test_any_text_becomes_a_name_every_system_accepts(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name.encode()) <= LONGEST
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]', name)
    assert not name.startswith(".")
    assert not name.endswith((".", " "))
    assert name not in {".", ".."}
    assert unicodedata.is_normalized("NFC", name)
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", name.split(".")[0].strip().lower())


@given(NAMES)
def test_a_safe_name_is_left_alone(text: str) -> None:
    assert safe_name(safe_name(text)) == safe_name(text)


@given(st.lists(NAMES, max_size=30))
def test_numbered_names_never_clash_in_any_case(texts: list[str]) -> None:
    taken: list[str] = []
    for text in texts:
        taken.append(numbered(safe_name(text), taken))
    assert len({name.casefold() for name in taken}) == len(texts)
    assert all(len(name.encode()) <= LONGEST for name in taken)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alder PD: audit log?.pdf", "Alder PD audit log.pdf"),
        ("../../etc/passwd", "etcpasswd"),
        ("NUL.txt", "_NUL.txt"),
        ("com1", "_com1"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("Cafe\u0301.docx", "Café.docx"),
        ("ends with dots. . .", "ends with dots"),
        ("", "unnamed"),
        (" . ", "unnamed"),
    ],
)
def test_known_names(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_long_name_keeps_its_extension() -> None:
    name = safe_name("é" * 300 + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) in {LONGEST - 1, LONGEST}


def test_a_clash_is_numbered_before_the_extension() -> None:
    assert numbered("Letter.docx", ["letter.DOCX", "Letter (2).docx"]) == "Letter (3).docx"
    assert numbered("Letter.docx", []) == "Letter.docx"


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("A.PDF", ".pdf"),
        ("a.tar.gz", ".gz"),
        ("none", ""),
        ("x.p/f", ""),
        ("x.", ""),
        ("x.pdf ", ""),
        ("x.\uff50df", ""),
        ("x.pdf\n", ""),
    ],
)
def test_extensions_are_plain_and_lower_case(name: str, extension: str) -> None:
    assert safe_extension(name) == extension
