"""Whether a name is a known agency: only the same name surely, all else is asked."""

import pytest

from ctrecords.actions.matching import Directory, plain
from ctrecords.model.directory import Agency
from ctrecords.model.ids import AgencyId


def _agency(number: int, name: str, town: str = "", kind: str = "municipal_police") -> Agency:
    return Agency(
        id=AgencyId(number), slug=f"a-{number}", name=name, kind=kind, law="us-ct", agency_class="", town=town
    )


KNOWN = Directory(
    [
        _agency(1, "East Haven Police Department", "East Haven"),
        _agency(2, "New Haven Police Department", "New Haven"),
        _agency(3, "State Police Troop A", "Southbury", "state_police_troop"),
        _agency(4, "Oak Board of Education", "Oak", "schools"),
        _agency(5, "Elm Police", "Elm"),
        _agency(6, "Elm Police", "Elm"),
    ]
)


@pytest.mark.parametrize(
    ("name", "number"),
    [("east haven  POLICE department", 1), ("a-2", 2), ("East Haven PD", 0), ("Elm Police", 0), ("", 0)],
)
def test_the_same_agency(name: str, number: int) -> None:
    found = KNOWN.same(name)
    assert (found.id if found else 0) == number


@pytest.mark.parametrize(
    ("name", "town", "kind", "number", "why"),
    [
        ("East Haven PD", "", "", 1, "the same name written otherwise"),
        ("Town of East Haven, Police Dept.", "", "", 1, "the same name written otherwise"),
        ("East Havne Police Department", "", "", 1, "a name much like it"),
        ("West Haven Police Department", "", "", 0, ""),
        ("State Police Troop B", "", "", 0, ""),
        ("Oak Public Schools", "Oak", "schools", 4, "the same town and kind"),
        ("Oak Public Schools", "Oak", "", 0, ""),
        ("Elm Police", "", "", 5, "the same name written otherwise"),
        ("Ministry of Silence", "", "", 0, ""),
        ("", "", "", 0, ""),
        ("…", "", "", 0, ""),
    ],
)
def test_an_agency_that_looks_like_it(name: str, town: str, kind: str, number: int, why: str) -> None:
    near = KNOWN.near(name, town, kind)
    assert (near.agency.id if near else 0, near.why if near else "") == (number, why)


def test_names_without_their_trimmings() -> None:
    assert plain("The City of Elm Police Dept.") == ("elm", "police", "department")
    assert plain("Town") == ("town",)
