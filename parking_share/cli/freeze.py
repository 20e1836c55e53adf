"""`parking-share freeze`: close the list and commit to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import (
    At,
    Decisions,
    Json,
    Programme,
    Round,
    SheetName,
    recorded_time,
)
from parking_share.cli.terminal import progress, say, say_json
from parking_share.language import Text

HELP = Text("Close the list of applications and publish its commitment.")
EXAMPLE = Text("Example: parking-share freeze applicants.xlsx --source dice")


def freeze(
    applicants: Annotated[
        Path,
        typer.Argument(metavar="APPLICANTS", help=str(Text("The workbook of applications."))),
    ],
    programme: Programme = None,
    decisions: Decisions = None,
    sheet: SheetName = None,
    round_id: Round = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="KIND",
            help=str(
                Text(
                    "Where the seed will come from: dice, d10, balls, digits, text or system; "
                    "repeatable; otherwise as the programme says."
                )
            ),
        ),
    ] = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Freeze a round, and say what people copy from the screen."""
    from parking_share.cli import closing
    from parking_share.cli.papers import STEPS, read_papers
    from parking_share.evidence.seed_sources import (
        announced_counts,
        committed_sources,
        require_enough_bits,
    )
    from parking_share.files.rounds_lock import rounds_locked
    from parking_share.lottery import commitment
    from parking_share.lottery.seed_values import KINDS
    from parking_share.reports.draw_report import freeze_json, freeze_lines, source_lines
    from parking_share.reports.receipts import FILE as RECEIPTS

    if not set(source or ()) <= set(KINDS):
        raise typer.BadParameter(str(Text("--source is one of {kinds}", kinds=", ".join(KINDS))))
    moment = recorded_time(at)
    with progress(STEPS, quiet=as_json) as tick:
        papers = read_papers(applicants, programme, decisions, sheet, tick)
    folder = closing.round_folder(papers, round_id)
    announced = papers.programme.draw.seed_sources
    sources = committed_sources(announced, tuple(dict.fromkeys(source or ())))
    weak = require_enough_bits(sources, announced_counts(announced))
    with rounds_locked(folder.path.parent):
        closing.close_list(papers, folder, sources, moment)
    data = (folder.public / commitment.FILE).read_bytes()
    committed, digest = commitment.parse_commitment(data), commitment.digest(data)
    if as_json:
        say_json(freeze_json(committed, digest, str(folder.public)))
        return
    say(*freeze_lines(committed, digest), *source_lines(committed))
    if weak is not None:
        say(weak)
    say(
        Text("Receipts to print and hand out: {file}", file=folder.sealed / RECEIPTS),
        Text("Publish both in at least two places before the seed exists."),
        Text("Then: parking-share draw {folder}", folder=folder.path),
    )
