"""How the window looks now: one theme, and every color, font, icon and size asked of it by role.

Widgets ask `current()` when they paint, so a change of scheme or of text size needs no restart.
It must not know any screen.
"""

import gc
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPalette,
    QPixmap,
    QScreen,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication

from ctrecords import resources
from ctrecords.gui import drawings, tokens
from ctrecords.gui.contrast import native_role, strong_palette
from ctrecords.gui.tokens import ChipKind, Scheme

BASE_PX = 13
_FADED = 0.4
_PICTURES = {
    "chev": ("chev", "text2"),
    "up": ("up", "text2"),
    "chevr": ("chevr", "text2"),
    "check": ("check", "on_accent"),
    "minus": ("minus", "on_accent"),
    "dot": ("radio", "accent"),
}
PALETTE = {
    QPalette.ColorRole.Window: "content",
    QPalette.ColorRole.Base: "content",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "selected",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_control",
}
_FADED_TEXT = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


class Appearance(StrEnum):
    """The setting: follow the system, or always light, always dark, or black and white with strong lines."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipColors:
    """The fill, the text and the outline of one chip; an outlined chip has no fill."""

    fill: QColor | None
    text: QColor
    border: QColor | None


class Theme:
    """One scheme at one text size; immutable, so the caches below are right as long as it stands."""

    def __init__(
        self, scheme: Scheme | str = Scheme.LIGHT, base_px: int = BASE_PX, *, native: QPalette | None = None
    ) -> None:
        self.scheme = Scheme(scheme)
        self.base_px = base_px
        self.native = native
        self.ratios = _ratios()
        self._colors = {role: QColor(text) for role, text in tokens.colors(self.scheme).items()}
        if native is not None:
            self._colors = {role: native.color(native_role(role)) for role in self._colors}
        self._chips = {kind: self._chip_colors(kind) for kind in ChipKind}
        self._fonts: dict[tuple[float, int], QFont] = {}
        self._metrics: dict[tuple[float, int], QFontMetrics] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int, int], QIcon] = {}
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def _chip_colors(self, kind: ChipKind) -> ChipColors:
        if self.native is not None:
            return ChipColors(fill=None, text=self._colors["text"], border=self._colors["text"])
        fill, text = (QColor(value) for value in tokens.chip(kind, self.scheme))
        if kind is ChipKind.ALERTLINE:
            return ChipColors(fill=None, text=text, border=text)
        if kind is ChipKind.ENDED:
            return ChipColors(fill=fill, text=text, border=self._colors["line_strong"])
        return ChipColors(fill=fill, text=text, border=None)

    def color(self, role: str) -> QColor:
        """The color of one role, such as `text2` or `mark_alert`."""
        return self._colors[role]

    def paper(self, role: str) -> QColor:
        """The color of a role on paper, which stays light: that of the light scheme but for the paper itself."""
        own = self.native is None and role.startswith("page")
        return self._colors[role] if own else QColor(tokens.colors(Scheme.LIGHT)[role])

    def chip(self, kind: ChipKind | str) -> ChipColors:
        """The colors of one kind of chip."""
        return self._chips[ChipKind(kind)]

    def px(self, size: float) -> int:
        """A size of the design (at 13 px text) in pixels of this theme; a hairline stays one pixel."""
        return 1 if size == 1 else round(size * self.base_px / BASE_PX)

    def font(self, px: float = BASE_PX, weight: int = 400) -> QFont:
        """The interface font at a size of the design and a weight, with figures of one width."""
        key = (px, weight)
        if key not in self._fonts:
            made = QFont(QApplication.font())
            made.setPixelSize(max(1, self.px(px)))
            made.setWeight(QFont.Weight(weight))
            made.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = made
        return self._fonts[key]

    def metrics(self, px: float = BASE_PX, weight: int = 400) -> QFontMetrics:
        """The measures of `font(px, weight)`."""
        key = (px, weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(px, weight))
        return self._metrics[key]

    def pixmap(self, name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """One icon drawn in one color, *size* pixels wide on a screen of this pixel ratio."""
        key = (name, color.rgba(), size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = drawings.drawn(name, color, size, ratio)
        return self._pixmaps[key]

    def kept(self, key: tuple[object, ...], draw: Callable[[], QPixmap]) -> QPixmap:
        """A picture drawn once and kept as long as the theme stands."""
        if key not in self._kept:
            self._kept[key] = draw()
        return self._kept[key]

    def icon(self, name: str, role: str = "text2", size: int = 16, gap: int = 0) -> QIcon:
        """One icon in the color of a role, faded where its button is disabled; *gap* pixels are left free after it.

        In high contrast a button that is down is filled with the color of what is chosen, and its icon takes
        the ink for that.
        """
        key = (name, role, size, gap)
        if key not in self._icons:
            made = QIcon()
            native = self.native
            faded = QColor(self.color(role))
            faded.setAlphaF(_FADED)
            mode, state = QIcon.Mode, QIcon.State
            inks = [(self.color(role), mode.Normal, state.Off), (faded, mode.Disabled, state.Off)]
            if native is not None:
                inks.append((native.color(QPalette.ColorRole.HighlightedText), mode.Normal, state.On))
            for ratio in self.ratios:
                for ink, mode, state in inks:
                    drawn = self.pixmap(name, ink, self.px(size), ratio)
                    made.addPixmap(drawings.widened(drawn, gap), mode, state)
            self._icons[key] = made
        return self._icons[key]

    def palette(self) -> QPalette:
        """The palette for whatever the style sheet does not reach."""
        made = QPalette()
        for role, name in PALETTE.items():
            made.setColor(role, self.color(name))
        for role in _FADED_TEXT:
            made.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        return made

    def sheet(self, pictures: Path) -> str:
        """The style sheet at this size and scheme; indicator pictures are written into *pictures*.

        Over the system's own palette it holds no color, only lines, sizes and weights.
        """

        def named(found: re.Match[str]) -> str:
            role = found[1]
            if role == "round_indicator":  # a radius beyond half the width draws a square
                return f"{(self.px(14) + 2) // 2}px"
            if not role.startswith("picture_"):
                return self.color(role).name()
            icon, color = _PICTURES[role.removeprefix("picture_")]
            written = pictures / f"{icon}-{self.scheme.value}.svg"
            written.write_text(drawings.svg(icon, self.color(color)), encoding="utf-8")
            return written.as_posix()

        text = resources.read_text(f"style/{'theme' if self.native is None else 'contrast'}.qss")
        text = re.sub(r"(\d+(?:\.\d+)?)px", lambda found: f"{self.px(float(found[1]))}px", text)
        return re.sub(r"@(\w+)", named, text)


class _Desk(QObject):
    """What is in force: the theme, the setting, and the folder of indicator pictures."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme | None = None
        self.appearance = Appearance.SYSTEM
        self.zoom = 1.0
        self.pictures = QTemporaryDir()
        self.following = False


@cache
def _desk() -> _Desk:
    return _Desk()


@cache
def _hints() -> QStyleHints:
    # Kept for good: when the wrapper goes, PySide calls the hints it handed out deleted.
    return QGuiApplication.styleHints()


def _ratios() -> frozenset[float]:
    """How many pixels a point has on the screens there are: icons are drawn for these, and no others."""
    return frozenset(screen.devicePixelRatio() for screen in QGuiApplication.screens())


def on_change(redo: Callable[[], None]) -> None:
    """Have something done after every change of theme, for as long as the window lives."""
    _desk().changed.connect(redo)


def current() -> Theme:
    """The theme in force; a light one at the usual size before any was applied."""
    desk = _desk()
    if desk.theme is None:
        desk.theme = Theme()
    return desk.theme


def color(role: str) -> QColor:
    """The color of a role in the theme in force."""
    return current().color(role)


def chip(kind: ChipKind | str) -> ChipColors:
    """The colors of a kind of chip in the theme in force."""
    return current().chip(kind)


def px(size: float) -> int:
    """A size of the design in pixels of the theme in force."""
    return current().px(size)


def font(size: float = BASE_PX, weight: int = 400) -> QFont:
    """The interface font of the theme in force."""
    return current().font(size, weight)


def icon(name: str, role: str = "text2", size: int = 16, gap: int = 0) -> QIcon:
    """An icon in the theme in force; use `dressing.dress` where it must follow a change of theme."""
    return current().icon(name, role, size, gap)


def system_scheme() -> Scheme:
    """Whether the system asks for light or dark; an unknown answer means light."""
    dark = _hints().colorScheme() == Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def system_px() -> int:
    """The text size of the system in pixels, 13 at the least."""
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return max(BASE_PX, QFontInfo(general).pixelSize())


def apply(app: QApplication, theme: Theme) -> None:
    """Draw everything in this theme from now on: style, palette, font, style sheet, icons and own widgets."""
    desk = _desk()
    if theme.native is None and _high_contrast():
        app.setPalette(QPalette())
        theme = Theme(theme.scheme, theme.base_px, native=app.palette())
    desk.theme = theme
    # A sheet put in the place of another dresses each widget once for every widget it lies in; and what the old
    # one gave single widgets has to go, so that the palette reaches all.
    app.setStyleSheet("")
    family = _family()
    base = QFont(family) if family else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    base.setPixelSize(theme.base_px)
    base.setFeature(QFont.Tag("tnum"), 1)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(base)
    app.setPalette(theme.native if theme.native is not None else theme.palette())
    app.setStyleSheet(theme.sheet(Path(desk.pictures.path())))
    desk.changed.emit()
    _redraw(app)


def _redraw(app: QApplication) -> None:
    """Draw every widget anew.

    Nothing may be collected meanwhile: with a window that is gone go the parts Qt made for it, such as scroll bars,
    and PySide does not know that of parts it has just met.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        for widget in app.allWidgets():
            widget.update()
    finally:
        if collecting:
            gc.enable()


def follow(app: QApplication, appearance: Appearance | str, *, zoom: float = 1.0) -> None:
    """Apply the setting and keep following the system while it says so; *zoom* multiplies the text size."""
    desk = _desk()
    desk.appearance, desk.zoom = Appearance(appearance), zoom
    asked = {Appearance.LIGHT: Qt.ColorScheme.Light, Appearance.DARK: Qt.ColorScheme.Dark}
    hints = _hints()
    hints.setColorScheme(asked.get(desk.appearance, Qt.ColorScheme.Unknown))
    starts, desk.following = not desk.following, True
    _refresh(app)
    if starts:
        hints.colorSchemeChanged.connect(lambda: _refresh(app))
        for screen in app.screens():
            _watch(app, screen)
        app.screenAdded.connect(partial(_watch, app))


def _watch(app: QApplication, screen: QScreen) -> None:
    """Draw the icons anew for a screen that is finer than those they were drawn for, now or when it is set so."""

    def look() -> None:
        if not _ratios() <= current().ratios:
            _refresh(app)

    screen.geometryChanged.connect(look)
    look()


def _refresh(app: QApplication) -> None:
    desk = _desk()
    base = round(system_px() * desk.zoom)
    match desk.appearance:
        case Appearance.SYSTEM:
            apply(app, Theme(system_scheme(), base))
        case Appearance.CONTRAST:
            scheme = system_scheme()
            apply(app, Theme(scheme, base, native=strong_palette(PALETTE, dark=scheme is Scheme.DARK)))
        case _:
            apply(app, Theme(desk.appearance.value, base))


def _high_contrast() -> bool:
    wanted = _hints().accessibility().contrastPreference()
    return wanted == Qt.ContrastPreference.HighContrast


@cache
def _family() -> str | None:
    """The bundled family when asked for or when the system has no font at all, else nothing."""
    if os.environ.get("CTRECORDS_FONT") != "bundled" and QFontDatabase.families():
        return None
    family = None
    for name in resources.names("style/fonts"):
        if name.endswith(".otf"):
            number = QFontDatabase.addApplicationFont(str(resources.path(f"style/fonts/{name}")))
            found = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
            family = family or next(iter(found), None)
    return family
