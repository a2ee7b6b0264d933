"""What a letter to an agency already asked says of the request, from where it stands.

Every name a letter.toml lists in ``filled`` that is not the same for all letters is made here, as is every
sentence of the law file that needs such a word. It must not know Word, and asks nothing of the casebook.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from ctrecords.errors import CtrecordsError
from ctrecords.law.fitting import DEEMED_DENIED, time_passed, unanswered
from ctrecords.law.happened import ItemState
from ctrecords.law.standing import GIVEN, Standing
from ctrecords.law.statute import Statute
from ctrecords.law.thread_words import BY
from ctrecords.letters.about import chosen, item_line, item_words, this_letter
from ctrecords.letters.address import with_article
from ctrecords.letters.breaks import whole
from ctrecords.letters.complaint import complaint
from ctrecords.letters.letter import Kind, first_kind
from ctrecords.letters.money import money, unpaid
from ctrecords.letters.narrowed import narrowed
from ctrecords.letters.sentences import fill, used
from ctrecords.letters.terms import Terms, Value, read_cents, read_fields, settled
from ctrecords.model.days import dollars, items_named, letter_date
from ctrecords.model.directory import Requester
from ctrecords.model.ids import ref
from ctrecords.model.kinds import Channel, Direction, EffectKind, TrackingKind

FORUM = "forum_lines"
"""The name of the address of a letter that does not go to the agency."""
_SENTENCE = "_sentence"
_COUNTS = {4: "four", 10: "ten", 20: "twenty"}
_WHOLE = frozenset({"note", "reason", "publish", "facts", "search", "argument", "circumstances", "expedite"})
_WITHIN = frozenset({"days", "system", "pages", "relief"})
_NO_NUMBER = "[missing: the agency's number of the request]"
_MISSING = re.compile(r"\[missing: ([^\]]+)\]")


def facts(
    kind: Kind,
    standing: Standing,
    statute: Statute,
    typed: Mapping[str, str],
    *,
    others: Sequence[Standing] = (),
    requester: Requester | None = None,
) -> dict[str, Value]:
    """Every word of one letter that comes from the request or was typed for it.

    ``others`` are the other requests of its campaign. What a letter cannot do without and nobody knows stands
    in it as ``[missing: …]``; ``missing`` names it. With a ``requester`` that may be the phone number.

    Raises:
        CtrecordsError: something typed cannot be read, an item is not one the letter can be about, or the law
            file lacks a sentence.
    """
    fields = {name: _typed(name, value) for name, value in read_fields(kind, typed).items()}
    if "attention" in fields:
        fields["attention"] = fields["attention"] or _unit(statute)
    dated = date.fromisoformat(typed["dated"]) if typed.get("dated") else standing.days.today
    items = chosen(kind, standing, typed)
    words: dict[str, Value] = {
        **_request(standing, statute),
        **_time(standing, items, dated),
        **item_words(standing, items),
        **_promise(standing),
        **money(standing, statute),
        **_kept(statute, items, dated),
        **_narrowed(kind, standing, typed),
        "limit_short": bool(below(kind, standing, statute, typed)),
        "others": _others(items, others),
        **fields,
    }
    words["number"] = (
        whole(str(fields.get("number", ""))) or " and ".join(_references(standing)) or _NO_NUMBER
    )
    if "reserve" in fields:
        words["reserved"] = words["reserved"] if fields["reserve"] else ""
        words["complete"] = bool(words["complete"]) and not words["reserved"]
    if "chronology" in kind.filled or FORUM in kind.filled:
        words |= complaint(standing, statute, fields, dated, requester)
    for name in kind.filled:
        if name.endswith(_SENTENCE):
            words[name] = _sentence(name, statute, words)
    return {name: value for name, value in words.items() if name in kind.merge_names}


def missing(
    kind: Kind,
    standing: Standing,
    statute: Statute,
    typed: Mapping[str, str],
    *,
    requester: Requester | None = None,
) -> tuple[str, ...]:
    """What a letter still lacks, as the labels of its fields or in plain words.

    Raises:
        CtrecordsError: as for ``facts``.
    """
    lacking = [
        field.label
        for field in kind.fields
        if field.required and not typed.get(field.name, field.default).strip()
    ]
    if "item_lines" in kind.filled and not chosen(kind, standing, typed):
        lacking.append("Items")
    if "reworded_lines" in kind.filled and narrowed(typed, _numbers(unanswered(standing))).nothing:
        lacking.append("What changes: new wording, items dropped or items for later")
    for value in facts(kind, standing, statute, typed, requester=requester).values():
        lines = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        lacking += [found for line in lines for found in _MISSING.findall(line)]
    return tuple(dict.fromkeys(lacking))


def _request(standing: Standing, statute: Statute) -> dict[str, Value]:
    thread, sent = standing.thread, standing.happened.first(EffectKind.SENT)
    live = _references(standing)
    heard = standing.happened.first(EffectKind.ACKNOWLEDGED)
    on = letter_date(sent.on) if sent else ""
    mine = whole(ref("R", thread.request.id))
    yours = f"your reference{'s' if len(live) > 1 else ''} {' and '.join(live)}; " if live else ""
    name = _letters(statute, "request_name")
    return {
        "sent_on": on,
        "sent_by": BY[sent.event.channel] if sent and sent.event.channel is not Channel.NOTE else "",
        "subject": f"{name} of {on} ({yours}my reference {mine})",
        "request_name": name,
        "reference": mine,
        "references": " and ".join(live),
        "acknowledged_on": letter_date(heard.on) if heard else "",
        "same_day": heard is not None and sent is not None and heard.on == sent.on,
        "answered": any(entry.event.direction is Direction.IN for entry in standing.happened.entries()),
        "agency_named": with_article(thread.agency.name),
    }


def _typed(name: str, value: Value) -> Value:
    """Typed words as they stand in a letter: a sentence ends with a period, words within one do not."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if name in _WITHIN:
        return text.rstrip(".")
    return f"{text}." if name in _WHOLE and text and text[-1] not in '.?!…”"' else text


def _unit(statute: Statute) -> str:
    """The unit a first letter under this law goes to."""
    first = first_kind(statute.meta.id)
    unit = first.field("attention") if first else None
    return unit.default if unit else ""


def _references(standing: Standing) -> list[str]:
    """The agency's own numbers of a request that are still in use."""
    return [
        whole(one.number)
        for one in standing.thread.trackings
        if one.kind in {TrackingKind.AGENCY, TrackingKind.PORTAL}
        and (one.ended_on is None or one.ended_on > standing.days.today)
    ]


def _time(standing: Standing, items: Sequence[ItemState], dated: date) -> dict[str, Value]:
    response, silence = standing.clocks.response, standing.clocks.silence
    about = {state.item.number for state in items}
    count = sum(day.counted for day in response.deadline.days) if response else 0
    appeal = min(
        (
            running.file_by
            for running in standing.clocks.appeals
            if running.met is None
            and running.file_by >= dated
            and (not about or not running.items or about.intersection(running.items))
        ),
        default=None,
    )
    denied = response is not None and response.deadline.on_expiry == DEEMED_DENIED
    return {
        "response_days": _COUNTS.get(count, str(count)),
        "passed_on": letter_date(response.deadline.date) if response and time_passed(standing) else "",
        "silence_on": letter_date(silence) if silence and denied else "",
        "appeal_day": letter_date(appeal) if appeal else "",
    }


def _promise(standing: Standing) -> dict[str, Value]:
    broken = [claim for claim in standing.clocks.claims if claim.broken]
    if not broken:
        return dict.fromkeys(
            ("promise_on", "promise_said_on", "promise_by", "promise_who", "promise_words"), ""
        )
    claim = max(broken, key=lambda one: one.said_on)
    made = next(
        done
        for done in standing.happened.done(claim.kind)
        if done.effect.on == claim.on and done.on == claim.said_on
    )
    return {
        "promise_on": letter_date(claim.on),
        "promise_said_on": letter_date(claim.said_on),
        "promise_by": BY[claim.channel] if claim.channel is not Channel.NOTE else "",
        "promise_who": made.event.person,
        "promise_words": made.effect.quotation.strip().strip("“”").strip(" ."),
    }


def _kept(statute: Statute, items: Sequence[ItemState], dated: date) -> dict[str, Value]:
    about = settled(Terms(dated=dated), [state.text for state in items]).plate_readers
    days = [preset.retention_days for preset in statute.presets if (preset.since or dated) <= dated]
    return {"plate_readers": bool(about), "retention_days": str(days[-1]) if about and days else ""}


def _narrowed(kind: Kind, standing: Standing, typed: Mapping[str, str]) -> dict[str, Value]:
    if "reworded_lines" not in kind.filled:
        return {}
    change = narrowed(typed, _numbers(unanswered(standing)))
    return {
        "reworded_lines": [item_line(number, text) for number, text in sorted(change.wordings.items())],
        "dropped_items": items_named(change.dropped) if change.dropped else "",
        "deferred_items": items_named(change.deferred) if change.deferred else "",
        "kept_items": items_named(change.kept) if change.kept else "",
        "dropped_lines": _lines(standing, change.dropped),
        "deferred_lines": _lines(standing, change.deferred),
        "kept_lines": _lines(standing, change.kept),
        "this_letter": this_letter(
            standing, [state for state in standing.items if state.item.number not in change.wordings]
        ),
    }


def _lines(standing: Standing, numbers: Sequence[int]) -> list[str]:
    return [item_line(one.item.number, one.text) for one in standing.items if one.item.number in numbers]


def below(kind: Kind, standing: Standing, statute: Statute, typed: Mapping[str, str]) -> str:
    """Say that the sum a letter agrees to is less than what is asked; empty where it is not.

    Raises:
        CtrecordsError: the sum cannot be read.
    """
    field = kind.field("limit")
    limit = read_cents(field, typed.get("limit", "")) if field is not None else None
    asked = unpaid(standing, statute)
    if limit is None or limit >= asked:
        return ""
    first = "" if typed.get("first", "").strip() else "; say what to send for it first"
    return f"{dollars(limit)} is less than the {dollars(asked)} they ask{first}"


def _others(items: Sequence[ItemState], others: Sequence[Standing]) -> str:
    """How many agencies asked the same have provided what this one has not; empty when none has."""
    asked = [other for other in others if other.clocks.sent is not None]
    given: dict[int, list[int]] = {}
    for state in items:
        same = [
            one.outcome
            for other in asked
            for one in other.items
            if (one.item.number, one.item.text) == (state.item.number, state.item.text)
        ]
        count = sum(outcome in GIVEN for outcome in same)
        if count and state.outcome not in GIVEN and len(same) == len(asked):
            given.setdefault(count, []).append(state.item.number)
    said = [
        f"{count} {'has' if count == 1 else 'have'} provided {items_named(tuple(numbers))}"
        for count, numbers in sorted(given.items(), reverse=True)
    ]
    if not said:
        return ""
    last = f", and {said[-1]}" if len(said) > 1 else said[-1]
    return f"Of the {len(asked) + 1} agencies I asked for the same records, {', '.join(said[:-1])}{last}."


def _numbers(states: Sequence[ItemState]) -> tuple[int, ...]:
    return tuple(state.item.number for state in states)


def _sentence(name: str, statute: Statute, words: Mapping[str, Value]) -> str:
    """A sentence of the law file; empty when a word it needs is not known."""
    sentence = _letters(statute, name)
    known = {key: value for key, value in words.items() if isinstance(value, str)}
    known["why"] = known.get(name.removesuffix(_SENTENCE), "").strip().rstrip(".")
    known |= {"meta.citation": statute.meta.citation, "meta.law_name": statute.meta.law_name}
    empty = any(not known.get(word, word) for word in used(sentence))
    return "" if empty else fill(sentence, known, name=name)


def _letters(statute: Statute, name: str) -> str:
    if name not in statute.letters:
        raise CtrecordsError(
            f"The law file {statute.file} has no sentence “{name}”, which this letter needs.",
            remedy=f"Add {name} to [letters] in {statute.file}.",
        )
    return statute.letters[name]
