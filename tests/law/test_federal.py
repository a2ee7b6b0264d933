"""Whole federal threads as they come: two replies, unknown receipt, a weekend, a correction, a wrong office."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law import library
from ctrecords.law.calendar import Calendar, nth_business_day
from ctrecords.law.claim_words import claims, notes
from ctrecords.law.clocks import Clocks
from ctrecords.law.panel_words import count
from ctrecords.law.panel_words import notes as beside
from ctrecords.law.standing import Standing
from ctrecords.law.thread_words import told
from ctrecords.law.wording import clock_text, clock_words, line, second, sentence
from ctrecords.model.directory import Agency, Closure
from ctrecords.model.ids import AgencyId, RequestId, TrackingId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome, TrackingKind
from ctrecords.model.request import Tracking
from ctrecords.model.thread import Entry, Thread
from tests.law.threads import DHS, FEDERAL, effect, entry, sent, stand, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)
WEEKEND = entry(date(2026, 10, 31), effect(EffectKind.ACKNOWLEDGED), number=2, summary="A weekend e-mail.")
REPLY = entry(date(2026, 11, 13), effect(EffectKind.OUTCOME, item=1, outcome=Outcome.PROVIDED), number=3)
ASKED = entry(date(2026, 11, 3), effect(EffectKind.CLARIFICATION_ASKED), number=4)
ANSWERED = entry(
    date(2026, 11, 9), effect(EffectKind.CLARIFICATION_ANSWERED), direction=Direction.OUT, number=5
)
MORE = entry(date(2026, 11, 10), effect(EffectKind.EXTENSION), channel=Channel.MAIL, number=6)
DENIED = entry(
    date(2026, 11, 23),
    effect(EffectKind.DENIED, item=4),
    effect(EffectKind.OUTCOME, item=5, outcome=Outcome.NO_RESPONSIVE_RECORDS),
    number=7,
)
MESS = (WEEKEND, REPLY)


def at(today: date, *entries: Entry, start: Entry = START, agency: Agency = DHS) -> Standing:
    return stand(thread(start, *MESS, *entries, agency=agency), today)


def received(on: date, number: int) -> Entry:
    return entry(on, effect(EffectKind.RECEIVED, on=on), number=number)


def of(made: Thread, today: date = date(2026, 11, 23)) -> Clocks:
    return stand(made, today).clocks


def test_two_replies_and_a_weekend_leave_the_rest_without_a_determination() -> None:
    found = at(date(2026, 11, 19))
    assert line(found) == "Time limit passed Nov 18 — may sue — with the agency"
    assert sentence(found) == "Time limit passed Wed, Nov 18. May sue. With the agency."
    assert second(found) == "Items 2 to 6 open"
    assert found.clocks.passed == date(2026, 11, 18)


def test_a_corrected_day_of_sending_moves_every_day_that_hangs_on_it() -> None:
    first = START.event
    corrected = replace(START, event=replace(first, happened_on=date(2026, 10, 27)))
    found = at(date(2026, 11, 19), start=corrected)
    assert found.clocks.response is not None
    assert found.clocks.response.deadline.date == date(2026, 11, 25)
    assert line(found) == "Day 16 of 20 — a determination is due by Nov 25 — with the agency"


def test_an_unknown_receipt_by_mail_assumes_seven_days_and_says_so() -> None:
    posted = sent(date(2026, 10, 20), channel=Channel.MAIL)
    found = at(date(2026, 11, 19), start=posted)
    assert found.clocks.response is not None
    assert found.clocks.response.deadline.starts == date(2026, 10, 27)
    assert beside(found)[0].startswith("Receipt is not known: seven days after mailing assumed")
    assert count(found)[0].why == "Sent by mail"


def test_a_wrong_office_starts_the_clock_ten_working_days_later_at_the_latest() -> None:
    made = thread(START, received(date(2026, 10, 20), 2), received(date(2026, 11, 16), 3), agency=DHS)
    found = of(made)
    assert (found.received, found.routed) == (date(2026, 11, 3), date(2026, 10, 20))
    assert found.response is not None
    assert found.response.deadline.date == date(2026, 12, 3)
    standing = stand(made, date(2026, 11, 23))
    assert beside(standing)[0].startswith(
        "Another office of the agency had it Oct 20; the time counts from Tue, Nov 3"
    )
    soon = of(thread(START, received(date(2026, 10, 20), 2), received(date(2026, 10, 22), 3), agency=DHS))
    assert soon.received == date(2026, 10, 22)


def test_the_number_of_the_agency_meets_its_ten_days() -> None:
    number = Tracking(
        id=TrackingId(1),
        request=RequestId(1),
        kind=TrackingKind.AGENCY,
        number="2026-1",
        since=date(2026, 10, 28),
    )
    limits = {one.deadline.id: one.met for one in of(thread(START, agency=DHS, trackings=(number,))).others}
    assert limits["tracking_number"] == date(2026, 10, 28)
    assert of(thread(START, agency=DHS)).others[0].met is None


def test_expedited_handling_is_decided_within_ten_calendar_days() -> None:
    asked = entry(
        date(2026, 10, 21), effect(EffectKind.EXPEDITED_REQUESTED), direction=Direction.OUT, number=2
    )
    no = entry(date(2026, 11, 2), effect(EffectKind.EXPEDITED_REQUESTED, granted=False), number=3)
    (open_one,) = [r for r in of(thread(START, asked, agency=DHS)).others if r.deadline.id == "expedited"]
    assert (open_one.deadline.date, open_one.met) == (date(2026, 10, 31), None)
    decided = of(thread(START, asked, no, agency=DHS))
    assert next(r.met for r in decided.others if r.deadline.id == "expedited") == date(2026, 11, 2)
    assert [str(r.ground) for r in decided.appeals] == ["expedited handling refused"]


def test_only_homeland_security_closes_a_request_that_is_not_clarified() -> None:
    for agency, ids in ((DHS, {"clarification_reply_dhs"}), (FEDERAL, set[str]())):
        found = of(thread(START, ASKED, agency=agency))
        assert {one.deadline.id for one in found.others} - {"tracking_number", "lawsuit"} == ids


def test_a_day_the_office_is_closed_is_no_legal_holiday_but_counts_when_noted() -> None:
    closed = Closure(agency=AgencyId(1), on=date(2026, 11, 12))
    found = of(thread(START, agency=DHS, closures=(closed,))).response
    assert found is not None
    assert (found.deadline.earliest, found.deadline.date) == (date(2026, 11, 18), date(2026, 11, 19))


def test_what_the_agency_claims_stands_beside_the_laws_date_with_who_and_when() -> None:
    found = at(date(2026, 11, 19), ASKED, ANSWERED, MORE)
    assert line(found) == (
        "Agency says +10 working days: Dec 10 — law's date Nov 18 — may sue from Dec 11 to be safe — with the agency"
    )
    assert (clock_words(found), clock_text(found)) == (
        "Agency says Dec 10",
        "agency estimate given: Dec 10 (law's date Nov 18)",
    )
    assert claims(found) == (
        "Paused Tue, Nov 3 to Mon, Nov 9 for a clarification (e-mail of Nov 3). As claimed.",
        "10 working days more for unusual circumstances, to Thu, Dec 10 (letter of Nov 10). As claimed.",
        "By its own count the agency's time to answer ends Thu, Dec 10; the law's date stays Wed, Nov 18.",
    )
    assert list(notes(found, found.clocks.running()[0])) == [
        (
            "Silence denies nothing here. You may sue from Thu, Nov 19 if the agency's own count does not hold, from "
            "Fri, Dec 11 in any case. Last day to sue: Thu, Nov 18, 2032, 28 U.S.C. § 2401(a) (source not verified)."
        )
    ]


def test_a_pause_is_said_as_claimed_and_waits_on_me() -> None:
    found = at(date(2026, 11, 4), ASKED)
    assert line(found) == "Paused Nov 3 as claimed, waiting on you — answer the clarification — yours to act"
    assert (clock_words(found), clock_text(found)) == (
        "Paused Nov 3 as claimed",
        "paused, waiting on me, as claimed",
    )
    assert claims(found)[-1] == (
        "By its own count the agency's time to answer stands still; the law's date stays Wed, Nov 18."
    )


def test_claims_the_law_does_not_know_are_listed_with_the_reason() -> None:
    spoken = entry(date(2026, 11, 10), effect(EffectKind.EXTENSION), channel=Channel.CALL, number=6)
    again = entry(date(2026, 11, 12), effect(EffectKind.CLARIFICATION_ASKED), number=8)
    further = entry(date(2026, 11, 12), effect(EffectKind.EXTENSION, on=date(2027, 1, 29)), number=9)
    said = claims(at(date(2026, 11, 20), ASKED, ANSWERED, spoken, again, further))
    assert (
        "A pause claimed for a clarification (e-mail of Nov 12) is not counted: the law allows one pause of this kind."
        in said
    )
    assert "More time claimed (call of Nov 10) is not counted: it was not in writing." in said
    assert any("The agency names Fri, Jan 29, 2027; further than the law gives" in each for each in said)


def test_a_determination_is_counted_with_the_day_to_aim_for() -> None:
    found = at(date(2026, 11, 24), DENIED)
    assert line(found) == "Adverse determination Nov 23 — appeal by Apr 5, 2027 — yours to act"
    assert beside(found)[0] == (
        "Aim for Sun, Feb 21, 2027, 90 calendar days: the shorter time every federal agency gives."
    )
    lines = count(found)
    assert (lines[0].day, lines[-1].day, lines[-1].kind) == ("Mon, Nov 23", "Mon, Apr 5, 2027", "last")
    assert len(lines) < 20
    other = at(date(2026, 11, 24), DENIED, agency=FEDERAL)
    assert beside(other)[0] == (
        "Feb 21, 2027, a Sunday, is a closed day and the law does not roll it. File by Fri, Feb 19, 2027."
    )


def test_a_refusal_that_does_not_lead_is_named_with_its_day() -> None:
    no = entry(date(2026, 11, 5), effect(EffectKind.WAIVER_DECIDED, granted=False), number=8)
    assert "Fee waiver refused Nov 5: appeal by Fri, Mar 19, 2027, better by Feb 3, 2027." in " ".join(
        beside(at(date(2026, 11, 6), no))
    )


def test_a_waiver_refused_in_connecticut_asks_no_payment() -> None:
    no = entry(date(2026, 11, 12), effect(EffectKind.WAIVER_DECIDED, granted=False), number=8)
    said = " ".join(beside(stand(thread(sent(date(2026, 11, 10)), no), date(2026, 11, 13))))
    assert "Fee waiver refused Thu, Nov 12. That asks no payment by itself" in said


def test_the_thread_tells_the_limit_that_passed_at_its_place() -> None:
    filed = entry(date(2026, 12, 1), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, number=8)
    rows = told(at(date(2026, 12, 2), DENIED, filed))
    titles = [row.title for row in rows]
    assert titles.index("Time limit passed") == titles.index("Written denial of item 4") - 1
    assert titles[-1] == "Appeal filed"
    assert "Deemed denied" not in titles
    said = next(row.lines for row in rows if row.title == "Time limit passed")
    assert said[0].startswith("20 business days ended without a determination; you may sue.")


def test_the_thread_says_what_the_agency_may_count_instead() -> None:
    for entries, said in (
        ((ASKED,), "the agency may count it as paused."),
        ((ASKED, ANSWERED), "the agency may count to Wed, Nov 25."),
    ):
        rows = told(at(date(2026, 11, 20), *entries))
        passed = next(row for row in rows if row.title == "Time limit passed")
        assert said in passed.lines[0]


def test_an_appeal_is_with_the_agencys_own_office() -> None:
    whole = entry(date(2026, 11, 12), *(effect(EffectKind.DENIED, item=n) for n in range(1, 7)), number=7)
    filed = entry(date(2026, 11, 16), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, number=8)
    found = at(date(2026, 11, 20), whole, filed)
    assert line(found) == (
        "Day 4 of 20 — a decision on the appeal is due by Dec 15 — with the agency's appeal office"
    )
    late = at(date(2026, 12, 16), whole, filed)
    assert line(late) == "Time to decide the appeal passed Dec 15 — may sue — with the agency's appeal office"


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)), st.integers(0, 30))
def test_twenty_working_days_run_from_the_receipt_noted(start: date, behind: int) -> None:
    on = start + timedelta(behind)
    made = thread(sent(start, channel=Channel.PORTAL), received(on, 2), agency=DHS)
    found = of(made, on).response
    assert found is not None
    assert found.deadline.earliest <= found.deadline.date <= found.deadline.latest
    assert found.deadline.date == nth_business_day(Calendar.of(library.load("us"), "legal"), on, 20)
