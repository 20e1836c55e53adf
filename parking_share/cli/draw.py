"""`parking-share draw`: from a workbook, or a frozen round, to the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from parking_share.cli.terminal import progress, say, say_json, show
from parking_share.language import Text

if TYPE_CHECKING:
    from datetime import datetime

    from parking_share.reports.draw_report import DrawnRound

HELP = Text("Draw the lottery: check, close the list, take the seed, rank, allot, publish.")
EXAMPLE = Text("Example: parking-share draw applicants.xlsx --dice 3,1,4,1,5,…")


def draw(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="APPLICANTS|ROUND",
            help=str(Text("The workbook of applications, or the folder of a frozen round.")),
        ),
    ],
    programme: Programme = None,
    decisions: Decisions = None,
    sheet: SheetName = None,
    round_id: Round = None,
    seed: Annotated[
        str | None,
        typer.Option(
            "--seed",
            metavar="TEXT",
            help=str(Text("A seed as text, 1 to 1024 visible ASCII characters without /.")),
        ),
    ] = None,
    dice: Annotated[
        str | None,
        typer.Option(
            "--dice",
            metavar="LIST",
            help=str(Text("Dice throws as read, such as 3,1,4; at least 25, better 50.")),
        ),
    ] = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Draw, and show the result."""
    from parking_share.reports.draw_report import awards_table, draw_json, draw_lines, freeze_lines

    if seed is not None and dice is not None:
        raise typer.BadParameter(str(Text("give --seed or --dice, not both")))
    typed = {kind: value for kind, value in (("text", seed), ("dice", dice)) if value is not None}
    moment = recorded_time(at)
    if target.is_dir():
        drawn = _draw_frozen(target, typed, moment)
    else:
        drawn = _draw_workbook(
            target, (programme, decisions, sheet), round_id, typed, moment, quiet=as_json
        )
    if as_json:
        say_json(draw_json(drawn))
        return
    say(*freeze_lines(drawn.commitment, drawn.commitment_digest))
    show(awards_table(drawn))
    say(*draw_lines(drawn))


def _draw_frozen(target: Path, typed: dict[str, str], moment: datetime) -> DrawnRound:
    from parking_share.cli.drawing import draw_round
    from parking_share.errors import RoundError
    from parking_share.files.round_folder import RoundFolder, rounds_locked

    folder = RoundFolder(target.resolve())
    if not folder.is_frozen:
        raise RoundError(
            Text("{folder}: this is no frozen round.", folder=target),
            Text("Name the workbook of applications, or a folder such as rounds/2026."),
        )
    with rounds_locked(folder.path.parent):
        return draw_round(folder, typed, moment)


def _draw_workbook(
    applicants: Path,
    given: tuple[Path | None, Path | None, str | None],
    round_id: str | None,
    typed: dict[str, str],
    moment: datetime,
    *,
    quiet: bool,
) -> DrawnRound:
    from parking_share.cli import closing
    from parking_share.cli.drawing import draw_round
    from parking_share.cli.papers import STEPS, read_papers
    from parking_share.files.round_folder import rounds_locked

    with progress(STEPS + 2, quiet=quiet) as tick:
        papers = read_papers(applicants, *given, tick)
        folder = closing.round_folder(papers, round_id)
        with rounds_locked(folder.path.parent):
            if folder.is_frozen:
                closing.require_same_inputs(papers, folder)
            else:
                tick(Text("closing the list"))
                sources = closing.sources(papers, next(iter(typed), None))
                closing.close_list(papers, folder, sources, moment)
            tick(Text("drawing"))
            return draw_round(folder, typed, moment)
