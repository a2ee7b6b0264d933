"""The start imports no casebook, store or law: the window is painted before them."""

import subprocess
import sys

_START = """
import ast, inspect, sys
from ctrecords.gui import app
for node in ast.walk(ast.parse(inspect.getsource(app))):
    if isinstance(node, ast.ImportFrom):
        exec(ast.unparse(node))
late = ("ctrecords.casebook", "ctrecords.store", "ctrecords.law", "ctrecords.gui.frame", "sqlcipher3")
print(*sorted(name for name in sys.modules if name.startswith(late)))
"""


def test_nothing_is_imported_for_a_casebook_before_the_window_is_painted() -> None:
    started = subprocess.run(  # noqa: S603 - our own Python with our own words
        [sys.executable, "-c", _START], capture_output=True, text=True, check=True
    )
    assert started.stdout.split() == []
