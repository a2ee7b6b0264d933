"""Letters going out to a folder the researcher chose: all of them arrive, or none.

The files are written beside their places under hidden names, the intent is noted in the casebook's
tmp folder, the records are committed, and only then the files take their names. After a crash the
intent says whether to finish or to clear away. It must not know what the files are.
"""

import json
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ctrecords.errors import CtrecordsError
from ctrecords.names import numbered

_PREFIX = ".ctrecords-"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files of one act on their way out: pairs of (hidden file, its final name)."""

    batch: str
    intent: Path
    files: tuple[tuple[Path, Path], ...]

    def publish(self) -> None:
        """Give every file its name; a file that took the name meanwhile is left alone."""
        for hidden, final in self.files:
            if not hidden.exists():
                continue  # published before a crash
            taken = {path.name for path in final.parent.iterdir()}
            hidden.replace(final.with_name(numbered(final.name, taken)))
        self.intent.unlink(missing_ok=True)

    def discard(self) -> None:
        """Take every hidden file away again; nothing of the act stays."""
        for path in (*(hidden for hidden, _ in self.files), self.intent):
            with suppress(OSError):
                path.unlink()


def prepare(tmp: Path, out: Path, files: Sequence[tuple[str, bytes]]) -> Parcel:
    """Write files under hidden names in *out* (made when missing) and note the intent in *tmp*.

    Raises:
        CtrecordsError: the folder is read-only or full, or a file of that name is already there.
    """
    batch = secrets.token_hex(8)
    pairs = tuple(
        (out / f"{_PREFIX}{batch}-{n}.part", out / name) for n, (name, _) in enumerate(files, start=1)
    )
    parcel = Parcel(batch, tmp / f"letters-{batch}.json", pairs)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for _, final in pairs:
            if final.exists():
                raise CtrecordsError(
                    f"“{final.name}” is already in {out}. Nothing was written.",
                    remedy="Choose another folder, or move the older letter away.",
                )
        _write(parcel.intent, json.dumps([[str(a), str(b)] for a, b in pairs]).encode())
        for (hidden, _), (_, content) in zip(pairs, files, strict=True):
            _write(hidden, content)
    except OSError as error:
        parcel.discard()
        raise CtrecordsError(
            f"The letters cannot be written to {out}: {error.strerror or error}. Nothing was written.",
            remedy="Choose a folder you may write to, on a disk with free space.",
        ) from error
    except CtrecordsError:
        parcel.discard()
        raise
    return parcel


def settle(tmp: Path, committed: Callable[[str], bool]) -> int:
    """Finish or clear away what a crash left on its way out; say how many acts were settled.

    *committed* tells whether a batch's records were committed before the crash.
    """
    count = 0
    for intent in sorted(tmp.glob("letters-*.json")):
        batch = intent.stem.removeprefix("letters-")
        try:
            pairs = cast("list[list[str]]", json.loads(intent.read_text(encoding="utf-8")))
            files = tuple((Path(hidden), Path(final)) for hidden, final in pairs)
        except (OSError, ValueError):
            # A torn intent was never followed by a commit: its files have no names yet.
            files = ()
        parcel = Parcel(batch, intent, files)
        if committed(batch):
            parcel.publish()
        else:
            parcel.discard()
        count += 1
    return count


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
