"""When a letter fits a request: one small rule for each situation, and why not where it does not.

Pure. It must not know any letter: a letter names the rule it goes by, and several may share one.
"""

from collections.abc import Callable

from ctrecords.errors import CtrecordsError
from ctrecords.law.happened import OPEN, ItemState
from ctrecords.law.ledger import ledger
from ctrecords.law.standing import GIVEN, Standing
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import EffectKind, Fee, Outcome, Proceeding

DEEMED_DENIED = "deemed_denied"
_FEE_OPEN = (Fee.ESTIMATE, Fee.DISPUTED, Fee.NARROWED)
_NOT_SENT = "The request has not been sent yet."
_ANSWERED = "No item is open."


def why_not(rule: str, standing: Standing, statute: Statute) -> str:
    """Say in one sentence why a letter of this rule does not fit a request; empty when it fits.

    Raises:
        CtrecordsError: there is no such rule.
    """
    if rule not in RULES:
        raise CtrecordsError(
            f"There is no rule called “{rule}” for when a letter fits.",
            remedy=f"Use one of these: {', '.join(sorted(RULES))}.",
        )
    if standing.clocks.sent is None:
        return _NOT_SENT
    return RULES[rule](standing, statute)


def unanswered(standing: Standing) -> tuple[ItemState, ...]:
    """The items awaiting an answer or passed over in one."""
    return tuple(state for state in standing.items if state.outcome in OPEN)


def uncited(standing: Standing, outcome: Outcome) -> tuple[ItemState, ...]:
    """The items of one outcome for which the agency has named no section."""
    return tuple(
        state for state in standing.items if state.outcome is outcome and not sections(standing, state)
    )


def sections(standing: Standing, state: ItemState) -> tuple[str, ...]:
    """The sections the agency has named for withholding an item, each once, in the order it named them."""
    said = [
        done.effect.section
        for done in standing.happened.done(EffectKind.DENIED, EffectKind.OUTCOME, EffectKind.EXEMPTION)
        if done.effect.item in {None, state.item.id} and done.effect.section
    ]
    return tuple(dict.fromkeys(said))


def time_passed(standing: Standing) -> bool:
    """Whether the agency's time to answer is over."""
    response = standing.clocks.response
    return response is not None and response.deadline.date < standing.days.today


def _any_sent(_standing: Standing, _statute: Statute) -> str:
    return ""


def _open(standing: Standing, _statute: Statute) -> str:
    return "" if unanswered(standing) else _ANSWERED


def _silent(standing: Standing, _statute: Statute) -> str:
    left = unanswered(standing)
    if not left:
        return _ANSWERED
    if time_passed(standing) or any(state.outcome is Outcome.NOT_ADDRESSED for state in left):
        return ""
    return _not_yet(standing)


def _promise_broken(standing: Standing, _statute: Statute) -> str:
    claims = standing.clocks.claims
    if any(claim.broken for claim in claims):
        return ""
    promised = [claim.on for claim in claims if claim.kind is EffectKind.PROMISE]
    ahead = [day for day in promised if day >= standing.days.today]
    if ahead:
        return f"No promise is broken: the agency named {standing.days.full(min(ahead))}."
    return "No promise is broken." if promised else "The agency has promised no day."


def _denied_uncited(standing: Standing, _statute: Statute) -> str:
    if uncited(standing, Outcome.DENIED):
        return ""
    denied = any(state.outcome is Outcome.DENIED for state in standing.items)
    return "Every denial names its section." if denied else "Nothing is denied in writing."


def _redacted_uncited(standing: Standing, _statute: Statute) -> str:
    if uncited(standing, Outcome.PROVIDED_WITH_REDACTIONS):
        return ""
    redacted = any(state.outcome is Outcome.PROVIDED_WITH_REDACTIONS for state in standing.items)
    return "Every redaction names its section." if redacted else "Nothing came with redactions."


def _fee_open(standing: Standing, statute: Statute) -> str:
    part_paid = standing.fee is Fee.PAID and ledger(standing.happened, statute).left > 0
    if standing.fee in _FEE_OPEN or part_paid:
        return ""
    return "No fee has been asked." if standing.fee is Fee.NONE else f"The fee is {standing.fee}."


def _fee_waivable(standing: Standing, statute: Statute) -> str:
    why = _fee_open(standing, statute)
    if why and standing.fee in (Fee.PAID, Fee.WAIVED):
        return why
    return why and _open(standing, statute)


def _inspectable(standing: Standing, statute: Statute) -> str:
    return _fee_open(standing, statute) and _open(standing, statute)


def _deletion_risk(standing: Standing, _statute: Statute) -> str:
    ended = (*GIVEN, Outcome.WITHDRAWN, Outcome.NO_RESPONSIVE_RECORDS)
    wanted = any(state.outcome not in ended for state in standing.items)
    return "" if wanted else "No record is still to come."


def _denied_or_silent(standing: Standing, statute: Statute) -> str:
    if standing.proceeding is not Proceeding.NONE:
        return "A complaint is already filed."
    if any(appeal.met is None for appeal in standing.clocks.appeals):
        return ""
    return _open(standing, statute) or _not_yet(standing)


def _adverse(standing: Standing, _statute: Statute) -> str:
    if standing.proceeding is not Proceeding.NONE:
        return "An appeal is already filed."
    against = any(appeal.met is None for appeal in standing.clocks.appeals)
    return "" if against else "No determination against you is logged."


def _provided(standing: Standing, _statute: Statute) -> str:
    given = any(state.outcome in GIVEN for state in standing.items)
    return "" if given else "Nothing has been provided yet."


def _not_yet(standing: Standing) -> str:
    response = standing.clocks.response
    if response is None:
        return _NOT_SENT
    if time_passed(standing):
        return "Nothing is denied."
    deadline = response.deadline
    number = sum(day.counted for day in deadline.days)
    last = f"day {number} is {standing.days.full(deadline.date)}"
    if deadline.on_expiry == DEEMED_DENIED:
        return f"Nothing is deemed denied yet: {last}."
    return f"The agency still has time: {last}."


RULES: dict[str, Callable[[Standing, Statute], str]] = {
    "any_sent": _any_sent,
    "open": _open,
    "silent": _silent,
    "promise_broken": _promise_broken,
    "denied_uncited": _denied_uncited,
    "redacted_uncited": _redacted_uncited,
    "fee_open": _fee_open,
    "fee_waivable": _fee_waivable,
    "inspectable": _inspectable,
    "deletion_risk": _deletion_risk,
    "denied_or_silent": _denied_or_silent,
    "adverse": _adverse,
    "provided": _provided,
}
"""Every rule by its name, as a letter.toml gives it in ``fits``."""
