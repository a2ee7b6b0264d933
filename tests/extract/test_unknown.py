"""What no reader knows says what it is and what can be done; what stays inside a file is said with its reading."""

import json

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import decode_look
from ctrecords.extract.parts import stays
from ctrecords.extract.work import work
from tests import paper
from tests.hostile_bombs import entities

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def ask(name: str, data: bytes, what: str = "look", **more: int) -> bytes:
    head = {"file": f"{name}{len(data)}", "name": name, "sent": True, "ask": what, **more}
    return work(json.dumps(head).encode() + b"\n" + data)


@pytest.mark.parametrize(
    ("name", "data", "what", "remedy"),
    [
        (
            "a.doc",
            OLE + "WordDocument Book ".encode("utf-16-le"),
            "Word 97 to 2003 (.doc)",
            "Save it from Word as .docx",
        ),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "only with a password", "Ask the agency"),
        ("a.ppt", OLE + "PowerPoint Document".encode("utf-16-le"), "(.ppt)", "Save it as .pptx"),
        ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 20, "(HEIC)", "Save it as JPEG or PNG"),
        (
            "a.mp4",
            b"\0\0\0\x18ftypisom" + b"\0" * 20,
            "film or a sound recording",
            "Open it with the program",
        ),
        ("a.pst", b"!BDN" + b"\0" * 20, "mailbox of Outlook", "Save its messages"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 20, "not what its name says", "Ask the agency to send it again"),
        ("a.xyz", b"\0\1\2\3" * 20, "No reader knows", "Open it with the program"),
    ],
)
def test_what_no_reader_knows_is_told(name: str, data: bytes, what: str, remedy: str) -> None:
    with pytest.raises(CtrecordsError) as caught:
        ask(name, data)
    assert what in caught.value.what
    assert remedy in caught.value.remedy
    assert caught.value.remedy.startswith("It is kept as it is.")


def test_what_stays_inside_is_said_with_the_reading() -> None:
    packed = paper.archive({"a.txt": b"a", "__MACOSX/x": b""})
    note = "“__MACOSX/x” stays in the archive: it is a file of the system that packed it."
    assert decode_look(ask("a.zip", packed)).notes[-1] == note
    letter = paper.eml("words", attachments=[("bomb.zip", paper.archive({"z": b"\0" * (40 * 1024 * 1024)}))])
    (said,) = decode_look(ask("a.eml", letter)).notes
    assert said.startswith("“bomb.zip” is kept whole. This archive was not taken apart")
    assert stays(b"PK\x03\x04no", "a.zip") == ()


def test_entities_are_not_unfolded_and_what_is_cut_is_said() -> None:
    data = paper.archive({"word/document.xml": entities()})
    assert json.loads(ask("a.docx", data, "page", number=1))["text"].strip() == "before"
    assert decode_look(ask("a.docx", data)).notes == (
        "It is damaged inside: some of its words may be missing here.",
    )


def test_a_table_too_wide_for_one_is_read_as_text() -> None:
    data = ("a," * 2_000 + "sharing\n").encode()
    look = decode_look(ask("a.csv", data))
    assert look.notes == ("“a.csv” has more than 1,000 columns. It is read as plain text.",)
    assert "sharing" in json.loads(ask("a.csv", data, "page", number=1))["text"]
