from datetime import date

import pytest

from ctrecords.errors import CtrecordsError, UnknownNameError
from ctrecords.law.deadlines import Circumstances, Deadline, clock
from ctrecords.law.statute import Statute, parse
from ctrecords.model.kinds import Channel

LINCOLN = frozenset({"Lincoln Day"})
NO_WINDOW = "The two readings leave no day on which filing is safe"


def town(**known: object) -> Circumstances:
    return Circumstances(agency_class="municipal", **known)  # pyright: ignore[reportArgumentType] - test words


def asked(statute: Statute, sent: date, received: date, **known: object) -> dict[str, Deadline]:
    around = town(sent=sent, received=received, **known)
    return {entry.id: entry for entry in clock(statute, "request_received", received, around)}


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def test_four_days_of_silence_then_thirty_to_appeal(connecticut: Statute) -> None:
    found = asked(connecticut, day("11-10"), day("11-10"))
    response, appeal = found["response"], found["appeal"]
    assert list(found) == ["response", "appeal"]
    assert (response.date, response.on_expiry, response.citation) == (
        day("11-17"),
        "deemed_denied",
        "§ 1-206(a)",
    )
    assert (appeal.date, appeal.starts, appeal.citation) == (day("12-17"), day("11-17"), "§ 1-206(b)(1)")
    assert appeal.window == (day("11-18"), day("12-16"))
    assert appeal.jurisdictional
    assert response.window is None
    assert [(row.date, row.counted, row.why) for row in response.days] == [
        (day("11-10"), False, "Sent, this day is not counted"),
        (day("11-11"), False, "Veterans' Day, skipped"),
        (day("11-12"), True, "Business day 1"),
        (day("11-13"), True, "Business day 2"),
        (day("11-14"), False, "Weekend, skipped"),
        (day("11-15"), False, "Weekend, skipped"),
        (day("11-16"), True, "Business day 3"),
        (day("11-17"), True, "Business day 4, deemed denied"),
    ]
    assert appeal.days[0].why == "Deemed denied, this day is not counted"
    assert (appeal.days[-1].date, appeal.days[-1].why) == (day("12-17"), "Day 30, last day to appeal")


def test_the_safe_window_lies_between_both_readings(connecticut: Statute) -> None:
    found = asked(connecticut, day("02-10"), day("02-10"), open_on=LINCOLN)
    response, appeal = found["response"], found["appeal"]
    assert (response.earliest, response.date, response.latest) == (day("02-16"), day("02-17"), day("02-18"))
    assert appeal.window == (day("02-19"), day("03-18"))
    assert (appeal.earliest, appeal.date, appeal.latest) == (day("03-18"), day("03-19"), day("03-20"))
    assert "File inside the overlap of both readings." in appeal.notes
    assert not response.notes


def test_a_window_that_ends_on_a_closed_day_ends_on_the_working_day_before(connecticut: Statute) -> None:
    # Earliest denial Thu 10 Sep; its day 30 is Sat 10 Oct.
    appeal = asked(connecticut, day("09-04"), day("09-04"))["appeal"]
    assert appeal.window == (day("09-14"), day("10-09"))
    # Latest denial Fri 6 Nov; the window opens on Monday.
    assert asked(connecticut, day("11-02"), day("11-02"))["appeal"].window == (day("11-09"), day("12-04"))


def test_an_unknown_receipt_by_mail_narrows_the_safe_window_and_says_so(connecticut: Statute) -> None:
    known = asked(connecticut, day("11-10"), day("11-10"))["appeal"]
    around = town(sent=day("11-10"), channel=Channel.MAIL)
    found = {entry.id: entry for entry in clock(connecticut, "request_sent", day("11-10"), around)}
    response, appeal = found["response"], found["appeal"]
    assert response.days[0].why == "Taken as received, this day is not counted"
    assert response.starts == day("11-13")
    assert "three days after mailing assumed, an assumption of this program." in response.notes[0]
    assert known.window is not None
    assert appeal.window is not None
    assert appeal.window[0] > known.window[0]
    assert appeal.window[1] == known.window[1]
    same = clock(connecticut, "request_received", day("11-13"), around)
    assert tuple(found.values()) == same


def test_an_unknown_receipt_by_email_counts_from_sending_and_says_so(connecticut: Statute) -> None:
    around = town(sent=day("11-10"), channel=Channel.EMAIL)
    response, appeal = clock(connecticut, "request_sent", day("11-10"), around)
    assert response.date == day("11-17")
    assert response.notes == (
        "Receipt is not known: counted as received when sent, an assumption of this program.",
    )
    assert appeal.window == (day("11-18"), day("12-16"))


def test_a_receipt_long_after_sending_leaves_no_safe_day(connecticut: Statute) -> None:
    appeal = asked(connecticut, day("01-05"), day("03-02"))["appeal"]
    assert appeal.window is None
    assert any(note.startswith(NO_WINDOW) for note in appeal.notes)


def test_a_receipt_noted_before_the_sending_is_counted_cautiously_and_named(connecticut: Statute) -> None:
    response = asked(connecticut, day("11-12"), day("11-10"))["response"]
    assert response.date == day("11-17")
    assert response.latest == day("11-18")
    assert response.notes[0].startswith("The receipt noted lies before the sending")


def test_after_hours_or_on_a_closed_day_is_the_next_working_day_in_the_latest_reading(
    connecticut: Statute,
) -> None:
    late = asked(connecticut, day("11-10"), day("11-10"), after_hours=True)["response"]
    assert (late.date, late.latest) == (day("11-17"), day("11-18"))
    weekend = asked(connecticut, day("11-21"), day("11-21"))["response"]
    assert (weekend.earliest, weekend.date, weekend.latest) == (day("11-26"), day("11-27"), day("11-30"))


def test_an_agencys_own_closed_day_moves_the_expected_and_the_latest_but_not_the_earliest(
    connecticut: Statute,
) -> None:
    closed = frozenset({day("11-27")})
    response = asked(connecticut, day("11-23"), day("11-23"), closed=closed)["response"]
    assert (response.earliest, response.date, response.latest) == (day("11-27"), day("12-01"), day("12-01"))
    assert "Agency closed, skipped" in {row.why for row in response.days}


def test_a_holiday_the_law_does_not_call_optional_is_worked_only_on_the_readers_word(
    connecticut: Statute,
) -> None:
    response = asked(connecticut, day("11-10"), day("11-10"), open_on=frozenset({"Veterans' Day"}))[
        "response"
    ]
    assert response.date == day("11-16")
    assert response.latest == day("11-17")
    assert response.notes[0].startswith("Veterans' Day is counted as a working day because you said so")


def test_a_written_denial_has_one_reading(connecticut: Statute) -> None:
    (appeal,) = clock(connecticut, "denied", day("10-05"), town())
    assert appeal.earliest == appeal.latest == appeal.date == appeal.file_by == day("11-04")
    assert appeal.window is None
    assert appeal.days[0].why == "Denied, this day is not counted"


def test_day_thirty_on_a_sunday_rolls_but_the_day_to_file_by_does_not(connecticut: Statute) -> None:
    (appeal,) = clock(connecticut, "denied", day("11-20"), town())
    assert (appeal.unrolled, appeal.date, appeal.file_by) == (day("12-20"), day("12-21"), day("12-18"))
    assert appeal.earliest == appeal.latest == appeal.date
    assert [(row.counted, row.why) for row in appeal.days[-2:]] == [
        (True, "Day 30, a closed day: Weekend"),
        (False, "Next open day, last day to appeal"),
    ]
    assert appeal.notes == (
        "Day 30 is a closed day (Weekend). The law rolls it to the next open day; do not rely on that.",
    )


def test_the_roll_shows_each_closed_day_it_passes(connecticut: Statute) -> None:
    (appeal,) = clock(connecticut, "denied", day("11-25"), town())
    assert [row.why for row in appeal.days[-4:]] == [
        "Day 30, a closed day: Christmas",
        "Weekend, skipped",
        "Weekend, skipped",
        "Next open day, last day to appeal",
    ]


def test_the_court_date_does_not_roll(connecticut: Statute) -> None:
    found = {entry.id: entry for entry in clock(connecticut, "final_decision_mailed", day("11-18"), town())}
    court = found["court_appeal"]
    assert court.date == court.unrolled == date(2027, 1, 2)
    assert court.file_by == date(2026, 12, 31)
    assert (
        court.days[-1].why
        == "Day 45, last day to go to court; closed that day (Weekend), and it does not roll"
    )
    assert court.notes == (
        "Day 45 is a closed day (Weekend). It does not roll: act by the working day before.",
    )
    assert found["reconsideration"].citation == "§ 4-181a (source not verified)"


def test_personnel_files_add_the_ten_days_and_the_appeal_stays_one_and_cautious(connecticut: Statute) -> None:
    plain = asked(connecticut, day("11-23"), day("11-23"))
    found = asked(connecticut, day("11-23"), day("11-23"), personnel=True)
    assert list(found) == ["response", "personnel_response", "appeal"]
    assert found["personnel_response"].date == day("12-08")
    assert found["appeal"].date == plain["appeal"].date
    assert found["appeal"].latest > plain["appeal"].latest
    assert found["appeal"].window is not None
    assert found["appeal"].window[0] == day("12-09")
    assert any("personnel, medical or similar file" in note for note in found["appeal"].notes)
    assert found["appeal"].days[0].why == "The shorter limit ended, this day is not counted"


def test_homeland_security_has_ninety_working_days_and_ninety_calendar_days_as_target(
    federal: Statute,
) -> None:
    on = day("01-05")
    (dhs,) = clock(federal, "adverse_determination_dated", on, Circumstances(agency_class="dhs"))
    (other,) = clock(federal, "adverse_determination_dated", on, Circumstances(agency_class="federal"))
    assert (dhs.id, dhs.date, dhs.target) == ("appeal_dhs", day("05-13"), day("04-05"))
    assert (other.id, other.date, other.file_by, other.target) == (
        "appeal",
        day("04-05"),
        day("04-03"),
        None,
    )


def test_a_federal_silence_lets_one_sue_for_six_years(federal: Statute) -> None:
    around = Circumstances(agency_class="federal", sent=day("11-02"), received=day("11-02"))
    found = {entry.id: entry for entry in clock(federal, "request_received", day("11-02"), around)}
    assert list(found) == ["tracking_number", "response", "lawsuit"]
    assert found["response"].days[-1].why == "Business day 20, the time limit passes"
    assert found["lawsuit"].date == date(2032, 12, 2)
    assert [row.why for row in found["lawsuit"].days][-1] == "Year 6, last day to go to court"
    assert found["lawsuit"].notes == ()


def test_the_wrong_component_passes_the_request_on(federal: Statute) -> None:
    around = Circumstances(agency_class="dhs")
    found = clock(federal, "request_received_wrong_component", day("01-05"), around)
    assert [entry.id for entry in found] == ["routing", "tracking_number", "response", "lawsuit"]
    assert found[1].starts == found[0].date


def test_a_condition_is_only_for_its_class(federal: Statute) -> None:
    assert clock(federal, "clarification_asked", day("01-05"), Circumstances(agency_class="federal")) == ()
    (reply,) = clock(federal, "clarification_asked", day("01-05"), Circumstances(agency_class="dhs"))
    assert reply.citation == "Source not verified"


def test_a_leap_day_ends_its_years_on_the_last_of_february(connecticut: Statute) -> None:
    (decision,) = clock(connecticut, "appeal_filed", date(2024, 2, 29), town())
    assert decision.date == date(2025, 2, 28)


def test_the_wording_in_force_on_the_sent_day_counts(connecticut_text: str) -> None:
    start = connecticut_text.index('[[deadline]]\nid = "response"')
    response = connecticut_text[start : connecticut_text.index('[[deadline]]\nid = "personnel')]
    old = response.replace("amount = 4", "amount = 5\nuntil = 2026-11-10", 1)
    new = response.replace("amount = 4", "amount = 4\nfrom = 2026-11-11", 1)
    statute = parse(connecticut_text.replace(response, old + new), name="amended.toml")
    assert asked(statute, day("11-10"), day("11-12"))["response"].date == day("11-19")
    assert asked(statute, day("11-12"), day("11-12"))["response"].date == day("11-18")


def test_unknown_words_are_refused_with_the_known_ones(connecticut: Statute) -> None:
    with pytest.raises(UnknownNameError) as event:
        clock(connecticut, "refused", day("11-10"), town())
    assert event.value.what == "“refused” is no event of us-ct."
    assert "request_received" in event.value.remedy
    assert "denied" in event.value.remedy
    with pytest.raises(UnknownNameError) as who:
        clock(connecticut, "denied", day("11-10"), Circumstances(agency_class="federal"))
    assert who.value.what == "“federal” is no class of agency of us-ct."


@pytest.mark.parametrize("wrong", [date(1626, 11, 10), date(2201, 1, 1)])
def test_a_year_out_of_reach_is_refused_wherever_it_stands(connecticut: Statute, wrong: date) -> None:
    for trigger, on, around in (
        ("denied", wrong, town()),
        ("request_received", day("11-10"), town(sent=wrong)),
        ("request_received", day("11-10"), town(received=wrong)),
    ):
        with pytest.raises(CtrecordsError) as error:
            clock(connecticut, trigger, on, around)
        assert error.value.what == f"{wrong.isoformat()} is outside the years 1900 to 2200."
        assert error.value.remedy == "Check the year of the date."
