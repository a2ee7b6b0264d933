"""`trash`: put documents in the trash, or take them out."""

import click

from ctrecords.actions import documents, sorting
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.model.ids import ref


@click.command("trash")
@click.argument("names", metavar="[D-12]...", nargs=-1)
@click.option("--back", is_flag=True, help="Take them out of the trash.")
@as_json
@click.pass_obj
def command(said: Session, names: tuple[str, ...], back: bool, as_json: bool) -> None:
    """Put documents (D-12) in the trash; without any, list what lies in it. Nothing there is deleted by itself."""
    with said.book() as book:
        chosen = [documents.find(book, name).document.id for name in names]
        changed = sorting.to_trash(book, chosen, back=back) if chosen else 0
        listed = [documents.find(book, ref("D", one)) for one in chosen] or documents.listing(
            book, trashed=True
        )
    rows = [
        {
            "document": ref("D", one.document.id),
            "name": one.document.name,
            "trashed": one.document.trashed_on.isoformat() if one.document.trashed_on else None,
        }
        for one in listed
    ]
    told = f"{changed} {'taken out of' if back else 'put in'} the trash." if names else ""
    answer(
        rows,
        as_json=as_json,
        text=lambda: (
            [*(f"{row['document']}  {row['name']}" for row in rows), told]
            if rows
            else ["The trash is empty."]
        ),
    )
