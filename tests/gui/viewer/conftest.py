"""A casebook with one file of every kind, read once, and a viewer on it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.actions import documents, filing, reading
from ctrecords.actions.documents import Listed
from ctrecords.casebook import Casebook, create, open_casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.viewer import Viewer
from tests.gui.viewer.kinds import FILES, MORE

Show = Callable[[str], None]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """A casebook with one file of every kind, read."""
    folder = tmp_path_factory.mktemp("kinds") / "Kinds.casebook"
    create(folder, name="Kinds", passphrase=None)
    files = tmp_path_factory.mktemp("files")
    for name, data in (FILES | MORE).items():
        (files / name).write_bytes(data)
    with open_casebook(folder, face="window") as book:
        filing.file(book, [files / name for name in FILES | MORE])
        reading.read_all(book)
        yield book


@pytest.fixture
def desk(read: Casebook) -> Iterator[Desk]:
    jobs = Jobs()
    yield Desk(casebook=read, jobs=jobs)
    jobs.stop()
    jobs.deleteLater()


@pytest.fixture
def viewer(desk: Desk, qtbot: QtBot) -> Viewer:
    made = Viewer(desk)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def listed(book: Casebook, name: str) -> Listed:
    """The document of a name."""
    return next(row for row in documents.listing(book) if row.document.name == name)


def shown(book: Casebook, name: str) -> Shown:
    """A file as a screen gives it to the viewer."""
    one = listed(book, name)
    assert one.reading is not None
    return Shown(
        sha256=one.blob.sha256,
        name=name,
        data=lambda: documents.content(book, one),
        look=one.reading.look,
    )


@pytest.fixture
def show(viewer: Viewer, qtbot: QtBot) -> Show:
    """Show a file and wait until it is there."""

    def made(name: str) -> None:
        book = viewer.desk.casebook
        viewer.show_file(shown(book, name), listed(book, name).reading)
        qtbot.waitUntil(lambda: viewer.place().page == 1 and not viewer.desk.jobs.is_busy())

    return made
