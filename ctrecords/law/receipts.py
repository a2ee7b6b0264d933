"""When something sent counts as received, by channel, when nobody has said so.

It exists because an unknown receipt is stored as unknown and only assumed when days are counted.
It must not know of deadlines.
"""

from datetime import date, timedelta

from ctrecords.law.calendar import Calendar
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import Channel

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def expected_receipt(
    statute: Statute, sent: date, channel: Channel | None, received: date | None
) -> tuple[date, str]:
    """The day a request counts as received, and a note; the note is empty when receipt is known.

    The assumption is the law file's for the channel. It serves the expected reading only.
    """
    if received is not None:
        return received, ""
    rule = None if channel is None else statute.receipt(channel.value)
    if rule is None:
        return sent, "Receipt is not known: the day of sending assumed, an assumption of this program."
    if rule.assume_days:
        number = _NUMBERS[rule.assume_days] if rule.assume_days < len(_NUMBERS) else str(rule.assume_days)
        days = "day" if rule.assume_days == 1 else "days"
        note = (
            f"Receipt is not known: {number} {days} after {_word(rule.channel)} assumed, "
            "an assumption of this program."
        )
        return sent + timedelta(days=rule.assume_days), note
    return sent, "Receipt is not known: counted as received when sent, an assumption of this program."


def is_guess(statute: Statute, channel: Channel | None, received: date | None) -> bool:
    """Whether the day of receipt is a mere guess, so that the latest reading must allow one day more.

    What arrives when it is sent (e-mail, fax, portal) is no guess; the post and an unknown way are.
    """
    if received is not None:
        return False
    rule = None if channel is None else statute.receipt(channel.value)
    return rule is None or rule.rule not in {"sent_moment", "system_received_date"}


def _word(channel: str) -> str:
    return "mailing" if channel == "mail" else "sending"


def filing_recorded(statute: Statute, sent: date, channel: str, *, after_hours: bool = False) -> date:
    """The day a paper sent to the forum counts as filed: e-mail on a closed day, the next open one.

    ``channel`` is email or mail; by mail the postmark counts, so it is the day of mailing.
    """
    rule = statute.receipt(f"forum_{channel}")
    if rule is None or rule.rule == "received_or_postmark":
        return sent
    forum = Calendar.of(statute, statute.calendar_for("forum").id)
    if after_hours and rule.after_hours == "next_business_day" and forum.is_open(sent):
        sent += timedelta(days=1)
    return forum.next_open(sent)
