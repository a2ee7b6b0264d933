"""A correction moves every date it touches and says why; an amendment leaves what it is not law for alone."""

from dataclasses import replace
from datetime import date

import pytest

from ctrecords.law import library
from ctrecords.law.corrections import Moved, differences, moved
from ctrecords.law.statute import Statute, parse
from ctrecords.model.days import Days
from ctrecords.model.directory import Closure
from ctrecords.model.ids import AgencyId, ClosureId
from ctrecords.model.kinds import EffectKind
from ctrecords.model.thread import Thread
from tests.law.threads import effect, entry, sent, thread

CT = library.text("us-ct")
RESPONSE = CT[CT.index('[[deadline]]\nid = "response"') : CT.index('[[deadline]]\nid = "personnel_response"')]
DAYS = Days(today=date(2026, 12, 10))
WHY = "time limit “response”: amount 4 → 5 (§ 1-206(a))"


def changed(good: str, bad: str) -> Statute:
    assert good in CT
    return parse(CT.replace(good, bad, 1), name="corrected.toml")


def dates(after: Statute, *threads: Thread) -> list[tuple[str, date | None, date | None]]:
    return [(one.deadline, one.old, one.new) for one in found(after, *threads)]


def found(after: Statute, *threads: Thread) -> tuple[Moved, ...]:
    return moved(library.load("us-ct"), after, threads, DAYS)


LATE = thread(sent(date(2026, 11, 24), date(2026, 11, 24)))
EARLY = thread(sent(date(2019, 11, 25), date(2019, 11, 25)))


def test_the_same_law_moves_nothing() -> None:
    again = parse(CT, name="again.toml")
    assert differences(library.load("us-ct"), again) == ()
    assert found(again, LATE) == ()


def test_a_corrected_count_moves_what_hangs_on_it_and_says_why() -> None:
    response, appeal = found(changed("amount = 4\n", "amount = 5\n"), LATE)
    assert (response.deadline, response.what, response.old, response.new) == (
        "response",
        "last day",
        date(2026, 12, 1),
        date(2026, 12, 2),
    )
    assert response.why == (WHY,)
    assert (appeal.deadline, appeal.agency) == ("appeal", "Alder Police")
    assert appeal.why == (f"it follows when “{response.label}” runs out, which moved",)


def test_a_correction_moves_old_requests_too() -> None:
    corrected = changed("amount = 4\n", "amount = 5\n")
    assert {one.request for one in found(corrected, LATE, EARLY)} == {1}
    assert ("response", date(2019, 12, 2), date(2019, 12, 3)) in dates(corrected, EARLY)


def test_an_amendment_leaves_old_requests_alone() -> None:
    old = RESPONSE.replace("amount = 4", "amount = 4\nuntil = 2019-12-31")
    new = RESPONSE.replace("amount = 4", "amount = 5\nfrom = 2020-01-01")
    amended = changed(RESPONSE, old + new)
    assert dates(amended, EARLY) == []
    assert ("response", date(2026, 12, 1), date(2026, 12, 2)) in dates(amended, LATE)


def test_a_holiday_taken_out_moves_only_counts_it_stood_in() -> None:
    start = CT.index('[[holiday]]\nname = "Thanksgiving Day"')
    entry_text = CT[start : CT.index("[[holiday]]", start + 5)]
    after = changed(entry_text, "")
    response = next(one for one in found(after, LATE) if one.deadline == "response")
    assert (response.old, response.new) == (date(2026, 12, 1), date(2026, 11, 30))
    assert response.why == (
        "holiday “Thanksgiving Day”: is gone (CT Dept. of Administrative Services, state holiday list 2024)",
    )
    assert found(after, thread(sent(date(2026, 10, 1), date(2026, 10, 1)))) == ()


def test_a_storm_day_added_moves_the_counts_around_it() -> None:
    storm = '[[closure]]\ndate = 2026-11-30\nname = "Blizzard"\ncalendars = ["legal", "municipal"]\n'
    after = parse(f"{CT}\n{storm}", name="storm.toml")
    response = next(one for one in found(after, LATE) if one.deadline == "response")
    assert (response.old, response.new) == (date(2026, 12, 1), date(2026, 12, 2))
    assert response.why == ("closed day “2026-11-30”: is new",)


def test_a_reading_that_changes_only_the_safe_days_is_told_too() -> None:
    after = changed("exclude_trigger_day = true", "exclude_trigger_day = false")
    assert all(one.old != one.new for one in found(after, LATE))


def test_a_limit_that_is_gone_leaves_no_day() -> None:
    start = CT.index('[[deadline]]\nid = "personnel_response"')
    entry_text = CT[start : CT.index("[[deadline]]", start + 5)]
    mine = replace(LATE, request=replace(LATE.request, personnel=True))
    after = changed(entry_text, "")
    gone = [one for one in found(after, mine) if one.deadline == "personnel_response"]
    assert [(one.new, one.why) for one in gone] == [
        (None, ("time limit “personnel_response”: is gone (§ 1-206(a))",))
    ]


def test_a_messy_thread_is_counted_twice_without_trouble() -> None:
    """Two replies, unknown receipt, a weekend e-mail, a town's own closed day."""
    messy = thread(
        sent(date(2026, 11, 21)),
        entry(date(2026, 11, 28), effect(EffectKind.ACKNOWLEDGED), number=2),
        entry(date(2026, 12, 1), effect(EffectKind.DENIED, item=2), number=3),
        entry(date(2026, 12, 5), effect(EffectKind.DENIED, item=3), number=4),
        closures=(Closure(id=ClosureId(1), agency=AgencyId(1), on=date(2026, 11, 27)),),
    )
    after = changed("amount = 30\n", "amount = 31\n")
    appeals = [one for one in found(after, messy) if one.deadline == "appeal"]
    assert len(appeals) >= 2
    assert all(one.why == ("time limit “appeal”: amount 30 → 31 (§ 1-206(b)(1))",) for one in appeals)


@pytest.mark.parametrize(
    ("good", "bad", "line"),
    [
        (
            'kind = "statute"\nas_of = 2024-05-11',
            'kind = "statute"\nas_of = 2025-05-11',
            "as_of 2024-05-11 → 2025-05-11",
        ),
        ("max = 0.50", "max = 0.55", "fees: differ"),
        ('salutation = "To the Records Clerk:"', 'salutation = "Hello,"', "sentences for letters: differ"),
        ('roll = "next_business_day"', 'roll = "none"', "roll next_business_day → none"),
    ],
)
def test_differences_are_said_in_the_words_of_the_file(good: str, bad: str, line: str) -> None:
    said = [one.line for one in differences(library.load("us-ct"), changed(good, bad))]
    assert any(line in one for one in said), said
