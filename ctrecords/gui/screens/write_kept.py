"""The letters begun at each place, kept until they are written or given up.

It must not know a widget; the screen tells it what was typed and asks it what to show.
"""

from ctrecords.gui.navigation import Place
from ctrecords.gui.screens import write_state
from ctrecords.gui.screens.write_state import Asked, Known
from ctrecords.letters.letter import Kind
from ctrecords.model.days import plural
from ctrecords.model.ids import RequestId, ref
from ctrecords.model.kinds import Channel

NONE_FITS = "None of these requests can get this letter now."


class Kept:
    """What is begun in one open casebook, and which of it is shown now."""

    def __init__(self) -> None:
        self.known: Known | None = None
        self.now = Asked(requests=())
        self._begun: dict[Place, Asked] = {}
        self._at: Place | None = None
        self._shown: tuple[Asked, str] | None = None

    def turn_to(self, place: Place, requests: tuple[RequestId, ...], kinds: tuple[str, ...]) -> None:
        """Show what was begun at a place; *requests* asked for now begin anew, unless they are the same."""
        begun = self._begun.get(place)
        if begun is None or (requests and begun.requests != requests):
            begun = Asked(requests=requests or ((RequestId(place.id),) if place.id else ()))
            self._begun[place] = begun
        if requests and kinds:
            begun.prefer, begun.kind = kinds, ""
        if begun is not self.now:
            self.known = None
        self.now, self._at = begun, place

    def take(self, known: Known) -> bool:
        """Take what the casebook says; whether another letter is to be shown now."""
        self.known = known
        write_state.begin(self.now, known)
        before, self._shown = self._shown, (self.now, self.now.kind)
        return before is None or before[0] is not self.now or before[1] != self.now.kind

    def forget(self) -> None:
        """Forget what is begun here."""
        if self._at is not None:
            self._begun.pop(self._at, None)
        self.now, self.known, self._shown = Asked(requests=()), None, None

    def kind(self) -> Kind | None:
        """The letter chosen."""
        offer = self.known.offer(self.now.kind) if self.known is not None else None
        self._shown = (self.now, self.now.kind)
        return offer.kind if offer is not None else None

    def way(self) -> Channel:
        """How the letters are sent: as chosen, or as most can be reached."""
        return self.now.by or (self.known.way if self.known is not None else Channel.EMAIL)

    def ticked(self) -> tuple[RequestId, ...]:
        """Who gets a letter."""
        return write_state.ticked(self.now, self.known) if self.known is not None else ()

    def asked(self) -> tuple[str, dict[str, str], tuple[RequestId, ...]]:
        """The kind, what was typed for it, and who gets it; copies nobody changes."""
        return self.now.kind, dict(self.now.said), self.ticked()

    def at(self) -> int:
        """Which letter is looked at, from 0."""
        self.now.at = max(0, min(self.now.at, len(self.ticked()) - 1))
        return self.now.at

    def step(self, by: int) -> None:
        """Look at the letter before or after."""
        self.now.at += by

    def tick(self, request: RequestId, *, on: bool) -> None:
        """Let a request get a letter or not; the letter now ticked is looked at."""
        (self.now.out.discard if on else self.now.out.add)(request)
        if on and request in self.ticked():
            self.now.at = self.ticked().index(request)

    def type(self, typed: dict[str, str]) -> None:
        """Keep the fields as typed."""
        self.now.typed[self.now.kind] = typed
        self.now.touched = True

    def why_none(self) -> str:
        """Why nobody gets a letter."""
        offer = self.known.offer(self.now.kind) if self.known is not None else None
        if offer is None:
            return "No letter fits these requests."
        if offer.none:
            return offer.line if offer.among == 1 else f"{NONE_FITS} {offer.line}"
        return "Tick at least one request."

    def about(self) -> str:
        """Whom the letters go to, in one line."""
        rows = self.known.rows if self.known is not None else ()
        if len(rows) == 1:
            return f"{rows[0].agency}, {ref('R', rows[0].id)}"
        return f"To {plural(len(rows), 'request')}" if rows else "To agencies already asked"
