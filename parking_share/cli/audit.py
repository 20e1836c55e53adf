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

HELP = Text("Audit every past round, its year after the draw, and the chain of all rounds.")
EXAMPLE = Text("Example: parking-share audit yingui --report audit.docx --report audit.xlsx")


def audit(
    programme: Annotated[
        Path,
        typer.Argument(
            metavar="PROGRAMME",
            help=str(Text("The folder with programme.toml and rounds, or its programme.toml.")),
        ),
    ],
    reports: Annotated[
        list[Path] | None,
        typer.Option(
            "--report",
            metavar="FILE.xlsx|FILE.docx",
            help=str(
                Text(
                    "Also write a workbook (.xlsx) or a document to sign (.docx); may be repeated."
                )
            ),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Audit, show a table a round, and exit with 0, 1, or 3 where there is nothing to audit."""
    from parking_share.audit.rounds import audit_rounds
    from parking_share.errors import RoundError
    from parking_share.files.audit_files import FORMS, refuse_targets, write_reports
    from parking_share.files.kept_rounds import read_kept_register, read_kept_rounds
    from parking_share.reports.audit_report import audit_json

    if any(file.suffix.lower() not in FORMS for file in reports or ()):
        raise typer.BadParameter(str(Text("a report of an audit is a .xlsx or a .docx file")))
    refuse_targets(reports or (), programme)
    with progress(2, quiet=as_json) as tick:
        tick(Text("reading the rounds"))
        kept = read_kept_rounds(programme)
        tick(Text("going through {n} rounds", n=len(kept)))
        audited = audit_rounds(kept, read_kept_register(programme))
    if not audited.past:
        raise RoundError(
            Text("{folder}: no round is drawn yet; there is nothing to audit.", folder=programme),
            Text("Draw one with `parking-share draw`."),
        )
    write_reports(reports or (), audited, kept)
    if as_json:
        say_json(audit_json(audited))
    else:
        _show(audited)
    if not audited.passed:
        raise typer.Exit(1)


def _show(audited: Audit) -> None:
    from parking_share.reports import audit_leads, audit_report
    from parking_share.reports.audit_words import LIMITS

    if audited.programme:
        show(audit_report.programme_table(audited))
        say("")
    for one in audited.rounds:
        show(audit_report.round_table(one))
        say(*audit_report.remark_lines(one), "")
    if not (listed := audit_leads.to_read(audited.leads)):
        say(audit_leads.HEADING)
    show(audit_leads.leads_table(listed))
    say(*audit_leads.lead_lines(audited.leads), *audit_leads.meaning_lines(listed), "")
    say(*LIMITS, "", audit_report.closing_line(audited))
