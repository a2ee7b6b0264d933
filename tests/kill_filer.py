"""A child that files mixed files without end and says after each filing that it is done, until it is killed.

Run with a casebook's folder and a folder for the files to come from; the casebook is plain, or sealed with its
identity kept as it is (``quick``), since unlocking slowly would prove nothing here.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from ctrecords import casebook, keys
from ctrecords.actions import filing
from ctrecords.errors import LockedError
from ctrecords.keys import Keys
from tests import paper

PHRASE = "six quick words for a test"


def quick(folder: Path, passphrase: str | None, *, check: str) -> Keys:
    """Open a sealed casebook whose identity stands unwrapped in its slot."""
    if passphrase != PHRASE:
        raise LockedError("This casebook is sealed.", remedy="Give its passphrase.")
    made = Keys.from_identity((folder / keys.SLOT).read_text())
    assert made.check == check
    return made


def arrivals(chance: random.Random, came: Path) -> Iterator[list[Path]]:
    """New files of all kinds, a few at a time, some with files within."""
    turn = 0
    while True:
        turn += 1
        tag = f"{turn} {chance.random()}"
        large = chance.randbytes(chance.choice((10, 5_000, 3_000_000)))
        kinds = {
            "log.csv": b"a,b\n" * 400 + tag.encode(),
            "large.bin": large + tag.encode(),
            "report.pdf": paper.pdf(f"The sharing report {tag}"),
            "reply.eml": paper.eml(
                tag, subject=tag, attachments=[("l.csv", tag.encode() * 90), ("b.bin", large)]
            ),
            "box.zip": paper.archive({f"{n}/{tag}.txt": f"{n} {tag}".encode() for n in range(6)}),
        }
        folder = came / str(turn)
        folder.mkdir(parents=True)
        chosen = chance.sample(sorted(kinds), chance.choice((1, 1, 2, 5)))
        for name in chosen:
            (folder / name).write_bytes(kinds[name])
        yield [folder / name for name in chosen]


def main() -> None:
    """File until killed; each line says the hashes of the documents of one filing that is done."""
    book_folder, came, seed, sealed = sys.argv[1:]
    keys.unlock = quick
    with casebook.open_casebook(Path(book_folder), PHRASE if sealed else None) as book:
        sys.stdout.write("[]\n")
        sys.stdout.flush()
        for paths in arrivals(random.Random(int(seed)), Path(came)):  # noqa: S311  the same files each time
            done = filing.take(book, paths)
            sys.stdout.write(json.dumps([[one.document, one.sha256] for one in done.filed]) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
