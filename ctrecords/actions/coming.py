"""How files came, and the event by which each message or delivery is told; it writes none of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ctrecords.actions.parcels import Parcel
from ctrecords.casebook import LEGAL_ZONE, Casebook
from ctrecords.mail import Mail
from ctrecords.model.directory import Requester
from ctrecords.model.event import Event
from ctrecords.model.ids import CaseId, DocumentId, EventId, RequestId
from ctrecords.model.kinds import Certainty, Channel, Direction, Medium
from ctrecords.model.record import Message

_CHANNELS = {
    Medium.EMAIL: Channel.EMAIL,
    Medium.PORTAL: Channel.PORTAL,
    Medium.DOWNLOAD: Channel.PORTAL,
    Medium.PAPER: Channel.MAIL,
    Medium.DRIVE: Channel.HAND,
    Medium.DISC: Channel.HAND,
    Medium.HAND: Channel.HAND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """How files came: for which request or case (neither: the inbox), when, on what and from whom.

    With an *event* that is there already they are added to it, such as the scan of a letter that came last week; it
    stays where and when it happened, and they were received on its day.
    """

    event: EventId | None = None
    request: RequestId | None = None
    case: CaseId | None = None
    received: date | None = None
    medium: Medium = Medium.UNSAID
    source: str = ""
    expires: date | None = None


def came_on(book: Casebook, came: Came, mail: Mail) -> date:
    """The day a message came: the one said, the one it was sent on, or today where that is none."""
    today = book.today()
    day = mail.sent_at.astimezone(LEGAL_ZONE).date() if mail.sent_at else today
    return came.received or min(day, today)


def letter(book: Casebook, came: Came, mail: Mail) -> Event:
    """The event by which a message came in (or went out, when it is the researcher's own), not yet read."""
    sent = mail.sent_at.astimezone(LEGAL_ZONE) if mail.sent_at else None
    day = came_on(book, came, mail)
    own = book.store.first(Requester)
    out = own is not None and bool(own.email) and mail.sender == own.email.strip().lower()
    return Event(
        request=came.request,
        case=came.case if came.request is None else None,
        direction=Direction.OUT if out else Direction.IN,
        channel=Channel.EMAIL,
        happened_on=day,
        happened_at=sent.strftime("%H:%M") if sent and day == sent.date() else "",
        logged_at=book.now(),
        person=mail.sender_name or mail.sender,
        summary=mail.subject,
        certainty=Certainty.DOCUMENTED,
    )


def delivery(book: Casebook, came: Came, parcels: Sequence[Parcel]) -> Event:
    """The event by which files came in that are no letters."""
    return Event(
        request=came.request,
        case=came.case if came.request is None else None,
        direction=Direction.IN,
        channel=_CHANNELS.get(came.medium, Channel.NOTE),
        happened_on=came.received or book.today(),
        logged_at=book.now(),
        person=came.source,
        summary=parcels[0].whole.name if len(parcels) == 1 else f"{len(parcels)} files",
        certainty=Certainty.DOCUMENTED,
    )


def message(document: DocumentId, mail: Mail) -> Message:
    """What a message file says of itself, as a row."""
    return Message(
        document=document,
        message_id=mail.message_id,
        reply_to=mail.reply_to or (mail.references[-1] if mail.references else ""),
        sender=mail.sender,
        recipients=", ".join(mail.recipients),
        subject=mail.subject,
        sent_at=mail.sent_at,
    )
