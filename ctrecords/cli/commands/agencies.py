"""`agencies`: the directory."""

from typing import Any

import click

from ctrecords.actions import directory
from ctrecords.actions.directory import Listed
from ctrecords.casebook import Casebook
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, columns
from ctrecords.model.days import plural


@click.group("agencies")
def command() -> None:
    """List agencies, show one, or note that its contacts were checked today."""


@command.command("list")
@click.argument("words", required=False, default="")
@as_json
@click.pass_obj
def listing(said: Session, words: str, as_json: bool) -> None:
    """List the directory, or the agencies whose name or town has WORDS in it."""
    with said.book() as book:
        wanted = words.casefold()
        found = [
            one
            for one in directory.listing(book)
            if wanted in f"{one.agency.name} {one.agency.town} {one.agency.slug}".casefold()
        ]
        data = [row(book, one) for one in found]
    answer(
        data,
        as_json=as_json,
        text=lambda: [
            *columns([[one.agency.slug, one.agency.name, one.agency.town] for one in found]),
            plural(len(found), "agency", "agencies"),
        ],
    )


@command.command("show")
@click.argument("slug")
@as_json
@click.pass_obj
def show(said: Session, slug: str, as_json: bool) -> None:
    """Show one agency with the source and age of each contact, and what was claimed of it."""
    with said.book() as book:
        data = row(book, directory.show(book, directory.find(book, slug).id))
    answer([data], as_json=as_json, text=lambda: lines(data))


@command.command("verify")
@click.argument("slug")
@as_json
@click.pass_obj
def verify(said: Session, slug: str, as_json: bool) -> None:
    """Note that you checked an agency's contacts today."""
    with said.book() as book:
        agency = directory.find(book, slug)
        directory.verify(book, agency.id)
        data = row(book, directory.show(book, agency.id))
    answer([data], as_json=as_json, text=lambda: lines(data))


def row(book: Casebook, listed: Listed) -> dict[str, Any]:
    """One agency in the contract's shape."""
    agency, today = listed.agency, book.today()
    return {
        "slug": agency.slug,
        "name": agency.name,
        "kind": agency.kind,
        "law": agency.law,
        "agency_class": agency.agency_class,
        "town": agency.town,
        "contacts": [
            {
                "purpose": contact.purpose,
                "kind": contact.kind,
                "value": contact.value,
                "source": contact.source,
                "as_of": contact.as_of,
                "verified_on": contact.verified_on.isoformat() if contact.verified_on else None,
                "age": directory.age(contact, today),
                "wrong": contact.wrong,
            }
            for contact in listed.contacts
        ],
        "requests": listed.requests,
        "practice": agency.practice,
        "claims": [{"text": c.text, "source": c.source, "as_of": c.as_of} for c in listed.claims],
    }


def lines(data: dict[str, Any]) -> list[str]:
    """One agency in plain lines."""
    made = [f"{data['name']} ({data['slug']})" + (" · Practice" if data["practice"] else "")]
    for contact in data["contacts"]:
        checked = (
            f"checked {contact['verified_on']}" if contact["verified_on"] else f"as of {contact['as_of']}"
        )
        made.append(f"  {contact['kind']:<8} {contact['value']}  ({checked}; {contact['age']})")
        made.append(f"           source for the row: {contact['source']}")
    if not data["contacts"]:
        made.append("  contacts not known - ask the agency or the town clerk")
    made.extend(
        f"  claim ({claim['as_of']}): {claim['text']}  [{claim['source']}]" for claim in data["claims"]
    )
    return made
