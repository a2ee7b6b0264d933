"""Agencies the researcher adds or corrects by hand, one at a time, each with where it was read."""

from dataclasses import dataclass, replace

from ctrecords.actions.agency_import import check_law, slug_for
from ctrecords.actions.matching import Directory
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency
from ctrecords.model.ids import AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAgency:
    """What the researcher says of an agency; ``law`` may be empty, then no dates are counted for it."""

    name: str
    kind: str = "other_agency"
    law: str = ""
    agency_class: str = ""
    town: str = ""
    county: str = ""
    source: str = ""


def add(book: Casebook, wanted: NewAgency, *, is_new: bool = False) -> Agency:
    """Add an agency, as of today; *is_new* says it is none of those it looks like.

    Raises:
        CtrecordsError: its name or source is missing, a known agency looks like it, or its law is unknown.
    """
    name = _name(wanted)
    check_law(book, wanted.law, wanted.agency_class)
    known = book.store.find(Agency)
    directory = Directory(known)
    same = directory.same(name)
    if same is not None:
        raise CtrecordsError(
            f"{same.name} is in the directory already, as {same.slug}.", remedy="Open that one instead."
        )
    near = None if is_new else directory.near(name, wanted.town, wanted.kind)
    if near is not None:
        raise CtrecordsError(
            f"“{name}” looks like {near.agency.name}, which is in the directory: {near.why}.",
            remedy="Open that one, or say that this is another agency.",
        )
    with book.store.transaction("Add an agency", face=book.face) as step:
        made = Agency(
            slug=slug_for(name, {agency.slug for agency in known}),
            name=name,
            kind=wanted.kind,
            law=wanted.law,
            agency_class=wanted.agency_class,
            as_of=book.today().isoformat(),
            practice=book.practice,
        )
        return step.add(_filled(made, wanted, name))


def edit(book: Casebook, agency: AgencyId, wanted: NewAgency) -> Agency:
    """Correct what is kept of an agency; letters already written keep what they say.

    Raises:
        CtrecordsError: its name or source is missing, or its law is unknown.
    """
    row = book.store.get(Agency, agency)
    name = _name(wanted)
    if (wanted.law, wanted.agency_class) != (row.law, row.agency_class):
        check_law(book, wanted.law, wanted.agency_class)
    with book.store.transaction("Correct an agency", face=book.face) as step:
        return step.put(_filled(row, wanted, name))


def _filled(row: Agency, wanted: NewAgency, name: str) -> Agency:
    """An agency with what the form says of it; a class belongs to a law only."""
    return replace(
        row,
        name=name,
        kind=wanted.kind,
        law=wanted.law,
        agency_class=wanted.agency_class if wanted.law else "",
        town=wanted.town.strip(),
        county=wanted.county.strip(),
        source=wanted.source.strip(),
    )


def _name(wanted: NewAgency) -> str:
    """The name on one line; refused without it or without a source."""
    name = " ".join(wanted.name.split())
    if not name or not wanted.source.strip():
        raise CtrecordsError(
            "An agency needs its name and where you read of it.",
            remedy="Fill in both; what has no source is not kept.",
        )
    return name
