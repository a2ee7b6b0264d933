"""Undo and redo, read from the journal as an editor would: undo, undo, redo; a new act ends redoing.

It must not keep anything of its own: which act comes next is worked out from the steps alone, so it is
the same after a restart and on the command line.
"""

from dataclasses import dataclass

from ctrecords.errors import CtrecordsError
from ctrecords.store.driver import Connection
from ctrecords.store.journal import Cells, Delta, Step, changes_of, read_delta, steps_from
from ctrecords.store.rows import name_of
from ctrecords.store.transaction import Transaction

# The file stays in the vault whatever is undone, so its row stays too, and redo finds it.
NEVER_UNDONE = frozenset({"blob"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was undone or redone: the act's label, and the number of the step that did it."""

    label: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One act that can be taken back (or done again): its label and the step to reverse."""

    label: str
    seq: int


class Turns:
    """What can be undone and redone after the steps read so far."""

    def __init__(self) -> None:
        self._seen = 0
        self._done: list[Turn] = []
        self._undone: list[Turn] = []

    def catch_up(self, connection: Connection) -> None:
        """Read the steps written since the last time."""
        for step in steps_from(connection, self._seen + 1):
            self._follow(step)
            self._seen = step.seq

    @property
    def next_undo(self) -> Turn | None:
        """The newest act that can be undone."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Turn | None:
        """The act undone last, if nothing was done since."""
        return self._undone[-1] if self._undone else None

    def _follow(self, step: Step) -> None:
        if step.undoes is None:
            self._undone.clear()
            if step.undoable:
                self._done.append(Turn(label=step.label, seq=step.seq))
            else:
                # Undo does not reach behind an act that left this casebook, such as an export.
                self._done.clear()
        elif self._done and self._done[-1].seq == step.undoes:
            self._undone.append(Turn(label=self._done.pop().label, seq=step.seq))
        elif self._undone and self._undone[-1].seq == step.undoes:
            self._done.append(Turn(label=self._undone.pop().label, seq=step.seq))


def reverse(connection: Connection, transaction: Transaction, turn: Turn, *, way: str) -> None:
    """Bring every row that a step touched back to what it was before, if none moved since.

    Raises:
        CtrecordsError: a row moved since; nothing is changed.
    """
    targets: dict[tuple[str, int], Cells | None] = {}
    for change in changes_of(connection, turn.seq):
        if change.table in NEVER_UNDONE or change.delta is None:
            continue
        delta = read_delta(change.delta)
        now = transaction.row(change.table, change.row)
        moved = _moved(now, delta)
        if moved:
            raise CtrecordsError(
                f"“{turn.label}” cannot be {way.lower()}ne: {name_of(change.table, change.row)} is not as it was left"
                f" ({moved}).",
                remedy="Nothing was changed. Run ctrecords check to see what was changed outside ctrecords.",
            )
        targets[change.table, change.row] = _before(now, delta)
    transaction.restore(targets)


def _moved(now: Cells | None, delta: Delta) -> str:
    """Say how a row differs from what the step left, or nothing."""
    gone_by_step = "id" in delta and delta["id"][1] is None
    if now is None:
        return "" if gone_by_step else "it is gone"
    if gone_by_step:
        return "it is there again"
    return ", ".join(name for name, (_, new) in delta.items() if now.get(name) != new)


def _before(now: Cells | None, delta: Delta) -> Cells | None:
    old = {name: values[0] for name, values in delta.items()}
    if "id" in delta and delta["id"][0] is None:
        return None
    return old if now is None else {**now, **old}
