"""Back and forward through the places visited."""

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.gui.navigation import History, Place, Where

PLACES = st.builds(Place, st.sampled_from(list(Where)), st.integers(0, 3))


def test_back_and_forward_walk_the_places() -> None:
    history = History()
    today, case, request = Place(Where.TODAY), Place(Where.CASE, 1), Place(Where.REQUEST, 4)
    for place in (today, case, request):
        history.visit(place)
    assert history.back() == case
    assert history.back() == today
    assert history.back() is None
    assert history.forward() == case
    history.visit(Place(Where.AGENCIES))
    assert not history.can_forward()
    assert history.back() == case


def test_the_same_place_twice_is_one_visit() -> None:
    history = History()
    history.visit(Place(Where.TODAY))
    history.visit(Place(Where.TODAY))
    assert not history.can_back()


@given(st.lists(PLACES, min_size=1))
def test_now_is_always_the_last_visit(places: list[Place]) -> None:
    history = History()
    for place in places:
        history.visit(place)
    assert history.now == places[-1]


@given(st.lists(PLACES, min_size=1, max_size=60))
def test_all_the_way_back_and_forward_returns(places: list[Place]) -> None:
    history = History()
    for place in places:
        history.visit(place)
    while history.back() is not None:
        pass
    while history.forward() is not None:
        pass
    assert history.now == places[-1]


def test_only_the_last_hundred_places_are_kept() -> None:
    history = History()
    for number in range(300):
        history.visit(Place(Where.REQUEST, number))
    steps = 0
    while history.back() is not None:
        steps += 1
    assert steps == 99
