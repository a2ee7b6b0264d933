"""Chips and squares are measured before they are drawn, and dates hold together."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap

from ctrecords.gui.theme import Theme
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets import paint
from ctrecords.gui.widgets.paint import ChipLook


def test_citations_dates_and_pages_do_not_break() -> None:
    shown = paint.unbroken("See § 1-206(b)(1) by Wed, Nov 25 at 3:40 pm, p. 14.")
    assert "§\N{NO-BREAK SPACE}1\N{NON-BREAKING HYPHEN}206(b)(1)" in shown
    assert "Wed,\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}25" in shown
    assert "p.\N{NO-BREAK SPACE}14" in shown
    assert shown.startswith("See §")


def test_plain_words_are_left_alone() -> None:
    assert paint.unbroken("Portal receipt only, then silence.") == "Portal receipt only, then silence."


def test_a_chip_draws_inside_the_width_it_asked_for(look: Theme) -> None:
    chip = ChipLook(ChipKind.WAIT, "Fee asked, $312.50", "dash")
    wide, high = paint.chip_width(chip), paint.chip_height()
    picture = QPixmap(wide + 40, high)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    assert paint.draw_chip(painter, QPoint(0, high // 2), chip) == wide
    painter.end()
    image = picture.toImage()
    beyond = [image.pixelColor(x, y).alpha() for x in range(wide, wide + 40) for y in range(high)]
    assert not any(beyond)
    fill = look.chip("wait").fill
    assert image.pixelColor(wide // 2, 2) == fill


def test_a_plain_neutral_chip_takes_less_room() -> None:
    neutral, alert = ChipLook(ChipKind.NEUTRAL, "Sent"), ChipLook(ChipKind.ALERT, "Sent")
    assert paint.chip_width(neutral, plain=True) < paint.chip_width(neutral)
    assert paint.chip_width(alert, plain=True) == paint.chip_width(alert)
    bare = ChipLook(ChipKind.WAIT, "Sent", bare=True)
    assert paint.chip_width(bare) < paint.chip_width(alert)


def test_a_bare_chip_has_no_fill_but_colored_words(look: Theme) -> None:
    chip = ChipLook(ChipKind.WAIT, "2009 · verify", "bang", bare=True)
    wide, high = paint.chip_width(chip), paint.chip_height()
    picture = QPixmap(wide, high)
    picture.fill(look.color("content"))
    painter = QPainter(picture)
    paint.draw_chip(painter, QPoint(0, high // 2), chip)
    painter.end()
    image = picture.toImage()
    seen = {image.pixelColor(x, y).name() for x in range(wide) for y in range(high)}
    assert look.color("content").name() in seen
    fill = look.chip("wait").fill
    assert fill is not None
    assert image.pixelColor(0, 0) == look.color("content")
    assert image.pixelColor(wide - 1, high // 2) != fill


def test_every_outcome_draws_a_square_of_its_own(look: Theme) -> None:
    seen: set[bytes] = set()
    for letter in "PRDXNWUFT":
        side = paint.square_side()
        picture = QPixmap(side, side)
        picture.fill(look.color("content"))
        painter = QPainter(picture)
        paint.draw_square(painter, QPoint(0, side // 2), letter)
        painter.end()
        seen.add(bytes(picture.toImage().constBits()))
    # Referred and withdrawn differ by their fill, the others by their glyph too.
    assert len(seen) == 9
