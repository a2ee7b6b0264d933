"""The days to come of one request: by the law, by the agency's own count, one's own last days."""

from datetime import date

from ctrecords.law.marking import answer_by, marks, marks_of
from ctrecords.model.directory import Agency
from ctrecords.model.kinds import Channel, EffectKind
from ctrecords.model.thread import Entry
from tests.law.threads import AGENCY, DHS, FEDERAL, effect, entry, sent, stand, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)
UNTIL = date(2027, 12, 31)
ASKED = entry(date(2026, 11, 3), effect(EffectKind.CLARIFICATION_ASKED), number=2)
MORE = entry(date(2026, 11, 4), effect(EffectKind.EXTENSION), channel=Channel.MAIL, number=3)


def seen(*entries: Entry, today: date, agency: Agency = DHS) -> list[tuple[date, str, str]]:
    found = marks_of(stand(thread(START, *entries, agency=agency), today), UNTIL)
    return [(mark.on, mark.what, mark.kind) for mark in found]


def test_the_laws_day_is_marked_and_the_agencys_own_beside_it() -> None:
    law, own = (
        (date(2026, 11, 18), "day 20 of 20", "agency"),
        (date(2026, 12, 3), "as the agency says", "agency"),
    )
    assert seen(today=date(2026, 11, 5)) == [law]
    assert seen(MORE, today=date(2026, 11, 5)) == [law, own]
    assert seen(MORE, today=date(2026, 11, 19)) == [own]
    assert seen(MORE, today=date(2026, 12, 4)) == []


def test_the_last_day_to_answer_is_ones_own() -> None:
    assert seen(ASKED, today=date(2026, 11, 5))[-1] == (date(2026, 12, 17), "last day to answer", "later")
    assert seen(ASKED, today=date(2026, 12, 14)) == [(date(2026, 12, 17), "last day to answer", "closing")]
    assert seen(ASKED, today=date(2026, 12, 18)) == []


def test_the_day_the_agency_names_for_the_answer_goes_first() -> None:
    named = entry(date(2026, 11, 3), effect(EffectKind.CLARIFICATION_ASKED, on=date(2026, 11, 24)), number=2)
    made = stand(thread(START, named, agency=DHS), date(2026, 11, 5))
    assert answer_by(made) == date(2026, 11, 24)


def test_where_nothing_closes_the_request_there_is_no_day_to_answer_by() -> None:
    for agency in (FEDERAL, AGENCY):
        assert answer_by(stand(thread(START, ASKED, agency=agency), date(2026, 11, 5))) is None


def test_marks_of_several_requests_come_by_day() -> None:
    one, other = (stand(thread(START, *extra, agency=DHS), date(2026, 11, 5)) for extra in ((MORE,), ()))
    found = marks([one, other], UNTIL)
    assert [mark.on for mark in found] == sorted(mark.on for mark in found)
    assert len(found) == 3
