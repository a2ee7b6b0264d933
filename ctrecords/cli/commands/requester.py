"""`requester`: who the letters are from."""

import click

from ctrecords.actions import requester
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.errors import CtrecordsError


@click.command("requester")
@click.option("--name")
@click.option("--address", help="Postal address; commas part the lines.")
@click.option("--phone")
@click.option("--email")
@as_json
@click.pass_obj
def command(
    said: Session,
    name: str | None,
    address: str | None,
    phone: str | None,
    email: str | None,
    as_json: bool,
) -> None:
    """Say who the letters are from, or show it when nothing is given."""
    with said.book() as book:
        if any(value is not None for value in (name, address, phone, email)):
            who = requester.keep(book, name=name, address=address, phone=phone, email=email)
        else:
            who = requester.get(book)
    if who is None:
        raise CtrecordsError(
            "It is not said yet who the letters are from.",
            remedy="Use: ctrecords requester --name … --address … --phone … --email …",
        )
    data = {"name": who.name, "address": who.address, "phone": who.phone, "email": who.email}
    answer(data, as_json=as_json, text=lambda: [value for value in data.values() if value])
