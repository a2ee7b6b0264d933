"""The words of a message on light paper: pictures of its own, nothing from anywhere else, links that lead nowhere.

Qt would fetch pictures and files a page names; here only parts of the message are given to it.
"""

from collections.abc import Mapping

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QTextBrowser, QWidget

from ctrecords.gui import dressing, theme


class MailBody(QTextBrowser):
    """The body. What it shows was cleaned in a child."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: Mapping[str, bytes] = {}
        self.refused: list[str] = []
        """What was asked for and not given, for tests and the notice."""
        self.setProperty("paper", True)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Words of the message")
        dressing.redraw(self)

    def restyle(self) -> None:
        """Light paper in every theme, and ink and links that are read on it."""
        now, made = theme.current(), self.palette()
        link = now.paper("accent")
        for role, color in (
            (QPalette.ColorRole.Base, now.paper("page")),
            (QPalette.ColorRole.Text, now.paper("page_text")),
            (QPalette.ColorRole.Link, link),
        ):
            made.setColor(role, color)
        self.setPalette(made)
        self.document().setDefaultStyleSheet(f"a {{ color: {link.name()}; }}")

    def show_page(self, html: str, pictures: Mapping[str, bytes]) -> None:
        """Show a cleaned page with the pictures of its message, PNG by content id."""
        self._pictures = pictures
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str, /) -> object:
        """Only pictures of the message itself."""
        url = QUrl(name) if isinstance(name, str) else name
        data = self._pictures.get(url.path()) if url.scheme() == "cid" else None
        if data is None:
            self.refused.append(url.scheme())
            return QImage(1, 1, QImage.Format.Format_Mono) if kind == _IMAGE else b""
        return QImage.fromData(data, "PNG")  # pyright: ignore[reportArgumentType]


_IMAGE = 2
"""QTextDocument.ResourceType.ImageResource as Qt hands it over."""
