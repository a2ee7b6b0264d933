"""`requester`: who the letters are from."""

from pathlib import Path

import click

from ctrecords.actions import requester
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.errors import CtrecordsError


@click.command("requester")
@click.option("--name")
@click.option("--address", help="Postal address; commas part the lines.")
@click.option("--phone")
@click.option("--email")
@click.option(
    "--signature",
    type=PLACE,
    help="A picture (PNG or JPEG) that stands above the printed name.",
)
@click.option("--no-signature", "unsign", is_flag=True, help="Leave the room above the name empty again.")
@as_json
@click.pass_obj
def command(
    said: Session,
    name: str | None,
    address: str | None,
    phone: str | None,
    email: str | None,
    signature: Path | None,
    unsign: bool,
    as_json: bool,
) -> None:
    """Say who the letters are from, or show it when nothing is given."""
    if signature is not None and unsign:
        raise click.UsageError("--signature and --no-signature contradict each other.")
    with said.book() as book:
        if unsign or any(value is not None for value in (name, address, phone, email, signature)):
            requester.keep(
                book, name=name, address=address, phone=phone, email=email, picture=signature, unsign=unsign
            )
        who = requester.get(book)
    if who is None:
        raise CtrecordsError(
            "It is not said yet who the letters are from.",
            remedy="Use: ctrecords requester --name … --address … --phone … --email …",
        )
    data = {"name": who.name, "address": who.address, "phone": who.phone, "email": who.email}
    signed = ["with a signature"] if who.signature is not None else []
    answer(
        data | {"signature": bool(signed)},
        as_json=as_json,
        text=lambda: [*(value for value in data.values() if value), *signed],
    )
