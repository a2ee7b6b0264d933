"""`post`: help a letter that is made on its way: PDF, e-mail draft, text for a web form."""

from typing import Any

import click

from ctrecords.actions import posting, requests
from ctrecords.cli.commands.letter import tell_enclosures
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.model.ids import ref


@click.command("post")
@click.argument("requests_named", metavar="R…", nargs=-1, required=True)
@click.option("--pdf", is_flag=True, help="Write its PDF beside it.")
@click.option(
    "--eml", "draft", is_flag=True, help="Write an e-mail nobody has sent, with it attached, beside it."
)
@click.option("--text", is_flag=True, help="Give its words, for the form of a portal.")
@click.option(
    "--enclosures", "enclosed", is_flag=True, help="Write the kept files it says it encloses beside it."
)
@as_json
@click.pass_obj
def command(
    said: Session,
    requests_named: tuple[str, ...],
    pdf: bool,
    draft: bool,
    text: bool,
    enclosed: bool,
    as_json: bool,
) -> None:
    """Make what is needed to send the newest letter of each request; nothing is sent."""
    if not (pdf or draft or text or enclosed):
        raise click.UsageError("Say what to make: --pdf, --eml, --text or --enclosures.")
    data: list[dict[str, Any]] = []
    with said.book() as book, posting.as_one():
        for one in requests_named:
            number = requests.find(book, one)
            letter = posting.newest(book, number)
            row: dict[str, Any] = {"request": ref("R", number), "letter": letter.path}
            papers = posting.enclosures(book, letter.id)
            if pdf:
                row["pdf"] = str(posting.save_pdf(book, letter.id))
            if draft:
                row["eml"] = str(posting.save_draft(book, letter.id))
            if text:
                row["text"] = posting.text(book, letter.id)
            row["encloses"] = [
                {"what": one.what, "files": [file.name for file in one.files]} for one in papers
            ]
            if enclosed and papers:
                row["enclosures"] = [str(path) for path in posting.save_enclosures(book, letter.id)]
            tell_enclosures(number, papers, attached=draft, written=enclosed)
            data.append(row)
    answer(data, as_json=as_json, text=lambda: [line for row in data for line in _said(row)])


def _said(row: dict[str, Any]) -> list[str]:
    files = [row[name] for name in ("pdf", "eml") if name in row]
    return [*files, *row.get("enclosures", ()), *row.get("text", "").splitlines()]
