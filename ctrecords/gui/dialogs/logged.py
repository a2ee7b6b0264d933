"""What a quick note of something that happened becomes: the entry to log, whatever form it was typed in.

The foot of a request and the quick log dialog share it. It must not know either.
"""

from ctrecords.actions.log import Entry
from ctrecords.errors import CtrecordsError
from ctrecords.gui.dialogs.fields import Moment
from ctrecords.model.kinds import Channel, Direction

KINDS = (
    ("email", "E-mail", "mail"),
    ("mail", "Letter", "letter"),
    ("call", "Call", "call"),
    ("visit", "Visit", "visit"),
    ("note", "Note", "note"),
)
"""The kinds of a quick log in the order of their keys 1 to 5: key, word, icon."""
SIDES = (("in", "From them", ""), ("out", "From me", ""))
HINTS = {
    "email": "What it says, in a few words",
    "mail": "What it says, in a few words",
    "call": "Spoke with whom, about what",
    "visit": "Whom you saw, about what",
    "note": "What you want to remember",
}
_EVENT = {"email": "message", "mail": "message"}
_USUAL = {"email": "in", "mail": "in", "call": "out", "visit": "out", "note": "none"}


def usual_side(kind: str) -> str:
    """Whose act it mostly is: mail comes in, calls and visits go out, a note is neither."""
    return _USUAL[kind]


def word(kind: str) -> str:
    """The word in the button and the toast: "Log call"."""
    return next(text for key, text, _icon in KINDS if key == kind).lower()


def entry(
    kind: str, side: str, moment: Moment, text: str, *, person: str = "", voicemail: bool = False
) -> Entry:
    """The entry to log.

    Raises:
        CtrecordsError: nothing is written about a call, a visit or a note.
    """
    on, at = moment
    if kind not in _EVENT and not text.strip() and not voicemail:
        raise CtrecordsError(f"Nothing is written about the {word(kind)}.", remedy="Say it in a few words.")
    return Entry(
        kind=_EVENT.get(kind, kind),
        on=on,
        at=at,
        by=Channel(kind),
        direction=Direction.NONE if kind == "note" else Direction(side),
        person=person,
        summary=text,
        voicemail=voicemail,
    )
