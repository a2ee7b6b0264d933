"""lxml as the extractors use it: its modules carry no types, so they are named untyped here, once."""

from typing import Any

import lxml.etree as _etree
import lxml.html as _html

etree: Any = _etree
html: Any = _html
