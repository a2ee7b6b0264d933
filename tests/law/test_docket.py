"""Today's rows: each request once, in its most urgent group, with why, by which section, and one act."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law import library
from ctrecords.law.docket import Act, Due, Group, docket, marks, most_urgent, next_act
from ctrecords.law.standing import Standing
from ctrecords.model.ids import ReminderId, RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.request import Letter, Reminder
from ctrecords.model.thread import Entry, Thread
from tests.law.test_standing import later_entries
from tests.law.threads import NOW, effect, entry, sent, stand, thread

LAW = library.load("us-ct")
TEN = date(2026, 11, 10)
MESS = (
    entry(date(2026, 11, 12), effect(EffectKind.ACKNOWLEDGED), number=2),
    entry(date(2026, 11, 14), effect(EffectKind.ACKNOWLEDGED), number=3),
)


def due(made: Thread, today: date) -> Due | None:
    return most_urgent(stand(made, today), LAW)


def reminder(on: date, text: str = "Ask again", at: str = "", done: date | None = None) -> Reminder:
    return Reminder(id=ReminderId(1), request=RequestId(1), on=on, at=at, text=text, set_on=TEN, done_on=done)


def denied(on: date, *items: int) -> Entry:
    return entry(on, *(effect(EffectKind.DENIED, item=n) for n in items or range(1, 7)), number=5)


def test_nothing_is_due_while_the_agency_has_time() -> None:
    assert due(thread(sent(TEN), *MESS), date(2026, 11, 17)) is None


def test_silence_is_due_the_day_after_and_a_window_when_a_week_is_left() -> None:
    silent = thread(sent(TEN))
    first = due(silent, date(2026, 11, 18))
    assert first is not None
    assert (first.group, first.when, first.act) == (Group.DEEMED, "yesterday", Act.FOLLOW_UP)
    assert first.why == "No reply to 6 items. Appeal by Thu, Dec 17, 29 days left."
    assert first.section == "§ 1-206(a)"
    week = due(silent, date(2026, 12, 10))
    assert week is not None
    assert (week.group, week.when, week.days, week.urgent) == (Group.CLOSING, "7 days left", 7, True)
    last = due(silent, date(2026, 12, 17))
    assert last is not None
    assert (last.when, last.act) == ("last day, today", Act.COMPLAINT)
    over = due(silent, date(2026, 12, 18))
    assert over is not None
    assert (over.group, over.when, over.act) == (Group.OVER, "yesterday", Act.FRESH)
    assert over.why == ("No reply in 38 days. Deemed denied Tue, Nov 17. Appeal window closed Thu, Dec 17.")
    closed = entry(date(2026, 12, 18), effect(EffectKind.CLOSED), number=9)
    assert due(thread(sent(TEN), closed), date(2026, 12, 18)) is None


def test_a_window_that_ends_earlier_is_said_beside_the_last_day() -> None:
    posted = thread(sent(date(2026, 11, 9), channel=Channel.MAIL))
    row = due(posted, date(2026, 11, 23))
    assert row is not None
    assert row.why == "No reply to 6 items. Appeal by Fri, Dec 18, 25 days left. File by Dec 11 to be safe."
    closing = due(posted, date(2026, 12, 11))
    assert closing is not None
    assert closing.group is Group.CLOSING
    assert closing.why.endswith("Deemed denied Wed, Nov 18. File by Dec 11 to be safe.")
    late = due(posted, date(2026, 12, 15))
    assert late is not None
    assert late.why.endswith("3 working days left. The last day to be safe was Dec 11.")


def test_a_receipt_then_silence_says_so() -> None:
    portal = thread(sent(TEN), entry(TEN, effect(EffectKind.ACKNOWLEDGED), channel=Channel.PORTAL, number=2))
    row = due(portal, date(2026, 11, 18))
    assert row is not None
    assert row.why.startswith("Portal receipt only, then silence.")


def test_a_denial_is_due_at_once_and_again_when_its_window_closes() -> None:
    made = thread(sent(TEN), *MESS, denied(date(2026, 11, 13)))
    new = due(made, date(2026, 11, 16))
    assert new is not None
    assert (new.group, new.on, new.act) == (Group.DENIED, date(2026, 11, 13), Act.COMPLAINT)
    assert new.section == "§ 1-206(b)(1)"
    assert new.why == "All six items denied in writing Fri, Nov 13. Appeal by Fri, Dec 11, 25 days left."
    row = due(made, date(2026, 12, 8))
    assert row is not None
    assert row.why == "All six items denied in writing Fri, Nov 13. 3 working days left."
    resort = due(made, date(2026, 12, 14))
    assert resort is not None
    assert (resort.on, resort.when) == (date(2026, 12, 11), "day 30 was Dec 13")
    assert resort.why.endswith("The last resort is Mon, Dec 14.")


def test_one_item_denied_is_named() -> None:
    given_all = entry(
        date(2026, 11, 13),
        *(effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in (1, 2, 3, 5, 6)),
        effect(EffectKind.DENIED, item=4),
        number=6,
    )
    row = due(thread(sent(TEN), given_all), date(2026, 12, 8))
    assert row is not None
    assert row.why.startswith("Item 4 denied in writing Fri, Nov 13.")


def test_a_broken_promise_a_fee_and_a_reply_in_that_order() -> None:
    promise = entry(
        date(2026, 11, 13),
        effect(EffectKind.PROMISE, on=date(2026, 11, 16), quotation="“By Monday.”"),
        number=6,
    )
    fee = entry(date(2026, 11, 16), effect(EffectKind.FEE_ESTIMATED, cents=31250), number=7)
    reply = entry(date(2026, 11, 17), number=8, summary="Something came.")
    today = date(2026, 11, 17)
    broken = due(thread(sent(TEN), promise, fee, reply), today)
    assert broken is not None
    assert (broken.group, broken.act, broken.section) == (
        Group.PROMISE,
        Act.READ,
        "E-mail of Nov 13",
    )
    assert broken.why == "“By Monday.” Asks $312.50. Reply of Nov 17 not read."
    unkept = due(thread(sent(TEN), promise, fee), today)
    assert unkept is not None
    assert (unkept.act, unkept.why) == (Act.PROMISE_LETTER, "“By Monday.” Nothing came. Asks $312.50.")
    asked = due(thread(sent(TEN), fee), today)
    assert asked is not None
    assert (asked.group, asked.why) == (Group.FEE, "Asks $312.50, that is 625 pages at 50¢.")
    assert (asked.when, asked.days, asked.section) == ("1 day waiting", -1, "§ 1-212(a)")
    unread = due(thread(sent(TEN), reply), today)
    assert unread is not None
    assert (unread.group, unread.act) == (Group.REPLY, Act.READ)
    assert unread.why == "E-mail. Something came. Say what was answered for each of 6 items."


def test_a_reminder_fires_whatever_the_standing_and_until_it_is_done() -> None:
    day = date(2027, 2, 3)
    closed = entry(date(2026, 11, 16), effect(EffectKind.CLOSED), number=9)
    for entries in ((), (sent(TEN),), (sent(TEN), denied(date(2026, 11, 13))), (sent(TEN), closed)):
        ahead = due(thread(*entries, reminders=(reminder(day),)), day - timedelta(1))
        assert ahead is None or "Ask again" not in ahead.why
        for today in (day, day + timedelta(3)):
            row = due(thread(*entries, reminders=(reminder(day),)), today)
            assert row is not None
            assert "Ask again." in row.why
        finished = due(thread(*entries, reminders=(reminder(day, done=day),)), day)
        assert finished is None or "Ask again" not in finished.why


def test_a_reminder_beside_something_more_urgent_is_said_with_it() -> None:
    row = due(thread(sent(TEN), reminders=(reminder(date(2026, 11, 18)),)), date(2026, 11, 18))
    assert row is not None
    assert (row.group, row.reminder) == (Group.DEEMED, None)
    assert row.why.endswith("29 days left. Reminder: Ask again.")


def test_a_call_to_make_has_its_hour_and_its_act() -> None:
    made = thread(reminders=(reminder(TEN, "Call the clerk", at="15:40"),))
    row = due(made, TEN)
    assert row is not None
    assert (row.when, row.act, row.section) == ("3:40 pm", Act.LOG_CALL, "Set by you Nov 10")


def test_drafts_and_letters_not_sent_are_never_due() -> None:
    assert due(thread(), TEN) is None
    assert next_act(stand(thread(), TEN), LAW) is Act.MAKE_LETTER


@pytest.mark.parametrize(
    ("entries", "today", "act"),
    [
        ((sent(TEN),), date(2026, 11, 12), Act.LOG),
        ((sent(TEN), *MESS), date(2026, 11, 19), Act.FOLLOW_UP),
        ((sent(TEN), denied(date(2026, 11, 13))), date(2026, 11, 19), Act.COMPLAINT),
        ((sent(TEN),), date(2026, 12, 18), Act.FRESH),
    ],
)
def test_every_standing_has_its_one_next_act(entries: tuple[Entry, ...], today: date, act: Act) -> None:
    assert next_act(stand(thread(*entries), today), LAW) is act


def test_marks_are_the_agencys_last_day_and_the_last_days_to_appeal() -> None:
    until = date(2026, 12, 31)
    (mark,) = marks([stand(thread(sent(TEN)), TEN)], until)
    assert (mark.on, mark.what, mark.kind) == (date(2026, 11, 17), "day 4 of 4", "agency")
    kinds = {
        (today := date(2026, 12, day)): [m.kind for m in marks([stand(thread(sent(TEN)), today)], until)]
        for day in (1, 5, 11, 18)
    }
    assert list(kinds.values()) == [["later"], ["soon"], ["closing"], []]
    assert marks([stand(thread(sent(TEN)), TEN)], TEN) == ()


def test_reminders_to_come_are_marked_until_done() -> None:
    on = date(2026, 12, 1)
    (mark,) = marks([stand(thread(reminders=(reminder(on),)), TEN)], date(2026, 12, 31))
    assert (mark.on, mark.what, mark.kind) == (on, "reminder: Ask again", "reminder")
    for one in (reminder(TEN), reminder(on, done=TEN)):
        assert marks([stand(thread(reminders=(one,)), TEN)], date(2026, 12, 31)) == ()


@st.composite
def standings(draw: st.DrawFn) -> tuple[list[Standing], date]:
    today = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    made: list[Standing] = []
    for _ in range(draw(st.integers(0, 4))):
        start = today - timedelta(draw(st.integers(0, 60)))
        entries = draw(later_entries(start))
        asked = (reminder(today - timedelta(1)),) if draw(st.booleans()) else ()
        made.append(stand(thread(sent(start), *entries, reminders=asked), today))
    return made, today


@given(standings())
def test_rows_come_by_group_then_day_and_each_says_why(drawn: tuple[list[Standing], date]) -> None:
    made, today = drawn
    rows = docket(made, {"us-ct": LAW})
    assert len(rows) <= len(made)
    groups = [list(Group).index(row.group) for row in rows]
    assert groups == sorted(groups)
    for row in rows:
        assert row.why.endswith((".", "?", "!"))
        assert row.act
        assert row.days == (row.on - today).days or row.group is Group.FEE
        if row.group is Group.CLOSING:
            assert row.days <= 7
            assert row.section
    by_day = [row.on for row in rows if row.group is Group.CLOSING]
    assert by_day == sorted(by_day)


def test_a_letter_made_but_not_sent_waits_to_be_marked() -> None:
    from dataclasses import replace

    from ctrecords.model.ids import BlobId

    letter = Letter(
        request=RequestId(1),
        kind="initial-request",
        dated=TEN,
        made_at=NOW,
        blob=BlobId(1),
        name="a.docx",
        path="",
        fields="{}",
        batch="x",
    )
    ready = replace(thread(), letters=(letter,))
    assert next_act(stand(ready, TEN), LAW) is Act.MARK_SENT
    assert due(ready, TEN) is None


def test_our_own_letters_are_no_replies() -> None:
    ours = entry(date(2026, 11, 12), direction=Direction.OUT, number=4)
    assert due(thread(sent(TEN), ours), date(2026, 11, 13)) is None


def test_items_without_an_answer_stay_due_beside_those_answered() -> None:
    part = thread(sent(TEN), denied(date(2026, 11, 16), 4))
    row = due(part, date(2026, 11, 19))
    assert row is not None
    assert (row.group, row.on, row.act) == (Group.DEEMED, date(2026, 11, 17), Act.FOLLOW_UP)
    assert row.why == (
        "Items 1, 2, 3, 5 and 6 have no answer. Appeal by Thu, Dec 17, 28 days left. "
        "Item 4 denied Nov 16, appeal by Dec 16."
    )
    fee = entry(date(2026, 11, 17), effect(EffectKind.FEE_ESTIMATED, cents=31250), number=6)
    both = due(thread(*part.entries, fee), date(2026, 11, 19))
    assert both is not None
    assert both.group is Group.FEE
    assert "Item 4 denied Nov 16. Appeal by Wed, Dec 16, 27 days left." in both.why
    assert both.why.endswith("Deemed denied Nov 17, appeal by Dec 17.")
