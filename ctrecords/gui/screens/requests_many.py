"""What one can do with several requests at once, and with one from its menu; each is one act with one undo.

It must not know the table the requests were chosen in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ctrecords.actions.notes import Subject
from ctrecords.gui.dialogs.many import open_remind_all, open_tag_all
from ctrecords.gui.dialogs.mark_sent import open_mark_sent
from ctrecords.gui.dialogs.remind import open_remind
from ctrecords.gui.dialogs.send_help import open_send_help
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.request_table import Row
from ctrecords.gui.screens.requests_doing import write_to
from ctrecords.gui.screens.requests_found import Found, numbers
from ctrecords.gui.screens.screen import Screen
from ctrecords.model.days import plural
from ctrecords.model.kinds import Stage

SEVERAL = 2
Offer = tuple[str, Callable[[], None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Requests that wait to go out together: drafts without a letter, or letters not sent."""

    stage: Stage
    rows: tuple[Row, ...]

    @property
    def words(self) -> str:
        """What is done with them, as a button says it."""
        letters = plural(len(self.rows), "letter")
        return f"Write {letters}" if self.stage is Stage.DRAFT else f"Mark {letters} sent"


def waiting(found: Found | None, chosen: Sequence[Row]) -> Waiting | None:
    """What several requests ask for together: those chosen, or else everything that waits to go out."""
    several = len(chosen) >= SEVERAL
    among = chosen if several or found is None else found.rows
    for stage in (Stage.DRAFT, Stage.READY):
        rows = [row for row in among if row.standing.stage is stage]
        if rows and (not several or len(rows) == len(chosen)):
            one_case = [row for row in rows if row.case == rows[0].case]
            return Waiting(stage=stage, rows=tuple(one_case if stage is Stage.DRAFT else rows))
    return None


def send(screen: Screen, found: Waiting) -> None:
    """Write the letters, or mark them sent."""
    if found.stage is Stage.DRAFT:
        screen.desk.chosen.update(numbers(found.rows))
        screen.go.emit(Place(Where.LETTERS, found.rows[0].case))
    else:
        open_mark_sent(screen.desk, screen, numbers(found.rows), screen.did.emit)


def write(screen: Screen, found: Found | None, rows: Sequence[Row]) -> None:
    """Go to writing letters to requests; drafts go where first letters are made."""
    together = waiting(found, rows)
    if together is not None and together.stage is Stage.DRAFT and len(together.rows) == len(rows):
        send(screen, together)
    else:
        write_to(screen, numbers(rows))


def written(rows: Sequence[Row]) -> list[Row]:
    """The requests that have a letter to be sent on its way."""
    return [row for row in rows if row.standing.thread.letters]


def help_on_the_way(screen: Screen, rows: Sequence[Row]) -> None:
    """Offer everything that helps the newest letters of requests on their way; those without one are left out."""
    open_send_help(screen.desk, screen, numbers(written(rows)), screen.did.emit)


def remind(screen: Screen, rows: Sequence[Row]) -> None:
    """Ask for a reminder on one request or on several."""
    if len(rows) == 1:
        open_remind(screen.desk, screen, rows[0].id, rows[0].agency.first, screen.did.emit)
    elif rows:
        open_remind_all(screen.desk, screen, numbers(rows), screen.did.emit)


def tag(screen: Screen, rows: Sequence[Row]) -> None:
    """Ask for tags to put on requests, or to take off."""
    if rows:
        name = rows[0].agency.first if len(rows) == 1 else plural(len(rows), "request")
        worn = sorted({word for row in rows for word in row.standing.thread.tags}, key=str.casefold)
        about = [Subject(request=number) for number in numbers(rows)]
        open_tag_all(screen.desk, screen, about, screen.did.emit, name=name, worn=worn)


def offers(screen: Screen, found: Found | None, rows: Sequence[Row]) -> list[Offer]:
    """Everything one can do with several requests."""
    listed: list[Offer] = []
    together = waiting(found, rows)
    if together is not None and len(rows) >= SEVERAL:
        listed.append((together.words, lambda: send(screen, together)))
    letters = "Write letter" if len(rows) == 1 else f"Write {plural(len(rows), 'letter')}"
    listed.append((letters, lambda: write(screen, found, rows)))
    if sendable := len(written(rows)):
        words = "Send letter" if len(rows) == 1 else f"Send {plural(sendable, 'letter')}"
        listed.append((words, lambda: help_on_the_way(screen, rows)))
    listed.append(("Remind me", lambda: remind(screen, rows)))
    listed.append(("Tag", lambda: tag(screen, rows)))
    return listed
