"""The acts at the right of a request's title: the one next act, a reply, and a menu of the rest."""

from collections.abc import Collection

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from ctrecords.gui import dressing
from ctrecords.gui.commands import COMMANDS
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
    ("attach", "Attach files to the chosen event"),
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
        self.outcomes = _act(menu, "Set outcomes", "check")
        self.send = _act(menu, "Send letter", "mail")
        self.remind = _act(menu, "Remind me", "bell", "remind")
        self.change = _act(menu, "Change a date", "today")
        self.correct = _act(menu, "Correct the chosen event", "pencil")
        self.forms: dict[str, QAction] = {}
        for key, words in _FORMS:
            if not key:
                menu.addSeparator()
            else:
                self.forms[key] = _act(menu, words, command=key)
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


def _act(menu: QMenu, words: str, icon: str = "", command: str = "") -> QAction:
    """One line of the menu with the icon and the keys of its command; the keys are the window's and only shown."""
    known = next((one for one in COMMANDS if one.id == command), None)
    keys = known.shown() if known is not None else ""
    made = menu.addAction(f"{words}\t{keys}" if keys else words)
    name = icon or (known.icon if known is not None else "")
    if name:
        dressing.dress(made, name)
    return made
