"""`case`: investigations."""

import click

from ctrecords.actions import cases, requests
from ctrecords.cli.groups import Sentences
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, columns
from ctrecords.model.days import plural
from ctrecords.model.ids import ref
from ctrecords.model.kinds import Stage


@click.group("case", cls=Sentences)
def command() -> None:
    """Open an investigation, or list them."""


@command.command("new")
@click.argument("title")
@click.option("--purpose", default="", help="What you want to find out.")
@as_json
@click.pass_obj
def new(said: Session, title: str, purpose: str, as_json: bool) -> None:
    """Open a new investigation called TITLE."""
    with said.book() as book:
        case = cases.create(book, title, purpose)
    name = ref("C", case.id)
    data = [{"ref": name, "title": case.title, "requests": 0, "open": 0, "practice": case.practice}]
    answer(data, as_json=as_json, text=lambda: [f"{name}  {case.title}"])


@command.command("list")
@as_json
@click.pass_obj
def listing(said: Session, as_json: bool) -> None:
    """List the investigations."""
    with said.book() as book:
        data = [
            {
                "ref": ref("C", one.case.id),
                "title": one.case.title,
                "requests": one.requests,
                "open": sum(s.stage is not Stage.CLOSED for s in requests.standings(book, case=one.case.id)),
                "practice": one.case.practice,
            }
            for one in cases.listing(book)
        ]
    answer(
        data,
        as_json=as_json,
        text=lambda: columns(
            [
                [
                    str(r["ref"]),
                    str(r["title"]),
                    f"{plural(int(str(r['requests'])), 'request')}, {r['open']} open",
                ]
                for r in data
            ]
        ),
    )
