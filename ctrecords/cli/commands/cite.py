"""`cite`: keep a place in a document with the words that stand there; without a place, the citations there are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click

from ctrecords.actions import citing, documents
from ctrecords.actions.citing import Resolved
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import CitationId, ref


@click.command("cite")
@click.argument("document", metavar="D-12")
@click.argument("place", metavar="[PAGE | rows 88-90 | row 88 of Log]...", nargs=-1)
@click.option("--page", type=int, help="The page, where rows are given too.")
@click.option("--sheet", default="", help="The sheet of the rows, where there are several.")
@click.option("--quote", default="", help="The words that stand there.")
@click.option("--region", default="", help="Left, top, right, bottom in thousandths: 100,200,900,250.")
@click.option("--note", default="", help="What it shows, kept as a note of that place.")
@click.option("--remove", type=int, metavar="N", help="Take citation N of D-12 away.")
@as_json
@click.pass_obj
def command(said: Session, document: str, place: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Cite a page, rows or a passage of D-12, proved against the file's hash; or list what is cited there."""
    with said.book() as book:
        about = documents.find(book, document).document.id
        if given["remove"] is not None:
            wanted = CitationId(given["remove"])
            if wanted not in {one.citation.id for one in citing.citations_of(book, about)}:
                raise CtrecordsError(
                    f"{ref('D', about)} has no citation {wanted}.",
                    remedy=f"See its citations: ctrecords cite {ref('D', about)}",
                )
            citing.remove(book, wanted)
        elif place or given["page"] or given["quote"] or given["region"]:
            passage = citing.passage(" ".join(place), given["quote"])
            passage = replace(
                passage,
                page=given["page"] or passage.page,
                sheet=given["sheet"] or passage.sheet,
                region=given["region"],
            )
            if given["note"]:
                made = citing.annotate(book, about, passage, given["note"])
            else:
                made = citing.cite(book, about, passage)
            found = [citing.resolve(book, made.id)]
            answer(citation_data(found[0]), as_json=as_json, text=lambda: lines(found))
            return
        found = citing.citations_of(book, about)
    answer([citation_data(one) for one in found], as_json=as_json, text=lambda: lines(found))


def citation_data(one: Resolved) -> dict[str, Any]:
    """One citation in its shape."""
    row = one.citation
    return {
        "citation": row.id,
        "document": ref("D", row.document),
        "sha256": row.sha256,
        "page": row.page,
        "rows": row.rows,
        "region": row.region,
        "quotation": row.quotation,
        "state": one.state.value,
        "quoted": one.quoted.value,
        "words": one.words,
    }


def lines(found: list[Resolved]) -> Iterator[str]:
    """Citations as lines: the words, then what is quoted and what is wrong."""
    for one in found:
        yield f"{one.citation.id}  {one.words}"
        for said in (f"“{one.citation.quotation}”" if one.citation.quotation else "", one.broken, one.doubt):
            if said:
                yield f"    {said}"
    if not found:
        yield "No citations."
