"""`agencies`: the directory."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click

from ctrecords.actions import (
    agency_entry,
    agency_export,
    agency_import,
    agency_rows,
    closures,
    directory,
    spreadsheet,
)
from ctrecords.actions.agency_entry import NewAgency
from ctrecords.actions.agency_import import AgencyPlan
from ctrecords.actions.directory import Listed
from ctrecords.actions.spreadsheet import Order
from ctrecords.casebook import Casebook
from ctrecords.cli.choices import choices, chosen_of
from ctrecords.cli.dates import DATE
from ctrecords.cli.groups import Sentences
from ctrecords.cli.many import ManyCommand
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, answer, as_json, columns
from ctrecords.model.days import plural


@click.group("agencies", cls=Sentences)
def command() -> None:
    """Look agencies up, keep their contacts, and take the directory in and out of tables."""


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


@command.command("add")
@click.argument("name")
@click.option("--kind", default="other_agency", help="Such as municipal_police or state_agency.")
@click.option("--law", default="", help="The law it answers under: us-ct or us.")
@click.option("--class", "agency_class", default="", help="Its class in that law, such as municipal.")
@click.option("--town", default="", help="Its town.")
@click.option("--county", default="", help="Its county.")
@click.option("--source", required=True, help="Where you read of it.")
@click.option("--new", "is_new", is_flag=True, help="Add it though a known agency looks like it.")
@as_json
@click.pass_obj
def add(
    said: Session,
    name: str,
    kind: str,
    law: str,
    agency_class: str,
    town: str,
    county: str,
    source: str,
    is_new: bool,
    as_json: bool,
) -> None:
    """Add an agency of your own, as of today."""
    wanted = NewAgency(
        name=name, kind=kind, law=law, agency_class=agency_class, town=town, county=county, source=source
    )
    with said.book() as book:
        data = row(book, directory.show(book, agency_entry.add(book, wanted, is_new=is_new).id))
    answer([data], as_json=as_json, text=lambda: lines(data))


@command.command("edit")
@click.argument("slug")
@click.option("--name", help="Its name.")
@click.option("--kind", help="Such as municipal_police or state_agency.")
@click.option("--law", help="The law it answers under: us-ct or us; empty for none.")
@click.option("--class", "agency_class", help="Its class in that law, such as municipal.")
@click.option("--town", help="Its town.")
@click.option("--county", help="Its county.")
@click.option("--source", help="Where you read of it.")
@as_json
@click.pass_obj
def edit(said: Session, slug: str, as_json: bool, **given: str | None) -> None:
    """Correct what is kept of an agency; letters already written keep what they say."""
    with said.book() as book:
        agency = directory.find(book, slug)
        kept = {one.name: getattr(agency, one.name) for one in fields(NewAgency)}
        wanted = NewAgency(**kept | {name: text for name, text in given.items() if text is not None})
        data = row(book, directory.show(book, agency_entry.edit(book, agency.id, wanted).id))
    answer([data], as_json=as_json, text=lambda: lines(data))


@command.command("contact")
@click.argument("slug")
@click.argument("kind", type=click.Choice(directory.CONTACT_KINDS))
@click.argument("value")
@click.option("--source", required=True, help="Where you read it.")
@click.option("--purpose", type=click.Choice(directory.PURPOSES), help="What it is for.")
@as_json
@click.pass_obj
def contact(
    said: Session, slug: str, kind: str, value: str, source: str, purpose: str | None, as_json: bool
) -> None:
    """Add a contact to an agency, checked today; those it has stay as they are."""
    with said.book() as book:
        agency = directory.find(book, slug)
        directory.add_contact(book, agency.id, kind, value, source, purpose=purpose or "")
        data = row(book, directory.show(book, agency.id))
    answer([data], as_json=as_json, text=lambda: lines(data))


@command.command("bounced")
@click.argument("slug")
@click.argument("value")
@click.option("--date", "on", type=DATE, help="The day it came back (default: today).")
@as_json
@click.pass_obj
def bounced(said: Session, slug: str, value: str, on: Any, as_json: bool) -> None:
    """Note that what was sent to a contact, named by its VALUE, came back; letters do not use it."""
    with said.book() as book:
        listed = directory.show(book, directory.find(book, slug).id)
        contact = directory.contact_of(listed, value)
        directory.mark_bounced(book, contact.id, on or book.today())
        data = row(book, directory.show(book, listed.agency.id))
    answer([data], as_json=as_json, text=lambda: lines(data))


@command.command("closures")
@click.argument("slug")
@click.argument("file", type=PLACE)
@click.option("--source", required=True, help="Where the days were read, such as a town notice.")
@click.option(
    "--dates",
    type=click.Choice([one.value for one in Order]),
    help="Which comes first where 3/4/26 could be two.",
)
@as_json
@click.pass_obj
def closed(said: Session, slug: str, file: Path, source: str, dates: str | None, as_json: bool) -> None:
    """Add the days in FILE to those an agency is closed."""
    with said.book() as book:
        agency = directory.find(book, slug)
        order = Order(dates) if dates else None
        added = closures.import_days(book, agency.id, file, source, order=order, progress=Line())
    data = [day.isoformat() for day in added]
    answer(data, as_json=as_json, text=lambda: [f"{plural(len(data), 'day')} added", *data])


@command.command("import", cls=ManyCommand)
@click.argument("file", type=PLACE)
@click.option("--dry-run", is_flag=True, help="Only say what would come of it.")
@choices
@click.option("--law", default="", help="The law of new agencies that have none in the file.")
@click.option("--class", "agency_class", default="", help="Their class in that law, such as municipal.")
@as_json
@click.pass_obj
def bring(
    said: Session,
    file: Path,
    dry_run: bool,
    law: str,
    agency_class: str,
    as_json: bool,
    **given: Any,
) -> None:
    """Add and update agencies from a .csv, .xlsx, .xls or .ods FILE, in one act that can be undone."""
    with said.book() as book:
        table = spreadsheet.read_table(
            file, agency_rows.COLUMNS, Line(), sheet=given["sheet"], heading_row=given["heading_row"]
        )
        chosen = replace(chosen_of(given), law=law, agency_class=agency_class)
        made = agency_import.plan(book, table, chosen, Line())
        if not dry_run:
            agency_import.run(book, made, Line())
    data = planned(made)
    answer({**data, "dry_run": dry_run}, as_json=as_json, text=lambda: plan_lines(data, dry_run=dry_run))


@command.command("export")
@click.argument("file", type=PLACE)
@as_json
@click.pass_obj
def take(said: Session, file: Path, as_json: bool) -> None:
    """Write the directory to FILE, which ends in .csv or .xlsx; it can be imported again."""
    with said.book() as book:
        path, count = agency_export.export(book, file, Line())
    data = {"path": str(path), "agencies": count}
    answer(data, as_json=as_json, text=lambda: [f"{plural(count, 'agency', 'agencies')}  {path}"])


def planned(made: AgencyPlan) -> dict[str, Any]:
    """What an import does, for JSON."""
    return {
        "adds": [
            {"row": one.row, "slug": one.agency.slug, "name": one.agency.name, "contacts": len(one.contacts)}
            for one in made.adds
        ],
        "changes": [
            {"row": one.row, "slug": one.before.slug, "name": one.before.name, "what": one.what}
            for one in made.changes
        ],
        "matches": [
            {"row": number, "slug": agency.slug, "name": agency.name} for number, agency in made.matches
        ],
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
        "problems": [{"row": one.row, "what": one.what} for one in (*made.doubts, *made.problems)],
        "notes": list(made.notes),
        "columns": {made.table.headings[at]: column for column, at in made.columns.items()},
    }


def plan_lines(data: dict[str, Any], *, dry_run: bool) -> list[str]:
    """What an import does, in plain lines."""
    would = "would be " if dry_run else ""
    made = [f"{heading} → {column}" for heading, column in data["columns"].items()] + data["notes"]
    made += [f"row {one['row']}: {would}added: {one['name']} ({one['slug']})" for one in data["adds"]]
    made += [f"row {one['row']}: {would}changed: {one['name']}: {one['what']}" for one in data["changes"]]
    made += [
        f"row {one['row']}: left out: “{one['name']}” looks like {one['known']} ({one['why']}). "
        f"Say --same “{one['name']}={one['slug']}” or --fresh “{one['name']}”."
        for one in data["alike"]
    ]
    made += [f"row {one['row']}: left out: {one['what']}" for one in data["problems"]]
    counted = f"{len(data['adds'])} {would}added, {len(data['changes'])} {would}changed"
    rest = len(data["alike"]) + len(data["problems"])
    return [*made, f"{counted}, {len(data['matches'])} as they are, {rest} left out"]


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
                "bounced_on": contact.bounced_on.isoformat() if contact.bounced_on else None,
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
    sources = list(dict.fromkeys(contact["source"] for contact in data["contacts"] if contact["source"]))
    for contact in data["contacts"]:
        checked = (
            f"checked {contact['verified_on']}" if contact["verified_on"] else f"as of {contact['as_of']}"
        )
        back = f"; bounced {contact['bounced_on']}, letters do not use it" if contact["bounced_on"] else ""
        mark = f" [{sources.index(contact['source']) + 1}]" if contact["source"] and len(sources) > 1 else ""
        made.append(f"  {contact['kind']:<8} {contact['value']}  ({checked}; {contact['age']}{back}){mark}")
    for number, source in enumerate(sources, start=1):
        made.append(f"  source{f' [{number}]' if len(sources) > 1 else ''}: {source}")
    if not data["contacts"]:
        made.append("  contacts not known - ask the agency or the town clerk")
    made.extend(
        f"  claim ({claim['as_of']}): {claim['text']}  [{claim['source']}]" for claim in data["claims"]
    )
    return made
