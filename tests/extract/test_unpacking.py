"""Files within files: told by their bytes, taken out to any depth within limits, kept whole beyond them."""

import io
import zipfile
from collections.abc import Iterator
from email import message_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords import mail
from ctrecords.errors import CtrecordsError
from ctrecords.extract import outlook, squeezed, tnef
from ctrecords.extract.archive import ArchiveExtractor
from ctrecords.extract.extractor import Limits
from ctrecords.extract.message import MessageExtractor
from ctrecords.extract.parts import Taking
from ctrecords.extract.unpacking import Unpacker, worth
from ctrecords.extract.web import plain_text
from tests import paper

PDF = paper.pdf("The sharing report").ljust(5000, b" ")


@pytest.fixture(scope="module")
def unpacker() -> Iterator[Unpacker]:
    made = Unpacker()
    yield made
    made.close()


def nested(depth: int) -> bytes:
    data = paper.eml("the innermost words")
    for number in range(depth):
        head = f"From: a{number}@cedar.example\nSubject: level {number}\nMIME-Version: 1.0\n"
        data = f"{head}Content-Type: message/rfc822\n\n".encode() + data
    return data


def test_an_outlook_message_gives_headers_words_and_parts(unpacker: Unpacker) -> None:
    data = paper.msg("Item 1 is attached.", attachments=[("report.pdf", PDF)])
    got = unpacker.unpack(data, "named-wrongly.bin")
    assert got.mail is not None
    assert (got.mail.subject, got.mail.sender) == ("Your request [R-4]", "records@cedar.example")
    assert (got.mail.sender_name, got.mail.text) == ("Records Clerk", "Item 1 is attached.")
    assert got.mail.message_id.endswith("@cedar.example")
    assert got.mail.sent_at is not None
    assert got.mail.sent_at.isoformat() == "2026-11-19T21:52:00+00:00"
    assert [(part.name, part.within, part.size) for part in got.parts] == [("report.pdf", -1, 5000)]
    assert unpacker.part(0) == PDF
    text = MessageExtractor().open(data, "a.msg", Limits()).page(1).text
    assert "Subject: Your request [R-4]" in text
    assert "Item 1 is attached." in text


def test_a_message_in_an_outlook_message_is_written_out_the_same_each_time(unpacker: Unpacker) -> None:
    data = paper.msg("See below.", inner=("The first reply", "We have no such records."))
    got = unpacker.unpack(data, "a.msg")
    (inner,) = got.parts
    assert (inner.name, inner.mail is not None) == ("The first reply.eml", True)
    assert inner.mail is not None
    assert (inner.mail.subject, inner.mail.text.strip()) == ("The first reply", "We have no such records.")
    written = unpacker.part(0)
    unpacker.unpack(data, "a.msg")
    assert unpacker.part(0) == written
    assert message_from_bytes(written)["From"] == "Records Clerk <records@cedar.example>"


def test_files_in_files_say_in_which_they_lie(unpacker: Unpacker) -> None:
    inner = paper.eml("inner", subject="Inner", attachments=[("deep.txt", b"deep")])
    packed = paper.archive({"2024/b.txt": b"b", "../out.txt": b"o", "__MACOSX/x": b"", "mail.eml": inner})
    data = paper.eml("outer", attachments=[("a.zip", packed), ("c.txt", b"c")])
    got = unpacker.unpack(data, "x")
    assert [(one.name, one.folder, one.within) for one in got.parts] == [
        ("a.zip", "", -1),
        ("b.txt", "2024", 0),
        ("out.txt", "", 0),
        ("mail.eml", "", 0),
        ("deep.txt", "", 3),
        ("c.txt", "", -1),
    ]
    assert [unpacker.part(place) for place in (1, 4, 5)] == [b"b", b"deep", b"c"]
    assert got.notes == ("“__MACOSX/x” stays in the archive: it is a file of the system that packed it.",)


def test_office_files_are_no_archives(unpacker: Unpacker) -> None:
    assert unpacker.unpack(paper.docx("words"), "a.zip").parts == ()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<a/>")
    assert not worth(out.getvalue(), "a.zip")


def test_what_nests_too_deep_is_kept_whole() -> None:
    taking = Taking(limits=Limits())
    assert taking.apart(nested(25), "a.eml") is not None
    assert len(taking.found) == 20
    assert taking.notes == ["“level 4.eml” lies too deep to be taken apart; it is kept whole."]
    endless = Taking(limits=Limits())
    assert endless.apart(nested(1000), "a.eml") is not None
    assert endless.found
    packed = paper.archive({"a.txt": b"a"})
    for _ in range(4):
        packed = paper.archive({"in.zip": packed})
    boxes = Taking(limits=Limits())
    boxes.apart(packed, "a.zip")
    assert [one.part.name for one in boxes.found] == ["in.zip"] * 3
    assert boxes.notes == ["“in.zip” lies too deep to be taken apart; it is kept whole."]


def test_traps_are_kept_whole_with_the_reason() -> None:
    bomb = paper.archive({"zeros": b"\0" * (40 * 1024 * 1024)})
    with pytest.raises(CtrecordsError) as caught:
        Taking(limits=Limits()).apart(bomb, "a.zip")
    assert caught.value.what.startswith("This archive was not taken apart: it unfolds to far more")
    within = Taking(limits=Limits())
    within.apart(paper.eml("x", attachments=[("a.zip", bomb)]), "a.eml")
    assert [one.part.name for one in within.found] == ["a.zip"]
    assert "“a.zip” is kept whole." in within.notes[0]
    many = Taking(limits=Limits(members=3))
    with pytest.raises(CtrecordsError, match="it holds 4 files"):
        many.apart(paper.archive({str(n): b"" for n in range(4)}), "a.zip")


def test_a_packet_of_outlook_gives_its_words_and_files(unpacker: Unpacker) -> None:
    packet = paper.tnef("The words of the message.", {"Long name of a report.pdf": b"p", "é.txt": b"t"})
    got = unpacker.unpack(paper.eml("", attachments=[("winmail.dat", packet)]), "a.eml")
    assert [(one.name, one.within) for one in got.parts] == [
        ("winmail.dat", -1),
        ("message.txt", 0),
        ("Long name of a report.pdf", 0),
        ("é.txt", 0),
    ]
    assert [unpacker.part(place) for place in (1, 3)] == [b"The words of the message.", b"t"]
    cut, notes = tnef.parts(packet[:-20], 10)
    assert [part.name for part in cut][:2] == ["message.txt", "Long name of a report.pdf"]
    assert notes == ["The packet winmail.dat is cut off; what came before the cut is here."]
    shown = ArchiveExtractor().open(packet, "winmail.dat", Limits()).page(1).text
    assert shown.splitlines() == ["message.txt", "Long name of a report.pdf", "é.txt"]


def test_a_mailbox_is_all_its_messages(unpacker: Unpacker) -> None:
    line = b"From clerk@cedar.example Thu Nov 19 16:52:00 2026\n"
    box = b"\n\n".join(line + paper.eml(f"words {n}", subject=f"Letter {n}") for n in (1, 2))
    got = unpacker.unpack(box, "export.mbox")
    assert got.mail is None
    assert [(one.name, one.mail is not None) for one in got.parts] == [
        ("Letter 1.eml", True),
        ("Letter 2.eml", True),
    ]
    single = unpacker.unpack(line + paper.eml("words"), "export.mbox")
    assert (single.mail is not None, single.parts) == (True, ())


@pytest.mark.parametrize(
    ("subject", "read"),
    [
        (b"=?utf-8?q?caf=C3=A9?=", "café"),
        (b"=?UTF-8?Q?hello=F0=?=", "helloð="),
        (b"=?utf-8?B?a?=", "=?utf-8?B?a?="),
        (b"=?no\xfc?Q?x?=", "x"),
        (b"=?nowhere?Q?hell=C3=B6?=", "hellö"),
        (b"caf\xe9\n bar", "café bar"),
    ],
)
def test_broken_subjects_are_read_as_best_they_can_be(subject: bytes, read: str) -> None:
    said, _ = mail.parse(b"From: a@b.example\nSubject: " + subject + b"\n\nx", 10)
    assert said.subject == read


def test_half_characters_never_leave_the_child(unpacker: Unpacker) -> None:
    data = b"From: Clerk \xf2 <reco\xf2rds@cedar.example>\nTo: a\xf2@b.example\nSubject: =?utf-7?Q?+2AA-?=\n"
    data += b'Content-Type: application/x; name="\xf2.bin"\nContent-Disposition: attachment\n\nwords'
    got = unpacker.unpack(data, "a.eml")
    assert got.mail is not None
    said = [got.mail.sender, got.mail.sender_name, got.mail.subject, *got.mail.recipients]
    for text in (*said, *(part.name for part in got.parts)):
        assert text.encode()
    assert got.mail.sender == "reco?rds@cedar.example"


def test_signs_no_page_may_hold_stop_nothing() -> None:
    markup = "<html><body>&#1;one<script>x</script>&#x1;two\x01\ud800</body></html>"
    assert "two" in plain_text(markup)


def test_a_memo_of_people_is_no_message() -> None:
    memo = b"From: Chief\nTo: All officers\nDate: May 3\n\nFrom now on ..."
    assert worth(memo, "memo.eml")
    assert worth(b"Content-Type: text/plain\n\nwords", "odd.eml")
    assert not worth(memo, "memo.txt")
    assert worth(b"Received: from x\n" + memo, "memo.txt")
    assert not worth(b"%PDF-1.4", "a.eml")


@given(st.data())
def test_changed_bytes_are_taken_apart_or_refused(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SAMPLES))
    bad = bytearray(source[: data.draw(st.integers(1, len(source)))])
    for _ in range(data.draw(st.integers(0, 8))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    taking = Taking(limits=Limits())
    try:
        taking.apart(bytes(bad), "a")
    except CtrecordsError as error:
        refused = error
    else:
        return
    assert (refused.what[-1], refused.remedy[-1]) == (".", ".")


SAMPLES = (
    paper.msg("words", attachments=[("report.pdf", PDF)], inner=("Inner", "words")),
    paper.eml("words", attachments=[("a.zip", paper.archive({"a/b.txt": b"b"})), ("x.pdf", PDF)]),
    paper.tnef("words", {"a.txt": b"a", "b.txt": b"b" * 50}),
    paper.archive({"a.txt": b"a" * 100, "b.eml": paper.eml("b")}),
)


def test_packed_rich_text_is_read() -> None:
    plain = b"{\\rtf1\\ansi Denied under the exemption.\\par}"
    packed = squeezed.HEAD.pack(0, len(plain), 0x414C454D, 0) + plain
    assert squeezed.rich_text(packed) == "Denied under the exemption."
    assert squeezed.rich_text(b"no") == ""
    assert squeezed.rich_text(squeezed.HEAD.pack(9, 9, 0x75465A4C, 0) + b"\xff" * 9) == ""
    # Eight letters as they are, then a run of ten taken from the beginning that both sides know.
    letters = b"\x00{\\rtf1 a" + b"\x01\x00\x00"
    assert squeezed.unpacked(squeezed.HEAD.pack(0, 10, 0x75465A4C, 0) + letters) == b"{\\rtf1 a{\\"


def test_an_outlook_file_without_a_letter_is_told() -> None:
    data = paper.msg("A note.").replace("IPM.Note".encode("utf-16-le"), "IPM.Task".encode("utf-16-le"))
    letter, said, parts = outlook.parse(data, 10)
    assert (letter, said.text, parts) == (None, "A note.", ())
