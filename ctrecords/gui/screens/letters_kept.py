"""The letters being written, one composition for each case, kept until they are made or given up.

It must not know a widget; the screen tells it what was typed and asks it what to show.
"""

from collections.abc import Collection, Sequence

from ctrecords.actions.composing import Plan, Wanted
from ctrecords.gui.screens import letters_state
from ctrecords.gui.screens.letters_state import NO_CASE, Composition, Known
from ctrecords.letters.letter import first_kind
from ctrecords.model.days import plural
from ctrecords.model.ids import AgencyId, CaseId, RequestId


class Compositions:
    """What is composed in one open casebook, and which of it is shown now."""

    def __init__(self) -> None:
        self.known: Known | None = None
        self.now: Composition | None = None
        self._kept: dict[CaseId, Composition] = {}
        self._done: dict[CaseId, tuple[Composition, tuple[RequestId, ...]]] = {}
        self._picked = NO_CASE

    def case(self, place: int) -> CaseId:
        """The case a place stands for: its own, or the one picked where it has none."""
        return CaseId(place) or self._picked

    def made(self, case: CaseId) -> tuple[RequestId, ...]:
        """The requests whose letters were made here last for a case."""
        return self._done[case][1] if case in self._done else ()

    def pick(self, case: CaseId) -> None:
        """Write for this case from now on; what was begun without a case goes with it."""
        before = self._kept.get(NO_CASE)
        self._picked = case
        if before is not None and before.touched and case not in self._kept:
            before.case = case
            self._kept[case] = self._kept.pop(NO_CASE)
            self.now = None

    def only(self, known: Known, place: int) -> CaseId:
        """The only case there is, when none was chosen and nothing begun; else none."""
        alone = not self.case(place) and len(known.cases) == 1 and NO_CASE not in self._kept
        return known.cases[0].id if alone else NO_CASE

    def take(self, known: Known, place: int) -> bool:
        """Take what the casebook says; whether another composition is to be shown now."""
        self.known, case = known, self.case(place)
        kept = self._kept.get(case)
        if known.undone and case in self._done and (kept is None or not kept.touched):
            self._kept[case] = self._done.pop(case)[0]
        elif kept is None:
            self._kept[case] = letters_state.begin(case, known)
        now, before = self._kept[case], self.now
        now.agencies = [agency for agency in now.agencies if agency in known.agencies]
        waiting = known.waiting.requests.values()
        now.drafts = {agency: draft for agency, draft in now.drafts.items() if draft in waiting}
        self.now = now
        return now is not before

    def begin_anew(self, plan: Plan) -> None:
        """Compose a fresh request in place of what is here."""
        self.now = self._kept[plan.case] = letters_state.anew(plan)

    def aim(self, wanted: Collection[int]) -> None:
        """Tick only the agencies of these drafts; with 0 named, those of all drafts as long as nothing is written."""
        now = self.now
        if now is None:
            return
        mine = {agency for agency, draft in now.drafts.items() if draft in wanted and agency in now.agencies}
        if mine:
            now.ticked = mine
        elif 0 in wanted and not now.touched and now.drafts:
            now.ticked = set(now.drafts) & set(now.agencies)
        now.at = min(now.at, max(0, len(now.chosen) - 1))

    def write(self, items: Sequence[Wanted]) -> None:
        """Keep the items as they stand."""
        if self.now is not None:
            self.now.items = tuple(items)
            self.now.touched = True

    def set_terms(self, typed: dict[str, str]) -> None:
        """Keep the fields as typed."""
        if self.now is not None:
            self.now.typed = typed
            self.now.touched = True

    def choose(self, agencies: Sequence[int]) -> None:
        """List these agencies, all of them ticked."""
        if self.now is not None:
            self.now.agencies = [AgencyId(agency) for agency in agencies]
            self.now.ticked = set(self.now.agencies)
            self.now.touched = True

    def tick(self, agency: int, *, on: bool) -> None:
        """Tick an agency or not; the letter looked at stays, or is the one now ticked."""
        now = self.now
        if now is None:
            return
        looked = self.agency()
        (now.ticked.add if on else now.ticked.discard)(AgencyId(agency))
        wanted = AgencyId(agency) if on else looked
        now.at = now.chosen.index(wanted) if wanted in now.chosen else now.at
        now.touched = True

    def agency(self) -> AgencyId | None:
        """Whose letter is looked at."""
        now = self.now
        if now is None or not now.chosen:
            return None
        now.at = max(0, min(now.at, len(now.chosen) - 1))
        return now.chosen[now.at]

    def place_of(self, agency: AgencyId) -> tuple[int, int]:
        """Which letter an agency's is, from 1, and how many there are; 0 when it gets none."""
        chosen = self.now.chosen if self.now is not None else ()
        return (chosen.index(agency) + 1 if agency in chosen else 0), len(chosen)

    def kinds(self) -> set[str]:
        """The letters those who are ticked get, by the law each answers under."""
        if self.now is None or self.known is None:
            return set()
        first = (first_kind(self.known.laws.get(agency, "")) for agency in self.now.chosen)
        return {one.name for one in first if one is not None}

    def step(self, by: int) -> None:
        """Look at the letter before or after."""
        if self.now is not None:
            self.now.at += by

    def forget(self, given: Composition, requests: tuple[RequestId, ...] = ()) -> None:
        """Forget letters given up; those made as *requests* come back should making them be undone."""
        if requests:
            self._done[given.case] = (given, requests)
        self._kept.pop(given.case, None)
        if self.now is given:
            self.now = None

    def about(self) -> str:
        """The case and its drafts, in one line."""
        now, known = self.now, self.known
        if now is None or known is None or not now.case:
            return "Choose the case they belong to"
        parts = [case.title for case in known.cases if case.id == now.case]
        if now.drafts:
            parts.append(f"{plural(len(now.drafts), 'draft')} without a letter")
        if now.left:
            parts.append(f"{plural(now.left, 'other draft')} with other items")
        return ", ".join(parts)
