"""`search`: one search over everything that has words."""

from collections.abc import Iterator
from typing import Any

import click

from ctrecords.actions import cases, search
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn
from ctrecords.index.finding import OPEN, SHUT, Hit, Where
from ctrecords.model.ids import ref


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--case", help="Only in this case (C-1).")
@click.option("--kind", help="Only this kind: page, message, call, letter, note.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@as_json
@click.pass_obj
def command(said: Session, words: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Find WORDS, "phrases", beginnings* with AND, OR, NOT, NEAR(…), agency:, case:, before:2026-11-23 …."""
    with said.book() as book:
        where = Where(
            cases=frozenset((cases.find(book, given["case"]).id,)) if given["case"] else None,
            kinds=frozenset((given["kind"],)) if given["kind"] else None,
        )
        got = search.search(book, " ".join(words), where=where, limit=given["limit"])
    for note in got.notes:
        warn(note)
    data = {
        "hits": [_hit(hit, got.agencies) for hit in got.found.hits],
        "total": got.found.total,
        "not_searchable": got.coverage.waiting,
        "unread": got.coverage.unread,
        "refused": got.coverage.refused,
        "took_ms": got.took_ms,
    }
    answer(data, as_json=as_json, text=lambda: _lines(data))


def _hit(hit: Hit, agencies: dict[int, str]) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "ref": ref("D", hit.number),
        "document": hit.name,
        "page": hit.page,
        "snippet": hit.snippet.replace(OPEN, "[").replace(SHUT, "]"),
        "request": ref("R", hit.request) if hit.request else None,
        "agency": agencies.get(hit.agency or 0),
    }


def _lines(data: dict[str, Any]) -> Iterator[str]:
    for hit in data["hits"]:
        where = ", ".join(part for part in (hit["request"], hit["agency"]) if part)
        yield f"{hit['ref']}  {hit['document']}, page {hit['page']}  {where}"
        yield f"    {' '.join(hit['snippet'].split())}"
    waiting = data["not_searchable"]
    yield f"{data['total']} found." + (f" {waiting} pages are not searchable yet." if waiting else "")
