"""What an error says is what the message shows."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.errors import CtrecordsError
from ctrecords.gui import errors
from ctrecords.gui.widgets.message import CLOSE, Choice


def test_an_error_is_shown_with_its_remedy(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    message = errors.tell(parent, CtrecordsError("The folder is full.", remedy="Make room."))
    assert message.isVisible()
    assert message.title.text() == "The folder is full."
    assert message.remedy.text() == "Make room."
    message.buttons[-1].click()
    assert message.chosen == "close"


def test_news_and_questions_are_shown_the_same_way(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    news = errors.inform(parent, "The casebook is whole", "42 steps were checked.")
    assert news.title.text() == "The casebook is whole"
    news.close()
    question = errors.ask(parent, "Which version went out?", "It changed.", (Choice("Mine", "mine"), CLOSE))
    question.buttons[0].click()
    assert question.chosen == "mine"


def test_a_remedy_is_a_button_that_does_it_once_the_message_is_closed(qtbot: QtBot) -> None:
    parent, done = QWidget(), list[str]()
    qtbot.addWidget(parent)
    ways = (("Choose folder", lambda: done.append("chosen")), ("Try again", lambda: done.append("again")))
    message = errors.tell(parent, CtrecordsError("The folder is full.", remedy="Make room."), ways=ways)
    assert [one.text() for one in message.buttons] == ["Close", "Choose folder", "Try again"]
    assert message.buttons[-1].isDefault()
    message.buttons[1].click()
    assert done == ["chosen"]
    errors.inform(parent, "Never backed up", ways=ways).buttons[0].click()
    assert done == ["chosen"]
