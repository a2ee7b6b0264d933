"""Numbers that name things, each of its own type; outside they are written C-1, R-7, E-40, D-12."""

from typing import NewType

from ctrecords.errors import CtrecordsError

CaseId = NewType("CaseId", int)
CampaignId = NewType("CampaignId", int)
AgencyId = NewType("AgencyId", int)
ContactId = NewType("ContactId", int)
ClosureId = NewType("ClosureId", int)
ClaimId = NewType("ClaimId", int)
RequestId = NewType("RequestId", int)
ItemId = NewType("ItemId", int)
EventId = NewType("EventId", int)
EffectId = NewType("EffectId", int)
OverrideId = NewType("OverrideId", int)
LetterId = NewType("LetterId", int)
ReminderId = NewType("ReminderId", int)
BlobId = NewType("BlobId", int)
DocumentId = NewType("DocumentId", int)
LawUsedId = NewType("LawUsedId", int)
RequesterId = NewType("RequesterId", int)
MetaId = NewType("MetaId", int)
WordingId = NewType("WordingId", int)
TrackingId = NewType("TrackingId", int)
MovedId = NewType("MovedId", int)
NoteId = NewType("NoteId", int)
TagId = NewType("TagId", int)
TaggingId = NewType("TaggingId", int)
TemplateId = NewType("TemplateId", int)
MessageId = NewType("MessageId", int)
CitationId = NewType("CitationId", int)
WithholdingId = NewType("WithholdingId", int)
SavedSearchId = NewType("SavedSearchId", int)
ForgottenId = NewType("ForgottenId", int)


LONGEST = 18
"""Digits of the longest number a casebook can hold."""


def ref(letter: str, number: int) -> str:
    """Write a number as the researcher sees it, for example ``R-7``."""
    return f"{letter}-{number}"


def number(letter: str, text: str) -> int | None:
    """Read ``R-7`` (any case) as 7; None when the text is not such a reference.

    Raises:
        CtrecordsError: it is a reference to another kind of thing, or to nothing a casebook could hold.
    """
    head, dash, tail = text.strip().partition("-")
    if not dash or len(head) != 1 or not tail.isdecimal():
        return None
    if len(tail) > LONGEST:
        raise CtrecordsError(
            f"{text.strip()[:LONGEST]}… is not in this casebook.",
            remedy="Check the number, and that the right casebook is open.",
        )
    if head.upper() != letter:
        raise CtrecordsError(
            f"{text} does not name the right kind of thing: it must start with {letter}-.",
            remedy=f"Give a reference such as {letter}-1.",
        )
    return int(tail)
