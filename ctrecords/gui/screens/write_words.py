"""What is said of letters to agencies already asked: what keeps them from being written, what was done.

It must not know a widget.
"""

from collections.abc import Sequence
from pathlib import Path

from ctrecords.actions.letters import Made
from ctrecords.gui.places import short
from ctrecords.gui.screens.write_state import Seen
from ctrecords.model.days import plural
from ctrecords.model.ids import ref


def trouble(seen: Seen) -> str:
    """What keeps the letters from being written, in a sentence; empty when nothing does."""
    if seen.wrong:
        return "A field cannot be read."
    if seen.trouble is not None:
        return f"{seen.trouble.what} {seen.trouble.remedy}"
    stops = [need for need in seen.needs if need.stops]
    if not stops:
        return ""
    requests = list(dict.fromkeys(need.request for need in stops))
    lacking = ", ".join(dict.fromkeys(need.what for need in stops))
    whom = f" for {ref('R', requests[0])}" if len(requests) == 1 else f" for {len(requests)} requests"
    return f"Missing{whom}: {lacking}."


def said(made: Sequence[Made], out: Path) -> str:
    """What was done, and what undoing it does."""
    sent = any(one.event is not None for one in made)
    one = len(made) == 1
    stay = "the file stays" if one else "the files stay"
    done = f"{plural(len(made), 'letter')} written in {short(out)}{' and marked sent' if sent else ''}"
    return f"{done}. Undo takes {'it' if one else 'them'} back; {stay}."
