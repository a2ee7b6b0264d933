"""How the facets of a request look: the chip, its glyph and its word, the same on every screen.

It must not work anything out; a standing says where a request stands, this says how that is drawn.
"""

from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.paint import ChipLook
from ctrecords.law.happened import ItemState
from ctrecords.law.standing import Standing
from ctrecords.law.wording import clock_words
from ctrecords.model.days import dollars
from ctrecords.model.kinds import Clock, Fee, Outcome, Proceeding, Result, Stage

LETTERS = {
    Outcome.PROVIDED: "P",
    Outcome.PROVIDED_WITH_REDACTIONS: "R",
    Outcome.DENIED: "D",
    Outcome.NO_RESPONSIVE_RECORDS: "X",
    Outcome.NOT_ADDRESSED: "N",
    Outcome.AWAITING: "W",
    Outcome.REFERRED: "F",
    Outcome.WITHDRAWN: "T",
}
"""The letter of each outcome: the key that sets it and the name of its mark."""
NAMES = {
    Outcome.PROVIDED: "Provided",
    Outcome.PROVIDED_WITH_REDACTIONS: "With redactions",
    Outcome.DENIED: "Denied",
    Outcome.NO_RESPONSIVE_RECORDS: "No records",
    Outcome.NOT_ADDRESSED: "Not addressed",
    Outcome.AWAITING: "Awaiting",
    Outcome.REFERRED: "Referred",
    Outcome.WITHDRAWN: "Withdrawn",
}
"""The word of each outcome on a chip."""
_STAGE_GLYPH = {Stage.IN_PROCESS: "half", Stage.PRODUCING: "half"}
_ITEM = {
    Outcome.PROVIDED: (ChipKind.GOOD, "check"),
    Outcome.PROVIDED_WITH_REDACTIONS: (ChipKind.GOOD, "black"),
    Outcome.DENIED: (ChipKind.ALERT, "cross"),
    Outcome.NO_RESPONSIVE_RECORDS: (ChipKind.NEUTRAL, "square"),
    Outcome.NOT_ADDRESSED: (ChipKind.ALERTLINE, "blank"),
    Outcome.AWAITING: (ChipKind.WAIT, "dash"),
    Outcome.REFERRED: (ChipKind.NEUTRAL, "dot"),
    Outcome.WITHDRAWN: (ChipKind.ENDED, "dot"),
}
_RESULT = {
    Result.NONE_YET: (ChipKind.NEUTRAL, "ring"),
    Result.ALL_PROVIDED: (ChipKind.GOOD, "check"),
    Result.PARTLY_PROVIDED: (ChipKind.WAIT, "half"),
    Result.DENIED: (ChipKind.ALERT, "cross"),
    Result.NO_RECORDS: (ChipKind.NEUTRAL, "square"),
    Result.REFERRED: (ChipKind.NEUTRAL, "dot"),
    Result.WITHDRAWN: (ChipKind.ENDED, "dot"),
    Result.CONSOLIDATED: (ChipKind.ENDED, "square"),
}
_FEE = {
    Fee.ESTIMATE: (ChipKind.WAIT, "dash", "Fee asked"),
    Fee.DISPUTED: (ChipKind.WAIT, "dash", "Fee disputed"),
    Fee.NARROWED: (ChipKind.WAIT, "half", "Fee narrowed"),
    Fee.AGREED: (ChipKind.NEUTRAL, "check", "Fee agreed"),
    Fee.PAID: (ChipKind.GOOD, "check", "Fee paid"),
    Fee.WAIVED: (ChipKind.GOOD, "check", "Fee waived"),
}
_SOON = 3
_CLOSING = 7
_NEAR = 14


def stage(standing: Standing) -> ChipLook:
    """The stage as a quiet chip."""
    text = str(standing.stage).capitalize()
    if standing.stage is Stage.CLOSED:
        return ChipLook(ChipKind.ENDED, text, "square")
    return ChipLook(ChipKind.NEUTRAL, text, _STAGE_GLYPH.get(standing.stage, "ring"))


def outcome(standing: Standing) -> ChipLook:
    """What came of the whole request."""
    kind, glyph = _RESULT[standing.outcome]
    return ChipLook(kind, str(standing.outcome).capitalize(), glyph)


def clock(standing: Standing) -> ChipLook:
    """The clock, colored by how few days are left to appeal."""
    words, left = clock_words(standing), standing.days_left
    match standing.clock:
        case Clock.RUNNING:
            return ChipLook(ChipKind.INFO, words, "half")
        case Clock.DEEMED_DENIED | Clock.WINDOW_OPEN if left is not None:
            return ChipLook(_band(left), words, "bang" if left <= _SOON else "clock")
        case Clock.WINDOW_CLOSED | Clock.STOPPED:
            return ChipLook(ChipKind.ENDED, words, "square")
        case Clock.TIME_PASSED:
            return ChipLook(ChipKind.ALERT, words, "clock")
        case Clock.PAUSED:
            return ChipLook(ChipKind.WAIT, words, "dash")
        case Clock.ESTIMATE_GIVEN:
            return ChipLook(ChipKind.INFO, words, "half")
        case _:
            return ChipLook(ChipKind.NEUTRAL, words, "ring")


def fee(standing: Standing) -> ChipLook | None:
    """The money, when there is any."""
    if standing.fee is Fee.NONE:
        return None
    kind, glyph, words = _FEE[standing.fee]
    cents = standing.paid if standing.fee is Fee.PAID else standing.asked
    return ChipLook(kind, f"{words}, {dollars(cents)}" if cents else words, glyph)


def proceeding(standing: Standing) -> ChipLook | None:
    """The appeal, when there is one."""
    if standing.proceeding is Proceeding.NONE:
        return None
    return ChipLook(ChipKind.VIOLET, str(standing.proceeding).capitalize())


def item(state: ItemState) -> ChipLook:
    """One item's outcome; an awaiting one whose reply waits to be read says so."""
    if state.unread and state.outcome is Outcome.AWAITING:
        return ChipLook(ChipKind.INFO, "Not read", "eyeq")
    kind, glyph = _ITEM[state.outcome]
    return ChipLook(kind, NAMES[state.outcome], glyph)


def letter(state: ItemState) -> str:
    """The letter of one item's mark: U where a reply waits to be read."""
    return "U" if state.unread and state.outcome is Outcome.AWAITING else LETTERS[state.outcome]


def _band(left: int) -> ChipKind:
    if left <= _SOON:
        return ChipKind.SOLID
    if left <= _CLOSING:
        return ChipKind.ALERT
    return ChipKind.WAIT if left <= _NEAR else ChipKind.NEUTRAL


def size_words(size: int) -> str:
    """How large a file is: 840 bytes, 14 kB, 2.3 MB."""
    if size < 1_000:  # noqa: PLR2004 (a kilobyte)
        return f"{size} bytes"
    return f"{round(size / 1_000):,} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"  # noqa: PLR2004 (a megabyte)
