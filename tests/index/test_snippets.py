"""The words around what was found: marked, few before, the place with the most different words, rows of tables."""

import pytest

from ctrecords.extract.page import How, Kind, Look, Page
from ctrecords.index.finding import search
from ctrecords.index.index import Index
from ctrecords.index.kept import Entry, Place
from ctrecords.index.query import parse
from ctrecords.index.snippets import CLOSE, OPEN
from ctrecords.index.where import Where
from tests.index.test_index import KEYS

_LOOK = Look(kind=Kind.PDF, media="application/pdf", pages=1)


@pytest.fixture
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index.open(tmp_path_factory.mktemp("index") / "index.db", KEYS[0])


def snippet(index: Index, text: str, words: str, *, first_row: int = 0) -> str:
    source = "ab" * 32
    index.begin(source, _LOOK)
    index.keep(source, [Page(number=1, text=text, how=How.TEXT, first_row=first_row)])
    index.settle(None, [Entry(place=Place(source=source, kind="page", number=1, name="a.pdf"))])
    (hit,) = search(index, parse(words), Where()).hits
    return hit.snippet.replace(OPEN, "[").replace(CLOSE, "]")


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("The Sharing report", "sharing", "The [Sharing] report"),
        ("data-sharing with Café Résumé", "resume", "data-sharing with Café [Résumé]"),
        ("It was shar-\ning on", "sharing", "It was [sharing] on"),
        ("one sharing, two sharings", "shar*", "one [sharing], two [sharings]"),
        ("on a form of the office", '"of the"', "on a form [of the] office"),
        ("share sharing", "sharing", "share [sharing]"),
        ("oversharing sharing_list", "sharing", "oversharing [sharing]_list"),
        ("a\x01b sharing\x02", "sharing", "a b [sharing]"),
        ("the ﬁle is here", "file", "the [file] is here"),
    ],
)
def test_what_was_found_is_marked(index: Index, text: str, words: str, said: str) -> None:
    assert snippet(index, text, words) == said


def test_few_words_stand_before_and_it_ends_after_a_line(index: Index) -> None:
    text = " ".join(
        [*(f"w{number}" for number in range(100)), "found", *(f"x{number}" for number in range(100))]
    )
    said = snippet(index, text, "found")
    assert said.startswith("…w92 w93 w94 w95 w96 w97 w98 w99 [found] x0 ")
    assert said.endswith(" x14…")
    assert len(said.split()) == 24


def test_long_words_before_it_are_left_out(index: Index) -> None:
    said = snippet(index, f"begin {'x' * 90} of {'y' * 30} found here", "found")
    assert said == f"…of {'y' * 30} [found] here"
    assert snippet(index, f"{'z' * 90} found", "found") == "…[found]"


def test_the_place_with_the_most_of_the_words_is_shown(index: Index) -> None:
    text = "alpha here. " + "filler " * 80 + "alpha beside beta and more"
    assert "[alpha] beside [beta] and more" in snippet(index, text, "alpha beta")


def test_words_without_a_place_of_their_own_show_the_beginning(index: Index) -> None:
    said = snippet(index, "first words of a page " * 20 + "end", "kind:page first -nothing")
    assert said.startswith("[first] words of a page")


def test_rows_of_a_table_are_told(index: Index) -> None:
    source = "cd" * 32
    index.begin(source, _LOOK)
    rows = ["plain\ty", "Sharing\tx", "plain\tz", "more sharing"]
    index.keep(source, [Page(number=2, text="\n".join(rows), how=How.TEXT, first_row=51)])
    index.settle(None, [Entry(place=Place(source=source, kind="page", number=1, name="a.csv"))])
    (hit,) = search(index, parse("sharing"), Where()).hits
    assert hit.rows == (52, 54)
