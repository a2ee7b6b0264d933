"""Forms about several requests at once: one reminder on each of them, tags put on or taken off.

It must not know how the requests were chosen.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ctrecords.actions import notes, reminders
from ctrecords.actions.notes import Subject
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.remind import ask_reminder
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.days import plural
from ctrecords.model.ids import RequestId

Done = Callable[[str], None]
_OFF = "off"


class TagForm(FormDialog):
    """Asks for tags; offers to take off those that are worn."""

    def __init__(self, name: str, known: Sequence[str], worn: Sequence[str], parent: QWidget | None) -> None:
        line = f"Now: {', '.join(worn)}." if worn else "No tag yet."
        super().__init__(f"Tag: {name}", "Put tags on", parent, line=line)
        self.way = Segmented("What to do", [("on", "Put on", ""), (_OFF, "Take off", "")])
        self.tags = QLineEdit()
        self.tags.setPlaceholderText("urgent, second round")
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tags.setCompleter(completer)
        if worn:
            self.add("What to do", self.way)
        else:
            self.way.setParent(self)
            self.way.hide()
        self.add("Tags, with commas between", self.tags)
        self.way.changed.connect(self._named)
        self.tags.setFocus()

    def _named(self, way: str) -> None:
        words = "Take tags off" if way == _OFF else "Put tags on"
        self.send_button.setText(words)
        self.send_button.setAccessibleName(words)

    def words(self) -> list[str]:
        """The tags as typed."""
        return [word.strip() for word in self.tags.text().split(",") if word.strip()]

    def takes_off(self) -> bool:
        """Whether they are to be taken off."""
        return self.way.chosen() == _OFF


def open_remind_all(desk: Desk, parent: QWidget, requests: Sequence[RequestId], done: Done) -> None:
    """Ask for a reminder on each of several requests; *done* gets the sentence."""
    ask_reminder(
        desk,
        parent,
        plural(len(requests), "request"),
        lambda book, on, text, at: reminders.remind_all(book, requests, on, text, at),
        lambda count, day: done(f"{plural(count, 'reminder')} set for {day}"),
        label="Setting reminders",
    )


def open_tag_all(
    desk: Desk, parent: QWidget, about: Sequence[Subject], done: Done, *, name: str, worn: Sequence[str]
) -> None:
    """Ask for tags on one thing or several; *name* is what they are called, *worn* the tags on them now."""
    known = notes.known_tags(desk.casebook)
    dialog = TagForm(name, known, worn, parent)

    def send() -> None:
        words, off = dialog.words(), dialog.takes_off()
        act = notes.untag if off else notes.tag
        sentence = f"{'Taken off' if off else 'Tagged'}: {', '.join(words)}"
        desk.write(
            lambda book, _progress: act(book, about, words),
            lambda _words: dialog.finish(done, sentence),
            label="Tagging",
            failed=dialog.refuse,
        )

    dialog.submit(send)
