"""The next act as advice, where the app cannot do it for the researcher yet.

It must not know any screen; who shows a request asks `offered` for a button and `advice` for a sentence.
"""

from ctrecords.law.docket import Act

_WORDS = {
    Act.COMPLAINT: "start a complaint with the FOI Commission",
    Act.APPEAL: "appeal to the office named in the determination letter",
    Act.ANSWER: "answer the agency's question, then log the answer",
    Act.FOLLOW_UP: "write a follow-up letter",
    Act.PROMISE_LETTER: "write and hold the agency to its promise",
    Act.FRESH: "send a fresh request",
}


def offered(act: Act | None) -> bool:
    """Whether the app does that act itself; otherwise it is only advised."""
    return act is not None and act not in _WORDS


def advice(act: Act | None) -> str:
    """The advice as a sentence; empty for an act the app does itself, or for none."""
    words = _WORDS.get(act) if act is not None else None
    return f"Advice: {words}." if words else ""
