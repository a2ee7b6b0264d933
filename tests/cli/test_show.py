"""How answers are written: what others wrote cannot steer the terminal."""

import json

import pytest

from ctrecords.cli.show import answer


def test_control_codes_are_shown_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    nasty = "red \x1b[31m bell \x07 line\nnext \x9b2J"
    answer({"said": nasty}, as_json=False, text=lambda: [nasty, "plain § “words” ₣"])
    shown = capsys.readouterr().out
    assert shown == "red �[31m bell � line next �2J\nplain § “words” ₣\n"
    answer({"said": nasty}, as_json=True, text=list)
    assert json.loads(capsys.readouterr().out) == {"said": nasty}
