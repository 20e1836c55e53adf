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
from parking_share.cli.seed_given import By, Evidence, Values, given_seed
from parking_share.cli.terminal import progress, say, say_json, show
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.cli.papers import Papers
    from parking_share.cli.seed_given import Given
    from parking_share.files.round_folder import RoundFolder
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
    source: Values = None,
    evidence: Evidence = None,
    by: By = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Draw, and show the result."""
    from parking_share.reports.draw_report import awards_table, draw_json, draw_lines, freeze_lines

    given = given_seed(seed, dice, source, evidence, by)
    recorded_time(at)
    if target.is_dir():
        folder = _frozen_round(target)
    else:
        papers = _papers(target, (programme, decisions, sheet), quiet=as_json)
        folder = _close(papers, round_id, given, at, quiet=as_json)
    drawn = _draw(folder, given, at, quiet=as_json)
    if as_json:
        say_json(draw_json(drawn))
        return
    say(*freeze_lines(drawn.commitment, drawn.commitment_digest))
    show(awards_table(drawn))
    say(*draw_lines(drawn))


def _frozen_round(target: Path) -> RoundFolder:
    from parking_share.errors import RoundError
    from parking_share.files.round_folder import RoundFolder

    folder = RoundFolder(target.resolve())
    if not folder.is_frozen:
        raise RoundError(
            Text("{folder}: this is no frozen round.", folder=target),
            Text("Name the workbook of applications, or a folder such as rounds/2026."),
        )
    return folder


def _papers(
    applicants: Path, given: tuple[Path | None, Path | None, str | None], *, quiet: bool
) -> Papers:
    from parking_share.cli.papers import STEPS, read_papers

    with progress(STEPS, quiet=quiet) as tick:
        return read_papers(applicants, *given, tick)


def _close(
    papers: Papers, round_id: str | None, given: Given, at: str | None, *, quiet: bool
) -> RoundFolder:
    """The round of a workbook, its list closed if it was not.

    What the command line gives is checked first: a seed that cannot be taken closes no list.
    """
    from parking_share.cli import closing
    from parking_share.cli.seed_entry import Entry, at_a_terminal
    from parking_share.evidence.seed_sources import (
        announced_counts,
        committed_sources,
        require_enough_bits,
    )
    from parking_share.files.round_folder import rounds_locked

    folder = closing.round_folder(papers, round_id)
    with rounds_locked(folder.path.parent):
        if folder.is_frozen:
            closing.require_same_inputs(papers, folder)
            return folder
        announced = papers.programme.draw.seed_sources
        counts = announced_counts(announced)
        sources = committed_sources(announced, () if announced else given.wanted_kinds)
        require_enough_bits(sources, counts)
        Entry(given, counts, ask=at_a_terminal() and not quiet).checked(sources)
        closing.close_list(papers, folder, sources, recorded_time(at))
    return folder


def _draw(folder: RoundFolder, given: Given, at: str | None, *, quiet: bool) -> DrawnRound:
    from parking_share.cli.drawing import draw_round
    from parking_share.cli.seed_entry import Entry, at_a_terminal
    from parking_share.evidence.seed_sources import announced_counts
    from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
    from parking_share.files.round_folder import rounds_locked

    rules, _ = read_programme(folder.public / PROGRAMME_FILE)
    counts = announced_counts(rules.draw.seed_sources)
    entry = Entry(given, counts, ask=at_a_terminal() and not quiet)
    with rounds_locked(folder.path.parent):
        return draw_round(folder, entry, lambda: recorded_time(at))
