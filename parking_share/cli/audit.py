"""`parking-share audit`: every past round, from what was kept of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import progress, say, say_json, show
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.audit.check import Audit

HELP = Text(
    "Audit every past round: record, chain, rules, sealed inputs, eligibility, rulings, weights."
)
EXAMPLE = Text("Example: parking-share audit yingui --report audit.xlsx")


def audit(
    programme: Annotated[
        Path,
        typer.Argument(
            metavar="PROGRAMME",
            help=str(Text("The folder with programme.toml and rounds, or its programme.toml.")),
        ),
    ],
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="FILE.xlsx",
            help=str(Text("Also write everything into a new workbook.")),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Audit, show a table a round, and exit with 0, 1, or 3 where there is nothing to audit."""
    from parking_share.audit.rounds import audit_rounds
    from parking_share.errors import RoundError
    from parking_share.files.kept_rounds import read_kept_rounds
    from parking_share.reports import audit_report

    with progress(2, quiet=as_json) as tick:
        tick(Text("reading the rounds"))
        kept = read_kept_rounds(programme)
        tick(Text("going through {n} rounds", n=len(kept)))
        audited = audit_rounds(kept)
    if not audited.past:
        raise RoundError(
            Text("{folder}: no round is drawn yet; there is nothing to audit.", folder=programme),
            Text("Draw one with `parking-share draw`."),
        )
    if report is not None:
        _write(report, programme, audited)
    if as_json:
        say_json(audit_report.audit_json(audited))
    else:
        for one in audited.rounds:
            show(audit_report.round_table(one))
            say(*audit_report.remark_lines(one), "")
        say(*audit_report.LIMITS, "", audit_report.closing_line(audited))
    if not audited.passed:
        raise typer.Exit(1)


def _write(report: Path, programme: Path, audited: Audit) -> None:
    from parking_share.errors import InputError
    from parking_share.files.atomic import write_once
    from parking_share.files.programme_folder import ROUNDS
    from parking_share.files.spreadsheet import Grid, xlsx_bytes
    from parking_share.reports import audit_report

    folder = programme if programme.is_dir() else programme.parent
    if (folder / ROUNDS).resolve() in report.resolve().parents:
        raise InputError(
            Text("{file}: an audit writes nothing into the rounds.", file=report),
            Text("Name a file outside them."),
        )
    table = audit_report.report_table(audited)
    grid = Grid(
        name=str(Text("audit")),
        title=str(table.title),
        headers=[str(header) for header in table.headers],
        rows=[[str(cell) for cell in row] for row in table.rows],
        notes=[str(audit_report.closing_line(audited)), *map(str, audit_report.LIMITS)],
    )
    write_once(report, xlsx_bytes(grid))
