"""Draft e-mails: nobody's time, no machine, correct headers, the letter inside, nothing injected."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.letters.eml import Attached, addresses, draft

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=SMTP)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def made(**over: str) -> bytes:
    given = {
        "name": "Sample Requester",
        "sender": "requester@sample.example",
        "to": "records@elm.example",
        "subject": "Request for public records [R-7]",
        "body": "To the Records Clerk:\n",
    } | over
    return draft(**given, attached=[Attached(name="Letter, Élm.docx", media=WORD, content=b"PK\x03\x04\0x")])


def test_a_draft_opens_unsent_with_the_letter_and_without_a_time_or_a_machine() -> None:
    message = read(made())
    assert message["X-Unsent"] == "1"
    assert message["To"] == "records@elm.example"
    assert message["From"] == "Sample Requester <requester@sample.example>"
    assert message["Subject"] == "Request for public records [R-7]"
    assert message["Date"] is None
    assert message["Message-ID"] is None
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["To the Records Clerk:"]
    [file] = message.iter_attachments()
    assert file.get_filename() == "Letter, Élm.docx"
    assert file.get_content_type() == WORD
    assert file.get_content() == b"PK\x03\x04\0x"


def test_the_same_draft_is_the_same_bytes() -> None:
    assert made() == made()
    assert made() != made(body="Another\n")


def test_words_beyond_ascii_are_written_so_that_every_program_reads_them() -> None:
    data = made(subject="§ 1-210(b) Université [R-7]", name="Zoë Ö", body="§ 1-210, “twice”\n")
    data.decode("ascii")
    message = read(data)
    assert message["Subject"] == "§ 1-210(b) Université [R-7]"
    assert message["From"].addresses[0].display_name == "Zoë Ö"


@pytest.mark.parametrize("to", ["", "no address", "x@", "@y", "mailto:", "a b@c"])
def test_without_a_real_address_there_is_no_to(to: str) -> None:
    message = read(made(to=to))
    assert message["To"] is None or message["To"] == "b@c"


def test_several_addresses_of_one_contact_are_all_written() -> None:
    assert addresses("foi@a.example; clerk@b.example") == ["foi@a.example", "clerk@b.example"]
    assert read(made(to="foi@a.example; clerk@b.example"))["To"] == "foi@a.example, clerk@b.example"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_nothing_typed_adds_a_header(name: str, to: str, subject: str) -> None:
    hostile = "\r\nBcc: other@else.example\r\n\r\n"
    message = read(made(name=name + hostile, to=to + "\r\n", subject=subject + hostile))
    assert message["Bcc"] is None
    assert set(message.keys()) <= {
        "X-Unsent",
        "From",
        "To",
        "Subject",
        "MIME-Version",
        "Content-Type",
    }


@pytest.mark.parametrize(
    "odd", [".a@x.example", "a..b@x.example", "a.@x.example", "a@b@x.example", "a@.example"]
)
def test_an_address_with_a_dot_out_of_place_is_left_out(odd: str) -> None:
    assert addresses(odd) == []
    assert addresses(f"{odd}; desk@elm.example.") == ["desk@elm.example"]
    message = read(made(sender=odd, to=odd))
    assert (message["From"], message["To"]) == (None, None)


@given(
    text=st.lists(
        st.sampled_from(["a", ".", "@", "-", "x.example", " ", ",", "<", '"', "é"]) | st.text(max_size=2)
    ).map("".join)
)
def test_no_text_in_the_place_of_an_address_stops_a_draft(text: str) -> None:
    read(made(sender=text, to=text))
