"""The directory: agencies, how to reach them, when they are closed, what was said of them."""

from dataclasses import dataclass
from datetime import date

from ctrecords.model.ids import AgencyId, BlobId, ClaimId, ClosureId, ContactId, RequesterId


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """The person the letters are from.

    ``fee_category`` is how federal agencies class the requester, such as ``news_media``, or empty;
    ``signature`` is a picture that stands above the printed name.
    """

    id: RequesterId = RequesterId(0)
    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    fee_category: str = ""
    signature: BlobId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One public body that can be asked for records; ``law`` is a law file's id or empty."""

    id: AgencyId = AgencyId(0)
    slug: str
    name: str
    kind: str
    law: str
    agency_class: str
    town: str = ""
    county: str = ""
    jurisdiction: str = ""
    ori: str = ""
    source: str = ""
    source_license: str = ""
    as_of: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach an agency, with where it was read and how old that is.

    ``kind`` is address, phone, email or web; ``as_of`` is an ISO date, month or year, or "undated";
    ``bounced_on`` is the day something sent there came back.
    """

    id: ContactId = ContactId(0)
    agency: AgencyId
    purpose: str
    kind: str
    value: str
    source: str = ""
    as_of: str = "undated"
    verified_on: date | None = None
    wrong: bool = False
    bounced_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A calendar fact of one agency: a day it is closed, or a legal holiday it works on.

    A closed day has ``on``; a worked holiday has ``open_on``, the holiday's name in the law file.
    """

    id: ClosureId = ClosureId(0)
    agency: AgencyId
    on: date | None = None
    open_on: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a named, dated source said about an agency; a claim, never a finding."""

    id: ClaimId = ClaimId(0)
    agency: AgencyId
    text: str
    source: str
    as_of: str
