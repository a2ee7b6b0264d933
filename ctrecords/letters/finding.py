"""One thing found in a template of the researcher's own: what it is, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to know before a template is used; a ``problem`` keeps it from being used, advice does not."""

    problem: bool
    what: str
    remedy: str
