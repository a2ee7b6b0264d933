"""A letter's ingredients: an invented sender, an invented agency, the sentences of the law file."""

import re
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from ctrecords import resources
from ctrecords.letters.breaks import bare
from ctrecords.letters.fields import merge_fields
from ctrecords.letters.letter import kind
from ctrecords.letters.terms import Terms
from ctrecords.model.directory import Agency, Contact, Requester
from ctrecords.model.ids import AgencyId

LAW: dict[str, Any] = tomllib.loads(resources.read_text("laws/us-ct.toml"))
META = {name: value for name, value in LAW["meta"].items() if isinstance(value, str)}
SENDER = Requester(
    name="Your Sample",
    address="12 Elm Street, Alder, CT 06000",
    email="sample@example.org",
    phone="860-555-0100",
)
CEDAR = Agency(
    slug="practice-cedar-police",
    name="Cedar Police Department",
    kind="municipal_police",
    law="us-ct",
    agency_class="municipal",
    town="Cedar",
    jurisdiction="Cedar, Connecticut",
    practice=True,
)
POST = Contact(agency=AgencyId(3), purpose="records", kind="address", value="900 Main Avenue, Cedar, CT")
ITEMS = ("The policy in force.", "Usage logs for October 2026, as CSV.")
TERMS = Terms(dated=date(2026, 11, 24), preserve=True, plate_readers=True, retention_days=21)

Make = Callable[..., dict[str, Any]]


def make_fields(**changes: Any) -> dict[str, Any]:
    """Merge fields of the initial request; ``changes`` replace ingredients, terms by their own names."""
    terms = {name: changes.pop(name) for name in tuple(changes) if name in Terms.__slots__}
    ingredients: dict[str, Any] = {
        "requester": SENDER,
        "agency": CEDAR,
        "contacts": (POST,),
        "sentences": LAW["letters"],
        "meta": META,
        "items": ITEMS,
        "terms": replace(TERMS, **terms),
        **changes,
    }
    return dict(merge_fields(kind("initial-request"), **ingredients))


def parts_of(letter: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(letter)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(letter: bytes) -> str:
    """The words of a letter's body, a paragraph a line; list items behind a #, spaces and hyphens plain."""
    xml = parts_of(letter)["word/document.xml"].decode()
    lines: list[str] = []
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", xml, flags=re.DOTALL):
        words = re.sub(r"<w:br/>", "\n", paragraph)
        words = re.sub(r"<w:tab/>", "\t", words)
        words = re.sub(r"<w:noBreakHyphen/>", "-", words)
        words = re.sub(r"<[^>]+>", "", words)
        lines.append(("# " if 'w:val="ListNumber"' in paragraph else "") + words)
    text = bare("\n".join(lines)) + "\n"
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace("&amp;", "&")
