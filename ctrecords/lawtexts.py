"""The texts of laws as a casebook uses them: those that shipped, and those the researcher took into use.

It must not know what a law is for.
"""

from datetime import UTC, datetime

from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.law.statute import Statute
from ctrecords.model.event import LawUsed, Meta
from ctrecords.store import laws
from ctrecords.store.store import Store

OWN_LAW = "own_law:"


class LawTexts:
    """The laws in force in one casebook; each text is read once."""

    def __init__(self, store: Store) -> None:
        """Nothing is read before it is asked for."""
        self._store = store
        self._read: dict[tuple[str, str], Statute | CtrecordsError] = {}

    def statute(self, law: str) -> Statute:
        """One law.

        Raises:
            CtrecordsError: no law of that name is known.
        """
        return self.statutes().get(law) or library.load(law)

    def statutes(self) -> dict[str, Statute]:
        """Every law, by id; the shipped text where the one in force cannot be read."""
        found = {law: library.load(law) for law in library.ids()}
        for law, sha256 in laws.in_force(self._store).items():
            statute = self._law(law, sha256)
            if isinstance(statute, Statute):
                found[law] = statute
        return found

    def unread(self) -> dict[str, CtrecordsError]:
        """The laws whose text in force cannot be read, and why."""
        found = {law: self._law(law, sha256) for law, sha256 in laws.in_force(self._store).items()}
        return {law: one for law, one in found.items() if isinstance(one, CtrecordsError)}

    def _law(self, law: str, sha256: str) -> Statute | CtrecordsError:
        if law in library.ids() and library.shipped(law) == sha256:
            return library.load(law)
        known = self._read.get((law, sha256))
        if known is None:
            known = self._read[law, sha256] = _read_law(self._store, law, sha256)
        return known


def shipped(law: str, since: datetime) -> LawUsed:
    """The text of a law that ships, as a casebook keeps it."""
    return LawUsed(law=law, sha256=library.shipped(law), text=library.text(law), since=since)


def _read_law(store: Store, law: str, sha256: str) -> Statute | CtrecordsError:
    row = store.first(LawUsed, law=law, sha256=sha256)
    text = row.text if row else ""
    if library.digest(text) != sha256:
        return CtrecordsError(
            f"The text of the law “{law}” kept in this casebook was changed outside ctrecords.",
            remedy="The shipped text serves for it. Keep this casebook for comparison, and restore a backup.",
        )
    try:
        return library.read(law, text)
    except CtrecordsError as error:
        return error


def own(store: Store, law: str) -> str:
    """The SHA-256 that shipped when the researcher's own text of a law was taken into use; empty if none is."""
    row = store.first(Meta, name=f"{OWN_LAW}{law}")
    own, _, shipped = row.value.partition(" ") if row else ("", "", "")
    return shipped if own == laws.in_force(store).get(law) else ""


def settle(store: Store, face: str) -> None:
    """Take corrected law files of this version into use, except where the researcher chose a text or it is newer."""
    used = laws.in_force(store)
    fresh = [law for law in library.ids() if used.get(law) != library.shipped(law)]
    fresh = [law for law in fresh if not own(store, law) and not _newer(store, law, used.get(law))]
    if not fresh:
        return
    with store.transaction("A corrected law file came with this version", face=face, undoable=False) as step:
        for law in fresh:
            laws.put_in_force(step, store, shipped(law, datetime.now(UTC)))


def _newer(store: Store, law: str, sha256: str | None) -> bool:
    """Whether the text in use is more current than the shipped one: a later version was here before."""
    if sha256 is None:
        return False
    statute = _read_law(store, law, sha256)
    return isinstance(statute, Statute) and statute.meta.as_of > library.load(law).meta.as_of
