"""Letters that wait to be marked sent: told from the thread alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ctrecords.law import library
from ctrecords.law.docket import Act, most_urgent, next_act
from ctrecords.law.standing import standing
from ctrecords.model.days import Days
from ctrecords.model.ids import BlobId, LetterId, RequestId
from ctrecords.model.kinds import Direction, EffectKind
from ctrecords.model.request import Letter
from ctrecords.model.thread import Entry, Thread, waiting_letters
from tests.law.threads import NOW, effect, entry, thread

LAW = library.load("us-ct")
SENT, TODAY = date(2026, 11, 10), date(2026, 11, 23)


def letter(number: int, kind: str, made: datetime = NOW) -> Letter:
    return Letter(
        id=LetterId(number),
        request=RequestId(1),
        kind=kind,
        dated=SENT,
        made_at=made,
        blob=BlobId(1),
        name="a.docx",
        path="",
        fields="{}",
        batch="x",
    )


def went(number: int | None, on: date, *kinds: EffectKind, logged: datetime = NOW) -> Entry:
    """An event out; *number* is its letter."""
    made = entry(on, *(effect(kind) for kind in kinds), direction=Direction.OUT, number=(number or 0) + 10)
    letter_id = None if number is None else LetterId(number)
    return replace(made, event=replace(made.event, letter=letter_id, logged_at=logged))


def kinds(found: Thread) -> list[str]:
    return [one.kind for one in waiting_letters(found)]


def test_a_first_letter_waits_until_the_request_is_sent() -> None:
    made = replace(thread(), letters=(letter(1, "initial-request"),))
    assert kinds(made) == ["initial-request"]
    assert kinds(replace(made, entries=(went(1, SENT, EffectKind.SENT),))) == []


def test_one_of_an_old_casebook_whose_event_names_no_letter_waits_no_more() -> None:
    made = replace(
        thread(went(None, SENT, EffectKind.SENT, logged=NOW)), letters=(letter(1, "initial-request"),)
    )
    assert kinds(made) == []


@pytest.mark.parametrize(
    ("waits", "act"),
    [
        (["follow-up"], Act.MARK_SENT),
        (["thanks"], Act.MARK_SENT),
        ([], Act.FOLLOW_UP),
    ],
)
def test_a_later_letter_is_the_next_thing_to_mark_sent(waits: list[str], act: Act) -> None:
    later = NOW + timedelta(days=1)
    letters = (
        letter(1, "initial-request"),
        *(letter(n, kind, later) for n, kind in enumerate(waits, start=2)),
    )
    made = replace(thread(went(1, SENT, EffectKind.SENT)), letters=letters)
    assert kinds(made) == waits
    now = standing(made, LAW, Days(today=TODAY))
    assert next_act(now, LAW) is act
    due = most_urgent(now, LAW)
    assert due is not None
    assert due.act is act


def test_in_a_closing_window_only_the_complaint_itself_is_marked_sent() -> None:
    later = datetime(2026, 12, 1, tzinfo=UTC)
    for kind, act in (("thanks", Act.COMPLAINT), ("foic-complaint", Act.MARK_SENT)):
        made = replace(
            thread(went(1, SENT, EffectKind.SENT)), letters=(letter(1, "x"), letter(2, kind, later))
        )
        assert next_act(standing(made, LAW, Days(today=date(2026, 12, 14))), LAW) is act


def test_an_older_equal_letter_is_given_up_and_another_waits_on() -> None:
    later = NOW + timedelta(days=1)
    made = replace(
        thread(went(1, SENT, EffectKind.SENT), went(4, TODAY, EffectKind.FOLLOWED_UP, logged=later)),
        letters=(
            letter(1, "initial-request"),
            letter(2, "follow-up", later),
            letter(3, "thanks", later),
            letter(4, "follow-up", later),
        ),
    )
    assert kinds(made) == ["thanks"]
