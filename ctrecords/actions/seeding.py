"""The starter directory: the agencies shipped with the app, each contact with its source and age.

It only copies them into a casebook; what becomes of them there is `directory`.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from ctrecords import resources
from ctrecords.actions.directory import CONTACT_KINDS, usual_purpose
from ctrecords.casebook import Casebook
from ctrecords.model.days import letter_date
from ctrecords.model.directory import Agency, Claim, Contact
from ctrecords.model.ids import AgencyId

_FILES = ("agencies/agencies_ct.csv", "agencies/agencies_federal.csv")
_CLAIMS = "agencies/alpr_evidence_ct.csv"
_NAMED = "agencies/aclu_2019_names_found.csv"
_NAMED_ONLY = "Named in the ACLU release"
_REPLY = re.compile(r"(?P<text>.+) \((?P<source>[^()]+?)(?:, (?P<on>\d{4}-\d{2}-\d{2}))?\)")


def seed(book: Casebook, *, undoable: bool = False) -> None:
    """Copy the starter directory into a casebook, each contact with its source and age.

    A new casebook begins with it, so that there it cannot be taken back.
    """
    with book.store.transaction("Add the starter directory", face=book.face, undoable=undoable) as step:
        known: dict[str, AgencyId] = {}
        for row in _rows(*_FILES):
            agency = step.add(_agency(row))
            known[agency.slug] = agency.id
            step.add_all(list(_contacts(agency, row)))
        step.add_all(list(_claims(known)))


def _claims(known: dict[str, AgencyId]) -> Iterator[Claim]:
    """What was said of the agencies: the release that named them, what they answered, other evidence."""
    for row in _rows(_NAMED):
        if row["id_slug"] not in known:
            continue
        agency, on = known[row["id_slug"]], letter_date(date.fromisoformat(row["date"]))
        yield Claim(
            agency=agency, text=f"Named in an ACLU release of {on}", source=row["source"], as_of=row["date"]
        )
        reply = _REPLY.fullmatch(row["note"])
        if reply is not None:
            yield Claim(
                agency=agency, text=reply["text"], source=reply["source"], as_of=reply["on"] or "undated"
            )
    for row in _rows(_CLAIMS):
        if row["id_slug"] in known and row["evidence"] != _NAMED_ONLY:
            yield Claim(
                agency=known[row["id_slug"]], text=row["evidence"], source=row["url"], as_of=row["date"]
            )


def _rows(*files: str) -> Iterator[dict[str, str]]:
    for name in files:
        yield from csv.DictReader(io.StringIO(resources.read_text(name)))


def _agency(row: dict[str, str]) -> Agency:
    return Agency(
        slug=row["id_slug"],
        name=row["name"],
        kind=row["kind"],
        law=row["law"],
        agency_class=row["agency_class"],
        town=row["town"],
        county=row["county"],
        jurisdiction=row["jurisdiction"],
        ori=row["ori"],
        source=row["source"],
        source_license=row["source_license"],
        as_of=row["as_of"],
    )


def _contacts(agency: Agency, row: dict[str, str]) -> Iterator[Contact]:
    for kind in CONTACT_KINDS:
        value = row[kind]
        if not value:
            continue
        if kind == "address" and row["postal_code"]:
            value = f"{value} {row['postal_code']}"
        yield Contact(
            agency=agency.id,
            purpose=usual_purpose(kind),
            kind=kind,
            value=value,
            source=row["source"],
            as_of=row["as_of"],
        )
