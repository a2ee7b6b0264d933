"""What has to be said of the file that is shown, above its pages, with what can be done. It must not know why."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import small
from ctrecords.gui.widgets.notice import Notice, NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One thing to say: what, what can be done, and the button that does it."""

    kind: NoticeKind
    what: str
    remedy: str = ""
    button: str = ""
    act: Callable[[], None] | None = None


class Notices(QWidget):
    """The things to say, one under the other; nothing when there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: dict[str, Word] = {}
        self._column = QVBoxLayout(self)
        dressing.space(self._column, (12, 8, 12, 8), 6)
        self.hide()

    def say(self, key: str, word: Word | None) -> None:
        """Say something under a key, instead of what was said under it; None: no more."""
        if self._said.get(key) == word:
            return
        if word is None:
            self._said.pop(key, None)
        else:
            self._said[key] = word
        self._show()

    def clear(self) -> None:
        """Say nothing."""
        if self._said:
            self._said.clear()
            self._show()

    def words(self) -> list[str]:
        """What is said now."""
        return [word.what for word in self._said.values()]

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for word in self._said.values():
            buttons = [small(word.button)] if word.act is not None and word.button else []
            for made in buttons:
                made.clicked.connect(word.act)
            self._column.addWidget(Notice(word.kind, word.what, word.remedy, buttons))
        self.setVisible(bool(self._said))
