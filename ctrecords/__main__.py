"""Pick a face: no command opens the window, a child's name serves it, anything else is the command line."""

import io
import sys
from functools import partial


def main() -> int:
    """Run ctrecords and return the exit code."""
    if sys.argv[1:2] == ["--child"]:
        from ctrecords import children

        children.serve(sys.argv[2], int(sys.argv[3]))
    if sys.argv[1:] == ["--smoke"]:
        from ctrecords.gui.smoke import smoke

        return smoke()
    try:
        from ctrecords import paths
        from ctrecords.gui import app

        # Nothing to parse means the window: its first sight comes before the command line is imported.
        greeting = None if sys.argv[1:] else app.greet(paths.home())
        from ctrecords.cli.main import run
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing was changed.\n")
        return 3

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name the terminal cannot spell is written as an escape, which is JSON's own; never a crash.
            stream.reconfigure(errors="backslashreplace")
    return run(sys.argv[1:], partial(app.open_window, greeting=greeting))


if __name__ == "__main__":
    raise SystemExit(main())
