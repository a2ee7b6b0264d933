from datetime import date

from ctrecords.law.readings import Circumstances, Offices, first_start, next_start
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import Channel

TUESDAY, FRIDAY = date(2026, 11, 10), date(2026, 11, 13)


def test_a_bare_event_is_sent_and_received_on_its_day(connecticut: Statute) -> None:
    start = first_start(connecticut, "request_received", TUESDAY, Circumstances(agency_class="state"))
    assert start.earliest == start.expected == start.latest == TUESDAY
    assert start.opening == "Received"
    assert not start.notes
    assert not start.late_in_day


def test_a_known_receipt_separates_the_readings(connecticut: Statute) -> None:
    around = Circumstances(agency_class="state", sent=TUESDAY, received=FRIDAY, channel=Channel.MAIL)
    for trigger, on in (("request_sent", TUESDAY), ("request_received", FRIDAY)):
        start = first_start(connecticut, trigger, on, around)
        assert (start.earliest, start.expected, start.latest) == (TUESDAY, FRIDAY, FRIDAY)
        assert (start.trigger, start.opening) == ("request_received", "Received")
        assert not start.notes


def test_the_row_a_count_opens_with_is_named_by_its_event(connecticut: Statute) -> None:
    around = Circumstances(agency_class="state")
    opened = {
        trigger: first_start(connecticut, trigger, TUESDAY, around).opening
        for trigger in connecticut.triggers()
    }
    assert opened["denied"] == "Denied"
    assert opened["final_decision_mailed"] == "Decision mailed"
    assert opened["employee_notice_received"] == "Employee notice received"
    assert opened["request_sent"] == "Sent"


def test_when_two_limits_end_the_shorter_is_expected_and_the_longer_bounds(connecticut: Statute) -> None:
    rules = [connecticut.deadline("response"), connecticut.deadline("personnel_response")]
    short = (date(2026, 11, 17), date(2026, 11, 16), date(2026, 11, 17))
    long = (date(2026, 11, 25), date(2026, 11, 25), date(2026, 11, 25))
    start = next_start("denied", rules, [short, long])
    assert (start.earliest, start.expected, start.latest) == (short[1], short[0], long[2])
    assert start.ended == {"response", "personnel_response"}
    assert next_start("denied", rules[:1], [short]).opening == "Deemed denied"


def test_the_earliest_calendar_forgets_closed_days_and_the_latest_worked_holidays(
    connecticut: Statute,
) -> None:
    thanksgiving, friday = date(2026, 11, 26), date(2026, 11, 27)
    offices = Offices.of(
        connecticut,
        Circumstances(
            agency_class="municipal",
            open_on=frozenset({"Thanksgiving Day"}),
            closed=frozenset({friday}),
        ),
    )
    assert offices.widest_open("legal").is_open(friday)
    assert offices.widest_open("legal").is_open(thanksgiving)
    assert not offices.narrowest_open("legal").is_open(friday)
    assert not offices.narrowest_open("legal").is_open(thanksgiving)
    assert offices.for_role("forum").is_open(friday)
    assert offices.for_role("agency").is_open(thanksgiving)
