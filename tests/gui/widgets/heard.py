"""What a signal said, gathered for a test."""

from PySide6.QtCore import SignalInstance


def hears(signal: SignalInstance) -> list[object]:
    """Everything the signal says from now on, the first word of each."""
    said: list[object] = []

    def note(*words: object) -> None:
        said.append(words[0] if words else None)

    signal.connect(note)
    return said
