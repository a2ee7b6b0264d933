"""The words beside a request: the count of the picture, what differs, money and exemptions."""

from collections.abc import Callable
from datetime import date

import pytest

from ctrecords.actions import log, requests
from ctrecords.casebook import Casebook
from ctrecords.law import panel_words
from ctrecords.law.standing import Standing
from ctrecords.model.ids import EventId, RequestId
from ctrecords.model.kinds import Channel, Outcome
from tests.law.threads import sent, stand, thread

Show = Callable[[int], Standing]


@pytest.fixture
def show(practice_book: Casebook) -> Show:
    return lambda number: requests.show(practice_book, RequestId(number))


def test_the_pictured_count(show: Show) -> None:
    assert [(line.mark, line.day, line.why, line.kind) for line in panel_words.count(show(4))] == [
        ("0", "Tue, Nov 10", "Sent, this day is not counted", "start"),
        ("", "Wed, Nov 11", "Veterans' Day, skipped", "skipped"),
        ("1", "Thu, Nov 12", "Business day 1", "counted"),
        ("2", "Fri, Nov 13", "Business day 2", "counted"),
        ("", "Nov 14, 15", "Weekend, skipped", "skipped"),
        ("3", "Mon, Nov 16", "Business day 3", "counted"),
        ("4", "Tue, Nov 17", "Business day 4, deemed denied", "deadline"),
        ("", "to Dec 16", "Calendar days 1 to 29, nothing skipped", "skipped"),
        ("", "Thu, Dec 17", "Day 30, last day to appeal", "last"),
    ]


def test_a_running_clock_does_not_say_denied_yet(show: Show) -> None:
    last = panel_words.count(show(7))[-1]
    assert (last.day, last.why, last.kind) == (
        "Fri, Nov 27",
        "Business day 4, then deemed denied",
        "deadline",
    )


def test_an_answer_in_time_is_no_denial(show: Show) -> None:
    last = panel_words.count(show(8))[-1]
    assert (last.mark, last.why, last.kind) == ("4", "Business day 4, last day to deny in writing", "counted")
    assert panel_words.notes(show(8)) == ("Answered Fri, Oct 23, in time. § 1-206(a)",)


def test_a_written_denial_counts_from_its_own_day(show: Show) -> None:
    lines = panel_words.count(show(2))
    assert lines[0].kind == "start"
    assert lines[0].day == "Wed, Oct 28"
    assert lines[-1].kind == "last"


def test_a_draft_has_no_count(show: Show) -> None:
    assert panel_words.count(show(13)) == ()
    assert panel_words.notes(show(13)) == ()


def test_a_later_denial_and_the_safe_days_are_named(show: Show) -> None:
    assert panel_words.notes(show(4)) == (
        "File Nov 18 – Dec 16 to be safe: the law can be read in two ways.",  # noqa: RUF001 (a range)
        (
            "The written denial of Nov 20 gives item 4 a later date (Dec 20, a Sunday). "
            "Filing by Dec 17 covers every item. § 1-206(b)(1)"
        ),
    )


def sent_by(channel: Channel, on: date, *, received: date | None = None) -> Standing:
    return stand(thread(sent(on, received, channel)), date(2026, 12, 1))


def test_a_letter_in_the_post_shows_its_sending_and_what_is_assumed() -> None:
    posted = sent_by(Channel.MAIL, date(2026, 11, 9))
    assert [(line.mark, line.day, line.why, line.kind) for line in panel_words.count(posted)][:3] == [
        ("", "Mon, Nov 9", "Sent by mail", "skipped"),
        ("0", "Thu, Nov 12", "Taken as received, this day is not counted", "start"),
        ("1", "Fri, Nov 13", "Business day 1", "counted"),
    ]
    assert panel_words.notes(posted) == (
        "Receipt is not known: three days after mailing assumed, an assumption of this program.",
        (
            "File Nov 20 – Dec 11 to be safe: receipt is not known, "  # noqa: RUF001 (a range)
            "and the law can be read in two ways. § 1-206(b)(1)"
        ),
    )


def test_a_known_receipt_leaves_only_the_two_readings() -> None:
    known = sent_by(Channel.MAIL, date(2026, 11, 9), received=date(2026, 11, 12))
    assert panel_words.count(known)[0].why == "Sent by mail"
    assert panel_words.notes(known) == (
        "File Nov 19 – Dec 11 to be safe: the law can be read in two ways. § 1-206(b)(1)",  # noqa: RUF001 (a range)
    )


def test_where_only_the_receipt_is_in_doubt_nothing_is_said_of_readings() -> None:
    handed = sent_by(Channel.HAND, date(2026, 11, 16))
    assert panel_words.count(handed)[0].day == "Mon, Nov 16"
    assert panel_words.notes(handed) == (
        "Receipt is not known: counted as received when sent, an assumption of this program.",
        "File Nov 24 – Dec 18 to be safe: receipt is not known. § 1-206(b)(1)",  # noqa: RUF001 (a range)
    )


def test_a_clock_that_runs_says_what_it_assumes() -> None:
    running = stand(thread(sent(date(2026, 11, 9), None, Channel.MAIL)), date(2026, 11, 16))
    assert panel_words.notes(running)[0].startswith("Receipt is not known: three days after mailing")


def test_an_own_date_stands_beside_the_counted_one(show: Show, practice_book: Casebook) -> None:
    requests.set_override(practice_book, RequestId(4), "appeal", date(2026, 12, 10), "Away after that")
    first = panel_words.notes(show(4))[0]
    assert first == "Your date: Thu, Dec 10. Away after that. The app counted Thu, Dec 17."


def test_what_the_agency_says_is_a_claim(show: Show) -> None:
    assert panel_words.claims(show(3)) == (
        "Promised by Fri, Nov 20 (e-mail of Nov 4). As claimed; it moves no date. It passed and nothing came.",
    )
    assert panel_words.claims(show(4)) == ()


def test_parts_logged_as_withheld_are_counted_where_none_is_cited(show: Show) -> None:
    standing = show(4)
    told = panel_words.withheld(standing)
    bare = next(at for at, one in enumerate(told) if not one.section)
    event = next(
        entry.event.id
        for entry in standing.thread.entries
        if any(effect.outcome is Outcome.PROVIDED_WITH_REDACTIONS for effect in entry.effects)
    )
    other = next(entry.event.id for entry in standing.thread.entries if entry.event.id != event)
    more = panel_words.withheld(standing, {event: 4, other: 1, EventId(9_999): 2})
    assert ", 4 withholdings, " in more[bare].what
    assert more[bare].what.replace(", 4 withholdings", "") == told[bare].what
    assert more[-1].what.startswith("1 withholding, ")
    assert len(more) == len(told) + 1


def test_the_sections_claimed_and_what_was_withheld_without_one(show: Show) -> None:
    assert [(one.section, one.what) for one in panel_words.withheld(show(4))] == [
        ("§ 1-210(b)(3)(E)", "item 4, letter of Nov 20, p. 1"),
        ("", "items 1 and 3, e-mail of Nov 19"),
    ]


def test_how_many_were_given(show: Show, practice_book: Casebook) -> None:
    assert panel_words.given(show(4)) == "6 asked, 3 given"
    entry = log.Entry(kind="message", on=date(2026, 11, 23), outcomes={6: Outcome.PROVIDED})
    log.log(practice_book, RequestId(4), entry)
    assert panel_words.given(show(4)) == "6 asked, 4 given"
