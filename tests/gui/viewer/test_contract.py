"""Whatever a file is, its view shows it, goes where it is told, lights words up and says where one is."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.actions import documents, filing, reading
from ctrecords.actions.documents import Listed
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.viewer.viewer import Viewer
from ctrecords.sheets.writing import table
from tests import paper

WORDS = "The sharing report of the plate readers"
FILES: dict[str, bytes] = {
    "a.pdf": paper.pdf(f"{WORDS}\nsecond line", "page two, sharing"),
    "scan.tiff": paper.image(WORDS, "TIFF", pages=["sharing second"]),
    "a.docx": paper.docx(WORDS, "more", header="Head of the page"),
    "a.eml": paper.eml(WORDS, attachments=[("list.csv", b"a,b\n1,2\n")]),
    "a.csv": ("row,words\n" + "".join(f"{n},{WORDS}\n" for n in range(120))).encode(),
    "a.xlsx": table([["row", "words"], ["1", WORDS]], ".xlsx", "Log"),
    "a.rtf": b"{\\rtf1\\ansi " + WORDS.encode() + b"\\par second}",
    "a.html": f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>".encode(),
    "a.txt": (f"{WORDS}\n" + "line\n" * 80 + "sharing again\n").encode(),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """A casebook with one file of every kind, read."""
    from ctrecords.casebook import create

    folder = tmp_path_factory.mktemp("kinds") / "Kinds.casebook"
    create(folder, name="Kinds", passphrase=None)
    files = tmp_path_factory.mktemp("files")
    for name, data in FILES.items():
        (files / name).write_bytes(data)
    with open_casebook(folder, face="window") as book:
        filing.file(book, [files / name for name in FILES])
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


def shown(book: Casebook, name: str) -> tuple[Shown, Listed]:
    one = next(row for row in documents.listing(book) if row.document.name == name)
    assert one.reading is not None
    return (
        Shown(
            sha256=one.blob.sha256,
            name=name,
            data=lambda: documents.content(book, one),
            look=one.reading.look,
        ),
        one,
    )


def show(viewer: Viewer, qtbot: QtBot, name: str) -> None:
    file, one = shown(viewer.desk.casebook, name)
    viewer.show_file(file, one.reading)
    qtbot.waitUntil(lambda: viewer.place().page == 1)


@pytest.mark.parametrize("name", FILES)
def test_it_is_shown_from_its_first_page(viewer: Viewer, qtbot: QtBot, name: str) -> None:
    show(viewer, qtbot, name)
    assert viewer.view is not None
    assert viewer.pages.currentWidget() is viewer.view
    assert viewer.bar.number.text() == "1"
    proxy = viewer.view.focusProxy()
    assert proxy is not None
    assert proxy.accessibleName()


@pytest.mark.parametrize("name", FILES)
def test_words_of_a_search_are_lit_and_walked_through(viewer: Viewer, qtbot: QtBot, name: str) -> None:
    viewer.set_hits(["sharing"])
    show(viewer, qtbot, name)
    qtbot.waitUntil(lambda: bool(viewer.hits.found))
    count = len(viewer.hits.found)
    assert viewer.bar.hits.text() == f"“sharing”, hit 1 of {count}"
    for _ in range(count):
        viewer.move_hit(1)
    assert viewer.hits.current == 0
    assert viewer.hits.wrapped == "from the start again"
    viewer.move_hit(-1)
    last = viewer.hits.found[-1]
    qtbot.waitUntil(lambda: viewer.place().page == last.page)


@pytest.mark.parametrize("name", FILES)
def test_where_one_is_is_said_as_it_is_cited(viewer: Viewer, qtbot: QtBot, name: str) -> None:
    show(viewer, qtbot, name)
    assert viewer.view is not None
    view = viewer.view
    qtbot.waitUntil(lambda: view.known.page(1) is not None)
    with qtbot.waitSignal(viewer.spot_changed):
        view.select_all()
    spot = viewer.place()
    assert "sharing report" in " ".join(spot.quotation.split())
    asked: list[Spot] = []
    viewer.cite_asked.connect(asked.append)
    viewer.bar.cite.click()
    assert asked == [spot]


@pytest.mark.parametrize("name", FILES)
def test_closing_while_it_is_shown_leaves_nothing(viewer: Viewer, qtbot: QtBot, name: str) -> None:
    file, one = shown(viewer.desk.casebook, name)
    viewer.show_file(file, one.reading)
    viewer.show_nothing()
    qtbot.waitUntil(lambda: not viewer.desk.jobs.is_busy())
    assert viewer.view is None
    assert viewer.place().page == 0
    assert viewer.pages.currentWidget() is viewer.nothing


def test_a_page_that_is_wished_for_before_the_file_is_there(viewer: Viewer, qtbot: QtBot) -> None:
    file, one = shown(viewer.desk.casebook, "a.pdf")
    viewer.show_file(file, one.reading)
    viewer.go_to(2)
    qtbot.waitUntil(lambda: viewer.place().page == 2)
