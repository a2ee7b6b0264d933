"""The person's settings while the window runs, and where the window keeps its arrangement.

It exists so that nothing else in the window reads or writes the settings file.
"""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ctrecords import paths, settings
from ctrecords.errors import CtrecordsError
from ctrecords.gui import layout
from ctrecords.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings

_ZOOM_STEP = 10
Heard = Callable[[Settings, Settings], None]


class Preferences:
    """The settings in force; a change is written at once, and lost quietly where nothing can be written."""

    def __init__(self, home: paths.Home, casebooks: Path | None = None) -> None:
        """``casebooks`` is the folder offered for new casebooks."""
        self.home = home
        self.casebooks = casebooks or paths.default_casebooks()
        found = settings.read(home.settings)
        self.now: Settings = found.settings
        self.lost = ""
        """What of the settings file could not be used, to be said once; empty otherwise."""
        self._writes = True
        self._listeners: list[Heard] = []
        if found.lost:
            self._keep_aside(found.lost)

    def _keep_aside(self, lost: str) -> None:
        """Keep the file beside before anything overwrites it; where that cannot be, nothing is written."""
        try:
            aside = settings.keep_aside(self.home.settings)
        except CtrecordsError:
            self._writes = False
            self.lost = f"{lost} Changes you make to the settings last until the window closes."
        else:
            self.lost = f"{lost} The file as it was is kept: {aside}." if aside is not None else ""

    def on_change(self, listener: Heard) -> Callable[[], None]:
        """Call *listener* with the settings before and after each change; gives the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def set(self, changed: Settings) -> None:
        """Let other settings hold from now on."""
        before = self.now
        if changed == before:
            return
        self._keep(changed)
        for listener in tuple(self._listeners):
            listener(before, changed)

    @property
    def last(self) -> Path | None:
        """The casebook opened last, when it is still there."""
        folder = Path(self.now.last_casebook) if self.now.last_casebook else None
        return folder if folder is not None and (folder / "casebook.json").is_file() else None

    def opened(self, folder: Path) -> None:
        """Remember the casebook to open next time."""
        self._keep(replace(self.now, last_casebook=str(folder)))

    def zoom(self, steps: int) -> float:
        """Make the text larger or smaller by steps of 10 percent (0 means the usual size); the factor now."""
        wanted = 100 if steps == 0 else self.now.text_size + steps * _ZOOM_STEP
        self.set(replace(self.now, text_size=min(max(wanted, SMALLEST_TEXT), LARGEST_TEXT)))
        return self.factor

    @property
    def factor(self) -> float:
        """What the text size is multiplied by."""
        return self.now.text_size / 100

    def arrangement(self) -> layout.Layout:
        """How the window was arranged last time."""
        return layout.read(self._window)

    def keep_arrangement(self, arranged: layout.Layout) -> None:
        """Remember how the window is arranged."""
        arranged.write(self._window)

    @property
    def _window(self) -> Path:
        return self.home.settings.with_name("window.json")

    def _keep(self, changed: Settings) -> None:
        before, self.now = self.now, changed
        if self._writes and changed != before:
            with contextlib.suppress(CtrecordsError):
                settings.save(self.home.settings, changed)
