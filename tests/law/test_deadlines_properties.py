"""What must hold of every clock, whatever the law, the event and the circumstances."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law import library
from ctrecords.law.calendar import Calendar
from ctrecords.law.deadlines import Circumstances, clock
from ctrecords.law.entries import Unit
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import Channel

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
LAWS = {law: library.load(law) for law in library.ids()}


@st.composite
def requests(draw: st.DrawFn) -> tuple[Statute, str, date, Circumstances]:
    """A law, one of its events, a day, and any circumstances, messy ones too."""
    statute = LAWS[draw(st.sampled_from(sorted(LAWS)))]
    on = draw(DAYS)
    near = st.integers(-10, 40).map(lambda days: on + timedelta(days=days))
    names = sorted({rule.name for rule in statute.holidays})
    around = Circumstances(
        agency_class=draw(st.sampled_from(statute.meta.agency_classes)),
        sent=draw(st.none() | near),
        received=draw(st.none() | near),
        after_hours=draw(st.booleans()),
        channel=draw(st.none() | st.sampled_from(Channel)),
        personnel=draw(st.booleans()),
        open_on=draw(st.frozensets(st.sampled_from(names), max_size=3)),
        closed=draw(st.frozensets(near, max_size=6)),
    )
    return statute, draw(st.sampled_from(statute.triggers())), on, around


@given(requests())
def test_the_readings_enclose_the_date_and_no_id_comes_twice(
    request_: tuple[Statute, str, date, Circumstances],
) -> None:
    found = clock(*request_)
    assert len({entry.id for entry in found}) == len(found)
    for entry in found:
        assert entry.earliest <= entry.date <= entry.latest
        assert entry.file_by <= entry.unrolled <= entry.date
        assert entry.starts < entry.date


@given(requests())
def test_no_business_day_limit_ends_on_a_closed_day_and_every_date_names_a_rule(
    request_: tuple[Statute, str, date, Circumstances],
) -> None:
    statute, _, _, around = request_
    agency = Calendar.of(statute, statute.calendar_for(around.agency_class).id, around.open_on, around.closed)
    forum = Calendar.of(statute, statute.calendar_for("forum").id)
    for entry in clock(*request_):
        rule = statute.deadline(entry.id)
        calendar = forum if rule.calendar == "forum" else agency
        if rule.unit is Unit.BUSINESS_DAY or rule.roll.value == "next_business_day":
            assert calendar.is_open(entry.date)
        assert calendar.is_open(entry.file_by)
        assert entry.citation
        assert entry.confidence == rule.confidence.value


@given(requests())
def test_the_rows_add_up_to_the_date(request_: tuple[Statute, str, date, Circumstances]) -> None:
    for entry in clock(*request_):
        rule = request_[0].deadline(entry.id)
        assert entry.days[0].date == entry.starts
        assert not entry.days[0].counted
        assert entry.days[-1].date == entry.date
        assert sum(row.counted for row in entry.days) == rule.amount
        assert [row.date for row in entry.days if row.counted][-1] == entry.unrolled
        assert all(row.why for row in entry.days)
        gaps = {after.date - before.date for before, after in zip(entry.days, entry.days[1:], strict=False)}
        assert rule.unit is Unit.YEAR or gaps == {timedelta(days=1)}


@given(requests(), st.integers(1, 400))
def test_a_later_start_never_gives_an_earlier_date(
    request_: tuple[Statute, str, date, Circumstances], later: int
) -> None:
    statute, trigger, on, around = request_
    plain = Circumstances(
        agency_class=around.agency_class,
        personnel=around.personnel,
        open_on=around.open_on,
        closed=around.closed,
        channel=around.channel,
    )
    before = {entry.id: entry for entry in clock(statute, trigger, on, plain)}
    after = {entry.id: entry for entry in clock(statute, trigger, on + timedelta(days=later), plain)}
    assert before.keys() == after.keys()
    for name, entry in before.items():
        assert entry.date <= after[name].date
        assert entry.earliest <= after[name].earliest
        assert entry.latest <= after[name].latest
        assert entry.file_by <= after[name].file_by


@given(requests())
def test_the_safe_window_is_safe_under_both_readings(
    request_: tuple[Statute, str, date, Circumstances],
) -> None:
    statute, trigger, on, around = request_
    forum = Calendar.of(statute, statute.calendar_for("forum").id)
    found = {entry.id: entry for entry in clock(statute, trigger, on, around)}
    for entry in found.values():
        if entry.window is None:
            continue
        first, last = entry.window
        assert first <= last
        assert found["response"].latest < first
        assert last <= found["response"].earliest + timedelta(days=30)
        assert last <= entry.date
        assert forum.is_open(first)
        assert forum.is_open(last)


@given(requests())
def test_a_closed_day_more_never_brings_a_date_forward(
    request_: tuple[Statute, str, date, Circumstances],
) -> None:
    statute, trigger, on, around = request_
    open_all = Circumstances(
        agency_class=around.agency_class,
        sent=around.sent,
        received=around.received,
        after_hours=around.after_hours,
        channel=around.channel,
        personnel=around.personnel,
        open_on=around.open_on,
    )
    with_closed = {entry.id: entry for entry in clock(statute, trigger, on, around)}
    for entry in clock(statute, trigger, on, open_all):
        assert entry.date <= with_closed[entry.id].date
        assert entry.latest <= with_closed[entry.id].latest
        if trigger.startswith("request_") and statute.deadline(entry.id).bounds and "wrong" not in trigger:
            assert entry.earliest == with_closed[entry.id].earliest
