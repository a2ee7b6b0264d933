"""The one window: menus, the welcome and unlock screens, and the frame of the open casebook.

It opens and closes casebooks and passes commands on; it holds no feature.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ctrecords.errors import CtrecordsError, LockedError
from ctrecords.gui import errors, opening, theme
from ctrecords.gui.acts import ACTS, PLACES
from ctrecords.gui.bridge import Bridge
from ctrecords.gui.busy import Busy
from ctrecords.gui.commands import Command, Needs
from ctrecords.gui.crash import Crashes
from ctrecords.gui.desk import Desk
from ctrecords.gui.incoming import Incoming
from ctrecords.gui.jobs import Job, Jobs
from ctrecords.gui.layout import SMALLEST, Layout, inside
from ctrecords.gui.menus import Menus
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.restoring import Restoring
from ctrecords.gui.screens.all import Kinds
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.screens.unlock import Unlock
from ctrecords.gui.screens.welcome import NewCasebook, Welcome
from ctrecords.gui.statusline import StatusLine
from ctrecords.gui.widgets.taborder import MainWindow
from ctrecords.progress import Progress
from ctrecords.settings import Settings

if TYPE_CHECKING:
    from ctrecords.casebook import Casebook
    from ctrecords.gui.frame import Frame

NAME = "ctrecords"
_EVERY_MS = 600_000
"""How often the window says anew how old the newest backup is."""


@dataclass(slots=True)
class _Open:
    desk: Desk
    frame: "Frame"
    bridge: Bridge


class Window(MainWindow):
    """The window of the app; a shell for acts."""

    def __init__(self, preferences: Preferences, screens: Kinds, *, on: date | None = None) -> None:
        """``on`` sets the day every casebook counts from; without it each has its own."""
        super().__init__()
        self.setWindowTitle(NAME)
        self.setMinimumSize(SMALLEST)
        self._preferences = preferences
        self._screens = tuple(screens)
        self._on = on
        self._opened: _Open | None = None
        self._asked: Path | None = None
        self._made: Path | None = None
        self.jobs = Jobs(self)
        self.busy = Busy(self.jobs, self)
        self.crashes = Crashes(self, preferences.home.logs)
        self.menus = Menus(self, self.run)
        self.actions_by_id = self.menus.actions
        self.welcome_screen = Welcome(preferences.casebooks, preferences.last)
        welcome = self.welcome_screen
        self.restoring = Restoring(welcome.restore_form, self.jobs, welcome.busy, self.open_casebook, self)
        self.unlock_screen = Unlock()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome_screen)
        self.pages.addWidget(self.unlock_screen)
        self.setCentralWidget(self.pages)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.incoming = Incoming(self, self.status.reading)
        self._wire()
        self._arranged = preferences.arrangement()
        self._take_place()
        self.welcome(0)

    def _wire(self) -> None:
        self.jobs.problem.connect(self.trouble)
        self.jobs.crashed.connect(self.crashes.show)
        self.jobs.saving.connect(self._saving)
        self.jobs.ended.connect(self._ended)
        self.welcome_screen.wanted.connect(self.create_casebook)
        self.welcome_screen.open_folder.connect(self.open_casebook)
        self.welcome_screen.left.connect(self._return)
        self.unlock_screen.asked.connect(self._unlock)
        self.unlock_screen.other.connect(lambda: self.welcome(1))
        self.status.backup.connect(lambda: self.run("backup"))
        self._preferences.on_change(self._settings_changed)
        self._restyling = QTimer(self, singleShot=True, interval=0)  # once for a burst of steps
        self._restyling.timeout.connect(self._restyle)
        self._clock = QTimer(self, interval=_EVERY_MS)
        self._clock.timeout.connect(self._refresh)
        self._clock.start()

    # Casebooks

    @property
    def desk(self) -> Desk | None:
        """The open casebook with its jobs, if any."""
        return self._opened.desk if self._opened else None

    @property
    def frame(self) -> "Frame | None":
        """What shows the open casebook, if any."""
        return self._opened.frame if self._opened else None

    def create_casebook(self, wanted: NewCasebook) -> None:
        """Make a casebook and open it."""
        self.welcome_screen.busy(True)

        def make(progress: Progress) -> Path:
            made = opening.make(wanted, progress)
            self._made = made  # kept here, since a window that closes gets no answer
            return made

        self.jobs.run(
            make,
            lambda folder: self.open_casebook(folder, wanted.passphrase),
            label="Making the casebook",
            writes=True,
            failed=self._refused,
            kept="Cancel removes what was made so far.",
        )

    def open_casebook(self, folder: Path, passphrase: str | None = None) -> None:
        """Open a casebook, asking for its passphrase when it is sealed; the one open now closes."""
        if self._opened is not None and self._opened.desk.casebook.folder == folder.expanduser().absolute():
            self._return()
            return
        self._asked = folder
        self.welcome_screen.busy(True)
        order = self._preferences.now.date_order
        self.jobs.run(
            lambda _progress: opening.open_book(folder, passphrase, self._on, order),
            self._show,
            label="Opening the casebook",
            writes=True,
            failed=self._refused,
        )

    def _ended(self, job: Job) -> None:
        """Let another try be made once making or opening was canceled."""
        if job.cancelled:
            self.welcome_screen.busy(False)

    def _unlock(self, passphrase: str) -> None:
        if self._asked is not None:
            self.open_casebook(self._asked, passphrase)

    def _refused(self, error: CtrecordsError) -> None:
        self.welcome_screen.busy(False)
        locked = isinstance(error, LockedError)
        if locked and self.pages.currentWidget() is self.unlock_screen:
            self.unlock_screen.refuse(error.what)
        elif locked and self._asked is not None:
            self.unlock_screen.ask_for(self._asked)
            self.turn_to(self.unlock_screen)
        else:
            self.unlock_screen.busy(working=False)
            self.trouble(error)

    def _show(self, book: "Casebook") -> None:
        from ctrecords.gui.frame import Frame  # late: the first window has none

        self.close_casebook()
        self.welcome_screen.busy(False)
        self.welcome_screen.forget()
        self.unlock_screen.forget()
        reading = self.incoming.begin(book)
        desk = Desk(casebook=book, jobs=self.jobs, preferences=self._preferences, reading=reading)
        frame = Frame(desk, self._screens)
        bridge = Bridge(book, self)
        self._opened = _Open(desk, frame, bridge)
        bridge.changed.connect(frame.on_changed)
        frame.act.connect(self.run)
        frame.moved.connect(self._refresh)
        frame.menu_asked.connect(self._pop_menu)
        frame.restore(self._arranged.states)
        self.pages.addWidget(frame)
        self._remember(book.folder)
        self.status.show_casebook(book.folder, practice=book.practice)
        self._return()
        frame.show_place(Place(next((kind.where for kind in self._screens), Where.TODAY)))
        if news := self.restoring.take_news():
            self.say(news, undo=False)

    def _remember(self, folder: Path) -> None:
        """Open this casebook next time."""
        self._made = None
        self._preferences.opened(folder)

    def close_casebook(self) -> None:
        """Close the open casebook; answers still under way are dropped."""
        opened, self._opened = self._opened, None
        if opened is None:
            return
        self._arranged.states = opened.frame.states()
        opened.bridge.close()
        self.jobs.drop()
        try:
            self.incoming.end()
        finally:
            opening.leave(opened.desk.casebook)
        self.pages.removeWidget(opened.frame)
        opened.frame.deleteLater()
        opened.bridge.deleteLater()

    # Pages

    def welcome(self, choice: int) -> None:
        """Show the welcome screen: 0 create, 1 open, 2 practice, 3 restore."""
        self.welcome_screen.restore_form.start_at(self._preferences.last)
        self.welcome_screen.can_leave(self._opened is not None)
        self.welcome_screen.choose(choice)
        self.turn_to(self.welcome_screen)

    def _return(self) -> None:
        if self._opened is not None:
            self.welcome_screen.busy(False)
            self.turn_to(self._opened.frame)

    def turn_to(self, page: QWidget) -> None:
        """Show the welcome screen, the unlock screen or the frame."""
        self.pages.setCurrentWidget(page)
        self.status.setVisible(self._opened is not None and page is self._opened.frame)
        if isinstance(page, (Welcome, Unlock)):
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def _refresh(self) -> None:
        opened = self._opened
        inside_book = opened is not None and self.pages.currentWidget() is opened.frame
        named = opened is not None and inside_book and not self._preferences.now.private_titles
        self.setWindowTitle(f"{opened.desk.casebook.name} - {NAME}" if opened and named else NAME)
        self.menus.refresh(self.exists, lambda each: self._possible(each, inside_book=inside_book))
        if opened is None or not inside_book:
            return
        undo, redo = opening.turns(opened.desk.casebook)
        self.status.show_backup(opening.backed_up(opened.desk.casebook))
        self.menus.name_step("undo", "Undo", undo)
        self.menus.name_step("redo", "Redo", redo)
        self.actions_by_id["back"].setEnabled(opened.frame.history.can_back())
        self.actions_by_id["forward"].setEnabled(opened.frame.history.can_forward())

    def _possible(self, command: Command, *, inside_book: bool) -> bool:
        if command.needs is Needs.NOTHING:
            return True
        if not inside_book or not self.exists(command.id):
            return False
        screen = self.shown
        if command.id in ACTS:
            return command.needs is not Needs.REQUEST or (screen is not None and screen.subject() is not None)
        return screen is not None and command.id in screen.commands()

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        """Let other settings hold at once."""
        if (before.theme, before.text_size) != (now.theme, now.text_size):
            self._restyling.start()
        if self._opened is not None and before.date_order != now.date_order:
            self._opened.desk.casebook.order = now.date_order
            self._opened.frame.rebuild()
        self._refresh()

    def _restyle(self) -> None:
        app = cast("QApplication", QApplication.instance())
        theme.follow(app, self._preferences.now.theme, zoom=self._preferences.factor)

    # The shell

    def run(self, command: str, subject: object = None) -> None:
        """Do a command: the screen's own way first, else the window's."""
        self.menus.ran()
        screen = self.shown
        own = screen.commands().get(command) if screen and subject is None else None
        if own is not None:
            own()
        elif command in ACTS:
            ACTS[command](self, subject if subject is not None or screen is None else screen.subject())

    def exists(self, command: str) -> bool:
        """Whether a screen or the window does that command; one that nothing does is not shown."""
        if command in PLACES:
            return any(kind.where is PLACES[command] for kind in self._screens)
        return command in ACTS or any(command in kind.does for kind in self._screens)

    @property
    def shown(self) -> Screen | None:
        """The screen shown, if any."""
        return self.frame.current if self.frame else None

    def over(self) -> QWidget:
        """What dialogs are shown over."""
        return self

    def possible(self) -> list[tuple[Command, str]]:
        """The commands that can be done now, each as its menu words it."""
        return self.menus.possible()

    def recent(self) -> list[str]:
        """What the palette was last asked for, newest first."""
        return self.frame.recent.keys() if self.frame is not None else []

    def remember(self, key: str) -> None:
        """Keep what the palette was asked for."""
        if self.frame is not None:
            self.frame.recent.add(key)

    def show_place(self, place: Place) -> None:
        """Go to a place in the open casebook."""
        if self.frame is not None:
            self._return()
            self.frame.show_place(place)

    def step(self, by: int) -> None:
        """Go back (-1) or forward (1)."""
        if self.frame is not None:
            (self.frame.back if by < 0 else self.frame.forward)()

    def step_pane(self, by: int) -> None:
        """Give the keyboard to the next or previous pane."""
        if self.frame is not None and self.frame.isVisible():
            self.frame.step_pane(by)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        if self.frame is not None and self.frame.current is not None:
            self.frame.current.toggle_inspector()

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; 0 is the usual size."""
        self._preferences.zoom(steps)

    def say(self, text: str, *, undo: bool = True) -> None:
        """Say in passing what was done."""
        if self.frame is not None:
            self.frame.say(text, undo=undo)
            self._refresh()

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def trouble(self, error: CtrecordsError) -> None:
        """Show an error the researcher can act on."""
        errors.tell(self, error)

    def _saving(self, saving: bool) -> None:  # noqa: FBT001  Qt's signal
        self.status.show_saving(saving=saving)

    def _pop_menu(self) -> None:
        if self.frame is not None:
            button = self.frame.sidebar.menu_button
            self.menus.popup(
                button.mapToGlobal(button.rect().bottomLeft()) if button.isVisible() else QCursor.pos()
            )

    # Place on the screen

    def _take_place(self) -> None:
        areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        smallest = min((area.size() for area in areas), key=QSize.width, default=SMALLEST).boundedTo(SMALLEST)
        self.setMinimumSize(smallest)
        self.setGeometry(inside(self._arranged.geometry, areas, smallest))
        if self._arranged.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note whether Alt is pressed alone."""
        super().keyPressEvent(event)
        self.menus.pressed(event.key())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt alone shows the menu bar, or hides it again."""
        super().keyReleaseEvent(event)
        self.menus.released(event.key())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the arrangement, close the casebook, end the threads."""
        self.close_casebook()
        self.jobs.stop()
        if self._made is not None:
            self._remember(self._made)
        box = self.normalGeometry() if self.isMaximized() else self.geometry()
        self._preferences.keep_arrangement(
            Layout(geometry=box, maximized=self.isMaximized(), states=self._arranged.states)
        )
        super().closeEvent(event)
