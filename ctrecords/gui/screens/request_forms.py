"""The forms a request's menu opens beside the next act: what happened, money, wording, referral, numbers, notes, tags.

It is told what is looked at; it must not know the widgets of the screen.
"""

from collections.abc import Callable, Mapping

from ctrecords.actions.filing import Came
from ctrecords.actions.notes import Subject
from ctrecords.gui.dialogs.happened import open_happened
from ctrecords.gui.dialogs.many import open_tag_all
from ctrecords.gui.dialogs.move_event import open_move
from ctrecords.gui.dialogs.narrow import open_narrow
from ctrecords.gui.dialogs.note import open_note, remove_note
from ctrecords.gui.dialogs.numbers import open_numbers
from ctrecords.gui.dialogs.referral import open_referral
from ctrecords.gui.screens.request_seen import Seen
from ctrecords.gui.screens.requests_doing import answer_fee, write_to
from ctrecords.gui.screens.screen import Screen
from ctrecords.law.happened import OPEN
from ctrecords.law.thread_words import Told
from ctrecords.model.event import Event
from ctrecords.model.ids import EventId
from ctrecords.model.kinds import EffectKind, Fee, Stage
from ctrecords.model.note import Note

_FEES = (Fee.ESTIMATE, Fee.DISPUTED, Fee.NARROWED, Fee.AGREED)
IDS = (
    *("write", "log-other", "answer-fee", "narrow", "referral", "move-event"),
    *("numbers", "note", "tag", "tag-event", "attach"),
)
"""The commands these forms answer to."""


class RequestForms:
    """Opens a form over a request's screen; ``seen`` and ``event`` say what is looked at now."""

    def __init__(self, screen: Screen, seen: Callable[[], Seen | None], event: Callable[[], EventId]) -> None:
        self._screen, self._seen, self._event = screen, seen, event

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by command."""
        seen = self._seen()
        if seen is None:
            return {}
        found: dict[str, Callable[[], None]] = {
            "numbers": self.numbers,
            "note": self.note,
            "tag": self.tag,
        }
        if self.chosen() is not None:
            found["tag-event"] = self.tag_event
            found["attach"] = self.attach
        if seen.standing.clocks.sent is None:
            return found
        found["write"] = self.write
        found["log-other"] = self.happened
        if answerable(seen):
            found["answer-fee"] = self.answer_fee
        if any(state.outcome in OPEN for state in seen.standing.items):
            found |= {"narrow": self.narrow, "referral": self.referral}
        if self.movable() is not None:
            found["move-event"] = self.move
        return found

    def write(self) -> None:
        """Go to writing a letter to this agency."""
        if seen := self._seen():
            write_to(self._screen, [seen.request])

    def happened(self) -> None:
        """Ask what happened."""
        if seen := self._seen():
            open_happened(self._screen.desk, self._screen, seen.request, self._screen.did.emit)

    def answer_fee(self) -> None:
        """Ask how the fee is answered."""
        if seen := self._seen():
            answer_fee(self._screen, seen.request)

    def narrow(self) -> None:
        """Ask what is asked for from now on."""
        if seen := self._seen():
            open_narrow(self._screen.desk, self._screen, seen.request, self._screen.did.emit)

    def referral(self) -> None:
        """Ask to whom the agency referred items."""
        if seen := self._seen():
            open_referral(self._screen.desk, self._screen, seen.request, self._screen.did.emit)

    def chosen(self) -> tuple[Told, Event] | None:
        """The event the keyboard or mouse is on, with its row."""
        seen, number = self._seen(), self._event()
        for row in seen.rows if seen is not None and number else ():
            if row.event is not None and row.event.id == number:
                return row, row.event
        return None

    def movable(self) -> tuple[Told, Event] | None:
        """The chosen event, when it can belong to another request."""
        found = self.chosen()
        if found is None or found[0].entry is None:
            return None
        went = any(effect.kind is EffectKind.SENT for effect in found[0].entry.effects)
        return None if went or found[1].letter is not None else found

    def move(self) -> None:
        """Ask where the chosen event belongs."""
        found = self.movable()
        if found is not None:
            row, event = found
            open_move(self._screen.desk, self._screen, row.title, event, self._screen.did.emit)

    def attach(self) -> None:
        """Ask for files that came with the chosen event, such as the scan of a letter; its day does not move."""
        found = self.chosen()
        if found is not None:
            self._screen.act.emit("add-files", Came(event=found[1].id))

    def numbers(self) -> None:
        """Show the numbers and ask for one more."""
        if seen := self._seen():
            open_numbers(self._screen.desk, self._screen, seen.standing, self._screen.did.emit)

    def note(self) -> None:
        """Ask for a note."""
        if seen := self._seen():
            about = Subject(request=seen.request)
            open_note(self._screen.desk, self._screen, about, seen.agency, self._screen.did.emit)

    def change_note(self, note: Note) -> None:
        """Ask for another wording of a note."""
        if seen := self._seen():
            about = Subject(request=seen.request)
            open_note(self._screen.desk, self._screen, about, seen.agency, self._screen.did.emit, note=note)

    def remove_note(self, note: Note) -> None:
        """Take a note away."""
        remove_note(self._screen.desk, note, self._screen.did.emit)

    def tag(self) -> None:
        """Ask for tags to put on or to take off."""
        if seen := self._seen():
            about, worn = [Subject(request=seen.request)], seen.standing.thread.tags
            screen = self._screen
            open_tag_all(screen.desk, screen, about, screen.did.emit, name=seen.agency, worn=worn)

    def tag_event(self) -> None:
        """Ask for tags to put on the chosen event, or to take off."""
        seen, found = self._seen(), self.chosen()
        if seen is not None and found is not None:
            row, event = found
            about, worn = [Subject(event=event.id)], seen.tags.get(event.id, ())
            screen = self._screen
            open_tag_all(screen.desk, screen, about, screen.did.emit, name=row.title, worn=worn)


def answerable(seen: Seen) -> bool:
    """Whether there is a fee to answer or to pay."""
    due = seen.standing.fee in _FEES or (seen.standing.fee is Fee.PAID and seen.left > 0)
    return due and seen.standing.stage is not Stage.CLOSED
