"""What `strike` and `reinstate` have in common: one more row, and all that follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import recorded_time
from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text

RoundPath = Annotated[
    Path, typer.Argument(metavar="ROUND", help=str(Text("The folder of a frozen round.")))
]
TicketName = Annotated[
    str, typer.Argument(metavar="TICKET", help=str(Text("The acceptance number.")))
]
Reason = Annotated[
    str,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help=str(Text("Why; it is published, so name no person.")),
    ),
]


def amend(
    round_path: Path, ticket: str, change: str, reason: str, at: str | None, *, as_json: bool
) -> None:
    """Add one row, publish what follows, and show who moved."""
    from parking_share.errors import RoundError
    from parking_share.evidence.amend import amend_round
    from parking_share.files.round_folder import RoundFolder
    from parking_share.files.rounds_lock import rounds_locked
    from parking_share.reports.amendment_report import (
        amendment_json,
        amendment_lines,
        moved_table,
    )

    moment = recorded_time(at)
    folder = RoundFolder(round_path.resolve())
    folder.require_open()
    if not folder.sealed.is_dir():
        raise RoundError(
            Text("{folder}: this is no frozen round.", folder=round_path),
            Text("Name the workbook of applications, or a folder such as rounds/2026."),
        )
    with rounds_locked(folder.path.parent):
        name = ticket.strip().upper()
        amended = amend_round(folder.public_files(), change, name, reason.strip(), moment)
        if amended.files:
            folder.amend(amended.files)
    if as_json:
        say_json(amendment_json(amended))
        return
    show(moved_table(amended))
    say(*amendment_lines(amended))
