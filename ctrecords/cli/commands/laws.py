"""`laws`: which law files are in force, checking and using a corrected one, and which dates it moves."""

from pathlib import Path
from typing import Any

import click

from ctrecords.actions import laws
from ctrecords.actions.laws import Change, Law
from ctrecords.cli.groups import Sentences
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, columns
from ctrecords.law.corrections import Moved
from ctrecords.model.days import plural
from ctrecords.model.ids import ref

_FILE = click.argument("file", metavar="FILE", type=PLACE)


@click.group("laws", cls=Sentences)
def command() -> None:
    """List the law files in force, check a file, use a corrected one, and say which dates moved."""


@command.command("list")
@as_json
@click.pass_obj
def listing(said: Session, as_json: bool) -> None:
    """List each law with how current its file is and how well it is known."""
    with said.book() as book:
        found = laws.listing(book)
    answer([_row(one) for one in found], as_json=as_json, text=lambda: _table(found))


@command.command("check")
@_FILE
@as_json
def check(file: Path, as_json: bool) -> int:
    """Read a law file as strictly as the shipped ones and name everything wrong by line; exit 1 when not well."""
    found = laws.check_file(file)
    data = {
        "ok": not found.problems,
        "law": found.law,
        "problems": [{"line": one.line, "what": one.what} for one in found.problems],
    }
    lines = [one.what for one in found.problems] or [f"{file.name} is a law file in order: {found.law}."]
    answer(data, as_json=as_json, text=lambda: lines)
    return 1 if found.problems else 0


@command.command("copy")
@click.argument("law")
@_FILE
@as_json
@click.pass_obj
def copy(said: Session, law: str, file: Path, as_json: bool) -> None:
    """Write the text of LAW in force into a new FILE, to read or correct it."""
    with said.book() as book:
        made = laws.copy_out(book, law, file)
    answer({"law": law, "file": str(made)}, as_json=as_json, text=lambda: [f"Wrote {law} to {made}."])


@command.command("use")
@_FILE
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@as_json
@click.pass_obj
def use(said: Session, file: Path, dry_run: bool, as_json: bool) -> None:
    """Take a corrected law file into use for this casebook, and say which dates that moves and why."""
    with said.book() as book:
        change = laws.preview(book, file) if dry_run else laws.use(book, file)
    begun = f"{change.law} would change:" if dry_run else f"{change.law} is in force as {file.name} has it:"
    answer(_change(change) | {"dry_run": dry_run}, as_json=as_json, text=lambda: [begun, *_lines(change)])


@command.command("back")
@click.argument("law")
@as_json
@click.pass_obj
def back(said: Session, law: str, as_json: bool) -> None:
    """Take the text of LAW that came with ctrecords into use again."""
    with said.book() as book:
        change = laws.go_back(book, law)
    answer(
        _change(change),
        as_json=as_json,
        text=lambda: [f"{law} is in force as it came with ctrecords:", *_lines(change)],
    )


@command.command("moved")
@as_json
@click.pass_obj
def moved(said: Session, as_json: bool) -> None:
    """Say which dates the newest change of each law file moved, and why."""
    with said.book() as book:
        found = laws.moved(book)
    answer(
        [_change(one) for one in found],
        as_json=as_json,
        text=lambda: [
            *(row for one in found for row in (_heading(one), *_lines(one))),
            *([] if found else ["No law file was changed since this casebook was made."]),
        ],
    )


def _row(law: Law) -> dict[str, Any]:
    return {
        "law": law.law,
        "name": law.name,
        "as_of": law.as_of.isoformat(),
        "confidence": dict(law.confidence),
        "sources": law.sources,
        "sha256": law.sha256,
        "since": law.since.isoformat() if law.since else None,
        "own": law.own,
        "newer_ships": law.newer,
        "trouble": law.trouble,
    }


def _table(found: list[Law]) -> list[str]:
    rows = [
        [
            law.law,
            f"as of {law.as_of}",
            ", ".join(f"{count} {name}" for name, count in law.confidence),
            law.sha256[:12],
            "your own file" if law.own else "as shipped",
        ]
        for law in found
    ]
    notes = [
        f"Another text of {law.law} has shipped since yours was taken into use." for law in found if law.newer
    ]
    troubles = [f"{law.law}: {law.trouble}" for law in found if law.trouble]
    return [*columns(rows), *notes, *troubles]


def _change(change: Change) -> dict[str, Any]:
    return {
        "law": change.law,
        "since": change.since.isoformat() if change.since else None,
        "own": change.own,
        "differences": [
            {"kind": one.kind, "name": one.name, "what": one.what, "source": one.source}
            for one in change.differences
        ],
        "moved": [_moved(one) for one in change.dates],
    }


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "request": ref("R", one.request),
        "agency": one.agency,
        "deadline": one.deadline,
        "label": one.label,
        "what": one.what,
        "old": one.old.isoformat() if one.old else None,
        "new": one.new.isoformat() if one.new else None,
        "why": list(one.why),
    }


def _heading(change: Change) -> str:
    day = f"{change.since:%Y-%m-%d}" if change.since else ""
    return f"{change.law}, in force since {day}, {'your own file' if change.own else 'as shipped'}:"


def _lines(change: Change) -> list[str]:
    made = [f"  {one.line}" for one in change.differences]
    made.append(f"  {plural(len(change.dates), 'date moves', 'dates move')}.")
    for one in change.dates:
        days = f"{one.old or 'none'} → {one.new or 'none'}"
        made.append(f"  {ref('R', one.request)}  {one.agency}: {one.label}, {one.what}: {days}")
        made.extend(f"      because {why}" for why in one.why)
    return made
