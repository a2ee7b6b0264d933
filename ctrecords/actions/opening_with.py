"""Opening a file with another program: a readable copy in a folder of one's own, removed soon after.

It is the one way in which the words of a received file are written outside of the casebook without being
exported; the window warns before it. The original is not touched: what is changed in the copy is lost.
"""

import re
import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from ctrecords import disk
from ctrecords.errors import CtrecordsError
from ctrecords.names import safe_name

if TYPE_CHECKING:  # the start sweeps the copies away, and must not wait for the casebook
    from ctrecords.casebook import Casebook

_FOLDER = "opened"
_RUN = re.compile(
    r"\.(app|bat|cmd|com|cpl|desktop|exe|hta|jar|jse?|lnk|ms[ci]|pif|ps1|reg|scr|sh|url|vb[es]?|ws[fh])$",
    re.IGNORECASE,
)
"""Files that a system starts instead of showing them."""


def copy_for(book: "Casebook", sha256: str, name: str, cache: Path) -> Path:
    """Write a copy nobody else may read, under a safe form of its name, and give where it lies.

    *cache* is this person's folder that can be thrown away.

    Raises:
        CtrecordsError: the file is missing or changed, the system would run it, or the copy cannot be written.
    """
    safe = safe_name(name)
    if _RUN.search(safe):
        raise CtrecordsError(
            f"“{safe}” is a program or starts one, and is not opened from here.",
            remedy="It is kept as it is. Ask the agency what it is and for its records in another form.",
        )
    folder = cache / _FOLDER / uuid.uuid4().hex
    try:
        disk.make_folder(cache / _FOLDER, mode=0o700)
        (cache / _FOLDER).chmod(0o700)
        disk.make_folder(folder, mode=0o700)
        target = folder / safe
        book.vault.copy_out(sha256, target)
        target.chmod(0o400)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise disk.trouble(error, cache) from error
    except CtrecordsError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return target


def sweep(cache: Path) -> int:
    """Remove every copy made; give how many are left because a program still holds them."""
    folder = cache / _FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return 0
    for one in folder.iterdir():
        if one.is_dir() and not one.is_symlink():
            for file in one.iterdir():
                _unlock(file)
            shutil.rmtree(one, ignore_errors=True)
    return sum(1 for _ in folder.iterdir())


def _unlock(file: Path) -> None:
    """Let a copy be removed where a file that may not be written may not be removed either."""
    if not file.is_symlink():
        file.chmod(0o600)
