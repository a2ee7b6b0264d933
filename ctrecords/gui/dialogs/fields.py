"""Fields that read what was typed strictly, and say beneath themselves what is wrong with it.

They use the same readers as the command line, so 3/4/26 asks here too. They must not know what they are for.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ctrecords.actions import entry
from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import draw_icon
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.days import Days, clock_time
from ctrecords.model.kinds import Channel

T = TypeVar("T")
Moment = tuple[date, str]
_MOST_LINES = 8
_WAYS = {
    Channel.EMAIL: ("E-mail", "mail"),
    Channel.MAIL: ("Letter", "letter"),
    Channel.PORTAL: ("Portal", "web"),
    Channel.HAND: ("By hand", "person"),
    Channel.FAX: ("Fax", "doc"),
    Channel.CALL: ("Call", "call"),
    Channel.VISIT: ("Visit", "visit"),
}
WRITTEN_WAYS = (Channel.EMAIL, Channel.MAIL, Channel.PORTAL, Channel.HAND)
ALL_WAYS = (*WRITTEN_WAYS, Channel.CALL)


class TypedLine(QLineEdit):
    """A line with a sign before its words; ``complaint`` is what is wrong with them."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text)
        self._icon = icon
        self.complaint = ""
        dressing.redraw(self)

    def restyle(self) -> None:
        """Leave room for the sign."""
        self.setTextMargins(theme.px(22) if self._icon else 0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the sign."""
        super().paintEvent(event)
        if self._icon:
            now = theme.current()
            box = QRectF(now.px(9), 0, now.px(15), self.height())
            draw_icon(QPainter(self), box, self._icon, now.color("text2"), 15)


class Typed(QWidget, Generic[T]):
    """A line whose text is read as something; what cannot be read is explained below it.

    Signals: ``settled`` the typing ended and the text could be read.
    """

    settled = Signal()

    def __init__(
        self,
        name: str,
        read: Callable[[str], T],
        write: Callable[[T], str] | None = None,
        text: str = "",
        *,
        icon: str = "",
        hint: str = "",
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self.line = TypedLine(text, icon)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self.wrong = label("", "error", wrap=True)
        self.wrong.hide()
        column = QVBoxLayout(self)
        dressing.space(column, spacing=2)
        column.addWidget(self.line)
        column.addWidget(self.wrong)
        self.line.editingFinished.connect(self.check)
        self.line.textEdited.connect(self._forgive)

    def value(self) -> T:
        """What was typed.

        Raises:
            CtrecordsError: it cannot be read; the field says so too.
        """
        try:
            return self._read(self.line.text())
        except CtrecordsError as error:
            self.explain(error)
            raise

    def check(self) -> bool:
        """Whether the text can be read; then it is written the way the app writes it."""
        try:
            read = self.value()
        except CtrecordsError:
            return False
        self._forgive()
        if self._write is not None:
            self.line.setText(self._write(read))
        self.settled.emit()
        return True

    def explain(self, error: CtrecordsError) -> None:
        """Say below the field what is wrong."""
        self._mark(wrong=True)
        self.line.complaint = f"{error.what} {error.remedy}"
        self.wrong.setText(self.line.complaint)
        self.wrong.show()

    def set_text(self, text: str) -> None:
        """Put another text into the line."""
        self._forgive()
        self.line.setText(text)

    def _forgive(self, _text: str = "") -> None:
        if not self.wrong.isHidden():
            self._mark(wrong=False)
            self.line.complaint = ""
            self.wrong.hide()

    def _mark(self, *, wrong: bool) -> None:
        self.line.setProperty("invalid", wrong)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)


def way_field(name: str, ways: Sequence[Channel] = WRITTEN_WAYS) -> Segmented:
    """How something came or went."""
    return Segmented(name, [(way.value, *_WAYS[way]) for way in ways])


class Words(QPlainTextEdit):
    """A few lines of words, a whole number of them always; it grows with what is written, up to a point."""

    def __init__(self, text: str, lines: int) -> None:
        super().__init__(text)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Measure again."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Break the lines anew and take the height they need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        lines = min(max(round(self.document().size().height()), self._lines), max(self._lines, _MOST_LINES))
        around = self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        high = lines * self.fontMetrics().lineSpacing() + around + 1
        if self.height() != high:
            self.setFixedHeight(high)


def words_field(name: str, text: str = "", *, hint: str = "", lines: int = 3) -> QPlainTextEdit:
    """A few lines of words; Tab goes on to the next field."""
    made = Words(text, lines)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def finding_box(lines: Sequence[str]) -> QComboBox:
    """A choice of many lines, found by any letters in them."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItems(list(lines))
    finder = QCompleter(list(lines), box)
    finder.setFilterMode(Qt.MatchFlag.MatchContains)
    finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(finder)
    return box


def found_in(box: QComboBox, what: str, many: str) -> str:
    """The one line of a finding box that was chosen, or that the letters typed fit.

    Raises:
        CtrecordsError: no line, or more than one, fits; *what* names one, *many* several.
    """
    text = box.currentText().strip()
    lines = [box.itemText(at) for at in range(box.count())]
    fitting = [line for line in lines if text and text.casefold() in line.casefold()]
    if text in lines:
        return text
    if len(fitting) == 1:
        return fitting[0]
    said = f"{len(fitting)} {many} fit “{text}”." if fitting else f"It is not said which {what}."
    raise CtrecordsError(said, remedy="Type a few letters of the agency and choose from the list.")


def named_file(line: QLineEdit, missing: CtrecordsError) -> Path:
    """The file whose name stands in a field.

    Raises:
        CtrecordsError: *missing*, when nothing stands there.
    """
    text = line.text().strip()
    if not text:
        raise missing
    return Path(text).expanduser()


def day_field(name: str, days: Days, value: date | None = None) -> Typed[date]:
    """A day; empty means today."""
    return Typed(
        name,
        lambda text: entry.read_date(text, days.today),
        days.name,
        days.name(value or days.today),
        icon="today",
    )


def known_day_field(name: str, days: Days, hint: str) -> Typed[date | None]:
    """A day that may stay empty where it is not known."""

    def read(text: str) -> date | None:
        return entry.read_date(text, days.today) if text.strip() else None

    def write(day: date | None) -> str:
        return days.name(day) if day else ""

    return Typed(name, read, write, icon="today", hint=hint)


def moment_field(name: str, days: Days, value: Moment | None = None) -> Typed[Moment]:
    """A day with or without its time of day."""

    def write(moment: Moment) -> str:
        return moment_words(days, moment)

    shown = write(value or (days.today, ""))
    return Typed(name, lambda text: entry.read_moment(text, days.today), write, shown, icon="today")


def moment_words(days: Days, moment: Moment) -> str:
    """A day and its time as the field shows them: "Today, 9:10 am"."""
    return ", ".join(filter(None, (days.name(moment[0]), clock_time(moment[1]))))


def time_field(name: str, hint: str) -> Typed[str]:
    """A time of day as HH:MM, or empty."""
    return Typed(name, entry.clean_time, clock_time, icon="clock", hint=hint)


def money_field(name: str, hint: str) -> Typed[int]:
    """An amount of dollars, read as US cents."""
    return Typed(name, entry.read_cents, None, hint=hint)


def count_field(name: str, hint: str) -> Typed[int | None]:
    """A whole number that may stay empty."""

    def read(text: str) -> int | None:
        plain = text.strip().replace(",", "")
        if plain and not plain.isdecimal():
            raise CtrecordsError(f"“{text.strip()}” is not a number.", remedy="Write it in digits.")
        return int(plain) if plain else None

    return Typed(name, read, None, hint=hint)
