"""A child that forgets one document after the other and says after each that it is done, until it is killed.

Run with a casebook's folder; it is plain, or sealed as ``kill_filer`` says.
"""

import sys
from pathlib import Path

from ctrecords import casebook, keys
from ctrecords.actions import forgetting
from ctrecords.model.event import Document
from ctrecords.model.record import Forgotten
from tests.kill_filer import PHRASE, quick

WHY = "It was meant for another newsroom"


def main() -> None:
    """Forget until killed or until none is left; each line is the number of a document that is forgotten."""
    folder, sealed = sys.argv[1:]
    keys.unlock = quick
    with casebook.open_casebook(Path(folder), PHRASE if sealed else None) as book:
        gone = {row.document for row in book.store.find(Forgotten)}
        sys.stdout.write("0\n")
        sys.stdout.flush()
        for row in book.store.find(Document):
            if row.id not in gone and row.parent is None:
                forgetting.forget(book, [row.id], WHY)
                sys.stdout.write(f"{row.id}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
