"""High contrast: a palette of few colors, and which of a palette's colors stands for a role of the design.

It must not know the design's own colors.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

_HINT = 0.7
"""How much of the ink a hint in an empty field has: told from what is typed, and still 7 : 1 on either ground."""


def strong_palette(inked: Iterable[QPalette.ColorRole], *, dark: bool) -> QPalette:
    """Black and white, with one more color for links and one for what is chosen; *inked* roles get the ink."""
    colors = Qt.GlobalColor
    ground, ink = (colors.black, colors.white) if dark else (colors.white, colors.black)
    made = QPalette(QColor(ground))
    for role in (
        *inked,
        QPalette.ColorRole.Light,
        QPalette.ColorRole.Midlight,
        QPalette.ColorRole.BrightText,
    ):
        made.setColor(role, QColor(ink))
    for role in (
        QPalette.ColorRole.Window,
        QPalette.ColorRole.Base,
        QPalette.ColorRole.AlternateBase,
        QPalette.ColorRole.ToolTipBase,
    ):
        made.setColor(role, QColor(ground))
    made.setColor(QPalette.ColorRole.Button, QColor(colors.darkBlue if dark else colors.lightGray))
    for role in (QPalette.ColorRole.Link, QPalette.ColorRole.LinkVisited, QPalette.ColorRole.Highlight):
        made.setColor(role, QColor(colors.yellow if dark else colors.darkBlue))
    made.setColor(QPalette.ColorRole.HighlightedText, QColor(ground))
    hint = QColor(ink)
    hint.setAlphaF(_HINT)
    made.setColor(QPalette.ColorRole.PlaceholderText, hint)
    return made


def native_role(role: str) -> QPalette.ColorRole:
    """The system's own color for a role, where the system asks for high contrast."""
    if role in {"accent", "accent_hover", "accent_press", "focus"} or role.startswith("mark_"):
        return QPalette.ColorRole.Link
    if role in {"hit", "hit_text"}:
        return QPalette.ColorRole.Highlight if role == "hit" else QPalette.ColorRole.HighlightedText
    if role in {"selected", "selected_inactive", "hover", "sidehover", "sideselected"}:
        return QPalette.ColorRole.Button
    inked = role.startswith(("text", "line", "danger")) or role in {
        "page_text",
        "hit_current",
        "page_line",
        "tooltip",
        "scrim",
    }
    return QPalette.ColorRole.Text if inked else QPalette.ColorRole.Base
