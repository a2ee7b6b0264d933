"""Nothing of a message that runs, fetches or swells comes back from the child that reads it."""

import base64
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError
from ctrecords.extract import mail_view
from ctrecords.extract.mail_work import work
from tests import paper


def page(markup: str, **parts: bytes) -> dict[str, Any]:
    pictures = "".join(
        f"--x\nContent-Type: image/png\nContent-ID: <{name}>\nContent-Transfer-Encoding: base64\n\n"
        f"{base64.b64encode(data).decode()}\n"
        for name, data in parts.items()
    )
    raw = (
        "From: a@b.example\nTo: c@d.example\nSubject: Records\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n\n'
        f"{markup}\n{pictures}--x--\n"
    )
    return json.loads(work(raw.encode()))


@pytest.mark.parametrize(
    "bad",
    [
        "<img src='https://tracker.example/p.png'>",
        "<img src='file:///etc/hostname'>",
        "<img src='//tracker.example/a' srcset='https://tracker.example/b 2x'>",
        "<table background='https://tracker.example/b.png'><tr><td>x</td></tr></table>",
        "<p style=\"background:url('https://tracker.example/c.png')\">x</p>",
        "<style>p { background: url(https://tracker.example/d.png) } @import 'https://tracker.example/e';</style>",
        "<link rel='stylesheet' href='https://tracker.example/f.css'>",
        "<iframe src='https://tracker.example/g'></iframe>",
        "<video poster='https://tracker.example/h'></video>",
    ],
)
def test_what_would_be_fetched_is_taken_out_and_counted(bad: str) -> None:
    told = page(f"<html><body><p>Sharing report</p>{bad}<p>end</p></body></html>")
    assert told["remote"] >= 1
    assert "tracker" not in told["html"]
    assert "file:" not in told["html"]
    assert "Sharing report" in told["html"]
    assert "end" in told["html"]


def test_what_would_run_is_taken_out_and_words_stay() -> None:
    told = page(
        "<body onload='x()'><!-- c --><script>x()</script>one<form action='https://a.example'><input>inside</form>"
        "two<a href='https://a.example/report'>three</a></body>"
    )
    assert "x()" not in told["html"]
    assert "<form" not in told["html"]
    assert [word in told["html"] for word in ("one", "inside", "two", "three")] == [True] * 4
    assert told["remote"] == 0


def test_pictures_within_are_drawn_anew() -> None:
    told = page("<img src='cid:logo'><img src='cid:bad'>", logo=paper.image("A"), bad=b"not a picture")
    assert list(told["pictures"]) == ["logo"]
    assert base64.b64decode(told["pictures"]["logo"]).startswith(b"\x89PNG")
    assert "cid:logo" in told["html"]


@pytest.mark.parametrize("swollen", ["<div>" * 500, "<b>x</b>" * 30_000, "x" * 2_000_001])
def test_a_page_that_swells_is_left_for_its_words(swollen: str) -> None:
    told = page(f"<body>{swollen}</body>")
    assert told["html"] == ""
    assert told["notes"]


def test_the_app_reads_what_the_child_says() -> None:
    shown = mail_view.read(paper.eml("The words", attachments=[("a.csv", b"a")]))
    assert dict(shown.heads)["Subject"]
    assert "The words" in shown.text
    assert shown.source.startswith(("From", "MIME", "Subject", "Content", "Date", "To", "Message"))
    assert mail_view.read(paper.msg("Words of Outlook", attachments=[])).text.strip() == "Words of Outlook"


@given(st.binary(max_size=300))
def test_noise_is_read_or_refused_with_a_sentence(data: bytes) -> None:
    with suppress(CtrecordsError):
        json.loads(work(b"From: a@b.example\nContent-Type: text/html\n\n" + data))
        json.loads(work(data))


@pytest.mark.parametrize(
    "sent", ["Fri, 31 Dec 9999 23:59:59 -0500", "Mon, 1 Jan 1601 00:00:00 +0500", "yesterday"]
)
def test_a_message_of_no_time_has_no_date(sent: str) -> None:
    told = json.loads(work(f"From: a@b.example\nDate: {sent}\n\nwords".encode()))
    assert told["sent_at"] == ""
    assert told["notes"] == [f"Its date cannot be read: “{sent}”."]
