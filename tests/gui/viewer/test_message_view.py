"""A message is shown as it was sent, fetches nothing, opens no link, and leads to the files it brought."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.viewer.mail_body import MailBody
from ctrecords.gui.viewer.viewer import Viewer
from ctrecords.gui.widgets.buttons import FileButton
from tests import paper
from tests.gui.viewer.conftest import Show, listed


def test_nothing_is_fetched_and_it_is_said(viewer: Viewer, show: Show) -> None:
    show("page.eml")
    assert viewer.notices.words() == [
        "Remote content was blocked: 1 thing this message would fetch from the network."
    ]
    assert "The sharing report" in viewer.message.body.toPlainText()
    assert viewer.message.choice.chosen() == "layout"
    assert viewer.message.body.refused == []


def test_its_files_lead_to_their_documents(viewer: Viewer, show: Show) -> None:
    show("page.eml")
    opened: list[int] = []
    viewer.opened.connect(opened.append)
    (file,) = viewer.message.files.findChildren(FileButton)
    assert file.accessibleName() == "Open list.csv, 3 bytes"
    file.click()
    assert opened == [listed(viewer.desk.casebook, "list.csv").document.id]


def test_words_and_source_can_be_read(viewer: Viewer, show: Show) -> None:
    show("page.eml")
    viewer.message.choice.choose("words")
    assert viewer.message.body.toPlainText().startswith("From: Records Clerk")
    viewer.message.choice.choose("source")
    assert "https://tracker.example" in viewer.message.body.toPlainText()
    show("a.eml")
    assert viewer.message.choice.chosen() == "words"
    assert not viewer.message.choice.buttons["layout"].isEnabled()


def test_links_open_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    body = MailBody()
    qtbot.addWidget(body)
    body.show_page("<a href='https://a.example/'>more</a><p>words</p>", {})
    body.anchorClicked.emit(QUrl("https://a.example/"))
    assert asked == []
    assert "words" in body.toPlainText()
    assert not body.openLinks()


@pytest.mark.parametrize(
    "name", ["https://a.example/p.png", "file:///etc/hostname", "/etc/hostname", "cid:other"]
)
def test_only_pictures_of_the_message_are_given(qtbot: QtBot, name: str) -> None:
    body = MailBody()
    qtbot.addWidget(body)
    body.show_page(f"<img src='{name}'><img src='cid:logo'>", {"logo": paper.image("A")})
    body.resize(300, 300)
    body.grab()
    assert body.refused == [QUrl(name).scheme()]


def test_the_day_is_written_as_everywhere_and_the_sender_s_clock_is_its_tip(
    viewer: Viewer, show: Show
) -> None:
    show("dated.eml")
    said = [one for one in viewer.message.heads.findChildren(QLabel) if not one.isHidden()]
    names, values = said[::2], said[1::2]
    heads = {name.text(): value for name, value in zip(names, values, strict=True)}
    assert list(heads) == ["From", "To", "Date", "Subject"]
    assert " ".join(heads["Date"].text().split()) == "Thu, Nov 19, 2020, 6:52 pm"
    assert heads["Date"].toolTip() == "By the clock of the sender: Thu, Nov 19, 2020, 3:52 pm (UTC-0800)"
    assert heads["Date"].accessibleDescription() == heads["Date"].toolTip()
    assert viewer.message.body.toPlainText().strip() == "The words"
    viewer.message.choice.choose("source")
    assert "Thu, 19 Nov 2020 15:52:07 -0800" in viewer.message.body.toPlainText()


def test_a_file_without_words_says_so(viewer: Viewer, show: Show) -> None:
    show("blank.txt")
    assert viewer.text.words.placeholderText().startswith("No words were found here.")


def test_large_heads_scroll_and_leave_half_to_the_words(
    qapp: QApplication, viewer: Viewer, show: Show, qtbot: QtBot
) -> None:
    show("page.eml")
    theme.apply(qapp, theme.Theme("light", theme.BASE_PX * 2))
    viewer.resize(420, 400)
    message = viewer.message
    qtbot.waitUntil(lambda: message.body.height() >= message.height() // 2 - 2)
    rows = [one for one in message.heads.findChildren(QLabel) if one.text()]
    boxes = [one.geometry() for one in rows]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    assert all(one.height() >= one.fontMetrics().height() for one in rows)
    theme.apply(qapp, theme.Theme())
    viewer.resize(800, 600)
    qtbot.waitUntil(lambda: message.files.visibleRegion().boundingRect().height() == message.files.height())
