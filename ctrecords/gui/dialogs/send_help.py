"""Everything that helps a letter on its way, for one letter or many; then it is marked sent.

Nothing is sent from here. What is made lies beside the letters, and the dialog says where.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from shiboken6 import isValid

from ctrecords.actions import mailing, posting, sending
from ctrecords.actions.enclosing import Enclosure
from ctrecords.actions.mailing import Mailed
from ctrecords.casebook import Casebook
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.mark_sent import open_mark_sent
from ctrecords.gui.places import short
from ctrecords.gui.printing import ask_to_print
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.letters.page import Preview
from ctrecords.model.days import plural
from ctrecords.model.ids import LetterId, RequestId
from ctrecords.progress import Progress

T = TypeVar("T")
_FEW = 2  # enclosures named, the others are counted
_LINE = "Nothing leaves this computer by itself: send it your own way, then mark it sent."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sendable:
    """Letters that can be helped on their way; ``waits`` are the requests whose letter was not marked sent yet.

    ``enclosures`` are what all of them say they enclose.
    """

    name: str
    requests: tuple[RequestId, ...]
    letters: tuple[LetterId, ...]
    folder: Path
    reached: tuple[str, ...]
    changed: int
    waits: tuple[RequestId, ...]
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def one(self) -> bool:
        """Whether it is a single letter."""
        return len(self.letters) == 1


def gather(book: Casebook, requests: Sequence[RequestId], letter: LetterId | None = None) -> Sendable:
    """What the dialog must know: the newest letter of each request, or that one letter.

    Raises:
        CtrecordsError: a request has no letter.
    """
    numbers = [posting.newest(book, request).id for request in requests] if letter is None else [letter]
    found = [posting.look(book, number) for number in numbers]
    return Sendable(
        name=found[0].name if len(found) == 1 else plural(len(found), "letter"),
        requests=tuple(requests),
        letters=tuple(numbers),
        folder=posting.folder(book, found[0].letter),
        reached=tuple(filter(None, (posting.reached(book, number) for number in numbers))),
        changed=sum(one.changed for one in found),
        waits=tuple(
            request
            for request, number in zip(requests, numbers, strict=True)
            if (waiting := sending.waiting(book, request)) is not None and waiting.id == number
        ),
        enclosures=tuple(one for number in numbers for one in posting.enclosures(book, number)),
    )


class SendHelp(FormDialog):
    """The ways to send, a button each, and what came of it below."""

    def __init__(self, sendable: Sendable, parent: QWidget | None = None) -> None:
        title = f"Send {sendable.name}" if not sendable.one else f"Send: {sendable.name}"
        super().__init__(title, "Mark sent", parent, line=_LINE, width=560)
        self.sendable = sendable
        self.cancel_button.setText("Close")
        self.cancel_button.setAccessibleName("Close")
        self.send_button.setVisible(bool(sendable.waits))
        self.acts: dict[str, QPushButton] = {}
        held = QWidget()
        self._rows = QGridLayout(held)
        dressing.space(self._rows, (0, 6, 0, 4), 8)
        self._rows.setColumnStretch(1, 1)
        many = not sendable.one
        self._row("folder", "Open folder", short(sendable.folder), "open")
        self._row("pdf", "Save PDFs" if many else "Save PDF", self._drawn(), "doc")
        self._row("mail", "Draft e-mails" if many else "Draft e-mail", self._mailed(), "mail")
        if sendable.enclosures:
            self._row("enclosures", "Save enclosures", self._enclosed(), "clip")
        if not many:
            self._row("text", "Copy text", "The words alone, for the form of a portal.", "copy")
        self._row("print", "Print letters" if many else "Print letter", "The same pages on paper.", "print")
        verb, words = ("Make envelopes", "#10 envelopes") if many else ("Make envelope", "A #10 envelope")
        self._row("envelope", verb, f"{words} as a PDF, to print in its real size.", "mail")
        if many:
            self._row("labels", "Make labels", "Address labels, three by ten on a sheet, as a PDF.", "tag")
        self.add_line(held)
        self.said = label("", "body2", wrap=True, selectable=True)
        self.said.setAccessibleName("What was made")
        self.said.hide()
        self.add_line(self.said)
        for name in ("pdf", "print"):
            self.acts[name].setEnabled(not sendable.changed)
        if sendable.enclosures:
            self.acts["enclosures"].setEnabled(any(one.files for one in sendable.enclosures))
        self.acts["folder"].setFocus()

    def say(self, text: str) -> None:
        """Say what was made and where."""
        self.wrong.hide()
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self._fit()

    def _drawn(self) -> str:
        if self.sendable.changed:
            which = "It was" if self.sendable.one else f"{self.sendable.changed} of them were"
            return f"{which} changed in Word; save the PDF from there."
        return "The same pages as in the preview, for an attachment or a portal."

    def _mailed(self) -> str:
        reached, count = self.sendable.reached, len(self.sendable.letters)
        if count > 1:
            return (
                f"{len(reached)} of {count} have a known e-mail address; each draft has its letter attached."
            )
        return (
            f"Opens in your mail program, to {reached[0]}, with the letter attached."
            if reached
            else "Opens in your mail program with the letter attached; no e-mail address is known."
        )

    def _enclosed(self) -> str:
        """What goes with the letter, and what the researcher must add."""
        papers = self.sendable.enclosures
        kept = [one.what for one in papers if one.files]
        lacking = [one.what for one in papers if not one.files]
        said = [f"{_some(kept)}; the draft e-mail has {_it(kept)}." if kept else ""]
        said.append(f"No copy of {_some(lacking)} is kept: enclose your own." if lacking else "")
        words = " ".join(filter(None, said))
        return words[:1].upper() + words[1:]

    def _row(self, name: str, verb: str, words: str, icon: str) -> None:
        act, at = button(verb, icon=icon, tip=words), len(self.acts)
        act.setAccessibleDescription(words)
        act.setProperty("left", True)
        self._rows.addWidget(act, at, 0)
        self._rows.addWidget(label(words, "second", wrap=True), at, 1, Qt.AlignmentFlag.AlignVCenter)
        self.acts[name] = act


def open_send_help(
    desk: Desk,
    over: QWidget,
    requests: Sequence[RequestId],
    said: Callable[[str], None],
    *,
    letter: LetterId | None = None,
) -> None:
    """Offer everything that helps the newest letter of each request, or one given letter, on its way.

    *said* gets the sentence for the toast once letters were marked sent.
    """
    desk.read(
        lambda book: gather(book, requests, letter),
        lambda sendable: _Helping(desk, over, sendable, said).open(),
        label="Looking at the letters",
    )


class _Helping(QObject):
    """Does what the dialog is asked for, and goes with it."""

    def __init__(self, desk: Desk, over: QWidget, sendable: Sendable, said: Callable[[str], None]) -> None:
        self.dialog = SendHelp(sendable, over.window())
        super().__init__(self.dialog)
        self.desk, self.over, self.sendable, self.said = desk, over, sendable, said
        ways: dict[str, Callable[[], None]] = {
            "folder": self.folder,
            "pdf": self.pdf,
            "mail": self.mail,
            "enclosures": self.enclosures,
            "text": self.text,
            "print": self.print,
            "envelope": lambda: self.envelopes(labels=False),
            "labels": lambda: self.envelopes(labels=True),
        }
        for name, act in self.dialog.acts.items():
            act.clicked.connect(ways[name])

    def open(self) -> None:
        self.dialog.submit(self.mark_sent)

    def folder(self) -> None:
        opened = _show(self.sendable.folder)
        self.dialog.say("" if opened else f"Open it yourself: {self.sendable.folder}")

    def pdf(self) -> None:
        letters = self.sendable.letters
        self._make(
            lambda book, progress: posting.save_pdfs(book, letters, progress),
            lambda made: self.dialog.say(f"Saved: {_named(made)}"),
            "Saving PDFs",
        )

    def mail(self) -> None:
        letters = self.sendable.letters
        self._make(
            lambda book, _progress: posting.save_drafts(book, letters),
            self._mailed,
            "Writing e-mails",
        )

    def enclosures(self) -> None:
        letters = self.sendable.letters
        self._make(
            lambda book, _progress: [
                path
                for letter in letters
                if any(one.files for one in posting.enclosures(book, letter))
                for path in posting.save_enclosures(book, letter)
            ],
            lambda made: self.dialog.say(f"Saved: {_named(made)}"),
            "Saving enclosures",
        )

    def text(self) -> None:
        letter = self.sendable.letters[0]
        self._make(lambda book, _progress: posting.text(book, letter), self._copied, "Reading the letter")

    def print(self) -> None:
        letters = self.sendable.letters
        self._make(
            lambda book, _progress: [posting.pages(book, letter) for letter in letters],
            self._print,
            "Reading the letters",
        )

    def envelopes(self, *, labels: bool) -> None:
        requests = self.sendable.requests
        letter = self.sendable.letters[0] if self.sendable.one else None
        self._make(
            lambda book, _progress: mailing.save_beside(book, requests, as_labels=labels, letter=letter),
            self._addressed,
            "Making envelopes",
        )

    def mark_sent(self) -> None:
        waits = self.sendable.waits
        self.dialog.accept()
        open_mark_sent(self.desk, self.over, waits, self.said)

    def _mailed(self, made: list[Path]) -> None:
        opened = len(made) == 1 and _show(made[0])
        self.dialog.say(f"Draft {'opened' if opened else 'saved'}: {_named(made)}")

    def _copied(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.dialog.say("The text is copied. Paste it into the form of the portal.")

    def _print(self, previews: list[Preview]) -> None:
        ask_to_print(self.dialog, previews, self.sendable.name)

    def _addressed(self, made: Mailed) -> None:
        left = f" Left out: {' '.join(made.left_out)}" if made.left_out else ""
        self.dialog.say(f"Saved: {short(made.path)}.{left}")
        _show(made.path)

    def _make(self, work: Callable[[Casebook, Progress], T], then: Callable[[T], None], name: str) -> None:
        book = self.desk.casebook

        def answered(value: T) -> None:
            if isValid(self.dialog):
                then(value)

        self.desk.jobs.run(
            lambda progress: work(book, progress),
            answered,
            label=name,
            failed=self.dialog.refuse,
            kept="Cancel leaves what was saved so far.",
        )


def _show(path: Path) -> bool:
    """Open a file or folder with the program of the system; whether one was found."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _named(made: Sequence[Path]) -> str:
    return short(made[0]) if len(made) == 1 else f"{len(made)} files in {short(made[0].parent)}"


def _some(papers: Sequence[str]) -> str:
    """The first papers by name, and how many more there are."""
    return "; ".join(papers[:_FEW]) + (f" and {len(papers) - _FEW} more" if len(papers) > _FEW else "")


def _it(papers: Sequence[str]) -> str:
    return "it" if len(papers) == 1 else "them"
