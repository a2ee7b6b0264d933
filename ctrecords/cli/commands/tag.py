"""`tag`: words to sort by; without words, the tags that are there."""

import click

from ctrecords.actions import notes
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, columns


@click.command("tag")
@click.argument("subject", metavar="REF", required=False)
@click.argument("names", metavar="TAG", nargs=-1)
@click.option("--remove", is_flag=True, help="Take these tags off.")
@as_json
@click.pass_obj
def command(said: Session, subject: str | None, names: tuple[str, ...], remove: bool, as_json: bool) -> None:
    """Put TAG… on REF (C-1, R-7, E-40, D-12, an agency); without TAG list its tags, without REF all tags."""
    if remove and not names:
        raise click.UsageError("Name the tags to take off.")
    with said.book() as book:
        if subject is None:
            every = [{"tag": name, "count": count} for name, count in notes.all_tags(book)]
            rows = [[str(row["tag"]), str(row["count"])] for row in every]
            answer(every, as_json=as_json, text=lambda: columns(rows))
            return
        about = notes.subject(book, subject)
        if names:
            (notes.untag if remove else notes.tag)(book, [about], names)
        data = {"ref": notes.name(book, about), "tags": notes.tags(book, about)}
    answer(data, as_json=as_json, text=lambda: [f"{data['ref']}  {', '.join(data['tags']) or 'no tags'}"])
