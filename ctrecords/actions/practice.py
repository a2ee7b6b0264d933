"""The practice casebook: invented towns, made day by day with the same actions a researcher calls.

Nothing here is about a real agency, and it is marked Practice everywhere. The days are a story told in
resources/practice/story.toml, what came in lies in resources/practice/records; this file only plays it.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ctrecords import resources
from ctrecords.actions import (
    cases,
    citing,
    composing,
    directory,
    filing,
    letters,
    notes,
    reminders,
    requester,
    sending,
    withholding,
)
from ctrecords.actions.citing import Passage
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.actions.filing import Came
from ctrecords.actions.log import Entry, edit, log, read_reply
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.letters.menu import FIRST_ROUND, ready_set
from ctrecords.model.directory import Agency
from ctrecords.model.event import Document
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import Channel, Direction, Medium, Outcome
from ctrecords.progress import Progress

TODAY = date(2026, 11, 23)
_RECORDS = "practice/records"


def story() -> dict[str, Any]:
    """The practice story as it is written."""
    return tomllib.loads(resources.read_text("practice/story.toml"))


@dataclass(slots=True)
class _Told:
    """What the story has made so far, by the names the story uses."""

    book: Casebook
    agencies: dict[str, Agency] = field(default_factory=dict[str, Agency])
    cases: dict[str, CaseId] = field(default_factory=dict[str, CaseId])
    requests: dict[str, RequestId] = field(default_factory=dict[str, RequestId])


def slugs() -> tuple[str, ...]:
    """The eight invented agencies of the first practice case, in order."""
    return tuple(row["agency"] for row in story()["request"] if row["case"] == "plate")


def fill(book: Casebook, progress: Progress) -> None:
    """Play the story into a new casebook; its today stays the story's last day."""
    tale, told = story(), _Told(book)
    _directory(told, tale["agency"])
    requester.keep(book, **tale["requester"])
    for row in tale["case"]:
        book.on = row["opened"]
        told.cases[row["id"]] = cases.create(book, row["title"], row["purpose"]).id
    rows = tale["request"]
    for number, row in enumerate(rows, start=1):
        progress.step(number, len(rows), f"Practice request {number}")
        _request(told, row)
    for row in tale["reminder"]:
        book.on = row["set"]
        reminders.remind(book, told.requests[row["request"]], row["on"], row["text"], row["at"])
    for row in tale["said"]:
        _said(book, row)
    book.on = None


def _directory(told: _Told, rows: list[dict[str, Any]]) -> None:
    with told.book.store.transaction(
        "Add the practice agencies", face=told.book.face, undoable=False
    ) as step:
        for row in rows:
            contacts = [
                (one["kind"], one["value"], one["as_of"], one.get("checked")) for one in row.pop("contact")
            ]
            agency = Agency(
                **row, law="us-ct", jurisdiction="Practice", source="Invented for practice", practice=True
            )
            told.agencies[agency.slug] = directory.add(step, agency, contacts)


def _request(told: _Told, row: dict[str, Any]) -> None:
    book, agency = told.book, told.agencies[row["agency"]]
    items = tuple(Wanted(text=text) for text in row.get("items", ()))
    ready = tuple(Wanted(text=one.text, label=one.label) for one in ready_set(FIRST_ROUND))
    book.on = row.get("sent") or row["dated"]
    plan = Plan(
        case=told.cases[row["case"]],
        agencies=(agency.id,),
        items=items or ready,
        terms=composing.terms(book, {"plate_readers": "no" if items else "yes"}),
    )
    made = letters.create(book, plan, book.folder / "letters")[0]
    told.requests[f"{row['case']}/{row['agency']}"] = made.request
    if "sent" in row:
        sending.mark_sent(
            book,
            [made.request],
            row["sent"],
            Channel(row["by"]),
            received=row.get("received"),
            at=row.get("at", ""),
        )
    for event in row.get("event", ()):
        book.on = event["on"]
        entry = _entry(event)
        if any(path.suffix == ".eml" for path in entry.files):
            _received(book, made.request, entry)
        else:
            log(book, made.request, entry)


def _received(book: Casebook, request: RequestId, entry: Entry) -> None:
    """File a message as it came, then say what it answered."""
    came = Came(request=request, received=entry.on, medium=Medium.EMAIL)
    event = filing.file(book, entry.files, came)[0].event
    read_reply(book, event, entry)
    edit(book, event, summary=entry.summary)


def _said(book: Casebook, row: dict[str, Any]) -> None:
    """What the researcher says of one record: its tags, a note, passages cited, parts withheld."""
    book.on = row["on"]
    document = book.store.find(Document, name=row["file"])[0].id
    about = Subject(document=document)
    if "tags" in row:
        notes.tag(book, [about], row["tags"])
    if "note" in row:
        notes.write(book, about, row["note"])
    for one in row.get("citation", ()):
        citing.cite(book, document, Passage(**one))
    for one in row.get("withholding", ()):
        withholding.log(book, document, one["what"], place=Passage(page=one.get("page")))


def _entry(event: dict[str, Any]) -> Entry:
    given = dict(event)
    given["files"] = tuple(resources.path(f"{_RECORDS}/{name}") for name in event.get("files", ()))
    given["outcomes"] = {int(n): Outcome(o) for n, o in event.get("outcomes", {}).items()}
    if "by" in event:
        given["by"] = Channel(event["by"])
    if "direction" in event:
        given["direction"] = Direction(event["direction"])
    return Entry(**given)
