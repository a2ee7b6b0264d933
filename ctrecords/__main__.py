"""Pick a face: no command opens the window, a child's name serves it, anything else is the command line."""

import sys


def main() -> int:
    """Run ctrecords and return the exit code."""
    if sys.argv[1:2] == ["--child"]:
        from ctrecords import children

        children.serve(sys.argv[2], int(sys.argv[3]))
    from ctrecords.cli.main import run
    from ctrecords.gui.app import open_window

    return run(sys.argv[1:], open_window)


if __name__ == "__main__":
    raise SystemExit(main())
