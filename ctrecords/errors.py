"""The one error a researcher can act on: what happened, and the remedy.

Anything raised that is not one of these is a bug of ours and becomes a report.
"""


class CtrecordsError(Exception):
    """Something the researcher can act on, said as *what* happened and the *remedy*."""

    def __init__(self, what: str, *, remedy: str) -> None:
        """Keep both sentences; the faces show them, tests check them."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy


class LockedError(CtrecordsError):
    """The casebook is sealed and the passphrase is missing or wrong (exit code 4)."""


class CancelledError(Exception):
    """The researcher pressed Cancel; nothing was changed."""


class DamagedError(CtrecordsError):
    """The records themselves cannot be read: damaged, or not what the key is for."""
