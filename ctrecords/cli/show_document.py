"""What `show D-12` tells: how a document came, what it is, and whether its file is as it was filed."""

from collections.abc import Iterator
from typing import Any

from ctrecords.actions import citing, documents, forgetting, withholding
from ctrecords.actions.documents import Custody
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.cli.commands.cite import citation_data
from ctrecords.cli.commands.cite import lines as citation_lines
from ctrecords.cli.commands.withhold import lines as withheld_lines
from ctrecords.cli.commands.withhold import row_data
from ctrecords.model.days import Days
from ctrecords.model.ids import ref

_HEALTH = {
    "ok": "as it was filed, proved just now by its SHA-256",
    "changed": "CHANGED since it was filed; bring it back from a backup",
    "missing": "MISSING; bring it back from a backup",
}


def is_document(text: str) -> bool:
    """Whether a reference names a document."""
    return text.strip()[:2].upper() == "D-"


def told(book: Casebook, text: str) -> tuple[dict[str, Any], list[str]]:
    """A document as JSON and in lines.

    Raises:
        CtrecordsError: there is no such document.
    """
    custody = documents.custody(book, documents.find(book, text).document.id)
    cited = citing.citations_of(book, custody.listed.document.id)
    data = {**_data(custody), "citations": [citation_data(one) for one in cited]}
    said = list(_lines(custody, book.days()))
    gone = forgetting.reason_of(book, custody.listed.document.id)
    data["forgotten"] = {"reason": gone.reason, "at": gone.at.isoformat()} if gone is not None else None
    if gone is not None:
        said = [f"{data['ref']}  was forgotten on {gone.at.date().isoformat()}: {gone.reason}"]
    withheld = withholding.withheld(book, Subject(document=custody.listed.document.id))
    data["withheld"] = [row_data(one.withholding) for one in withheld]
    if withheld:
        said += ["Withheld:", *(f"  {line}" for line in withheld_lines(withheld))]
    if cited:
        said += ["Citations:", *(f"  {line}" for line in citation_lines(cited))]
    return data, said


def _data(custody: Custody) -> dict[str, Any]:
    listed = custody.listed
    row = listed.document
    return {
        "ref": ref("D", row.id),
        "name": row.name,
        "sha256": listed.blob.sha256,
        "size": listed.blob.size,
        "health": custody.health,
        "event": ref("E", row.event),
        "request": ref("R", listed.request) if listed.request else None,
        "case": ref("C", listed.case) if listed.case else None,
        "agency": listed.agency,
        "date": listed.event.happened_on.isoformat(),
        "received": row.received_on.isoformat() if row.received_on else None,
        "filed_at": custody.filed_at.isoformat(),
        "medium": row.medium.value,
        "source": row.source,
        "folder": row.folder,
        "expires": row.expires_on.isoformat() if row.expires_on else None,
        "came_in": ref("D", custody.came_in.id) if custody.came_in else None,
        "message": (
            {
                "from": custody.message.sender,
                "to": custody.message.recipients,
                "subject": custody.message.subject,
                "message_id": custody.message.message_id,
                "sent_at": custody.message.sent_at.isoformat() if custody.message.sent_at else None,
            }
            if custody.message
            else None
        ),
        "text": documents.text_state(listed),
        "trashed": row.trashed_on.isoformat() if row.trashed_on else None,
    }


def _lines(custody: Custody, days: Days) -> Iterator[str]:
    data = _data(custody)
    listed = custody.listed
    yield f"{data['ref']}  {data['name']}  {data['size']:,} bytes"
    yield f"Where: {' · '.join(one for one in (data['request'] or '', listed.agency, listed.case_title) if one) or 'inbox'}"
    yield f"File: {_HEALTH[custody.health]}"
    yield f"SHA-256: {data['sha256']}"
    yield f"Event: {data['event']}, {days.full(listed.event.happened_on)}"
    if listed.document.received_on:
        yield f"Received: {days.full(listed.document.received_on)}"
    yield f"Filed: {custody.filed_at.strftime('%Y-%m-%d %H:%M')} UTC"
    for name, value in (
        ("Came on", data["medium"]),
        ("From", data["source"] or (custody.message.sender if custody.message else "")),
        ("Folder", data["folder"]),
        ("Came in", f"{data['came_in']} {custody.came_in.name}" if custody.came_in else ""),
        ("Message-ID", custody.message.message_id if custody.message else ""),
    ):
        if value:
            yield f"{name}: {value}"
    if listed.document.expires_on:
        yield f"The download ends: {days.full(listed.document.expires_on)}"
    yield f"Text: {data['text']}"
    if listed.document.trashed_on:
        yield f"In the trash since {days.full(listed.document.trashed_on)}"
