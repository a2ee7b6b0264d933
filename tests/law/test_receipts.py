from datetime import date

import pytest

from ctrecords.law.receipts import expected_receipt, filing_recorded, is_guess
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import Channel

TUESDAY = date(2026, 11, 10)
ASSUMED = ", an assumption of this program."


@pytest.mark.parametrize(
    ("channel", "day", "note"),
    [
        (Channel.EMAIL, 10, "Receipt is not known: counted as received when sent" + ASSUMED),
        (Channel.FAX, 10, "Receipt is not known: counted as received when sent" + ASSUMED),
        (Channel.HAND, 10, "Receipt is not known: counted as received when sent" + ASSUMED),
        (Channel.MAIL, 13, "Receipt is not known: three days after mailing assumed" + ASSUMED),
        (Channel.CALL, 10, "Receipt is not known: the day of sending assumed" + ASSUMED),
        (None, 10, "Receipt is not known: the day of sending assumed" + ASSUMED),
    ],
)
def test_an_unknown_receipt_is_assumed_by_channel_and_says_so(
    connecticut: Statute, channel: Channel | None, day: int, note: str
) -> None:
    assert expected_receipt(connecticut, TUESDAY, channel, None) == (TUESDAY.replace(day=day), note)


def test_a_known_receipt_stands_without_a_note(connecticut: Statute) -> None:
    known = date(2026, 11, 20)
    assert expected_receipt(connecticut, TUESDAY, Channel.MAIL, known) == (known, "")


def test_federal_mail_is_assumed_a_week_later(federal: Statute) -> None:
    day, note = expected_receipt(federal, TUESDAY, Channel.MAIL, None)
    assert day == date(2026, 11, 17)
    assert "seven days after mailing" in note


def test_only_the_post_and_an_unknown_way_are_a_guess(connecticut: Statute) -> None:
    guesses = {channel for channel in Channel if is_guess(connecticut, channel, None)}
    assert guesses == {Channel.MAIL, Channel.HAND, Channel.CALL, Channel.VISIT, Channel.NOTE, Channel.UNSAID}
    assert is_guess(connecticut, None, None)
    assert not is_guess(connecticut, Channel.MAIL, TUESDAY)


def test_an_email_to_the_commission_is_filed_on_its_next_open_day(connecticut: Statute) -> None:
    assert filing_recorded(connecticut, date(2014, 7, 26), "email") == date(2014, 7, 28)
    assert filing_recorded(connecticut, TUESDAY, "email") == TUESDAY
    assert filing_recorded(connecticut, TUESDAY, "email", after_hours=True) == date(2026, 11, 12)


def test_by_mail_the_postmark_counts(connecticut: Statute, federal: Statute) -> None:
    sunday = date(2026, 11, 15)
    assert filing_recorded(connecticut, sunday, "mail") == sunday
    assert filing_recorded(federal, sunday, "email") == sunday
