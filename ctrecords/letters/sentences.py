"""Fill the sentences a law file gives for letters: ``{name}`` and nothing cleverer.

The braces are read here and not by ``str.format``, which would follow attributes and run conversions.
"""

import re
from collections.abc import Mapping

from ctrecords.errors import CtrecordsError

_BRACED = re.compile(r"\{([^{}]*)\}|[{}]")


def used(sentence: str) -> frozenset[str]:
    """The names a sentence has in braces."""
    return frozenset(found for found in _BRACED.findall(sentence) if found)


def fill(sentence: str, values: Mapping[str, str], *, name: str) -> str:
    """A sentence with its ``{names}`` replaced; ``name`` is what the law file calls the sentence.

    Raises:
        CtrecordsError: the sentence uses an unknown name or a stray brace; both are quoted.
    """

    def replace(found: re.Match[str]) -> str:
        asked = found[1]
        if asked is None or asked not in values:
            known = ", ".join(f"{{{known}}}" for known in sorted(values))
            raise CtrecordsError(
                f"The sentence “{name}” of the law file uses {found[0]}, which no letter fills.",
                remedy=f"Correct the sentence in the law file; known are {known}.",
            )
        return values[asked]

    return _BRACED.sub(replace, sentence).strip()
