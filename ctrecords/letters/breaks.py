"""Where a line or a page of a letter may not break: a section from its sign, a day from its month, a short list.

It works on the text of a Word part that is otherwise finished, so it holds for every template, one's own too.
It must not know which letter it is.
"""

import re
from collections.abc import Sequence
from math import ceil

from ctrecords.model.days import LONG_MONTHS

SPACE, HYPHEN = "\u00a0", "\u2011"
"""A space and a hyphen at which no line breaks."""
_MONTHS = "|".join(f"(?<={month} )" for month in LONG_MONTHS)
# Every way begins with the space itself: so a letter is searched in a tenth of the time.
_TIED = re.compile(
    " (?:"
    rf"(?=\d{{1,2}}, \d{{4}}\b)(?:{_MONTHS})|(?<=\d, )(?=\d{{4}}\b)"
    r"|(?<=§ )(?=\S)|(?<=\d )(?=U\.S\.C\. |C\.F\.R\. )|(?:(?<=U\.S\.C\. )|(?<=C\.F\.R\. ))(?=\S)"
    "|(?<=my )(?=reference \ufdd0?R\\b)|(?<=my reference )(?=\ufdd0?R\\b)"  # a preview marks what is merged
    r"|(?:(?<=\b[Ii]tem )|(?<=\b[Ii]tems )|(?<=\bAct )|(?<=\b[Dd]ay ))(?=\d)"
    ")"
)
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_LISTED = re.compile(r'<w:pStyle w:val="(DatedLine|ExhibitLine|ItemLine|ListNumber2?)"/>(?!<w:keepNext)')
_MARKUP = re.compile(r"<[^>]+>")
_WIDE = 75  # letters in a line of a list, about
_SHORT = 6  # lines of a list that goes on one page whole


def whole(number: str) -> str:
    """A number somebody gave a request, with hyphens at which no line breaks."""
    return number.replace("-", HYPHEN)


def bare(text: str) -> str:
    """A text with plain spaces and hyphens, to be searched, typed or sent as it is."""
    return text.replace(SPACE, " ").replace(HYPHEN, "-")


def unbroken(part: str) -> str:
    """The text of a Word part in which sections, days and references stay in one line, and lists hold together."""
    tied = _TIED.sub(SPACE, part)
    made: list[str] = []
    at = 0
    for run in _lists(tied):
        keep = _kept([len(_MARKUP.sub("", tied[start:end])) for start, end in run])
        for number, (start, end) in enumerate(run):
            made += [tied[at:start], _keep(tied[start:end]) if number in keep else tied[start:end]]
            at = end
    return "".join((*made, tied[at:]))


def _lists(part: str) -> list[list[tuple[int, int]]]:
    """Where the paragraphs of each list of two and more begin and end."""
    runs: list[list[tuple[int, int]]] = []
    style = ""
    for found in _PARAGRAPH.finditer(part):
        named = _LISTED.search(found[0])
        if named and named[1] == style and not part[runs[-1][-1][1] : found.start()].strip():
            runs[-1].append(found.span())
        elif named:
            runs.append([found.span()])
        style = named[1] if named else ""
    return [run for run in runs if len(run) > 1]


def _kept(lengths: Sequence[int]) -> frozenset[int]:
    """Which paragraphs of a list stay with the next: all of a short one, the ends of a long one."""
    last = len(lengths) - 1
    if sum(ceil(length / _WIDE) for length in lengths) <= _SHORT:
        return frozenset(range(last))
    return frozenset({0, last - 1}) if last > 1 else frozenset()


def _keep(paragraph: str) -> str:
    return _LISTED.sub(lambda found: f"{found[0]}<w:keepNext/>", paragraph, count=1)
