"""How one event reads: the expected start of a clock, the earliest and the latest, and whose calendar counts.

It exists because the law leaves open whether a request counts from sending or from receipt.
It must not know of single time limits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ctrecords.law.calendar import Calendar
from ctrecords.law.entries import DeadlineRule
from ctrecords.law.receipts import expected_receipt, is_guess
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import Channel

_REQUEST = {"request_sent", "request_received"}
_OPENINGS = {
    "denied": "Denied",
    "adverse_determination_dated": "Determination dated",
    "final_decision_mailed": "Decision mailed",
    "exhausted": "Time limit passed",
}
_BY_SILENCE = {"denied": "Deemed denied", "request_received": "Counts as received"}
_SHORTER = "The shorter limit ended"
_BACKWARDS = "The receipt noted lies before the sending; each reading uses the more cautious of the two days."
_TEN_DAYS = (
    "If the agency treats this as a personnel, medical or similar file it has the longer limit: silence is then a "
    "denial only after it, and the last day to appeal is still counted from the shorter one to be safe."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is known of a request when its dates are counted.

    ``open_on`` names holidays the agency works on, ``closed`` its own closed days. A ``sent`` day without a
    ``received`` one means that receipt is not known; then ``channel`` decides what is assumed.
    """

    agency_class: str
    sent: date | None = None
    received: date | None = None
    after_hours: bool = False
    channel: Channel | None = None
    personnel: bool = False
    open_on: frozenset[str] = frozenset()
    closed: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The day a clock starts, in its readings, and how that row of the count is called.

    ``guess`` says what is assumed of receipt where the day of it is a mere guess; empty otherwise.
    """

    trigger: str
    expected: date
    earliest: date
    latest: date
    opening: str
    late_in_day: bool = False
    guess: str = ""
    after_silence: bool = False
    ended: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """The calendars of the agency and of the forum, and what is noted about them."""

    statute: Statute
    agency: Calendar
    forum: Calendar
    notes: tuple[str, ...]

    @classmethod
    def of(cls, statute: Statute, circumstances: Circumstances) -> "Offices":
        """The calendars for a class of agency with its own open and closed days.

        Raises:
            UnknownNameError: The law knows no such class or holiday.
        """
        rule = statute.calendar_for(circumstances.agency_class)
        agency = Calendar.of(statute, rule.id, circumstances.open_on, circumstances.closed)
        forum = Calendar.of(statute, statute.calendar_for("forum").id)
        notes = tuple(
            f"{name} is counted as a working day because you said so; the law file does not list it as optional "
            f"for this class of agency ({circumstances.agency_class})."
            for name in sorted(agency.open_on)
            if circumstances.agency_class not in statute.holiday_named(name).optional_for
        )
        return cls(statute=statute, agency=agency, forum=forum, notes=notes)

    def for_role(self, role: str) -> Calendar:
        """The calendar a time limit names: the agency's or the forum's."""
        return self.forum if role == "forum" else self.agency

    def widest_open(self, calendar_id: str) -> Calendar:
        """A calendar without the agency's closed days, for the earliest reading."""
        return Calendar.of(self.statute, calendar_id, self.agency.open_on)

    def narrowest_open(self, calendar_id: str) -> Calendar:
        """A calendar with every holiday and the agency's closed days, for the latest reading."""
        return Calendar.of(self.statute, calendar_id, frozenset(), self.agency.closed)


def first_start(statute: Statute, trigger: str, on: date, circumstances: Circumstances) -> Start:
    """How the event itself reads."""
    if trigger not in _REQUEST:
        return Start(trigger=trigger, expected=on, earliest=on, latest=on, opening=_opening_of(trigger))
    sent = circumstances.sent or on
    received, channel = circumstances.received, circumstances.channel
    known = circumstances.sent is None or channel is None
    if trigger == "request_received" and received is None and known:
        received = on
    day, note = expected_receipt(statute, sent, channel, received)
    if trigger == "request_received" and received is None:
        day = on
    notes = tuple(filter(None, (note, _BACKWARDS if day < sent else "")))
    guessed = is_guess(statute, channel, received)
    return Start(
        trigger="request_received",
        expected=day,
        earliest=min(sent, day),
        latest=max(sent, day),
        opening=_opening(trigger, sent, day, circumstances),
        late_in_day=circumstances.after_hours or guessed,
        guess=note if guessed else "",
        notes=notes,
    )


def _opening(trigger: str, sent: date, day: date, circumstances: Circumstances) -> str:
    if day == sent and (trigger == "request_sent" or circumstances.sent is not None):
        return "Sent"
    guessed = circumstances.sent is not None and circumstances.received is None
    return "Taken as received" if guessed else "Received"


def _opening_of(trigger: str) -> str:
    return _OPENINGS.get(trigger) or trigger.replace("_", " ").capitalize()


def next_start(event: str, ending: Sequence[DeadlineRule], spans: Sequence[tuple[date, date, date]]) -> Start:
    """How the event reads that follows when time limits run out; *spans* are (date, earliest, latest).

    Where two limits may apply, the later event is expected after the shorter, and the latest reading is the
    longer one's: § 1-206(a) gives ten business days where §§ 1-214(b)-(c) apply, four otherwise.
    """
    return Start(
        trigger=event,
        expected=min(span[0] for span in spans),
        earliest=min(span[1] for span in spans),
        latest=max(span[2] for span in spans),
        opening=_SHORTER if len(ending) > 1 else _BY_SILENCE.get(event) or _opening_of(event),
        after_silence=True,
        ended=frozenset(rule.id for rule in ending),
        notes=(_TEN_DAYS,) if len(ending) > 1 else (),
    )
