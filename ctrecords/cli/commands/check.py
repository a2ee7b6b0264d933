"""`check`: is the casebook whole?"""

import click

from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.errors import LockedError
from ctrecords.upkeep.check import Report, check


@click.command("check")
@click.option("--deep", is_flag=True, help="Read every file again as well.")
@as_json
@click.pass_obj
def command(said: Session, deep: bool, as_json: bool) -> int:
    """Say whether the records, their journal and every file are whole; exit 1 when not."""
    folder = said.folder()
    try:
        report = check(folder, None, deep=deep)
    except LockedError:
        phrase = said.passphrase()
        if phrase is None:
            raise
        report = check(folder, phrase, deep=deep)
    data = {
        "ok": report.ok,
        "findings": [
            {"severity": f.severity, "what": f.what, "remedy": f.remedy, "ref": f.ref}
            for f in report.findings
        ],
        "counts": report.counts,
    }
    answer(data, as_json=as_json, text=lambda: _lines(report))
    return 0 if report.ok else 1


def _lines(report: Report) -> list[str]:
    made = [f"{f.severity}: {f.what} {f.remedy}" for f in report.findings]
    counts = ", ".join(f"{count} {name}" for name, count in report.counts.items())
    return [*made, f"{'The casebook is whole' if report.ok else 'The casebook is not whole'} ({counts})."]
