"""`document`: the documents of the casebook, and what is said of how they came."""

from datetime import date
from typing import Any

import click

from ctrecords.actions import documents, reading, sorting
from ctrecords.actions.documents import Listed
from ctrecords.actions.sorting import Said
from ctrecords.cli.dates import DATE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, answer, as_json, columns
from ctrecords.model.ids import ref
from ctrecords.model.kinds import Medium

_UNSAID = "unsaid"
_MEDIA = [one.value or _UNSAID for one in Medium]


@click.command("document")
@click.argument("names", metavar="[D-12]...", nargs=-1)
@click.option("--received", type=DATE, help="The day they came.")
@click.option("--medium", type=click.Choice(_MEDIA), help="What they came on.")
@click.option("--source", help="Who handed them over.")
@click.option("--expires", type=DATE, help="The last day of a download.")
@click.option("--never-expires", is_flag=True, help="They have no last day.")
@click.option("--read-again", is_flag=True, help="Have their text read again.")
@click.option("--ocr", is_flag=True, help="Have each page of them read by OCR.")
@as_json
@click.pass_obj
def command(said: Session, names: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Say of documents (D-12) when and how they came, or have them read again; without any, list all."""
    wish = _wish(given)
    if not names and (not wish.nothing or given["read_again"] or given["ocr"]):
        raise click.UsageError("Name the documents, such as D-12.")
    with said.book() as book:
        chosen = [documents.find(book, name).document.id for name in names]
        if chosen and not wish.nothing:
            sorting.change(book, chosen, wish)
        if given["read_again"] or given["ocr"]:
            reading.again(book, chosen, scans=given["ocr"])
            reading.read_all(book, progress=Line())
        listed = [documents.find(book, name) for name in names] if names else documents.listing(book)
    data = [document_data(one) for one in listed]
    rows = [
        [one["document"], one["date"], one["text"], one["agency"] or "inbox", one["name"]] for one in data
    ]
    answer(data, as_json=as_json, text=lambda: columns(rows) or ["No documents."])


def document_data(one: Listed) -> dict[str, Any]:
    """One document in its shape."""
    row = one.document
    return {
        "document": ref("D", row.id),
        "name": row.name,
        "date": one.day.isoformat(),
        "request": ref("R", one.request) if one.request else None,
        "case": ref("C", one.case) if one.case else None,
        "agency": one.agency,
        "kind": one.kind.value,
        "text": documents.text_state(one),
        "medium": row.medium.value,
        "source": row.source,
        "received": row.received_on.isoformat() if row.received_on else None,
        "expires": row.expires_on.isoformat() if row.expires_on else None,
        "tags": list(one.tags),
        "citations": one.cited,
        "withheld": one.withheld.total,
        "came_in": ref("D", row.parent) if row.parent else None,
    }


def _wish(given: dict[str, Any]) -> Said:
    medium, received, expires = given["medium"], given["received"], given["expires"]
    return Said(
        received_on=received if isinstance(received, date) else None,
        medium=None if medium is None else Medium("" if medium == _UNSAID else medium),
        source=given["source"],
        expires_on=expires if isinstance(expires, date) else None,
        never=given["never_expires"],
    )
