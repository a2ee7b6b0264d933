"""Where the pages of a file lie under one another, and how a point of the view and one of a page belong together.

Pure numbers, so that selection, hits and citations all agree. It must not know how a page is drawn.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ctrecords.extract.page import SCALE

GAP = 12.0
"""Between two pages, in pixels of the view."""
_TURNS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height, in points for a page and in pixels for a view."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Point:
    """A point on a page, from its top left corner in units of SCALE."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the view, in pixels."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PageGeometry:
    """The pages one under the other, centered; ``zoom`` is pixels of the view a point, ``turn`` degrees clockwise."""

    sizes: tuple[Size, ...]
    zoom: float = 1.0
    turn: int = 0
    view: float = 0.0
    """Width of the view in pixels; pages narrower than it stand in its middle."""

    def turned(self, page: int) -> Size:
        """A page's width and height in pixels as it is seen, from page 1."""
        size = self.sizes[page - 1]
        flat = (size.width, size.height) if self.turn in {0, 180} else (size.height, size.width)
        return Size(flat[0] * self.zoom, flat[1] * self.zoom)

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The top of each page, and the end of the last."""
        heights = (self.turned(page).height + GAP for page in range(1, len(self.sizes) + 1))
        return tuple(accumulate(heights, initial=GAP))

    @cached_property
    def whole(self) -> Size:
        """Everything there is to scroll over."""
        widest = max((self.turned(page).width for page in range(1, len(self.sizes) + 1)), default=0)
        return Size(max(widest + 2 * GAP, self.view), self.tops[-1])

    def area(self, page: int) -> Area:
        """Where a page lies."""
        size = self.turned(page)
        return Area((self.whole.width - size.width) / 2, self.tops[page - 1], size.width, size.height)

    def page_at(self, y: float) -> int:
        """The page at a height; the nearest one between two."""
        if not self.sizes:
            return 0
        return min(max(bisect_right(self.tops, y), 1), len(self.sizes))

    def seen(self, top: float, bottom: float) -> range:
        """The pages between two heights."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self.sizes else range(0)

    def spot(self, x: float, y: float) -> Point:
        """The point of a page under a point of the view; outside of pages, the nearest edge."""
        page = self.page_at(y)
        area = self.area(page)
        across = min(max((x - area.left) / area.width, 0.0), 1.0) * SCALE
        down = min(max((y - area.top) / area.height, 0.0), 1.0) * SCALE
        return Point(page, *_straight(across, down, self.turn))

    def point(self, spot: Point) -> tuple[float, float]:
        """The point of the view over a point of a page."""
        across, down = _straight(spot.x, spot.y, (360 - self.turn) % 360)
        area = self.area(spot.page)
        return area.left + across / SCALE * area.width, area.top + down / SCALE * area.height

    def box(self, page: int, left: float, top: float, right: float, bottom: float) -> Area:
        """Where a rectangle of a page, in units of SCALE, lies in the view."""
        one = self.point(Point(page, left, top))
        other = self.point(Point(page, right, bottom))
        x, y = min(one[0], other[0]), min(one[1], other[1])
        return Area(x, y, abs(other[0] - one[0]), abs(other[1] - one[1]))

    def fitted(self, width: float, height: float | None = None) -> float:
        """The zoom at which the widest page fills a width, and the highest a height when one is given."""
        turned = [
            (size.width, size.height) if self.turn in {0, 180} else (size.height, size.width)
            for size in self.sizes
        ]
        widest = max((size[0] for size in turned), default=1.0) or 1.0
        zoom = max(width - 2 * GAP, 1.0) / widest
        if height is not None:
            highest = max((size[1] for size in turned), default=1.0) or 1.0
            zoom = min(zoom, max(height - 2 * GAP, 1.0) / highest)
        return zoom


def _straight(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of a page that is turned clockwise, as it lies on the page before it was turned."""
    match turn:
        case 90:
            return y, SCALE - x
        case 180:
            return SCALE - x, SCALE - y
        case 270:
            return SCALE - y, x
        case _:
            return x, y
