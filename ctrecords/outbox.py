"""Letters going out to a folder the researcher chose: all of them arrive, or none.

The files are written beside their places under hidden names, the intent is noted in the casebook's
tmp folder, the records are committed, and only then the files take their names. After a crash the
intent says whether to finish or to clear away. It must not know what the files are.
"""

import json
import logging
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from ctrecords import disk
from ctrecords.errors import CtrecordsError

_PREFIX = ".ctrecords-"
_FOLDER = "outbox"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files of one act on their way out: pairs of (hidden file, its final name), and the folders made."""

    batch: str
    intent: Path
    files: tuple[tuple[Path, Path], ...]
    folders: tuple[Path, ...] = ()

    def publish(self) -> tuple[Path, ...]:
        """Give every file its name and say the names; a file that took one meanwhile is left alone.

        Raises:
            CtrecordsError: the folder refuses or is away, or a name was taken; the intent stays, so the next
                start goes on and what is recorded becomes true.
        """
        taken: list[str] = []
        for hidden, final in self.files:
            if not final.parent.is_dir():
                raise _refused(final.parent, "the folder is not there any more")
            if not hidden.exists():
                continue  # it was named before a crash
            if final.exists() or final.is_symlink():
                taken.append(final.name)
                continue
            try:
                hidden.replace(final)
            except OSError as error:
                raise _refused(final.parent, error.strerror or type(error).__name__) from error
        folders = {final.parent for _, final in self.files}
        for folder in folders:
            with suppress(OSError):  # the names are given; some file systems cannot sync a folder
                disk.sync_folder(folder)
        if taken:
            raise CtrecordsError(
                f"The letters are made and recorded, but another file took the name “{taken[0]}” in "
                f"{self.files[0][1].parent} meanwhile.",
                remedy="Move that file away, then open the casebook again: the letter takes its name by itself.",
            )
        disk.discard(self.intent)
        return tuple(final for _, final in self.files)

    def discard(self) -> None:
        """Take every hidden file away again, and the folders made for them; nothing of the act stays."""
        for path in (*(hidden for hidden, _ in self.files), self.intent):
            disk.discard(path)
        disk.remove_empty(self.folders)


def prepare(tmp: Path, out: Path, files: Sequence[tuple[str, bytes]]) -> Parcel:
    """Write files under hidden names in *out* (made when missing) and note the intent in *tmp*.

    Raises:
        CtrecordsError: the folder is read-only or full, or a file of that name is already there.
    """
    batch = secrets.token_hex(8)
    pairs = tuple(
        (out / f"{_PREFIX}{batch}-{n}.part", out / name) for n, (name, _) in enumerate(files, start=1)
    )
    intent = tmp / _FOLDER / f"letters-{batch}.json"
    parcel = Parcel(batch, intent, pairs)
    try:
        parcel = replace(parcel, folders=disk.missing(out))
        for _, final in pairs:
            if final.exists() or final.is_symlink():
                raise CtrecordsError(
                    f"“{final.name}” is already in {out}. Nothing was written.",
                    remedy="Choose another folder, or move the older letter away.",
                )
        noted = {"files": [[str(a), str(b)] for a, b in pairs], "folders": [str(f) for f in parcel.folders]}
        disk.write(intent, json.dumps(noted).encode())
        out.mkdir(parents=True, exist_ok=True)  # after the intent: a kill leaves no folder nobody speaks of
        disk.abreast(_write, [(pair[0], content) for pair, (_, content) in zip(pairs, files, strict=True)])
        disk.sync_folder(out)
    except OSError as error:
        parcel.discard()
        raise CtrecordsError(
            f"The letters cannot be written to {out}: {error.strerror or error}. Nothing was written.",
            remedy="Choose a folder you may write to, on a disk with free space.",
        ) from error
    except BaseException:
        parcel.discard()
        raise
    return parcel


def settle(tmp: Path, committed: Callable[[str], bool]) -> int:
    """Finish or clear away what a crash left on its way out; say how many acts were settled.

    *committed* tells whether a batch's records were committed before the crash. What cannot be finished
    now, because the folder is away or refuses, waits for the next start and keeps nothing from opening.
    """
    count = 0
    disk.sweep(tmp / _FOLDER)
    for intent in sorted((tmp / _FOLDER).glob("letters-*.json")):
        parcel = _read(intent)
        if parcel is None:
            disk.discard(intent)
        elif not committed(parcel.batch):
            parcel.discard()
        else:
            try:
                parcel.publish()
            except CtrecordsError:
                _log.warning("letters of an interrupted act still wait for their folder")
                continue
        count += 1
    return count


def _read(intent: Path) -> Parcel | None:
    """The parcel an intent speaks of; None for a torn one, which no file and no record followed.

    A casebook may come from others, so an intent is believed only where it speaks of hidden files of its own.
    """
    try:
        noted = cast("dict[str, list[list[str]]]", json.loads(intent.read_text(encoding="utf-8")))
        files = tuple((Path(hidden), Path(final)) for hidden, final in noted["files"])
        folders = tuple(Path(str(folder)) for folder in noted["folders"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    parcel = Parcel(intent.stem.removeprefix("letters-"), intent, files, folders)
    return parcel if _is_own(parcel) else None


def _is_own(parcel: Parcel) -> bool:
    """Whether every file stands under its hidden name beside its place, and every folder above one of them."""
    above = {folder for hidden, _ in parcel.files for folder in hidden.parents}
    names = [f"{_PREFIX}{parcel.batch}-{n}.part" for n in range(1, len(parcel.files) + 1)]
    return (
        [hidden.name for hidden, _ in parcel.files] == names
        and all(hidden == final.with_name(hidden.name) for hidden, final in parcel.files if final.name)
        and all(final.name not in {"", ".."} and "\0" not in str(final) for _, final in parcel.files)
        and above.issuperset(parcel.folders)
    )


def _refused(folder: Path, why: str) -> CtrecordsError:
    return CtrecordsError(
        f"The letters are made and recorded, but cannot take their names in {folder}: {why}.",
        remedy="Make that folder reachable and writable, then open the casebook again: it goes on by itself.",
    )


def _write(file: tuple[Path, bytes]) -> None:
    path, content = file
    with os.fdopen(disk.new_file(path, mode=0o666), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
