"""`withhold`: log what was blacked out or left out, and the exemption cited for it; or list the log."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from ctrecords.actions import notes, withholding
from ctrecords.actions.citing import Passage
from ctrecords.actions.withholding import Logged
from ctrecords.casebook import Casebook
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import DocumentId, WithholdingId, ref
from ctrecords.model.record import Withholding


@click.command("withhold")
@click.argument("subject", metavar="[D-12 | R-7 | C-1 | AGENCY]", required=False)
@click.option("--what", help="What is missing, such as “row 33, agency name”.")
@click.option("--page", type=int, help="The page it is missing from.")
@click.option("--rows", default="", help="The rows of a table, such as 33 or 33-35.")
@click.option("--section", help="The exemption cited for it, such as 1-210(b)(3); none without.")
@click.option("--quote", default="", help="What the agency wrote about it.")
@click.option("--change", type=int, metavar="N", help="Correct entry N of D-12 instead.")
@click.option("--remove", type=int, metavar="N", help="Take entry N of D-12 out of the log.")
@as_json
@click.pass_obj
def command(said: Session, subject: str | None, as_json: bool, **given: Any) -> None:
    """Log a part withheld from D-12 (--what), or list what is withheld there, from a request, a case, or all."""
    with said.book() as book:
        about = notes.subject(book, subject) if subject is not None else None
        done = _do(book, about, given)
        if done is not None:
            told = withholding.unlisted(book, done)
            if told and not given["remove"]:
                warn(told)
            answer(row_data(done), as_json=as_json, text=lambda: _lines([done]))
            return
        found = withholding.withheld(book, about)
        rolled = withholding.roll_up(book).requests
    counted = withholding.count(found)
    data = {
        "withheld": [logged_data(one) for one in found],
        "total": counted.total,
        "without_exemption": counted.uncited,
        "requests": {
            ref("R", number): {"total": one.total, "without_exemption": one.uncited}
            for number, one in rolled.items()
            if number in {row.request for row in found}
        },
    }
    answer(data, as_json=as_json, text=lambda: lines(found))


def row_data(row: Withholding) -> dict[str, Any]:
    """One withheld part in its shape."""
    return {
        "withholding": row.id,
        "document": ref("D", row.document),
        "page": row.page,
        "rows": row.rows,
        "what": row.what,
        "section": row.section,
        "quotation": row.quotation,
    }


def logged_data(one: Logged) -> dict[str, Any]:
    """One withheld part with where it belongs."""
    return {
        **row_data(one.withholding),
        "name": one.document.name,
        "request": ref("R", one.request) if one.request else None,
        "case": ref("C", one.case) if one.case else None,
    }


def lines(found: Sequence[Logged]) -> Iterator[str]:
    """The log as lines, its counts last."""
    yield from _lines([one.withholding for one in found])
    yield f"{withholding.count(found).words.removesuffix('.')}."


def _lines(rows: Sequence[Withholding]) -> Iterator[str]:
    for row in rows:
        place = withholding.where(row)
        cited = f"§ {row.section}" if row.section else "none cited"
        yield f"{ref('D', row.document)}  {row.id}  {f'{place}: ' if place else ''}{row.what}  ({cited})"
        if row.quotation:
            yield f"    “{row.quotation}”"


def _do(book: Casebook, about: notes.Subject | None, given: dict[str, Any]) -> Withholding | None:
    wants = any(given[name] for name in ("what", "page", "rows", "section", "quote", "change", "remove"))
    if not wants:
        return None
    if about is None or about.document is None:
        raise CtrecordsError(
            "Parts are withheld from a document.", remedy="Name it by its number, such as D-12."
        )
    if given["remove"] is not None:
        return withholding.remove(book, _of(book, about.document, given["remove"]))
    placed = given["page"] is not None or given["rows"] or given["quote"]
    place = Passage(page=given["page"], rows=given["rows"], quotation=given["quote"]) if placed else None
    if given["change"] is not None:
        number = _of(book, about.document, given["change"])
        return withholding.change(book, number, what=given["what"], place=place, section=given["section"])
    return withholding.log(
        book, about.document, given["what"] or "", place=place, section=given["section"] or ""
    )


def _of(book: Casebook, document: DocumentId, number: int) -> WithholdingId:
    there = [one.withholding.id for one in withholding.withheld(book, notes.Subject(document=document))]
    if number not in there:
        raise CtrecordsError(
            f"The log of {ref('D', document)} has no entry {number}.",
            remedy=f"Its entries are: {', '.join(str(one) for one in there) or 'none'}.",
        )
    return WithholdingId(number)
