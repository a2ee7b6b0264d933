"""Marks letters sent, one or several: the day, the way, the receipt if known, and which version went out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from ctrecords.actions import requests as asked
from ctrecords.actions import sending
from ctrecords.actions.sending import Version
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import known_day_field, moment_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.notice import Notice
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.days import Days
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel
from ctrecords.model.request import Letter
from ctrecords.model.thread import certified

_WAYS = (
    (Channel.EMAIL, "E-mail", "mail"),
    (Channel.MAIL, "Mail", "letter"),
    (Channel.HAND, "By hand", "person"),
    (Channel.FAX, "Fax", "doc"),
    (Channel.PORTAL, "Portal", "web"),
)
_VERSIONS = (
    (Version.AS_MADE.value, "The letter as the app made it", ""),
    (Version.AS_CHANGED.value, "The letter as changed in Word", ""),
)
_NAMED = 2
_UNSAID = CtrecordsError(
    "It is not said which version of the changed letter went out.",
    remedy="Choose the letter as made or as changed.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """The requests to mark, the name to call them by, the letters changed since, the way most can be reached."""

    requests: tuple[RequestId, ...]
    name: str
    days: Days
    changed: tuple[Letter, ...] = field(default=())
    way: Channel = Channel.EMAIL
    certified: str = ""


def gather(book: Casebook, requests: Sequence[RequestId]) -> Outgoing:
    """What the dialog must know of the requests before it opens."""
    standings = asked.standings(book, list(requests))
    only = standings[0].thread.agency.name if len(standings) == 1 else f"{len(standings)} requests"
    changed = sending.changed_letters(book, list(requests))
    way = sending.likely_way(book, list(requests))
    return Outgoing(
        requests=tuple(requests),
        name=only,
        days=book.days(),
        changed=tuple(changed),
        way=way,
        certified=certified(standings[0].thread) if len(standings) == 1 else "",
    )


class MarkSent(FormDialog):
    """Asks when and how the letters went out. The clock counts from the day given here."""

    def __init__(self, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Mark sent: {outgoing.name}",
            "Mark sent",
            parent,
            line="The clock starts on the day the letter really went out, not today.",
            width=460,
        )
        self.outgoing = outgoing
        self.sent_on = moment_field("Day sent", outgoing.days)
        self.way = Segmented("How it was sent", [(key.value, text, icon) for key, text, icon in _WAYS])
        self.way.choose(outgoing.way.value)
        self.received = known_day_field("Received by the agency", outgoing.days, "Only if you know it")
        self.certified = QLineEdit(outgoing.certified)
        self.version = Segmented("Which version went out", _VERSIONS)
        self.version.release()
        self.warning = label("", "body2", wrap=True)
        self.doubt = label("", "body2", wrap=True)
        for line in (self.warning, self.doubt):
            line.hide()
        self.add("Day sent, with the time if you like", self.sent_on)
        self.add_line(self.doubt)
        self.add("How", self.way)
        self._certified = self.add_part("Certified mail number, if it has one", self.certified)
        self.add_line(self.warning)
        self.add("Received by the agency, if known", self.received)
        if outgoing.changed:
            self.add_line(_changed(outgoing))
            self.add("Which version went out?", self.version)
        else:
            self.version.setParent(self)
            self.version.hide()
        self.way.changed.connect(self._show_certified)
        self._show_certified(self.way.chosen())
        self.sent_on.line.setFocus()
        self.sent_on.line.selectAll()

    def number(self) -> str:
        """The number of certified mail, where it went by mail and has one."""
        return "" if self._certified.isHidden() else self.certified.text()

    def _show_certified(self, way: str) -> None:
        self._certified.setVisible(len(self.outgoing.requests) == 1 and way == Channel.MAIL.value)

    def values(self) -> tuple[date, str, Channel, date | None, Version | None]:
        """Day, time, way, receipt and version as given.

        Raises:
            CtrecordsError: a day cannot be read, or it is not said which version went out.
        """
        on, at = self.sent_on.value()
        received = self.received.value()
        version = self.version.chosen()
        if self.outgoing.changed and not version:
            raise _UNSAID
        return on, at, Channel(self.way.chosen()), received, Version(version) if version else None

    def warn(self, sentences: Sequence[str]) -> None:
        """Say which agencies cannot be reached that way, for all that is on file."""
        rest = len(sentences) - _NAMED
        more = [f"Nor of {rest} more."] if rest > 0 else []
        them = "them" if len(self.outgoing.requests) > 1 else "it"
        self.warning.setText(
            " ".join((*sentences[:_NAMED], *more, f"You can mark {them} sent all the same."))
        )
        self.warning.setVisible(bool(sentences))

    def doubt_day(self, sentences: Sequence[str]) -> None:
        """Say which letters are dated after the day given, or are not here."""
        rest = len(sentences) - _NAMED
        more = [f"The same holds for {rest} more."] if rest > 0 else []
        self.doubt.setText(" ".join((*sentences[:_NAMED], *more)))
        self.doubt.setVisible(bool(sentences))


def _changed(outgoing: Outgoing) -> Notice:
    names = ", ".join(letter.name for letter in outgoing.changed)
    one = len(outgoing.changed) == 1
    title = "This letter was changed since it was made" if one else "These letters were changed"
    return Notice("wait", title, f"{names}. The version you choose is kept as what went out.")


def open_mark_sent(
    desk: Desk, parent: QWidget, requests: Sequence[RequestId], done: Callable[[str], None]
) -> None:
    """Ask how one or several letters were sent and mark them; *done* gets the sentence for the toast."""
    numbers = tuple(requests)
    desk.read(
        lambda book: gather(book, numbers),
        lambda outgoing: _show(desk, parent, outgoing, done),
        label="Looking at the letters",
    )


def _show(desk: Desk, parent: QWidget, outgoing: Outgoing, done: Callable[[str], None]) -> None:
    dialog = MarkSent(outgoing, parent)
    numbers = list(outgoing.requests)
    looked_at: date | None = None

    def look(way: str) -> None:
        desk.read(
            lambda book: sending.missing_contacts(book, numbers, Channel(way)),
            dialog.warn,
            label="Looking up contacts",
            key="mark-sent-contacts",
        )

    def look_at_day() -> None:
        nonlocal looked_at
        on = dialog.sent_on.value()[0]
        if on == looked_at:  # a field that only loses the keyboard settles too, even with its closing form
            return
        looked_at = on
        desk.read(
            lambda book: sending.doubts(book, numbers, on),
            dialog.doubt_day,
            label="Looking at the letters",
            key="mark-sent-day",
        )

    def send() -> None:
        on, at, way, received, version = dialog.values()
        number = dialog.number()
        desk.write(
            lambda book, _progress: sending.mark_sent(
                book, numbers, on, way, received=received, version=version, at=at, certified=number
            ),
            lambda _sent: dialog.finish(done, f"{outgoing.name} marked sent, {outgoing.days.full(on)}"),
            label="Marking sent",
            failed=dialog.refuse,
        )

    dialog.way.changed.connect(look)
    dialog.sent_on.settled.connect(look_at_day)
    look(dialog.way.chosen())
    dialog.submit(send)
    look_at_day()
