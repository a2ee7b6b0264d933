"""The thread in words: the practice requests as pictured, and every kind of event."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ctrecords.actions import requests
from ctrecords.casebook import Casebook
from ctrecords.law.standing import Standing
from ctrecords.law.thread_words import came, deemed, did, title, told
from ctrecords.model.days import Days
from ctrecords.model.event import Document, Effect, Event
from ctrecords.model.ids import BlobId, EventId, RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry

NOV_20 = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)


@pytest.fixture
def cedar(practice_book: Casebook) -> Standing:
    return requests.show(practice_book, RequestId(4))


def _event(channel: Channel = Channel.EMAIL, direction: Direction = Direction.IN) -> Event:
    return Event(
        request=RequestId(4), direction=direction, channel=channel, happened_on=NOV_20, logged_at=NOW
    )


def _entry(*effects: Effect, channel: Channel = Channel.EMAIL, direction: Direction = Direction.IN) -> Entry:
    return Entry(event=_event(channel, direction), effects=effects)


def _effect(kind: EffectKind, **values: object) -> Effect:
    return replace(Effect(event=EventId(1), kind=kind), **values)


def test_the_pictured_thread(cedar: Standing) -> None:
    rows = told(cedar)
    assert [(row.title, row.when) for row in rows] == [
        ("Request sent by e-mail", "Tue, Nov 10, 10:12 am"),
        ("Acknowledged", "Thu, Nov 12, 3:40 pm"),
        ("Call with the Records Clerk", "Fri, Nov 13, 11:05 am"),
        ("Fee estimate, $312.50", "Tue, Nov 17, letter"),
        ("Deemed denied", "end of Tue, Nov 17"),
        ("E-mail with 3 files", "Thu, Nov 19, 4:52 pm"),
        ("Written denial of item 4", "Fri, Nov 20, letter"),
    ]
    assert rows[0].lines == ("6 items. Text kept as sent.",)
    assert rows[4].lines == (
        "Four business days ended without a written denial. § 1-206(a). Counted by the app.",
    )
    assert rows[6].lines[0] == (
        "“Would disclose investigatory techniques not otherwise known.” § 1-210(b)(3)(E)."
    )
    assert [row.event is None for row in rows].index(True) == 4


def test_before_the_time_is_over_nothing_is_deemed(practice_book: Casebook) -> None:
    assert deemed(requests.show(practice_book, RequestId(7))) is None


def test_a_denial_of_everything(practice_book: Casebook) -> None:
    dogwood = requests.show(practice_book, RequestId(2))
    assert told(dogwood)[-1].title == "Written denial of all six items"


@pytest.mark.parametrize("kind", list(EffectKind))
def test_every_effect_has_a_title(cedar: Standing, kind: EffectKind) -> None:
    words = title(_entry(_effect(kind)), cedar.thread)
    assert words
    assert "_" not in words


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (_entry(), "E-mail, not read"),
        (_entry(channel=Channel.MAIL), "Letter, not read"),
        (_entry(direction=Direction.OUT), "E-mail to the agency"),
        (_entry(channel=Channel.NOTE, direction=Direction.NONE), "Note"),
        (_entry(channel=Channel.CALL), "Call"),
        (_entry(_effect(EffectKind.FEE_PAID, cents=1450)), "Fee paid, $14.50"),
        (_entry(_effect(EffectKind.DENIED), channel=Channel.CALL), "Denial of the request"),
        (_entry(_effect(EffectKind.ACKNOWLEDGED), _effect(EffectKind.PROMISE, on=NOV_20)), "E-mail"),
    ],
)
def test_titles(cedar: Standing, entry: Entry, words: str) -> None:
    assert title(entry, cedar.thread) == words


@pytest.mark.parametrize(
    ("person", "voicemail", "words"),
    [
        ("Records Clerk", False, "Call with the Records Clerk"),
        ("the Records Clerk", False, "Call with the Records Clerk"),
        ("Rowan", False, "Call with Rowan"),
        ("Records Clerk", True, "Voicemail for the Records Clerk"),
        ("", True, "Voicemail"),
    ],
)
def test_a_call_names_whom_it_was_with(cedar: Standing, person: str, voicemail: bool, words: str) -> None:  # noqa: FBT001 (a table's column)
    event = replace(_event(Channel.CALL, Direction.OUT), person=person, voicemail=voicemail)
    assert title(Entry(event=event), cedar.thread) == words


def test_files_are_counted(cedar: Standing) -> None:
    files = tuple(Document(event=EventId(1), blob=BlobId(n), name=f"{n}.pdf") for n in (1, 2, 3))
    items = [_effect(EffectKind.OUTCOME, item=cedar.thread.items[0].id, outcome=Outcome.PROVIDED)]
    entry = Entry(event=_event(), effects=tuple(items), documents=files)
    assert title(entry, cedar.thread) == "E-mail with 3 files"


@pytest.mark.parametrize(
    ("names", "words"), [(["a.pdf"], "File received"), (["a.pdf", "b.pdf"], "2 files received")]
)
def test_files_that_came_nobody_said_how_are_records_not_a_note(
    cedar: Standing, names: list[str], words: str
) -> None:
    files = tuple(Document(event=EventId(1), blob=BlobId(1), name=name) for name in names)
    event = replace(_event(Channel.NOTE, Direction.IN), summary=names[0])
    entry = Entry(event=event, documents=files)
    assert title(entry, cedar.thread) == words
    shown = told(replace(cedar, thread=replace(cedar.thread, entries=(entry,))))
    row = next(one for one in shown if one.entry is entry)
    assert row.lines == ()  # the file's chip says its name
    assert "note" not in row.when


def test_without_a_summary_the_outcomes_are_said(cedar: Standing) -> None:
    items = [
        _effect(EffectKind.OUTCOME, item=item.id, outcome=Outcome.PROVIDED) for item in cedar.thread.items[:2]
    ]
    entry = _entry(*items, _effect(EffectKind.FEE_ESTIMATED, cents=500, pages=10))
    assert list(did(entry, cedar)) == ["Items 1 and 2 provided."]


def test_what_the_agency_claims_is_said_as_claimed(cedar: Standing) -> None:
    entry = _entry(_effect(EffectKind.PROMISE, on=NOV_20, quotation="Next week."))
    assert list(did(entry, cedar)) == ["Promised by Fri, Nov 20, as the agency says. “Next week.”"]


def test_a_denial_without_a_section_says_so_once(cedar: Standing) -> None:
    effects = [_effect(EffectKind.DENIED, item=item.id) for item in cedar.thread.items]
    assert list(did(_entry(*effects), cedar)) == ["No exemption cited."]


def test_how_a_reply_came() -> None:
    event = replace(_event(), happened_at="08:47")
    assert came(event, Days(today=NOV_20)) == "E-mail of Fri, Nov 20, 8:47 am"
