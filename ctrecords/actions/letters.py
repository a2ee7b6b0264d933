"""Making letters: every agency's letter and request in one act, all or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ctrecords.actions import composing, issuing
from ctrecords.actions.composing import Plan
from ctrecords.actions.issuing import Beside, Draft, Issued
from ctrecords.actions.requests import items
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.address import for_file
from ctrecords.letters.page import Preview
from ctrecords.model.directory import Agency
from ctrecords.model.ids import AgencyId, CampaignId, EventId, LetterId, RequestId, ref
from ctrecords.model.request import Campaign, Case, Item, Letter, Request
from ctrecords.names import numbered, safe_name
from ctrecords.progress import Progress, Silent
from ctrecords.store.store import Transaction

_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One letter that was made, and the request it belongs to; ``path`` is absolute.

    ``event`` says that it went out, when the act that made it marked it sent too.
    """

    request: RequestId
    agency: Agency
    path: Path
    letter: LetterId | None = None
    event: EventId | None = None


def preview(book: Casebook, plan: Plan, agency: AgencyId) -> Preview:
    """The real letter to one agency, laid out in blocks for the window; changing words are marked.

    Raises:
        CtrecordsError: a field is missing or the template is refused.
    """
    kind = composing.kind_of(plan, book.store.get(Agency, agency))
    fields = composing.fields(book, plan, agency, preview=True)
    return issuing.preview(book, kind.name, fields)


def create(
    book: Casebook,
    plan: Plan,
    out: Path,
    progress: Progress = _SILENT,
    *,
    called: str = "",
    beside: Beside | None = None,
) -> list[Made]:
    """Make one request and one Word letter per agency in a folder: all of them, or none.

    A draft of the plan becomes the request; its items become those of the letter. A single letter may be
    given its file name with ``called``; what ``beside`` makes of the letters goes out with them.

    Raises:
        CtrecordsError: the plan is incomplete, a letter cannot be rendered, or the folder refuses.
        CancelledError: Cancel was pressed; nothing was made.
    """
    composing.check(book, plan)
    agencies = [book.store.get(Agency, number) for number in plan.agencies]
    names = [called] if called and len(agencies) == 1 else _names(book, plan, agencies)
    drafts = [
        Draft(
            kind=composing.kind_of(plan, agency).name,
            dated=plan.terms.dated,
            name=name,
            merged=merged,
            typed={},
        )
        for agency, name, merged in zip(
            agencies, names, composing.all_fields(book, plan, agencies), strict=True
        )
    ]
    requests: list[RequestId] = []
    letters: list[LetterId] = []

    def record(step: Transaction, issued: Sequence[Issued]) -> None:
        campaign = _campaign(book, step, plan)
        requests.extend(_request(book, step, plan, agency, campaign) for agency in agencies)
        for request, one in zip(requests, issued, strict=True):
            letters.append(one.record(book, step, request).id)

    paths = issuing.issue(book, drafts, out, record, progress, label=_label(plan), beside=beside)
    return [
        Made(request=request, agency=agency, path=path, letter=letter)
        for request, agency, path, letter in zip(requests, agencies, paths, letters, strict=True)
    ]


def for_drafts(book: Casebook, requests: list[RequestId], terms: composing.Terms, *, kind: str = "") -> Plan:
    """The plan that gives drafts their letters; they must ask for the same items.

    Raises:
        CtrecordsError: a request is no draft, or the items differ.
    """
    rows = [book.store.get(Request, number) for number in requests]
    asked = {row.id: composing.wanted(items(book, row.id)) for row in rows}
    if not rows:
        raise CtrecordsError("No draft is chosen.", remedy="Choose at least one draft.")
    for row in rows:
        if book.store.count(Letter, request=row.id):
            raise CtrecordsError(
                f"{ref('R', row.id)} has its letter already.", remedy="Choose drafts without a letter."
            )
        if asked[row.id] != asked[rows[0].id]:
            raise CtrecordsError(
                "These drafts ask for different items.", remedy="Make their letters one at a time."
            )
    return Plan(
        case=rows[0].case,
        agencies=tuple(row.agency for row in rows),
        items=asked[rows[0].id],
        terms=terms,
        kind=kind,
        drafts={row.agency: row.id for row in rows},
    )


def _label(plan: Plan) -> str:
    count = len(plan.agencies)
    return "Write a letter" if count == 1 else f"Write {count} letters"


def _names(book: Casebook, plan: Plan, agencies: list[Agency]) -> list[str]:
    case = book.store.get(Case, plan.case)
    names: list[str] = []
    for agency in agencies:
        kind = "Practice request" if agency.practice else "Request"
        name = safe_name(
            f"{plan.terms.dated.isoformat()} {kind} to {for_file(agency.name)}, {case.title}.docx"
        )
        names.append(numbered(name, names))
    return names


def _campaign(book: Casebook, step: Transaction, plan: Plan) -> CampaignId | None:
    if len(plan.agencies) < 2 or plan.drafts:  # noqa: PLR2004 (one letter is no campaign)
        return None
    case = book.store.get(Case, plan.case)
    return step.add(Campaign(case=plan.case, title=case.title, made_at=book.now())).id


def _request(
    book: Casebook, step: Transaction, plan: Plan, agency: Agency, campaign: CampaignId | None
) -> RequestId:
    """The request of an agency; a draft gets the items as they stand in its letter."""
    draft = plan.drafts.get(agency.id)
    if draft is None:
        draft = step.add(Request(case=plan.case, agency=agency.id, campaign=campaign)).id
    else:
        rows = items(book, draft)
        if composing.wanted(rows) == plan.items:
            return draft
        for row in rows:
            step.remove(row)
    step.add_all(
        [
            Item(request=draft, number=number, text=item.text.strip(), label=item.label)
            for number, item in enumerate(plan.items, start=1)
        ]
    )
    return draft
