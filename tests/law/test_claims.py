"""What agencies say of time: promises kept only for what came, questions open until they are answered."""

from datetime import date

import pytest

from ctrecords.law import library
from ctrecords.law.claims import Question, claims, notices, questions
from ctrecords.law.happened import Happened
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry
from tests.law.threads import DHS, effect, entry, sent, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)


def happened(*entries: Entry, today: date = date(2026, 11, 23)) -> Happened:
    return Happened(thread(START, *entries, agency=DHS), today)


def promise(said: date, on: date, number: int, *, item: int | None = None) -> Entry:
    return entry(said, effect(EffectKind.PROMISE, item=item, on=on), number=number, summary="By then.")


def provided(on: date, *items: int, number: int = 7) -> Entry:
    return entry(
        on, *(effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in items), number=number
    )


def test_a_promise_is_kept_only_for_what_came() -> None:
    made = promise(date(2026, 11, 4), date(2026, 11, 20), 2)
    (claim,) = claims(happened(made, provided(date(2026, 11, 20), 1, 2)))
    assert (claim.broken, claim.missing, claim.some) == (True, (3, 4, 5, 6), True)
    (kept,) = claims(happened(made, provided(date(2026, 11, 20), 1, 2, 3, 4, 5, 6)))
    assert (kept.broken, kept.missing) == (False, ())


def test_a_part_that_came_does_not_keep_the_promise_but_is_not_nothing() -> None:
    made = promise(date(2026, 11, 4), date(2026, 11, 20), 2)
    part = entry(
        date(2026, 11, 19),
        effect(EffectKind.OUTCOME, item=3, outcome=Outcome.AWAITING, pages=120),
        number=3,
    )
    (claim,) = claims(happened(made, part))
    assert (claim.broken, claim.some) == (True, True)


def test_a_promise_for_one_item_asks_only_for_that() -> None:
    made = promise(date(2026, 11, 4), date(2026, 11, 20), 2, item=3)
    (kept,) = claims(happened(made, provided(date(2026, 11, 18), 3)))
    (broken,) = claims(happened(made, provided(date(2026, 11, 18), 4)))
    assert (kept.broken, broken.broken, broken.missing, broken.some) == (False, True, (3,), False)


def test_a_second_promise_replaces_the_first_and_both_stay() -> None:
    first = promise(date(2026, 11, 4), date(2026, 11, 20), 2)
    second = promise(date(2026, 11, 18), date(2026, 12, 10), 3)
    old, new = claims(happened(first, second))
    assert (old.broken, old.replaced) == (False, date(2026, 12, 10))
    assert (new.broken, new.replaced) == (False, None)
    _old, late = claims(happened(first, second, today=date(2026, 12, 11)))
    assert late.broken


def test_a_promise_for_one_item_does_not_replace_that_for_all() -> None:
    whole = promise(date(2026, 11, 4), date(2026, 11, 20), 2)
    one = promise(date(2026, 11, 18), date(2026, 12, 10), 3, item=3)
    first, _second = claims(happened(whole, one))
    assert first.broken


def test_a_request_closed_since_has_no_broken_promise() -> None:
    made = promise(date(2026, 11, 4), date(2026, 11, 20), 2)
    (claim,) = claims(happened(made, entry(date(2026, 11, 19), effect(EffectKind.CLOSED), number=3)))
    assert not claim.broken


def test_a_notice_of_more_time_is_in_writing_or_not_and_may_name_no_day() -> None:
    by_letter = entry(date(2026, 11, 4), effect(EffectKind.EXTENSION), channel=Channel.MAIL, number=2)
    by_call = entry(
        date(2026, 11, 5), effect(EffectKind.EXTENSION, on=date(2026, 12, 1)), channel=Channel.CALL, number=3
    )
    taken_back = entry(date(2026, 11, 6), effect(EffectKind.EXTENSION, granted=False), number=4)
    found = notices(happened(by_letter, by_call, taken_back))
    assert [(one.said_on, one.on, one.written) for one in found] == [
        (date(2026, 11, 4), None, True),
        (date(2026, 11, 5), date(2026, 12, 1), False),
    ]


ASKED = EffectKind.CLARIFICATION_ASKED
ANSWERED = EffectKind.CLARIFICATION_ANSWERED


def asked(on: date, number: int, kind: EffectKind = ASKED) -> Entry:
    return entry(on, effect(kind, cents=4000 if kind is not ASKED else None), number=number)


def answered(
    on: date,
    number: int,
    kind: EffectKind = ANSWERED,
    channel: Channel = Channel.EMAIL,
    *,
    granted: bool | None = None,
) -> Entry:
    done = effect(kind, granted=granted)
    return entry(on, done, direction=Direction.OUT, channel=channel, number=number)


def found(*entries: Entry, law: str = "us") -> tuple[Question, ...]:
    return questions(happened(*entries), library.load(law))


def test_a_question_is_open_until_it_is_answered() -> None:
    (open_one,) = found(asked(date(2026, 11, 3), 2))
    assert (open_one.toll, open_one.until, open_one.heard) == ("information", None, None)
    (closed,) = found(asked(date(2026, 11, 3), 2), answered(date(2026, 11, 9), 3))
    assert (closed.until, closed.heard) == (date(2026, 11, 9), date(2026, 11, 9))


def test_an_answer_by_mail_is_heard_later() -> None:
    (posted,) = found(asked(date(2026, 11, 3), 2), answered(date(2026, 11, 9), 3, channel=Channel.MAIL))
    assert (posted.until, posted.heard) == (date(2026, 11, 9), date(2026, 11, 16))


def test_asked_again_while_open_is_one_question_and_after_the_answer_another() -> None:
    again = (asked(date(2026, 11, 3), 2), asked(date(2026, 11, 5), 3), answered(date(2026, 11, 9), 4))
    assert [one.since for one in found(*again)] == [date(2026, 11, 3)]
    assert [one.since for one in found(*again, asked(date(2026, 11, 12), 5))] == [
        date(2026, 11, 3),
        date(2026, 11, 12),
    ]


def test_an_answer_of_the_same_day_counts_only_after_the_question() -> None:
    day = date(2026, 11, 3)
    assert found(asked(day, 2), answered(day, 3))[0].until == day
    assert found(answered(day, 2), asked(day, 3))[0].until is None


@pytest.mark.parametrize(
    ("kind", "granted", "settles"),
    [
        (EffectKind.FEE_AGREED, None, True),
        (EffectKind.FEE_DISPUTED, None, True),
        (EffectKind.FEE_PAID, None, True),
        (EffectKind.NARROWED, None, True),
        (EffectKind.WAIVER_DECIDED, True, True),
        (EffectKind.WAIVER_DECIDED, False, False),
        (EffectKind.FOLLOWED_UP, None, False),
    ],
)
def test_what_settles_a_question_of_fees(kind: EffectKind, *, granted: bool | None, settles: bool) -> None:
    (fee,) = found(
        asked(date(2026, 11, 3), 2, EffectKind.FEE_ESTIMATED),
        answered(date(2026, 11, 9), 3, kind, granted=granted),
    )
    assert (fee.toll, fee.until) == ("fees", date(2026, 11, 9) if settles else None)


def test_a_law_without_pauses_still_has_questions_about_the_request() -> None:
    fee, clarify = asked(date(2026, 11, 3), 2, EffectKind.FEE_ESTIMATED), asked(date(2026, 11, 4), 3)
    (only,) = found(fee, clarify, law="us-ct")
    assert (only.toll, only.kind) == ("", ASKED)


def test_the_day_an_agency_names_for_the_answer_is_kept() -> None:
    (one,) = found(entry(date(2026, 11, 3), effect(ASKED, on=date(2026, 12, 1)), number=2))
    assert one.by == date(2026, 12, 1)
