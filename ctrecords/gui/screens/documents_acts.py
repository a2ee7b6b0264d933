"""What one can do with the documents chosen in the list.

It must not know the widgets around the list.
"""

from collections.abc import Sequence

from ctrecords.actions import moving, reading, sorting
from ctrecords.actions.documents import Listed
from ctrecords.actions.notes import Subject
from ctrecords.gui.dialogs.document import open_how_it_came
from ctrecords.gui.dialogs.many import open_tag_all
from ctrecords.gui.dialogs.move_event import MoveEvent, open_move
from ctrecords.gui.dialogs.quick_log import Chooseable
from ctrecords.gui.dialogs.quick_log import gather as requests_to_choose
from ctrecords.gui.screens.screen import Screen
from ctrecords.model.days import plural


def named(rows: Sequence[Listed]) -> str:
    """What the chosen are called: a name, or how many."""
    return rows[0].document.name if len(rows) == 1 else plural(len(rows), "file")


def tag(screen: Screen, rows: Sequence[Listed]) -> None:
    """Ask for tags to put on documents, or to take off."""
    worn = sorted({word for row in rows for word in row.tags}, key=str.casefold)
    about = [Subject(document=row.document.id) for row in rows]
    open_tag_all(screen.desk, screen, about, screen.did.emit, name=named(rows), worn=worn)


def how_they_came(screen: Screen, rows: Sequence[Listed]) -> None:
    """Ask when and how documents came."""
    open_how_it_came(screen.desk, screen, [one.document for one in rows], screen.did.emit)


def trash(screen: Screen, rows: Sequence[Listed]) -> None:
    """Move documents to the trash; the toast offers Undo."""
    if not rows:
        return
    numbers = [row.document.id for row in rows]
    name = named(rows)
    screen.desk.write(
        lambda book, _progress: sorting.to_trash(book, numbers),
        lambda _count: screen.did.emit(f"{name} moved to the trash for 30 days"),
        label="Moving to the trash",
    )


def read_again(screen: Screen, rows: Sequence[Listed], *, scans: bool = False) -> None:
    """Have documents read again, from the beginning or each page by OCR."""
    numbers = [row.document.id for row in rows]
    background, name = screen.desk.reading, named(rows)

    def told(_count: int) -> None:
        if background is not None:
            background.wake()
        screen.reload()

    screen.desk.write(
        lambda book, _progress: reading.again(book, numbers, scans=scans),
        told,
        label=f"Reading {name} again",
    )


def move(screen: Screen, rows: Sequence[Listed]) -> None:
    """Ask which request documents belong to; what came with them goes along."""
    events = list(dict.fromkeys(row.event.id for row in rows))
    if len(events) == 1:
        open_move(screen.desk, screen, named(rows), rows[0].event, screen.did.emit)
        return

    def ask(found: Sequence[Chooseable]) -> None:
        dialog = MoveEvent(named(rows), found, screen)

        def send() -> None:
            target = dialog.chosen()
            pairs = [(event, target.request) for event in events]
            screen.desk.write(
                lambda book, _progress: moving.assign_all(book, pairs),
                lambda _count: dialog.finish(screen.did.emit, f"Moved to {target.agency}"),
                label="Moving files",
                failed=dialog.refuse,
            )

        dialog.submit(send)

    screen.desk.read(requests_to_choose, ask, label="Looking up requests")
