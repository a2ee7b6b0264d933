"""A child that writes steps without end and says after each that it is written, until it is killed."""

import sys
from datetime import date
from pathlib import Path

from ctrecords.model.directory import Agency
from ctrecords.model.request import Case, Item, Request
from ctrecords.store.store import Store

ITEMS = 40


def main() -> None:
    path, key, journal_key = sys.argv[1:]
    store = Store.open(Path(path), bytes.fromhex(key) or None, journal_key=bytes.fromhex(journal_key) or None)
    turn = 0
    while True:
        turn += 1
        with store.transaction(f"Ask {turn}") as tx:
            home = tx.add(Case(title=f"Case {turn}", opened_on=date(2026, 11, 23)))
            slug = f"agency-{store.head.seq}-{home.id}"
            body = tx.add(Agency(slug=slug, name="Alder", kind="police", law="ct", agency_class="municipal"))
            request = tx.add(Request(case=home.id, agency=body.id))
            tx.add_all([Item(request=request.id, number=n, text="x" * 500) for n in range(ITEMS)])
        if turn % 3 == 0:
            store.undo()
        sys.stdout.write(f"{store.head.seq}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
