"""The demo: the practice casebook, and a second round of eight letters made by the researcher's own actions."""

from pathlib import Path

from ctrecords.actions import casebooks, cases, composing, directory, letters, practice
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.actions.letters import Made
from ctrecords.card import CARD
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.menu import SECOND_ROUND, ready_set
from ctrecords.model.directory import Agency
from ctrecords.model.request import Case, Letter, Request
from ctrecords.progress import Progress

CASE = "Plate readers and ICE, second round"


def find_or_make(folder: Path, progress: Progress) -> tuple[Path, bool]:
    """The practice casebook in a folder, and whether it was made just now.

    Raises:
        CtrecordsError: the folder holds something else, or cannot be written.
    """
    folder = folder.expanduser().absolute()
    if not (folder / CARD).is_file():
        return casebooks.create(folder, name="Practice", is_practice=True, progress=progress).folder, True
    with casebooks.open_book(folder) as book:
        if not book.practice:
            raise CtrecordsError(
                f"{folder} holds a casebook of your own, not the practice one.",
                remedy="Give another folder: ctrecords demo DIR",
            )
    return folder, False


def second_round(book: Casebook, progress: Progress) -> list[Made]:
    """The second round of letters to the eight practice agencies, written unless they were before."""
    case = book.store.first(Case, title=CASE)
    if case is not None:
        return _made_before(book, case)
    case = cases.create(book, CASE, "Practice: what changed after P.A. 26-14?")
    plan = Plan(
        case=case.id,
        agencies=tuple(directory.find(book, slug).id for slug in practice.slugs()),
        items=tuple(Wanted(text=item.text, label=item.label) for item in ready_set(SECOND_ROUND)),
        terms=composing.terms(book),
    )
    return letters.create(book, plan, book.folder / "letters" / "second round", progress)


def _made_before(book: Casebook, case: Case) -> list[Made]:
    return [
        Made(
            request=request.id,
            agency=book.store.get(Agency, request.agency),
            path=Path(letter.path),
            letter=letter.id,
        )
        for request in book.store.find(Request, case=case.id, trashed=False)
        for letter in book.store.find(Letter, request=request.id)
    ]
