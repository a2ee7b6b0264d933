"""The acts at the right of a request's title: the one next act, a reply, and a menu of the rest."""

from collections.abc import Collection

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from ctrecords.gui.screens.request_seen import Seen
from ctrecords.gui.widgets.buttons import IconButton, button, primary
from ctrecords.gui.widgets.header import PageHeader
from ctrecords.law.docket import Act

_FORMS = (
    ("write", "Write letter"),
    ("", ""),
    ("log-other", "Log what happened"),
    ("answer-fee", "Answer fee"),
    ("narrow", "Narrow or clarify"),
    ("referral", "Follow a referral"),
    ("move-event", "Move the chosen event"),
    ("", ""),
    ("numbers", "Numbers"),
    ("note", "Write note"),
    ("tag", "Tag"),
    ("tag-event", "Tag the chosen event"),
)
"""The forms of the menu by their command; an empty one is a line between."""
_REPLIES = (Act.READ, Act.LOG)


def primary_act(seen: Seen) -> Act | None:
    """The one next act, if there is one."""
    return seen.act


class HeaderActs:
    """The buttons of the head; who owns the screen connects them."""

    def __init__(self, header: PageHeader) -> None:
        self.next = primary("")
        self.reply = button("Log reply")
        self.more = IconButton("more", "More about this request", boxed=True)
        menu = QMenu(self.more)
        self.outcomes = menu.addAction("Set outcomes")
        self.send = menu.addAction("Send letter")
        self.remind = menu.addAction("Remind me")
        self.change = menu.addAction("Change a date")
        self.correct = menu.addAction("Correct the chosen event")
        self.forms: dict[str, QAction] = {}
        for key, words in _FORMS:
            if not key:
                menu.addSeparator()
            else:
                self.forms[key] = menu.addAction(words)
        menu.addSeparator()
        self.personnel = menu.addAction("Personnel or medical files, ten days")
        self.personnel.setCheckable(True)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for one in (self.next, self.reply, self.more):
            header.add_action(one)
        self.next.hide()
        self.reply.hide()

    def show_forms(self, possible: Collection[str]) -> None:
        """Offer those of the forms that fit now."""
        for key, action in self.forms.items():
            action.setEnabled(key in possible)

    def show_acts(self, seen: Seen, *, chosen: bool) -> None:
        """Offer what fits the request now."""
        act, sent = primary_act(seen), seen.standing.clocks.sent is not None
        self.next.setText(str(act) if act else "")
        self.next.setAccessibleName(f"{act}, {seen.agency}" if act else "")
        self.next.setVisible(act is not None)
        self.reply.setText(str(Act.READ if seen.reply else Act.LOG))
        self.reply.setVisible(sent and act not in _REPLIES)
        self.outcomes.setEnabled(sent)
        self.send.setEnabled(bool(seen.standing.thread.letters))
        self.change.setEnabled(bool(seen.standing.clocks.running()))
        self.correct.setEnabled(chosen)
        self.personnel.setChecked(seen.standing.thread.request.personnel)
