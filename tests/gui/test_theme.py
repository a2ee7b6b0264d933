"""The theme answers by role, follows its setting, and keeps what the design promises."""

import gc
import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QTextEdit
from pytestqt.qtbot import QtBot

from ctrecords import resources
from ctrecords.gui import dressing, theme, tokens
from ctrecords.gui.contrast import strong_palette
from ctrecords.gui.theme import Theme
from ctrecords.gui.tokens import ChipKind, Scheme

GUI = Path(theme.__file__).parent
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b")
NEEDS = {"text_needs_4_5": 4.5, "nontext_needs_3": 3.0}


def promised(scheme: Scheme) -> dict[str, dict[str, float]]:
    """The contrast ratios the design promises, by the ratio they need."""
    found: dict[str, dict[str, float]] = json.loads(resources.read_text("style/tokens.json"))["contrast"][
        scheme.value
    ]
    return found


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pair(name: str, shown: Theme) -> tuple[QColor, QColor]:
    front, _, back = name.partition(" on ")
    if not front.startswith("chip."):
        return shown.color(front), shown.color(back)
    kind = front.removeprefix("chip.").split()[0]
    colors = shown.chip(kind)
    ground = colors.fill if back == "chip" else shown.color(back)
    assert ground is not None
    return colors.text, ground


@pytest.mark.parametrize("scheme", Scheme)
def test_every_promised_contrast_is_kept(scheme: Scheme) -> None:
    shown = Theme(scheme)
    checked = 0
    for needs, ratios in promised(scheme).items():
        for name, ratio in ratios.items():
            measured = contrast(*pair(name, shown))
            assert measured == pytest.approx(ratio, abs=0.02), name
            assert measured >= NEEDS[needs], name
            checked += 1
    assert checked > 60


@pytest.mark.parametrize("scheme", Scheme)
def test_the_ring_and_the_button_text_stand_out_on_every_surface(scheme: Scheme) -> None:
    shown = Theme(scheme)
    for surface in ("window", "content", "panel", "sunken", "hover", "selected", "sideselected", "raised"):
        assert contrast(shown.color("focus"), shown.color(surface)) >= 3, surface
    for front, back in (
        ("on_accent", "accent_press"),
        ("on_danger", "danger_hover"),
        ("text", "selected_inactive"),
    ):
        assert contrast(shown.color(front), shown.color(back)) >= 4.5, front


def test_no_color_is_written_outside_the_tokens() -> None:
    for path in sorted(GUI.rglob("*.py")):
        assert not LITERAL.search(path.read_text(encoding="utf-8")), path.name
    assert not LITERAL.search(resources.read_text("style/theme.qss"))
    for name in resources.names("icons"):
        assert not LITERAL.search(resources.read_text(f"icons/{name}")), name


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("base", [13, 16, 20, 26, 39])
def test_the_style_sheet_is_filled_in_whole(scheme: Scheme, base: int, tmp_path: Path) -> None:
    shown = Theme(scheme, base)
    sheet = re.sub(r"/\*.*?\*/", "", shown.sheet(tmp_path), flags=re.DOTALL)
    assert "@" not in sheet
    assert f"font-size: {shown.px(18)}px" in sheet
    radius = re.search(r"QRadioButton::indicator { border-radius: (\d+)px", sheet)
    assert radius is not None
    assert 2 * int(radius[1]) <= shown.px(14) + 2
    for picture in re.findall(r"url\((.*?)\)", sheet):
        assert QSvgRenderer(picture).isValid()


def test_sizes_grow_with_the_text_and_a_hairline_stays_one_pixel() -> None:
    twice = Theme(Scheme.LIGHT, 26)
    assert (twice.px(20), twice.px(52), twice.px(1)) == (40, 104, 1)
    assert Theme().px(20) == 20


def test_weights_are_real_and_figures_have_one_width(qapp: QApplication) -> None:
    theme.apply(qapp, Theme(Scheme.LIGHT, 13))
    for weight in (400, 500, 600):
        assert QFontInfo(theme.font(13, weight)).weight() == weight
    metrics = theme.current().metrics(13)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_pictures_are_kept_and_dropped_with_the_theme(qapp: QApplication) -> None:
    shown = Theme()
    color = shown.color("text2")
    assert shown.pixmap("today", color, 16, 2.0) is shown.pixmap("today", color, 16, 2.0)
    assert shown.pixmap("today", color, 16, 2.0).width() == 32
    assert (
        shown.pixmap("today", shown.color("accent"), 16).toImage()
        != shown.pixmap("today", color, 16).toImage()
    )
    theme.apply(qapp, Theme(Scheme.DARK))
    assert theme.current() is not shown


def test_every_icon_and_glyph_draws_something() -> None:
    shown = Theme()
    for name in resources.names("icons"):
        image = shown.pixmap(name.removesuffix(".svg"), shown.color("text"), 16).toImage()
        inked = any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
        assert inked, name


def test_every_chip_and_mark_has_its_glyph() -> None:
    files = set(resources.names("icons"))
    for kind in ChipKind:
        assert f"glyph-{tokens.default_glyph(kind)}.svg" in files
    assert set(tokens.marks()) == set("PRDXNWUFT")
    for mark in tokens.marks().values():
        assert f"glyph-{mark.glyph}.svg" in files
    assert {f"glyph-{name}.svg" for name in tokens.glyphs()} <= files


def test_icons_and_sizes_follow_a_change_of_theme(qapp: QApplication, qtbot: QtBot) -> None:
    made = QPushButton("Write letter")
    qtbot.addWidget(made)
    dressing.dress(made, "letter")
    dressing.fix(made, height=30)
    before = made.icon().pixmap(16, 16).toImage()
    theme.apply(qapp, Theme(Scheme.DARK, 26))
    assert (made.iconSize().height(), made.height()) == (32, 60)
    assert made.iconSize().width() == 32 + 5, "the gap before the words grows too"
    assert made.icon().pixmap(16, 16).toImage() != before


def test_icons_are_drawn_for_the_screens_there_are_and_anew_for_a_finer_one(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.follow(qapp, "light")
    made = QPushButton("Write letter")
    qtbot.addWidget(made)
    dressing.dress(made, "letter")
    assert {size.width() for size in made.icon().availableSizes()} == {16}
    screen = qapp.primaryScreen()
    monkeypatch.setattr(theme, "_ratios", lambda: frozenset({screen.devicePixelRatio(), 2.0}))
    screen.geometryChanged.emit(screen.geometry())
    assert {size.width() for size in made.icon().availableSizes()} == {16, 32}
    monkeypatch.undo()
    theme.follow(qapp, "light")


def test_the_setting_wins_over_the_system(qapp: QApplication) -> None:
    theme.follow(qapp, "dark", zoom=2)
    assert theme.current().scheme is Scheme.DARK
    assert theme.current().base_px == 2 * theme.system_px()
    assert qapp.palette().window().color() == theme.color("content")
    theme.follow(qapp, "light")
    assert theme.current().scheme is Scheme.LIGHT
    theme.follow(qapp, "system")
    assert theme.current().scheme is theme.system_scheme()


def test_a_system_of_high_contrast_keeps_its_own_colors(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_high_contrast", lambda: True)
    theme.apply(qapp, Theme(Scheme.DARK))
    assert not LITERAL.search(qapp.styleSheet())
    assert "rgb" not in qapp.styleSheet()
    assert theme.color("text") == qapp.palette().text().color()
    assert theme.color("content") == qapp.palette().base().color()
    assert theme.chip("alert").fill is None
    monkeypatch.undo()
    theme.apply(qapp, Theme())
    assert LITERAL.search(qapp.styleSheet())


@pytest.mark.parametrize("scheme", Scheme)
def test_black_and_white_stands_out_everywhere(qapp: QApplication, scheme: Scheme) -> None:
    dark = scheme is Scheme.DARK
    shown = Theme(scheme, native=strong_palette(theme.PALETTE, dark=dark))
    theme.apply(qapp, shown)
    assert not LITERAL.search(qapp.styleSheet())
    assert qapp.palette().window().color() == QColor(Qt.GlobalColor.black if dark else Qt.GlobalColor.white)
    for needs, ratios in promised(scheme).items():
        for name in ratios:
            if not name.startswith("chip."):
                assert contrast(*pair(name, shown)) >= 7, (needs, name)
    for kind in ChipKind:
        assert contrast(shown.chip(kind).text, shown.color("content")) >= 7
    theme.apply(qapp, Theme())


@pytest.mark.parametrize("dark", [False, True])
def test_in_black_and_white_paper_stays_light_and_hits_are_seen(*, dark: bool) -> None:
    scheme = Scheme.DARK if dark else Scheme.LIGHT
    for shown in (Theme(scheme), Theme(scheme, native=strong_palette(theme.PALETTE, dark=dark))):
        paper = shown.paper("page")
        assert paper.lightness() > 230
        assert contrast(shown.paper("accent"), paper) >= 4.5
        assert contrast(shown.paper("mark_wait"), paper) >= 3
        assert contrast(shown.paper("page_text"), shown.paper("page_hit")) >= 7
        assert len({shown.paper(role).name() for role in ("page", "page_hit", "page_hit_current")}) == 3
        for hit in ("hit", "hit_current"):
            assert shown.color(hit) != shown.color("content")
            assert contrast(shown.color("hit_text"), shown.color(hit)) >= 4.5
        assert shown.color("hit") != shown.color("hit_current")


@pytest.mark.parametrize("dark", [False, True])
def test_in_black_and_white_hints_and_pressed_icons_can_be_read(
    qapp: QApplication, qtbot: QtBot, *, dark: bool
) -> None:
    shown = Theme(Scheme.LIGHT, native=strong_palette(theme.PALETTE, dark=dark))
    theme.apply(qapp, shown)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("Type it again")
    field.ensurePolished()
    hint, ground = field.palette().placeholderText().color(), field.palette().base().color()
    ink, part = QColor(theme.color("text")), hint.alphaF()
    seen = QColor.fromRgbF(
        ink.redF() * part + ground.redF() * (1 - part),
        ink.greenF() * part + ground.greenF() * (1 - part),
        ink.blueF() * part + ground.blueF() * (1 - part),
    )
    assert QColor(hint.rgb()) == ink
    assert contrast(seen, ground) >= 7
    on = theme.icon("mail").pixmap(16, QIcon.Mode.Normal, QIcon.State.On).toImage()
    points = [on.pixelColor(x, y) for x in range(16) for y in range(16)]
    inks = {point.name() for point in points if point.alpha() == 255}
    assert inks == {qapp.palette().highlightedText().color().name()}
    theme.apply(qapp, Theme())


def test_a_change_of_theme_outlives_windows_that_are_collected(qapp: QApplication) -> None:
    class Page(QScrollArea):
        """A page that holds itself, so that only the collector can end it."""

        def __init__(self) -> None:
            super().__init__()
            self.own = self
            self.setWidget(QTextEdit())

    for round_ in range(6):
        gc.disable()
        for _ in range(60):
            Page().show()
        gc.enable()
        theme.apply(qapp, Theme(Scheme.DARK if round_ % 2 else Scheme.LIGHT, 13 + round_))
        assert gc.isenabled()
    theme.apply(qapp, Theme())
    gc.collect()
