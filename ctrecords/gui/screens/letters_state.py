"""What is being composed, kept while one looks elsewhere, and what the casebook says of it.

Plain values and questions to actions; it must not know a widget.
"""

from dataclasses import dataclass, field

from ctrecords.actions import beforehand, cases, composing, directory, drafts, letters
from ctrecords.actions.composing import Plan, Typed, Wanted, Warned
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui.dialogs.choose_agencies import Choosable
from ctrecords.letters.page import Preview
from ctrecords.letters.terms import Terms
from ctrecords.model.ids import AgencyId, CaseId, RequestId
from ctrecords.model.request import Case

NO_CASE = CaseId(0)


@dataclass(slots=True, kw_only=True)
class Composition:
    """Letters as far as they are written, for one case (0 while none is chosen).

    ``agencies`` are listed, those ``ticked`` get a letter; ``typed`` are the fields as typed; ``at`` is the
    letter looked at.
    """

    case: CaseId
    agencies: list[AgencyId] = field(default_factory=list[AgencyId])
    ticked: set[AgencyId] = field(default_factory=set[AgencyId])
    items: tuple[Wanted, ...] = ()
    typed: dict[str, str] = field(default_factory=dict[str, str])
    drafts: dict[AgencyId, RequestId] = field(default_factory=dict[AgencyId, RequestId])
    left: int = 0
    at: int = 0
    touched: bool = False

    @property
    def chosen(self) -> tuple[AgencyId, ...]:
        """Who gets a letter, in the order of the list."""
        return tuple(agency for agency in self.agencies if agency in self.ticked)

    @property
    def written(self) -> tuple[Wanted, ...]:
        """The items that have words."""
        return tuple(item for item in self.items if item.text)

    @property
    def trouble(self) -> str:
        """What keeps these letters from being made, apart from terms; empty when nothing does."""
        if not self.case:
            return "Choose the case these letters belong to."
        if not self.chosen:
            return "Choose at least one agency."
        if not self.written:
            return "Write at least one item."
        empty = len(self.written) < len(self.items)
        return "An item is empty. Write it or delete it." if empty else ""

    def plan(self, terms: Terms) -> Plan:
        """The plan of these letters with the terms as read."""
        return Plan(
            case=self.case,
            agencies=self.chosen,
            items=self.written,
            terms=terms,
            drafts={agency: draft for agency, draft in self.drafts.items() if agency in self.ticked},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the casebook says: its cases, the directory, and the drafts of the case asked for.

    ``undone`` when letters made here before were taken back; ``fresh`` is what is asked anew.
    """

    cases: tuple[Case, ...]
    agencies: dict[AgencyId, Choosable]
    laws: dict[AgencyId, str]
    waiting: drafts.Drafts
    undone: bool = False
    fresh: Plan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was read of the fields and the letter as it looks; ``trouble`` says why it cannot be shown."""

    agency: AgencyId | None
    typed: Typed
    reason: str
    hold: bool
    preview: Preview | None
    trouble: CtrecordsError | None


def ask(
    book: Casebook, case: CaseId, made: tuple[RequestId, ...] = (), fresh: tuple[RequestId, ...] = ()
) -> Known:
    """Ask for everything the screen shows around a composition.

    *made* are requests whose letters were made here, the last of *fresh* is to be asked anew.
    """
    days = book.days()
    agencies: dict[AgencyId, Choosable] = {}
    laws: dict[AgencyId, str] = {}
    for listed in directory.listing(book):
        laws[listed.agency.id] = listed.agency.law
        agency, reach = listed.agency, beforehand.reach(listed, days)
        agencies[agency.id] = Choosable(
            id=agency.id,
            name=agency.name,
            town=agency.town,
            line=reach.words,
            warn=reach.verify,
            reason=beforehand.refusal(book, agency),
        )
    return Known(
        cases=tuple(listed.case for listed in cases.listing(book)),
        agencies=agencies,
        laws=laws,
        waiting=drafts.waiting(book, case) if case else drafts.Drafts(),
        fresh=composing.again(book, fresh[-1], composing.terms(book)) if fresh else None,
        undone=bool(made) and not drafts.have_letters(book, made),
    )


def begin(case: CaseId, known: Known) -> Composition:
    """A new composition: the drafts of the case when there are any, else nothing yet."""
    waiting = known.waiting
    order = [agency for agency in known.agencies if agency in waiting.requests]
    return Composition(
        case=case,
        agencies=order,
        ticked=set(order),
        items=waiting.items,
        drafts=dict(waiting.requests),
        left=waiting.left,
    )


def anew(plan: Plan) -> Composition:
    """A fresh request as it is begun: the same agency and items."""
    return Composition(
        case=plan.case,
        agencies=list(plan.agencies),
        ticked=set(plan.agencies),
        items=plan.items,
        touched=True,
    )


def look(book: Casebook, now: Composition, agency: AgencyId | None) -> Seen:
    """Read the fields and lay out the letter to one agency; *now* must be a copy nobody changes."""
    typed = composing.read_typed(book, now.typed)
    items = [item.text for item in now.written]
    preview, trouble = None, None
    if agency is not None:
        try:
            preview = letters.preview(book, now.plan(typed.terms), agency)
        except CtrecordsError as error:
            trouble = error
    return Seen(
        agency=agency,
        typed=typed,
        reason=composing.hold_reason(typed.terms, items),
        hold=composing.holds(typed.terms, items),
        preview=preview,
        trouble=trouble,
    )


def warnings(book: Casebook, now: Composition) -> list[Warned]:
    """What to look at before these letters go out."""
    return composing.warnings(book, now.plan(composing.read_typed(book, now.typed).terms))
