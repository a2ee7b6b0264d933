"""The demo's eight letters: a second round to the practice agencies, made by the researcher's own actions."""

from ctrecords.actions import cases, composing, directory, letters, practice
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.actions.letters import Made
from ctrecords.casebook import Casebook
from ctrecords.letters.menu import SECOND_ROUND, ready_set
from ctrecords.progress import Progress

CASE = "Plate readers and ICE, second round"


def second_round(book: Casebook, progress: Progress) -> list[Made]:
    """Write the second round of letters to the eight practice agencies, beside the casebook's own folder."""
    case = cases.create(book, CASE, "Practice: what changed after P.A. 26-14?")
    plan = Plan(
        case=case.id,
        agencies=tuple(directory.find(book, slug).id for slug in practice.slugs()),
        items=tuple(Wanted(text=item.text, label=item.label) for item in ready_set(SECOND_ROUND)),
        terms=composing.terms(book),
    )
    return letters.create(book, plan, book.folder / "letters" / "second round", progress)
