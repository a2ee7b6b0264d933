"""`import`: a researcher's own spreadsheet of requests."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from ctrecords.actions import cases, sheet_import, sheet_words, spreadsheet
from ctrecords.actions.sheet_import import SheetPlan
from ctrecords.cli.choices import choices, chosen_of, pairs
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, answer, as_json
from ctrecords.model.days import plural
from ctrecords.model.ids import ref

_NAMED = 5
"""Rows named by their numbers where the same is said of many."""


@click.command("import", cls=ManyCommand)
@click.argument("file", type=PLACE)
@click.option("--case", "case_named", required=True, help="The case its requests belong to.")
@click.option("--dry-run", is_flag=True, help="Only say what would come of it.")
@choices
@many(
    "--status", "statuses", metavar="WORD=MEANING", help="What a status means, such as “Fulfilled=provided”."
)
@click.option("--add-agencies", metavar="LAW/CLASS", help="Add unknown agencies, such as us-ct/municipal.")
@as_json
@click.pass_obj
def command(
    said: Session,
    file: Path,
    case_named: str,
    dry_run: bool,
    add_agencies: str | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Import requests, with what came of them, from a .csv, .xlsx, .xls or .ods FILE, in one act.

    Each event says the row it is from and counts as stated. A row that cannot be read is left out and named.
    """
    law, _, agency_class = (add_agencies or "").partition("/")
    chosen = replace(
        chosen_of(given),
        statuses=pairs(given["statuses"], "--status"),
        law=law,
        agency_class=agency_class,
        add_agencies=add_agencies is not None,
    )
    with said.book() as book:
        case = cases.find(book, case_named)
        table = spreadsheet.read_table(
            file, sheet_words.COLUMNS, Line(), sheet=given["sheet"], heading_row=given["heading_row"]
        )
        made = sheet_import.plan(book, case.id, table, chosen, Line())
        if not dry_run:
            sheet_import.run(book, made, Line())
    data = {**planned(made), "dry_run": dry_run}
    answer(data, as_json=as_json, text=lambda: lines(data))


def planned(made: SheetPlan) -> dict[str, Any]:
    """What an import does, for JSON."""
    open_words = [{"row": 0, "what": f"Nothing says what the status “{word}” means."} for word in made.unsaid]
    return {
        "case": ref("C", made.case.id),
        "adds": [
            {
                "row": row.row,
                "agency": agency.slug,
                "name": row.agency,
                "sent": row.sent.isoformat() if row.sent else None,
                "items": len(row.items),
                "status": row.meaning.value if row.meaning else None,
                "answered": row.answered.isoformat() if row.answered else None,
            }
            for row, agency in made.adds
        ],
        "matches": [{"row": number, "request": ref("R", request)} for number, request in made.matches],
        "agencies": [{"slug": one.slug, "name": one.name} for one in made.agencies],
        "alike": [
            {
                "row": one.row,
                "name": one.name,
                "slug": one.agency.slug,
                "known": one.agency.name,
                "why": one.why,
            }
            for one in made.alike
        ],
        "unknown": [{"name": one.name, "rows": list(one.rows)} for one in made.unknown],
        "statuses": {word: meaning.value if meaning else None for word, meaning in made.statuses.items()},
        "problems": [
            *open_words,
            *({"row": one.row, "what": one.what} for one in (*made.doubts, *made.problems)),
        ],
        "notices": [{"row": one.row, "what": one.what} for one in made.notices],
        "notes": list(made.notes),
        "columns": {made.table.headings[at]: column for column, at in made.columns.items()},
    }


def lines(data: dict[str, Any]) -> list[str]:
    """What an import does, in plain lines."""
    would = "would be " if data["dry_run"] else ""
    made = [f"{heading} → {column}" for heading, column in data["columns"].items()] + data["notes"]
    made += [f"status “{word or 'empty'}” → {meaning or '?'}" for word, meaning in data["statuses"].items()]
    made += [f"{would}added to the directory: {one['name']} ({one['slug']})" for one in data["agencies"]]
    made += [
        f"“{one['name']}” looks like {one['known']} ({one['why']}): "
        f"say --same “{one['name']}={one['slug']}” or --fresh “{one['name']}”"
        for one in data["alike"]
    ]
    if data["unknown"]:
        made.append("Add agencies with --add-agencies LAW/CLASS, or name known ones with --same.")
    made += [f"row {one['row']}: already here as {one['request']}" for one in data["matches"]]
    made += folded(data["notices"])
    made += [one["what"] for one in data["problems"] if not one["row"]]
    made += folded([one for one in data["problems"] if one["row"]], "left out: ")
    left = {one["row"] for one in data["problems"]} - {0}
    requests = plural(sum(one["row"] not in left for one in data["adds"]), "request")
    return [
        *made,
        f"{requests} {would}added, {len(data['matches'])} already here, {plural(len(left), 'row')} left out",
    ]


def folded(said: list[dict[str, Any]], before: str = "") -> list[str]:
    """A line for each row; one line for all rows of which the same is said, with how many they are."""
    rows: dict[str, list[int]] = {}
    for one in said:
        rows.setdefault(one["what"], []).append(one["row"])
    return [f"{_rows(numbers)}: {before}{what}" for what, numbers in rows.items()]


def _rows(numbers: list[int]) -> str:
    shown, more = numbers[:_NAMED], len(numbers) - _NAMED
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    named = ", ".join(str(one) for one in shown)
    return f"rows {named} and {more:,} more" if more > 0 else f"rows {named}"
