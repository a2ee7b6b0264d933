"""`file`: keep received files, whole, and read their text."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from ctrecords.actions import cases, filing, moving, reading, requests
from ctrecords.actions.duplicates import Again
from ctrecords.actions.gathering import Refused
from ctrecords.casebook import Casebook
from ctrecords.cli.dates import DATE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, answer, as_json, warn
from ctrecords.errors import CtrecordsError
from ctrecords.index.index import Reading, State
from ctrecords.model.ids import ref
from ctrecords.model.kinds import Medium


@click.command("file")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--request", help="The request they answer (R-7); without it they lie in the inbox.")
@click.option("--case", help="The case they belong to as a whole.")
@click.option(
    "--event", help="The event they came with (E-40), such as the letter a scan is of; its day stays."
)
@click.option(
    "--received", type=DATE, help="The day they were received (default: today, or the message's own)."
)
@click.option("--medium", type=click.Choice([one.value for one in Medium if one]), help="On what they came.")
@click.option("--source", default="", help="Who handed them over.")
@click.option("--expires", type=DATE, help="The last day the download can be had.")
@click.option(
    "--again",
    type=click.Choice([one.value for one in Again]),
    default=Again.SKIP.value,
    show_default=True,
    help="A file filed before: leave it, use the one that is here, or keep both.",
)
@click.option("--no-read", is_flag=True, help="Do not read their text now.")
@as_json
@click.pass_obj
def command(said: Session, paths: tuple[Path, ...], as_json: bool, **given: Any) -> None:
    """File PATHS (files, folders, messages) into the casebook; the originals are never changed."""
    if given["event"] and (given["request"] or given["case"]):
        raise CtrecordsError(
            "An event says itself where it belongs.", remedy="Leave out --request and --case, or --event."
        )
    if given["request"] and given["case"]:
        raise CtrecordsError(
            "Files belong to a request or to a case as a whole, not to both.",
            remedy="Leave out --case: a request has its case.",
        )
    with said.book() as book:
        came = filing.Came(
            event=moving.find_event(book, given["event"]) if given["event"] else None,
            request=requests.find(book, given["request"]) if given["request"] else None,
            case=cases.find(book, given["case"]).id if given["case"] else None,
            received=given["received"],
            medium=Medium(given["medium"] or ""),
            source=given["source"],
            expires=given["expires"],
        )
        taken = filing.take(book, paths, came, again=Again(given["again"]), progress=Line())
        if not given["no_read"]:
            _read(book)
        rows = [*(_row(book, one) for one in taken.filed), *(_refused(one) for one in taken.refused)]
    for one in taken.refused:
        warn(f"{one.what} {one.remedy}")
    for one in _left(taken.filed, came):
        target = ref("R", came.request) if came.request else ref("C", came.case or 0)
        warn(
            f"“{one.name}” was filed before and lies in the inbox as {ref('E', one.event)}."
            f" ctrecords assign {ref('E', one.event)} {target} puts it there."
        )
    for note in taken.notes:
        warn(note)
    if taken.left_out:
        warn(f"Left out as files of the system: {', '.join(taken.left_out)}.")
    answer(rows, as_json=as_json, text=lambda: _lines(rows))


def _read(book: Casebook) -> None:
    """Read what was filed; a reading that stops takes nothing back."""
    try:
        reading.read_all(book, progress=Line())
    except CtrecordsError as stopped:
        warn(f"The files are filed, but not all are read: {stopped.what} {stopped.remedy}")


def _left(filed: Iterable[filing.Filed], came: filing.Came) -> Iterator[filing.Filed]:
    """What was filed before and lies in the inbox, while a place was named for it; one for each event."""
    if came.request is None and came.case is None:
        return
    seen: set[int] = set()
    for one in filed:
        if one.known and one.request is None and one.case is None and one.event not in seen:
            seen.add(one.event)
            yield one


def _refused(one: Refused) -> dict[str, Any]:
    """A file that was not filed, in the same shape."""
    empty = dict.fromkeys(("document", "event", "where", "sha256", "size", "pages", "duplicate_of"))
    said = {"name": one.name, "message": False, "state": "not filed", "why": f"{one.what} {one.remedy}"}
    return {**empty, **said, "known": False, "trashed": False}


def _where(one: filing.Filed) -> str:
    if one.request is not None:
        return ref("R", one.request)
    return ref("C", one.case) if one.case is not None else "inbox"


def _row(book: Casebook, one: filing.Filed) -> dict[str, Any]:
    held = book.index.reading(one.sha256)
    return {
        "document": ref("D", one.document),
        "event": ref("E", one.event),
        "where": _where(one),
        "sha256": one.sha256,
        "size": one.size,
        "name": one.name,
        "message": one.message,
        "state": state(held),
        "why": f"{held.what} {held.remedy}".strip() if held else "",
        "pages": held.look.pages if held else None,
        "duplicate_of": ref("D", one.duplicate_of) if one.duplicate_of else None,
        "known": one.known,
        "trashed": one.trashed,
    }


def state(held: Reading | None) -> str:
    """How far a file's text is read, in one word."""
    if held is None:
        return "unread"
    return "waiting" if held.state is not State.REFUSED and held.waiting else held.state.value


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        if row["document"] is None:
            yield f"not filed: {row['name']}"
            continue
        where = " in the trash" if row["trashed"] else ""
        same = f", the same as {row['duplicate_of']}{where}" if row["duplicate_of"] else ""
        same = f", filed before{where}" if row["known"] else same
        why = f": {row['why']}" if row["why"] else ""
        yield f"{row['document']}  {row['name']}  {row['size']:,} bytes, {row['state']}{same}{why}"
    inbox = dict.fromkeys(row["event"] for row in rows if row["where"] == "inbox" and not row["trashed"])
    if inbox:
        yield f"In the inbox: {', '.join(inbox)}. To see which request each belongs to: ctrecords inbox"
