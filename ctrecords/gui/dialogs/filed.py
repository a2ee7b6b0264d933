"""What was not filed and why, and which files were here already, with the choice what to do with those.

It must not know how files are filed; it is told what came of it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctrecords.actions.arriving import Arrived, Before, Goal
from ctrecords.actions.duplicates import Again
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.model.days import plural

Anew = Callable[[Sequence[Path], Again], None]
_SHOWN = 100


class Filed(FormDialog):
    """Tells of files that were not filed, and asks about those that were here; Enter never makes a second copy."""

    def __init__(self, arrived: Arrived, parent: QWidget | None = None) -> None:
        taken, before = arrived.taken, arrived.before
        fresh = sum(not one.known for one in taken.filed)
        verb = _skip(len(before)) if before else "Close"
        super().__init__(_title(arrived), verb, parent, line=_line(fresh), width=520)
        self.chosen = Again.SKIP
        self.keep_button = button("File a second copy" if len(before) == 1 else "File second copies")
        self.use_button = button(_use(before, arrived.goal))
        if before and taken.refused:
            self._head("Not filed")
        for one in taken.refused[:_SHOWN]:
            self._tell(one.name, f"{one.what} {one.remedy}")
        if before and taken.refused:
            self._head("Here already")
        for one in before[:_SHOWN]:
            self._tell(one.path.name, _told(one))
        for note in taken.notes[:_SHOWN]:
            self._tell("", note)
        hidden = sum(max(0, len(part) - _SHOWN) for part in (before, taken.refused, taken.notes))
        if hidden:
            self._tell("", f"And {hidden:,} more.")
        if taken.left_out:
            self._tell(
                "", f"{plural(len(taken.left_out), 'file')} of the system left out, such as Thumbs.db."
            )
        self.cancel_button.hide()
        self.sent.connect(self.accept)
        if before:
            self.add_way(self.keep_button)
            self.keep_button.clicked.connect(lambda: self._choose(Again.KEEP))
        if any(one.usable for one in before):
            self.add_way(self.use_button)
            self.use_button.clicked.connect(lambda: self._choose(Again.LINK))

    def _head(self, words: str) -> None:
        self.add_line(label(words, "section"), gap=12)

    def _tell(self, name: str, words: str) -> None:
        if name:
            self.add_line(label(name, "strong", wrap=True, selectable=True), gap=8)
        self.add_line(label(words, "body2", wrap=True, selectable=True), gap=0 if name else 8)

    def _choose(self, way: Again) -> None:
        self.chosen = way
        self.accept()


def open_filed(parent: QWidget, arrived: Arrived, anew: Anew, then: Callable[[], None]) -> None:
    """Tell what was not filed; *anew* files again what is chosen so, *then* goes on."""
    dialog = Filed(arrived, parent)

    def closed() -> None:
        chosen = [one for one in arrived.before if dialog.chosen is Again.KEEP or one.usable]
        if dialog.chosen is not Again.SKIP and chosen:
            anew([one.path for one in chosen], dialog.chosen)
        then()

    dialog.finished.connect(closed)
    dialog.open()


def _skip(count: int) -> str:
    return "Skip file" if count == 1 else f"Skip {count:,} files"


def _use(before: Sequence[Before], goal: Goal) -> str:
    """What becomes of the files that are here when they are used: where they go."""
    count = sum(one.usable for one in before)
    which = "the one" if count == 1 else f"the {count:,}"
    if goal == Goal():
        return f"Bring {which} here back"
    return f"Put {which} here {goal.where.partition(',')[0]}"


def _title(arrived: Arrived) -> str:
    refused, before = len(arrived.taken.refused), len(arrived.before)
    parts = [f"{plural(refused, 'file')} {'was' if refused == 1 else 'were'} not filed"] if refused else []
    if before:
        parts.append(
            f"{before:,}{'' if refused else ' file' if before == 1 else ' files'} {'is' if before == 1 else 'are'} here already"
        )
    return ", ".join(parts) or "Kept whole"


def _line(fresh: int) -> str:
    filed = f"{plural(fresh, 'file')} {'was' if fresh == 1 else 'were'} filed. " if fresh else ""
    return f"{filed}Nothing on your disk was changed."


def _told(one: Before) -> str:
    name = "" if one.name == one.path.name else f" as “{one.name}”"
    return f"Already {one.where}{name}."
