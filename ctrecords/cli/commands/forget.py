"""`forget`: a wrongly received file goes for good; that something went, and why, stays."""

from typing import Any

import click

from ctrecords.actions import documents, forgetting
from ctrecords.actions.forgetting import Going
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import ref


@click.command("forget")
@click.argument("names", metavar="D-12...", nargs=-1, required=True)
@click.option("--reason", help="Why, without naming what is in the file.")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@as_json
@click.pass_obj
def command(said: Session, names: tuple[str, ...], reason: str | None, dry_run: bool, as_json: bool) -> None:
    """Remove the bytes, text and names of D-12… and of the files in them. This cannot be undone."""
    kept = said.backups()
    places = [kept] if kept is not None else []
    with said.book() as book:
        chosen = [documents.find(book, name).document.id for name in names]
        if dry_run:
            going = forgetting.look(book, chosen, places)
        elif reason is None:
            raise CtrecordsError(
                "Forgetting cannot be undone, so it asks for a reason.",
                remedy="Look first with --dry-run, then give --reason.",
            )
        else:
            going = forgetting.forget(book, chosen, reason, places)
    answer(_data(going, done=not dry_run), as_json=as_json, text=lambda: _lines(going, done=not dry_run))


def _data(going: Going, *, done: bool) -> dict[str, Any]:
    return {
        "forgotten": done,
        "documents": [ref("D", row.id) for row in going.documents],
        "files": len(going.files),
        "shared": len(going.shared),
        "held_in": [ref("D", row.id) for row in going.within],
        "notes": going.notes,
        "citations": going.citations,
        "withheld": going.withheld,
        "backups": [str(one) for one in going.backups],
    }


def _lines(going: Going, *, done: bool) -> list[str]:
    if not done:
        return going.sentences()
    names = ", ".join(ref("D", row.id) for row in going.documents)
    return [f"Forgotten: {names}.", *(f"A backup still holds it: {one}" for one in going.backups)]
