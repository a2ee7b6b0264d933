"""Buttons by what they are for: plain, primary, danger, link, small, with a menu, or an icon alone.

One primary button a view; danger only in the dialog that names what goes. It must not know any command.
"""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets import tips


class Kind(StrEnum):
    """How much a button asks for."""

    PLAIN = ""
    PRIMARY = "primary"
    DANGER = "danger"
    LINK = "link"


_WHOLE = QSizePolicy.Policy.Minimum
_FILE_WIDTH, _FILE_LEAST = 520, 120
_ICON_ROLE = {
    Kind.PLAIN: "text2",
    Kind.PRIMARY: "on_accent",
    Kind.DANGER: "on_danger",
    Kind.LINK: "accent",
}


def button(
    text: str,
    kind: Kind = Kind.PLAIN,
    *,
    icon: str | None = None,
    small: bool = False,
    menu: QMenu | None = None,
    tip: str = "",
) -> QPushButton:
    """A button with a verb; *small* is for rows, *menu* opens below it."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setSizePolicy(_WHOLE, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(text)
    tips.tip(made, tip)
    if kind is not Kind.PLAIN:
        made.setProperty("kind", kind.value)
    if small:
        made.setProperty("small", True)
    if icon is not None:
        dressing.dress(made, icon, _ICON_ROLE[kind])
    if menu is not None:
        made.setProperty("menu", True)
        made.setMenu(menu)
    if kind is Kind.LINK:
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def primary(text: str, *, icon: str | None = None, small: bool = False) -> QPushButton:
    """The one button a view is for."""
    return button(text, Kind.PRIMARY, icon=icon, small=small)


def danger(text: str) -> QPushButton:
    """The button that removes something, in the dialog that names it."""
    return button(text, Kind.DANGER)


def link(text: str, *, icon: str | None = None, small: bool = False) -> QPushButton:
    """A quiet button without a border."""
    return button(text, Kind.LINK, icon=icon, small=small)


def small(text: str, kind: Kind = Kind.PLAIN, *, icon: str | None = None) -> QPushButton:
    """A button 26 high, for rows and notices."""
    return button(text, kind, icon=icon, small=True)


def set_kind(shown: QPushButton, kind: Kind) -> None:
    """Turn a button into another kind, as when a form becomes ready."""
    shown.setProperty("kind", kind.value)
    shown.style().unpolish(shown)
    shown.style().polish(shown)


class FileButton(QPushButton):
    """A file in a thread: its icon, its name, which shortens where there is no room, and how long it is."""

    def __init__(
        self, name: str, extent: str = "", *, icon: str = "doc", parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{name}  {extent}".strip(), parent)
        self._name, self._extent = name, f"  {extent}" if extent else ""
        self.setProperty("file", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(f"Open {name}, {extent}" if extent else f"Open {name}")
        dressing.dress(self, icon)

    def sizeHint(self) -> QSize:
        """The whole name, as far as a line holds it."""
        hint = super().sizeHint()
        more = self._wide(self._name + self._extent) - self._wide(self.text())
        # Words are measured a pixel or two differently by the button and by their font.
        return QSize(min(hint.width() + max(0, more) + theme.px(3), theme.px(_FILE_WIDTH)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters of the name."""
        return QSize(min(theme.px(_FILE_LEAST), self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Shorten the name to the room there is, and say it whole beside the mouse then."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        around = super().sizeHint().width() - self._wide(self.text())
        room = max(0, self.width() - around - self._wide(self._extent))
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        self.setText(f"{shown}{self._extent}")
        tips.tip(self, self._name if shown != self._name else "")

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)


class IconButton(QToolButton):
    """A button with an icon alone; its name is its tooltip and what a screen reader says."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        shortcut: str = "",
        boxed: bool = False,
        role: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        tips.tip(self, f"{name} ({shortcut})" if shortcut else name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if boxed:
            self.setProperty("boxed", True)
        dressing.dress(self, icon, role)

    def sizeHint(self) -> QSize:
        """A square at least 24 pixels wide, so that it is easy to hit."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(24, 24))


class SplitButton(QToolButton):
    """A button whose main part does the commonest thing and whose arrow opens the others."""

    def __init__(
        self, text: str, menu: QMenu, *, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("boxed", True)
        self.setProperty("split", True)
        self.setSizePolicy(_WHOLE, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(menu)
        if icon is not None:
            dressing.dress(self, icon)
