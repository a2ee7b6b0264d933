"""Rows of a file as agencies with their contacts, and agencies as rows: one contact a row, or one agency a row.

It only reads and writes rows; what becomes of them is `agency_import` and `agency_export`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ctrecords.actions.directory import CONTACT_KINDS, PURPOSES, Listed, usual_purpose
from ctrecords.actions.spreadsheet import Cell, Column, Line, Order, Row
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.ids import AgencyId

ABOUT = ("kind", "law", "agency_class", "town", "county", "jurisdiction", "ori", "source_license")
COLUMNS: tuple[Column, ...] = (
    Column(name="slug", label="Slug", words=("id", "agency id")),
    Column(
        name="name",
        label="Name",
        words=("agency", "agency name", "department", "public body", "organization"),
        needed=True,
    ),
    Column(name="kind", label="Kind", words=("type", "agency type")),
    Column(name="law", label="Law"),
    Column(name="agency_class", label="Class", words=("agency class", "level", "fee class")),
    Column(name="town", label="Town", words=("city", "municipality")),
    Column(name="county", label="County"),
    Column(name="jurisdiction", label="Jurisdiction"),
    Column(name="ori", label="ORI"),
    Column(name="source", label="Source", words=("where found", "url of source")),
    Column(name="source_license", label="License of source"),
    Column(name="as_of", label="As of", words=("year", "date of source", "updated", "last updated")),
    Column(name="practice", label="Practice"),
    Column(name="address", label="Address", words=("postal address", "mailing address", "street address")),
    Column(name="phone", label="Phone", words=("telephone", "phone number", "tel")),
    Column(name="email", label="E-mail", words=("e-mail address", "email address", "mail")),
    Column(name="web", label="Web page", words=("website", "web site", "url", "portal", "homepage")),
    Column(name="contact_kind", label="Contact kind", words=("contact type",)),
    Column(name="purpose", label="Contact purpose", words=("purpose", "contact for")),
    Column(name="value", label="Contact", words=("contact value",)),
    Column(name="contact_source", label="Contact source"),
    Column(name="contact_as_of", label="Contact as of"),
    Column(name="verified_on", label="Verified on", words=("verified", "checked", "checked on", "confirmed")),
    Column(name="bounced_on", label="Bounced on", words=("bounced",)),
    Column(name="wrong", label="Marked wrong", words=("wrong",)),
)
EXPORTED = tuple(one for one in COLUMNS if one.name not in CONTACT_KINDS)
_AS_OF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|undated", re.ASCII)
_YES, _NO = ("yes", "y", "true", "1", "x"), ("", "no", "n", "false", "0")
_KINDS = {"post": "address", "postal address": "address", "e-mail": "email", "web page": "web"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One row: the agency it names (no id), what it says of it, and its contacts (no agency yet)."""

    row: int
    agency: Agency
    said: frozenset[str] = frozenset()
    contacts: tuple[Contact, ...] = ()
    wrong: tuple[str, ...] = ()


def incoming(
    line: Line, columns: Mapping[str, int], order: Order | None, today: date, source: str
) -> Incoming:
    """Read one row; *source* stands where the row names none."""
    row = Row(line, columns, order, today)
    own = row.text("source") or source
    as_of = _as_of(row, "as_of") or "undated"
    said = {name: row.text(name) for name in ABOUT if row.text(name)}
    if "kind" in said:
        said["kind"] = re.sub(r"\W+", "_", said["kind"].casefold()).strip("_")
    agency = Agency(
        slug=row.text("slug"),
        name=" ".join(row.text("name").split()),
        kind=said.get("kind", "other_agency"),
        law=said.get("law", ""),
        agency_class=said.get("agency_class", ""),
        town=said.get("town", ""),
        county=said.get("county", ""),
        jurisdiction=said.get("jurisdiction", ""),
        ori=said.get("ori", ""),
        source=own,
        source_license=said.get("source_license", ""),
        as_of=as_of,
        practice=_flag(row, "practice"),
    )
    contacts = _contacts(row, own, as_of)
    if not agency.name:
        row.wrong.append("There is no name of an agency.")
    return Incoming(
        row=row.number,
        agency=agency,
        said=frozenset(said),
        contacts=tuple(contacts),
        wrong=tuple(row.wrong),
    )


def rows_of(directory: Iterable[Listed]) -> list[list[Cell]]:
    """Every agency as rows under their headings: one row a contact, one for an agency without any."""
    made: list[list[Cell]] = [[column.label for column in EXPORTED]]
    for listed in directory:
        made += [
            [_cell(column.name, listed.agency, contact) for column in EXPORTED]
            for contact in listed.contacts or (None,)
        ]
    return made


def _cell(column: str, agency: Agency, contact: Contact | None) -> Cell:
    ours = {
        "contact_kind": "kind",
        "purpose": "purpose",
        "value": "value",
        "contact_source": "source",
        "contact_as_of": "as_of",
        "verified_on": "verified_on",
        "bounced_on": "bounced_on",
        "wrong": "wrong",
    }
    if column in ours:
        found = getattr(contact, ours[column]) if contact is not None else ""
    else:
        found = getattr(agency, column)
    if isinstance(found, bool):
        return "yes" if found else ""
    return found if isinstance(found, date) else str(found or "")


def _contacts(row: Row, source: str, as_of: str) -> list[Contact]:
    verified, bounced = row.past("verified_on", "Verified on"), row.past("bounced_on", "Bounced on")
    blank = Contact(
        agency=AgencyId(0),
        purpose=_purpose(row),
        kind="",
        value="",
        source=row.text("contact_source") or source,
        as_of=_as_of(row, "contact_as_of") or as_of,
        verified_on=verified,
        bounced_on=bounced,
        wrong=_flag(row, "wrong"),
    )
    pairs = [(kind, " ".join(row.text(kind).split())) for kind in CONTACT_KINDS]
    value = " ".join(row.text("value").split())
    if value:
        kind = row.text("contact_kind").casefold()
        kind = _KINDS.get(kind, kind)
        if kind not in CONTACT_KINDS:
            row.wrong.append(f"“{kind}” is no kind of contact; use one of {', '.join(CONTACT_KINDS)}.")
        pairs.append((kind, value))
    return [
        replace(blank, kind=kind, value=value, purpose=blank.purpose or usual_purpose(kind))
        for kind, value in pairs
        if value
    ]


def _purpose(row: Row) -> str:
    found = row.text("purpose").casefold()
    if found and found not in PURPOSES:
        row.wrong.append(f"“{found}” is no purpose of a contact; use one of {', '.join(PURPOSES)}.")
    return found


def _as_of(row: Row, column: str) -> str:
    found = row.text(column)
    if found and not _AS_OF.fullmatch(found):
        row.wrong.append(f"“{found}” is no date of a source; write 2009, 2009-06, 2009-06-30 or undated.")
    return found


def _flag(row: Row, column: str) -> bool:
    found = row.text(column).casefold()
    if found not in (*_YES, *_NO):
        row.wrong.append(f"“{found}” is neither yes nor no.")
    return found in _YES
