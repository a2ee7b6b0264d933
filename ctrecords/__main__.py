"""Pick a face: no command opens the window, anything else is the command line."""

import sys


def main() -> int:
    """Run ctrecords and return the exit code."""
    from ctrecords.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
