"""What is typed is read as meant, and nothing typed is an error."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.index.query import All, Any, Near, Term, parse, terms


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("sharing", Term("sharing")),
        ("shar*", Term("shar", prefix=True)),
        ('"federal access"', Term("federal access")),
        ("a b", All((Term("a"), Term("b")))),
        ("a AND b", All((Term("a"), Term("b")))),
        ("a OR b c", Any((Term("a"), All((Term("b"), Term("c")))))),
        ("a NOT b", All((Term("a"),), (Term("b"),))),
        ('a -"b c"', All((Term("a"),), (Term("b c"),))),
        ("(a OR b) c", All((Any((Term("a"), Term("b"))), Term("c")))),
        ("NEAR(ice data, 5)", Near((Term("ice"), Term("data")), 5)),
        ('NEAR("plate reader" ice)', Near((Term("plate reader"), Term("ice")))),
        ("co-operate", Term("co-operate")),
        ("and or", All((Term("and"), Term("or")))),
    ],
)
def test_words_and_operators(typed: str, node: object) -> None:
    query = parse(typed)
    assert query.node == node
    assert query.notes == ()


def test_filters_are_taken_out_of_the_words() -> None:
    query = parse('case:C-1 agency:"Elm PD" kind:call after:2026-01-02 before:2026-03-01 ice')
    assert query.node == Term("ice")
    assert query.filters == (("case", "C-1"), ("agency", "Elm PD"), ("kind", "call"))
    assert (query.after, query.before) == (date(2026, 1, 2), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("typed", "node", "note"),
    [
        ("((a", Term("a"), "A bracket is never closed; it ends where the words end."),
        ("a)", Term("a"), "A bracket closes that was never opened; it was left out."),
        ('"a', Term("a"), "A quotation mark has no partner; it was left out."),
        ("-a", None, "Give at least one word to look for beside those to leave out."),
        ("before:soon a", Term("a"), "“soon” is no day; write it like 2026-11-23."),
    ],
)
def test_slips_are_said_and_read_all_the_same(typed: str, node: object, note: str) -> None:
    query = parse(typed)
    assert query.node == node
    assert note in query.notes


def test_an_unknown_key_is_a_word() -> None:
    assert parse("re:meeting").node == Term("re:meeting")


@given(st.text(max_size=60))
def test_nothing_typed_is_an_error(typed: str) -> None:
    query = parse(typed)
    assert all(any(letter.isalnum() or letter == "_" for letter in one.text) for one in terms(query.node))


@given(st.text(alphabet='ab"()*-: NOTEARD,1', max_size=40))
def test_nothing_made_of_operators_is_an_error(typed: str) -> None:
    assert parse(typed).notes == tuple(dict.fromkeys(parse(typed).notes))


def test_a_filter_that_is_to_be_left_out_is_said() -> None:
    query = parse("NOT agency:birch plate")
    assert (query.node, query.filters) == (Term("plate"), (("agency", "birch"),))
    assert query.notes == ("A filter such as agency: cannot be left out with NOT; it was read as wanted.",)
    assert parse("NOT before:2026-11-01 plate").notes == query.notes


def test_half_characters_and_endless_searches_are_cut() -> None:
    assert parse("pl\udc80ate").node == All((Term("pl"), Term("ate")))
    query = parse("word " * 10_000)
    assert query.notes == ("A search has at most 2,000 characters; what follows was left out.",)
    assert len(list(terms(query.node))) == 400
