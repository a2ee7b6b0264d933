"""Standings in words: chips, lines and sentences; they never say that records are due."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law import library
from ctrecords.law.standing import standing
from ctrecords.law.wording import (
    clock_text,
    clock_words,
    line,
    parts,
    provided,
    response_day,
    second,
    sentence,
    silent,
)
from ctrecords.model.days import Days
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry
from tests.law.test_standing import later_entries
from tests.law.threads import effect, entry, sent, stand, thread

TEN = date(2026, 11, 10)
MESS = (
    entry(date(2026, 11, 14), effect(EffectKind.ACKNOWLEDGED), number=2),
    entry(date(2026, 11, 16), effect(EffectKind.ACKNOWLEDGED), number=3, channel=Channel.MAIL),
)


def outcome(on: date, number: int, **items: str) -> Entry:
    return entry(
        on,
        *(
            effect(EffectKind.OUTCOME, item=int(name[1:]), outcome=Outcome(said))
            for name, said in items.items()
        ),
        number=number,
    )


@pytest.mark.parametrize(
    ("today", "chip", "text"),
    [
        (TEN, "Day 1 on Nov 12", "running (4 business days left)"),
        (date(2026, 11, 11), "Day 1 on Nov 12", "running (4 business days left)"),
        (date(2026, 11, 13), "Day 2 of 4", "running (2 business days left)"),
        (date(2026, 11, 16), "Day 3 of 4", "running (1 business day left)"),
        (date(2026, 11, 17), "Day 4 of 4, today", "running (0 business days left)"),
        (date(2026, 11, 18), "29 days to appeal", "deemed denied, appeal window open (29 days)"),
        (date(2026, 12, 16), "1 day to appeal", "deemed denied, appeal window open (1 day)"),
        (date(2026, 12, 17), "Last day to appeal", "deemed denied, appeal window open (0 days)"),
        (date(2026, 12, 18), "Window closed Dec 17", "appeal window closed"),
    ],
)
def test_the_clock_day_by_day(today: date, chip: str, text: str) -> None:
    found = stand(thread(sent(TEN), *MESS), today)
    assert (clock_words(found), clock_text(found)) == (chip, text)


@pytest.mark.parametrize(
    ("entries", "today", "said"),
    [
        ((), TEN, "Draft — letter not made yet — yours to act"),
        (
            (sent(TEN),),
            date(2026, 11, 12),
            "Day 1 of 4 — a written denial is due by Nov 17 — with the agency",
        ),
        (
            (sent(TEN), *MESS),
            date(2026, 11, 18),
            "Deemed denied Nov 17 — appeal by Dec 17 — yours to act",
        ),
        (
            (sent(TEN), entry(date(2026, 11, 13), *[effect(EffectKind.DENIED, item=n) for n in range(1, 7)])),
            date(2026, 11, 18),
            "Denied Nov 13 — appeal by Dec 11 — yours to act",
        ),
        (
            (sent(TEN), outcome(date(2026, 11, 13), 4, **{f"i{n}": "provided" for n in range(1, 7)})),
            date(2026, 11, 18),
            "All provided — nothing to do",
        ),
        (
            (
                sent(TEN),
                outcome(date(2026, 11, 13), 4, **{f"i{n}": "provided" for n in range(1, 7)}),
                entry(date(2026, 11, 16), effect(EffectKind.CLOSED), number=5),
            ),
            date(2026, 11, 18),
            "Closed Nov 16 — all provided — nothing to do",
        ),
        (
            (
                sent(TEN),
                entry(date(2026, 11, 18), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, number=4),
            ),
            date(2026, 11, 20),
            "Complaint filed — with the FOI Commission",
        ),
    ],
)
def test_one_line_for_lists(entries: tuple[Entry, ...], today: date, said: str) -> None:
    assert line(stand(thread(*entries), today)) == said


def test_the_same_as_sentences_with_weekdays() -> None:
    found = stand(thread(sent(TEN)), date(2026, 11, 18))
    assert sentence(found) == "Deemed denied Tue, Nov 17. Appeal by Thu, Dec 17. Yours to act."
    assert parts(found)[1] == "appeal by Dec 17"


def test_dates_in_the_other_order() -> None:
    other = standing(
        thread(sent(TEN)), library.load("us-ct"), Days(today=date(2026, 11, 18), order="day-first")
    )
    assert line(other) == "Deemed denied 17 Nov — appeal by 17 Dec — yours to act"
    assert sentence(other).startswith("Deemed denied Tue 17 Nov.")


@pytest.mark.parametrize(
    ("entries", "today", "said"),
    [
        ((), TEN, "Draft, letter not made yet"),
        ((sent(TEN),), date(2026, 11, 12), "Waiting, Veterans' skipped"),
        ((sent(TEN),), date(2026, 12, 14), "Silent 34 days"),
        ((sent(TEN), *MESS), date(2026, 11, 18), "Letter acknowledgment only"),
        (
            (sent(TEN), entry(TEN, effect(EffectKind.ACKNOWLEDGED), channel=Channel.PORTAL)),
            date(2026, 11, 18),
            "Portal receipt only",
        ),
        ((sent(TEN), entry(date(2026, 11, 16), number=2)), date(2026, 11, 16), "Reply came today, not read"),
        (
            (sent(TEN), outcome(date(2026, 11, 16), 4, i1="provided", i2="not_addressed")),
            date(2026, 11, 18),
            "Items 2 to 6 open",
        ),
        (
            (
                sent(TEN),
                entry(
                    date(2026, 11, 16),
                    *[effect(EffectKind.DENIED, item=n, section="1-210(b)(3)") for n in range(1, 7)],
                ),
            ),
            date(2026, 11, 18),
            "Denied in full, § 1-210(b)(3)",
        ),
        (
            (
                sent(TEN),
                entry(date(2026, 11, 16), *[effect(EffectKind.DENIED, item=n) for n in range(1, 7)]),
            ),
            date(2026, 11, 18),
            "Denied in full, no exemption cited",
        ),
        (
            (sent(TEN), entry(date(2026, 11, 13), effect(EffectKind.PROMISE, on=date(2026, 11, 16)))),
            date(2026, 11, 18),
            "Promise of Nov 16 broken",
        ),
        (
            (sent(TEN), entry(date(2026, 11, 13), effect(EffectKind.FEE_ESTIMATED, cents=100))),
            date(2026, 11, 18),
            "Fee to answer. Items 1 to 6 open",
        ),
    ],
)
def test_the_second_line_is_the_one_fact_that_matters(
    entries: tuple[Entry, ...], today: date, said: str
) -> None:
    assert second(stand(thread(*entries), today)) == said


def test_provided_counts_the_redacted() -> None:
    some = outcome(date(2026, 11, 16), 4, i1="provided", i2="provided_with_redactions", i3="denied")
    assert provided(stand(thread(sent(TEN), some), date(2026, 11, 18))) == 2


def test_drafts_have_no_day_and_are_not_called_silent() -> None:
    draft = stand(thread(), TEN)
    assert response_day(draft) == (0, 0)
    assert silent(draft) == "Not sent"
    assert clock_words(draft) == "Not started"


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 90), st.data())
def test_no_words_ever_say_that_records_are_due(start: date, passed: int, data: st.DataObject) -> None:
    found = stand(thread(sent(start), *data.draw(later_entries(start))), start + timedelta(passed))
    for said in (line(found), sentence(found), second(found), clock_words(found), clock_text(found)):
        assert said == said.strip()
        assert not re.search(r"(records?|reply|response|answer)\W+(are |is )?due", said, re.IGNORECASE)
        assert "overdue" not in said.casefold()
        assert "  " not in said
