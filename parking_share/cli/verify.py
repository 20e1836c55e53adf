"""`parking-share verify`: one public record against its own claims."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text

HELP = Text("Verify a public record step by step, with nothing but the record.")
EXAMPLE = Text("Example: parking-share verify rounds/2026/public")


def verify(
    record: Annotated[
        Path,
        typer.Argument(metavar="RECORD", help=str(Text("The public folder of a round, or a zip."))),
    ],
    previous: Annotated[
        Path | None,
        typer.Option(
            "--previous",
            metavar="RECORD",
            help=str(Text("The record of the round before, to check the chain.")),
        ),
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help=str(Text("Print one JSON object for other programs."))),
    ] = False,
) -> None:
    """Verify, show every step and claim, and exit with 0 or 1."""
    from parking_share.evidence.verify import verify as verify_record
    from parking_share.files.record import read_record
    from parking_share.reports import verification_report

    verification = verify_record(
        read_record(record), None if previous is None else read_record(previous)
    )
    if as_json:
        say_json(verification_report.verification_json(verification))
    else:
        show(verification_report.steps_table(verification))
        show(verification_report.claims_table(verification))
        say(
            Text("The record is consistent: every step that could be run passed.")
            if verification.passed
            else Text("The record does NOT hold: look at the failed steps.")
        )
    if not verification.passed:
        raise typer.Exit(1)
