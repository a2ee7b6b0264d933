"""`note`: the researcher's own words on something; without words, the notes that are there."""

from collections.abc import Iterator
from typing import Any

import click

from ctrecords.actions import notes
from ctrecords.casebook import Casebook
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import NoteId
from ctrecords.model.kinds import NoteKind
from ctrecords.model.note import Note


@click.command("note")
@click.argument("subject", metavar="REF")
@click.argument("text", required=False)
@click.option("--kind", type=click.Choice([one.value for one in NoteKind]), help="What it rests on.")
@click.option("--shared/--private", "shared", default=None, help="Shared notes may go into exports.")
@click.option("--change", type=int, metavar="N", help="Change note N of REF instead of writing one.")
@click.option("--remove", type=int, metavar="N", help="Take note N of REF away.")
@as_json
@click.pass_obj
def command(said: Session, subject: str, text: str | None, as_json: bool, **given: Any) -> None:
    """Write TEXT as a note on REF (C-1, R-7, E-40, D-12, an agency), or list the notes there."""
    with said.book() as book:
        about = notes.subject(book, subject)
        done = _do(book, about, text, given)
        rows = [done] if done is not None else notes.notes(book, about)
        data = [note_data(row, notes.name(book, row)) for row in rows]
    shown = data[0] if done is not None else data
    answer(shown, as_json=as_json, text=lambda: _lines(data))


def note_data(row: Note, name: str) -> dict[str, Any]:
    """One note in its shape."""
    return {
        "note": row.id,
        "ref": name,
        "kind": row.kind.value,
        "private": row.private,
        "text": row.text,
        "written_at": row.written_at.isoformat(),
    }


def _do(book: Casebook, about: notes.Subject, text: str | None, given: dict[str, Any]) -> Note | None:
    kind = NoteKind(given["kind"]) if given["kind"] else None
    private = None if given["shared"] is None else not given["shared"]
    if given["remove"] is not None:
        return notes.remove(book, _of(book, about, given["remove"]))
    if given["change"] is not None:
        number = _of(book, about, given["change"])
        return notes.change(book, number, text=text, kind=kind, private=private)
    if text is None:
        return None
    return notes.write(
        book, about, text, kind=kind or NoteKind.OBSERVATION, private=True if private is None else private
    )


def _of(book: Casebook, about: notes.Subject, number: int) -> NoteId:
    """A note that is on what was named.

    Raises:
        CtrecordsError: it is on something else, or there is none of that number.
    """
    found = {row.id: row for row in notes.notes(book, about)}
    if number not in found:
        numbers = ", ".join(str(one) for one in found) or "none"
        raise CtrecordsError(f"There is no note {number} on it.", remedy=f"Its notes are: {numbers}.")
    return NoteId(number)


def _lines(data: list[dict[str, Any]]) -> Iterator[str]:
    for row in data:
        shared = "" if row["private"] else ", shared"
        yield f"{row['ref']}  note {row['note']} ({row['kind']}{shared}): {row['text']}"
    if not data:
        yield "No notes."
