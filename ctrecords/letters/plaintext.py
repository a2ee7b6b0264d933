"""A letter as plain text, for the form of a portal or the body of an e-mail; pure."""

from ctrecords.letters.breaks import bare
from ctrecords.letters.page import Block, Preview


def text(preview: Preview) -> str:
    """The words of a letter: an empty line between paragraphs, numbers before its items.

    Paragraphs set close together, such as the lines of an address, stay together. Header and footer are left out.
    """
    said: list[str] = []
    after = 0.0
    for block in preview.blocks:
        words = _words(block)
        close = bool(said) and max(after, block.before) < _GAP and not block.label
        after = block.after
        if not words:
            continue
        if said and not close:
            said.append("")
        said.extend(words)
    return bare("\n".join(said)) + "\n" if said else ""


_GAP = 1.5  # points; what stands closer is one paragraph


def _words(block: Block) -> list[str]:
    if block.cells:
        cells = (" ".join(inner.text for inner in cell.blocks) for cell in block.cells)
        return [" | ".join(" ".join(cell.split()) for cell in cells)]
    lines = [" ".join(line.split()) for line in block.text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    if block.label and lines:
        lines[0] = f"{block.label} {lines[0]}"
    return _one_gap(lines)


def _one_gap(lines: list[str]) -> list[str]:
    """The lines with one empty line where there were several, such as the room to sign."""
    return [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]


def subject(preview: Preview) -> str:
    """The letter's own subject line; empty when it has none."""
    found = (block.text for block in preview.blocks if block.style.replace(" ", "") == "SubjectLine")
    return " ".join(bare(next(found, "")).split())
