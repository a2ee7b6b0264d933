"""A table of requests in words: whose move, dates, fees, totals, which request is the most urgent.

It must not know the window; it is given standings.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ctrecords.law.docket import CLOSING_DAYS, Act
from ctrecords.law.fitting import DEEMED_DENIED
from ctrecords.law.happened import ItemState
from ctrecords.law.standing import Standing
from ctrecords.law.wording import CHANNELS
from ctrecords.model.days import Days, dollars, plural
from ctrecords.model.kinds import Clock, Fee, Move, Outcome, Stage
from ctrecords.model.request import Case
from ctrecords.model.thread import Entry

MOVES = {
    Move.ME: "You",
    Move.AGENCY: "Agency",
    Move.FOIC: "FOIC",
    Move.OGIS: "OGIS",
    Move.COURT: "Court",
    Move.NOBODY: "Nobody",
}
"""Whose move it is, in one word."""
_WITH = {
    Move.AGENCY: ("with an agency", "with agencies"),
    Move.FOIC: ("with the FOI Commission",) * 2,
    Move.OGIS: ("with OGIS",) * 2,
    Move.COURT: ("with a court", "with courts"),
}
_COUNTED = {
    Outcome.PROVIDED: "provided",
    Outcome.PROVIDED_WITH_REDACTIONS: "redacted",
    Outcome.DENIED: "denied",
    Outcome.NO_RESPONSIVE_RECORDS: "no records",
    Outcome.NOT_ADDRESSED: "not addressed",
    Outcome.REFERRED: "referred",
    Outcome.WITHDRAWN: "withdrawn",
    Outcome.AWAITING: "awaiting",
}
_FEES = {
    Fee.ESTIMATE: "est.",
    Fee.DISPUTED: "disputed",
    Fee.NARROWED: "narrowed",
    Fee.AGREED: "agreed",
    Fee.PAID: "paid",
    Fee.WAIVED: "waived",
}
_STEPS = {
    Act.MAKE_LETTER: "Write the letter.",
    Act.MARK_SENT: "Send the letter, then mark it sent.",
    Act.READ: "Read the reply.",
    Act.LOG: "Log the reply when it comes.",
    Act.LOG_CALL: "Make the call and log it.",
    Act.ANSWER_FEE: "Answer the fee.",
    Act.ANSWER: "Answer the agency's question, or narrow the request.",
    Act.FOLLOW_UP: "Write a follow-up letter.",
    Act.PROMISE_LETTER: "Write, and hold the agency to its promise.",
    Act.COMPLAINT: "Start the complaint to the FOI Commission.",
    Act.APPEAL: "Write the appeal to the office named in the determination letter.",
    Act.FRESH: "Send a fresh request.",
    Act.DONE: "Do it, then mark it done.",
}
_OPEN_FEES = (Fee.ESTIMATE, Fee.DISPUTED, Fee.NARROWED, Fee.AGREED)
_WINDOW = (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN)
_TIMED = (Clock.RUNNING, Clock.PAUSED, Clock.ESTIMATE_GIVEN, Clock.TIME_PASSED)
_NEWEST = 2


@dataclass(slots=True)
class Totals:
    """What came of all items of some requests, and the money in US cents."""

    outcomes: Counter[Outcome] = field(default_factory=Counter[Outcome])
    unread: int = 0
    asked: int = 0
    paid: int = 0

    @property
    def items(self) -> int:
        """How many items there are."""
        return sum(self.outcomes.values()) + self.unread

    def counted(self) -> tuple[tuple[Outcome, str], ...]:
        """Each outcome there is with how often, in words: "10 provided"; items not read are apart."""
        return tuple(
            (outcome, f"{self.outcomes[outcome]:,} {words}")
            for outcome, words in _COUNTED.items()
            if self.outcomes[outcome]
        )

    def words(self) -> str:
        """What came of the items: "2 provided, 1 denied, 3 not read"."""
        said = [words for _outcome, words in self.counted()]
        return ", ".join([*said, f"{self.unread:,} not read"] if self.unread else said)

    def fees(self) -> str:
        """The money: "Fees: $312.50 asked, $14.50 paid"; empty when there was none."""
        parts = ((self.asked, "asked"), (self.paid, "paid"))
        said = ", ".join(f"{dollars(cents)} {word}" for cents, word in parts if cents)
        return f"Fees: {said}" if said else ""


def totals(standings: Iterable[Standing]) -> Totals:
    """Add up the items and the money of some requests."""
    found = Totals()
    for each in standings:
        for state in each.items:
            if _unread(state):
                found.unread += 1
            else:
                found.outcomes[state.outcome] += 1
        found.asked += each.asked if each.fee in _OPEN_FEES else 0
        found.paid += each.paid
    return found


def moves(standings: Sequence[Standing]) -> str:
    """Whose move it is, counted: "6 yours, 1 with an agency, 1 closed"."""
    counted = Counter(each.move for each in standings)
    closed = sum(each.stage is Stage.CLOSED and each.move is Move.NOBODY for each in standings)
    said = [(counted[Move.ME], "yours")]
    said += [(counted[move], many if counted[move] > 1 else one) for move, (one, many) in _WITH.items()]
    said += [(counted[Move.NOBODY] - closed, "waiting for nobody"), (closed, "closed")]
    return ", ".join(f"{count:,} {words}" for count, words in said if count)


def summary(case: Case, standings: Sequence[Standing], days: Days) -> str:
    """The second line of a case: "8 agencies, 48 items. Opened Oct 12, 2026"."""
    agencies = len({each.thread.agency.id for each in standings})
    items = sum(len(each.items) for each in standings)
    counted = f"{plural(agencies, 'agency', 'agencies')}, {plural(items, 'item')}. " if standings else ""
    practice = ". Practice" if case.practice else ""
    return f"{counted}Opened {days.dated(case.opened_on)}{practice}"


def urgency(standing: Standing) -> tuple[int, int, int, str]:
    """The order of most urgent first: windows by last day, running time, what waits to go out, the closed."""
    name, appeal, response = standing.thread.agency.name, standing.appeal, standing.clocks.response
    money = standing.fee is not Fee.ESTIMATE
    if standing.clock in _WINDOW and appeal is not None:
        return (0, appeal.file_by.toordinal(), money, name)
    if standing.clock in _TIMED and response is not None:
        return (1, response.deadline.date.toordinal(), money, name)
    if standing.stage in (Stage.READY, Stage.DRAFT):
        return (2, standing.stage is Stage.DRAFT, money, name)
    if standing.stage is Stage.CLOSED:
        return (4, 0, money, name)
    return (3, standing.move is not Move.ME, money, name)


def appeal_day(standing: Standing) -> date | None:
    """The day to appeal by while the window is open; None otherwise."""
    return standing.window.file_by if standing.window is not None else None


def closing(standing: Standing) -> bool:
    """Whether the appeal window ends within a week."""
    left = standing.days_left
    return appeal_day(standing) is not None and left is not None and left <= CLOSING_DAYS


def limit_day(standing: Standing) -> date | None:
    """The last day of the agency's time to deny; None for a request not sent or closed."""
    response = standing.clocks.response
    return response.deadline.date if response is not None and standing.stage is not Stage.CLOSED else None


def limit_words(standing: Standing) -> str:
    """What the last day of the agency's time is, and what its silence means: "Day 4 was Tue, Nov 17. …"."""
    response, day, days = standing.clocks.response, limit_day(standing), standing.days
    if response is None or day is None:
        return ""
    counted = sum(one.counted for one in response.deadline.days)
    said = f"Day {counted} {'was' if day < days.today else 'is'} {days.full(day)}."
    if response.deadline.on_expiry == DEEMED_DENIED:
        return f"{said} Without a written denial by then, the request is deemed denied."
    return f"{said} Silence denies nothing; it lets you sue." if standing.federal else said


def fee_words(standing: Standing) -> str:
    """The money of one request: "$312.50 est.", "$14.50 paid"; empty when there is none."""
    if standing.fee is Fee.NONE:
        return ""
    cents = standing.paid if standing.fee is Fee.PAID else standing.asked
    return f"{dollars(cents)} {_FEES[standing.fee]}" if cents else _FEES[standing.fee].capitalize()


def item_name(state: ItemState) -> str:
    """An item as it is listed: "1. Data-sharing report"."""
    return f"{state.item.number}. {state.item.label or state.item.text}"


def item_words(state: ItemState) -> str:
    """What came of an item: "Redacted", "Denied § 1-210(b)(3)(E)", "Not read"."""
    if _unread(state):
        return "Not read"
    words = _COUNTED[state.outcome]
    section = f" § {state.section.removeprefix('§').strip()}" if state.section else ""
    return f"{words[0].upper()}{words[1:]}{section}"


def newest(standing: Standing) -> tuple[tuple[Entry, str, str], ...]:
    """The last two things that happened, the newest first: the entry, its way and day, what it was."""
    entries = standing.happened.entries()[-_NEWEST:]
    days = standing.days
    return tuple(
        (
            entry,
            f"{CHANNELS[entry.event.channel]}, {days.full(entry.event.happened_on)}.",
            entry.event.summary,
        )
        for entry in reversed(entries)
    )


def next_step(act: Act | None) -> str:
    """The next act as a sentence."""
    return _STEPS[act] if act is not None else "Nothing to do now."


def _unread(state: ItemState) -> bool:
    return state.unread and state.outcome is Outcome.AWAITING
