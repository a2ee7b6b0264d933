"""The command line with a home of its own."""

from tests.talk import practice, starter, starter_built, talk

__all__ = ["practice", "starter", "starter_built", "talk"]
