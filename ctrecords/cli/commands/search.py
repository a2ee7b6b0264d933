"""`search`: one search over everything that has words."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from ctrecords.actions import cases, reading, saved_searches, search
from ctrecords.actions.placing import KINDS
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn
from ctrecords.index.finding import Hit
from ctrecords.index.snippets import CLOSE, OPEN
from ctrecords.index.where import Where
from ctrecords.model.ids import ref


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--saved", metavar="NAME", help="Search as it was saved under this name, WORDS narrow it.")
@click.option("--case", help="Only in this case (C-1).")
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="So many are shown."
)
@as_json
@click.pass_obj
def command(said: Session, words: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Find WORDS, "phrases", beginnings* with AND, OR, NOT, NEAR(…), agency:, case:, before:2026-11-23, cited:yes …."""
    if not words and not given["saved"]:
        raise click.UsageError("Give the words to search for, or --saved NAME.")
    with said.book() as book:
        where = Where(
            cases=frozenset((cases.find(book, given["case"]).id,)) if given["case"] else None,
            kinds=frozenset((given["kind"],)) if given["kind"] else None,
        )
        kept = (saved_searches.find(book, given["saved"]).words,) if given["saved"] else ()
        typed = " ".join((*kept, *words))
        got = search.search(book, typed, where=where, limit=given["limit"])
        found = got.found
        total = found.total if found.exact else search.count(book, typed, where=where).total
    for note in got.notes:
        warn(note)
    covered = got.coverage
    data = {
        "hits": [_hit(hit, got.agencies) for hit in found.hits],
        "total": total,
        "not_searchable": covered.waiting,
        "unread": covered.unread,
        "refused": covered.refused,
        "coverage": asdict(covered),
        "meant": got.meant,
        "took_ms": got.took_ms,
    }
    answer(data, as_json=as_json, text=lambda: _lines(data, reading.uncovered(covered)))


def _hit(hit: Hit, agencies: dict[int, str]) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "ref": hit.ref,
        "document": hit.name if hit.prefix in "DL" else None,
        "title": hit.name,
        "page": hit.page if hit.prefix in "DL" else None,
        "label": hit.label,
        "snippet": hit.snippet.replace(OPEN, "[").replace(CLOSE, "]"),
        "request": ref("R", hit.request) if hit.request else None,
        "agency": agencies.get(hit.agency or 0),
        "date": hit.day,
        "also": list(hit.also),
    }


def _lines(data: dict[str, Any], uncovered: str) -> Iterator[str]:
    for hit in data["hits"]:
        where = ", ".join(part for part in (hit["request"], hit["agency"]) if part)
        page = f", page {hit['page']}" if hit["page"] else ""
        also = f", also {', '.join(hit['also'])}" if hit["also"] else ""
        yield f"{hit['ref']}  {hit['title']}{page}{also}  {where}".rstrip()
        yield f"    {' '.join(hit['snippet'].split())}"
    yield f"{data['total']:,} found." + (f" {uncovered}" if uncovered else "")
    if data["meant"]:
        yield f"Did you mean: {data['meant']}"
