"""Every act is either done by the app or advised, never both."""

import pytest

from ctrecords.law.advice import advice, offered
from ctrecords.law.docket import Act


@pytest.mark.parametrize("act", list(Act))
def test_an_act_has_a_button_or_a_sentence(act: Act) -> None:
    assert offered(act) != bool(advice(act))


def test_without_an_act_there_is_neither() -> None:
    assert not offered(None)
    assert not advice(None)


def test_the_advice_is_a_sentence() -> None:
    assert advice(Act.COMPLAINT) == "Advice: start a complaint with the FOI Commission."
