"""Every point of a page is found again, at any zoom and turned any way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.extract.page import SCALE
from ctrecords.gui.viewer.geometry import GAP, PageGeometry, Point, Size

sizes = st.lists(st.builds(Size, st.floats(10, 2000), st.floats(10, 2000)), min_size=1, max_size=6).map(tuple)
geometries = st.builds(
    PageGeometry,
    sizes,
    zoom=st.floats(0.1, 8),
    turn=st.sampled_from((0, 90, 180, 270)),
    view=st.floats(0, 3000),
)


@given(geometries, st.data())
def test_a_point_of_a_page_is_found_again(geometry: PageGeometry, data: st.DataObject) -> None:
    page = data.draw(st.integers(1, len(geometry.sizes)))
    spot = Point(page, data.draw(st.floats(1, SCALE - 1)), data.draw(st.floats(1, SCALE - 1)))
    found = geometry.spot(*geometry.point(spot))
    assert found.page == page
    assert found.x == pytest.approx(spot.x, abs=0.1)
    assert found.y == pytest.approx(spot.y, abs=0.1)


@given(geometries)
def test_pages_lie_under_one_another_within_the_whole(geometry: PageGeometry) -> None:
    areas = [geometry.area(page) for page in range(1, len(geometry.sizes) + 1)]
    for above, below in pairwise(areas):
        assert below.top == pytest.approx(above.top + above.height + GAP)
    assert all(area.left >= 0 for area in areas)
    assert all(area.left + area.width <= geometry.whole.width + 0.01 for area in areas)
    assert areas[-1].top + areas[-1].height <= geometry.whole.height


@given(geometries, st.floats(100, 3000), st.floats(100, 3000))
def test_a_fitted_page_fits(geometry: PageGeometry, width: float, height: float) -> None:
    zoomed = PageGeometry(geometry.sizes, geometry.fitted(width, height), geometry.turn)
    for page in range(1, len(zoomed.sizes) + 1):
        size = zoomed.turned(page)
        assert size.width <= width
        assert size.height <= height


@given(geometries)
def test_a_box_of_the_whole_page_is_the_page(geometry: PageGeometry) -> None:
    area, box = geometry.area(1), geometry.box(1, 0, 0, SCALE, SCALE)
    assert (box.left, box.top, box.width, box.height) == pytest.approx(
        (area.left, area.top, area.width, area.height), abs=0.01
    )


def test_the_page_at_a_height_is_the_nearest() -> None:
    geometry = PageGeometry((Size(100, 100), Size(100, 100)))
    assert [geometry.page_at(y) for y in (-50, 0, 60, 112, 125, 9999)] == [1, 1, 1, 1, 2, 2]
    assert list(geometry.seen(0, 200)) == [1, 2]
    assert list(PageGeometry(()).seen(0, 100)) == []
