"""The words things are told apart by: outcomes, effects, channels, facets."""

from enum import StrEnum


class Outcome(StrEnum):
    """What an agency did with one numbered item."""

    AWAITING = "awaiting"
    PROVIDED = "provided"
    PROVIDED_WITH_REDACTIONS = "provided_with_redactions"
    DENIED = "denied"
    NO_RESPONSIVE_RECORDS = "no_responsive_records"
    NOT_ADDRESSED = "not_addressed"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"


class Direction(StrEnum):
    """Which way an event went: in to the researcher, out to the agency, or neither (a note)."""

    IN = "in"
    OUT = "out"
    NONE = "none"


class Channel(StrEnum):
    """How an event reached the other side; UNSAID where nobody said so."""

    EMAIL = "email"
    MAIL = "mail"
    HAND = "hand"
    FAX = "fax"
    PORTAL = "portal"
    CALL = "call"
    VISIT = "visit"
    NOTE = "note"
    UNSAID = "unsaid"


WAYS = tuple(way.value for way in Channel if way is not Channel.UNSAID)
"""The words by which one can say how something came or went."""


class Medium(StrEnum):
    """On what a file reached the researcher."""

    UNSAID = ""
    EMAIL = "email"
    PORTAL = "portal"
    DRIVE = "drive"
    DISC = "disc"
    PAPER = "paper"
    HAND = "hand"
    DOWNLOAD = "download"


class Certainty(StrEnum):
    """How sure the researcher is of an event."""

    DOCUMENTED = "documented"
    STATED = "stated"
    BELIEF = "belief"


class EffectKind(StrEnum):
    """What an event did to a request; one event can carry several."""

    SENT = "sent"
    DELIVERED = "delivered"
    DELIVERY_FAILED = "delivery_failed"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_ANSWERED = "clarification_answered"
    NARROWED = "narrowed"
    ESTIMATE = "estimate"
    PROMISE = "promise"
    EXTENSION = "extension"
    FEE_ESTIMATED = "fee_estimated"
    FEE_DISPUTED = "fee_disputed"
    FEE_AGREED = "fee_agreed"
    FEE_PAID = "fee_paid"
    WAIVER_ASKED = "waiver_asked"
    WAIVER_DECIDED = "waiver_decided"
    INSPECTION_OFFERED = "inspection_offered"
    INSPECTED = "inspected"
    OUTCOME = "outcome"
    DENIED = "denied"
    EXEMPTION = "exemption"
    REFERRED = "referred"
    FOLLOWED_UP = "followed_up"
    WITHDRAWN = "withdrawn"
    CONSOLIDATED = "consolidated"
    CLOSED = "closed"
    REOPENED = "reopened"
    EXPEDITED_REQUESTED = "expedited_requested"
    APPEAL_FILED = "appeal_filed"
    DOCKETED = "docketed"
    OMBUDSMAN = "ombudsman"
    HEARING_SET = "hearing_set"
    HEARING_HELD = "hearing_held"
    PROPOSED_DECISION = "proposed_decision"
    FINAL_DECISION = "final_decision"
    APPEAL_RECEIVED = "appeal_received"
    EMPLOYEE_NOTICE_SENT = "employee_notice_sent"
    EMPLOYEE_NOTICE_RECEIVED = "employee_notice_received"
    COMPLIED = "complied"
    COURT_APPEAL = "court_appeal"
    SETTLED = "settled"
    ASSERTED = "asserted"


class TrackingKind(StrEnum):
    """Whose number a request also goes by."""

    AGENCY = "agency"
    PORTAL = "portal"
    FORUM = "forum"
    CERTIFIED_MAIL = "certified mail"


class NoteKind(StrEnum):
    """What a note of the researcher rests on."""

    OBSERVATION = "observation"
    TOLD = "told"
    INFERENCE = "inference"
    IDEA = "idea"


class Stage(StrEnum):
    """Where a request stands with the agency."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    IN_PROCESS = "in process"
    PRODUCING = "producing"
    CLOSED = "closed"


class Result(StrEnum):
    """The outcomes of all items, rolled up for the request."""

    NONE_YET = "none yet"
    ALL_PROVIDED = "all provided"
    PARTLY_PROVIDED = "partly provided"
    DENIED = "denied"
    NO_RECORDS = "no responsive records"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"
    CONSOLIDATED = "consolidated"


class Clock(StrEnum):
    """Which legal clock is the one to watch."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    DEEMED_DENIED = "deemed denied"
    TIME_PASSED = "time limit passed, may sue"
    ESTIMATE_GIVEN = "agency estimate given"
    PAUSED = "paused, waiting on me"
    WINDOW_OPEN = "appeal window open"
    WINDOW_CLOSED = "appeal window closed"
    STOPPED = "stopped"


class Move(StrEnum):
    """Who acts next."""

    ME = "me"
    AGENCY = "agency"
    FOIC = "FOIC"
    OGIS = "OGIS"
    COURT = "court"
    NOBODY = "nobody"


class Proceeding(StrEnum):
    """Where an appeal stands."""

    NONE = "none"
    DRAFTED = "appeal drafted"
    FILED = "filed"
    DOCKETED = "docketed"
    OMBUDSMAN = "ombudsman"
    HEARING_SET = "hearing set"
    PROPOSED = "proposed decision"
    FINAL = "final decision"
    COMPLIANCE = "compliance watch"
    COURT = "court"


class Fee(StrEnum):
    """Where the money stands."""

    NONE = "none"
    ESTIMATE = "estimate"
    DISPUTED = "disputed"
    NARROWED = "narrowed"
    AGREED = "agreed"
    PAID = "paid"
    WAIVED = "waived"
