"""The one error a researcher can act on: what happened, and the remedy.

Anything raised that is not one of these is a bug of ours and becomes a report.
"""

from collections.abc import Iterable


class CtrecordsError(Exception):
    """Something the researcher can act on, said as *what* happened and the *remedy*."""

    def __init__(self, what: str, *, remedy: str) -> None:
        """Keep both sentences; the faces show them, tests check them."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy


class LockedError(CtrecordsError):
    """The casebook is sealed and the passphrase is missing or wrong (exit code 4)."""


class UnknownNameError(CtrecordsError):
    """A word a law does not know: a trigger, a class of agency, a holiday (exit code 2)."""

    def __init__(self, kind: str, given: str, known: Iterable[str], *, where: str) -> None:
        """Name the word and list those that are known."""
        super().__init__(
            f"“{given}” is no {kind} of {where}.",
            remedy=f"Use one of these: {', '.join(known)}.",
        )


class SourceError(CtrecordsError):
    """A file from outside cannot be read; others beside it may be."""


class CancelledError(Exception):
    """The researcher pressed Cancel; nothing was changed."""


class DamagedError(CtrecordsError):
    """The records themselves cannot be read: damaged, or not what the key is for."""
