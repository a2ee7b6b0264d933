"""Write the received records of the practice casebook anew: ``python -m tests.practice_records``."""

import sys

from tests.practice_records.records import FOLDER, every

FOLDER.mkdir(parents=True, exist_ok=True)
for name, data in every().items():
    (FOLDER / name).write_bytes(data)
    sys.stdout.write(f"{len(data):>9,}  {name}\n")
