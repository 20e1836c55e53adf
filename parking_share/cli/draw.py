"""`parking-share draw`: from a workbook, or a frozen round, to the result."""

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
)
from parking_share.cli.seed_given import By, Evidence, Values, given_seed
from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text

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
    source: Values = None,
    evidence: Evidence = None,
    by: By = None,
    rehearse: Annotated[
        bool,
        typer.Option(
            "--rehearse",
            help=str(
                Text("Rehearse with a made-up list: name the programme's folder; all is marked.")
            ),
        ),
    ] = False,
    present: Annotated[
        bool,
        typer.Option(
            "--present", help=str(Text("Show the steps full-screen, to be followed by the public."))
        ),
    ] = False,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Draw, and show the result."""
    from parking_share.cli.draw_stages import Order, frozen_round, mark_of, present_draw
    from parking_share.reports.draw_report import awards_table, draw_json, draw_lines, freeze_lines
    from parking_share.reports.minutes import DOCUMENT_FILE
    from parking_share.reports.rehearsal_mark import marked, marked_table

    given = given_seed(seed, dice, source, evidence, by)
    order = Order(given, at, round_id, quiet=as_json)
    if rehearse:
        folder = order.rehearsal(target)
    elif target.is_dir():
        folder = frozen_round(target)
    else:
        folder = order.closed(target, (programme, decisions, sheet))
    if present and order.ask:
        present_draw(order, folder)
        return
    drawn = order.draw(folder)
    if as_json:
        say_json(draw_json(drawn) | ({"rehearsal": True} if rehearse else {}))
        return
    mark = mark_of(folder)
    say(*marked(mark, freeze_lines(drawn.commitment, drawn.commitment_digest)))
    show(marked_table(mark, awards_table(drawn)))
    minutes = Text("Minutes to sign: {file}", file=folder.sealed / DOCUMENT_FILE)
    say(*marked(mark, [*draw_lines(drawn), minutes]))
