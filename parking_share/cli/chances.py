"""`parking-share chances`: each ticket's probability of an award, before there is a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import Decisions, Json, Programme, SheetName
from parking_share.cli.terminal import progress, say, say_json, show
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.lottery.commitment import Lot
    from parking_share.lottery.tickets import Ticket
    from parking_share.reports.chances_report import Outlook

HELP = Text("Tell each ticket's chance of a space, and what the order of lots does.")
EXAMPLE = Text("Example: parking-share chances applicants.xlsx --svg chances.svg")


def chances(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="APPLICANTS|ROUND",
            help=str(Text("The workbook of applications, the folder of a round, or its record.")),
        ),
    ],
    programme: Programme = None,
    decisions: Decisions = None,
    sheet: SheetName = None,
    ticket: Annotated[
        str | None,
        typer.Option("--ticket", metavar="T", help=str(Text("Also say it of this one ticket."))),
    ] = None,
    runs: Annotated[
        int | None,
        typer.Option(
            "--runs",
            metavar="N",
            min=1,
            help=str(Text("How many draws to simulate where nothing exact can be said.")),
        ),
    ] = None,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE.svg", help=str(Text("Also draw the picture."))),
    ] = None,
    as_json: Json = False,
) -> None:
    """Work the chances out, and show them as a table and as bars."""
    from parking_share.reports import chances_report

    if svg is not None and svg.suffix.lower() != ".svg":
        raise typer.BadParameter(str(Text("--svg names a file that ends in .svg")))
    with progress(3, quiet=as_json) as tick:
        tick(Text("reading the list"))
        tickets, lots = _listed(target, (programme, decisions, sheet))
        _require_ticket(ticket, tickets)
        tick(Text("working out the chances"))
        outlook = _outlook(tickets, lots, runs)
    if svg is not None:
        _draw(svg, outlook)
    if as_json:
        say_json(chances_report.chances_json(outlook))
        return
    say(chances_report.headline(outlook))
    show(chances_report.chances_table(outlook))
    show(chances_report.lots_table(outlook))
    for reserve in outlook.reserves:
        show(chances_report.reserve_table(reserve))
    say(*chances_report.outlook_lines(outlook))
    if ticket is not None:
        say(chances_report.ticket_line(outlook, ticket))
    if svg is not None:
        say(Text("Picture: {file}", file=svg))


def _listed(
    target: Path, given: tuple[Path | None, Path | None, str | None]
) -> tuple[tuple[Ticket, ...], tuple[Lot, ...]]:
    if target.is_dir() or target.suffix.lower() == ".zip":
        return _from_record(target)
    from parking_share.cli.papers import read_papers
    from parking_share.evidence.freeze import ticket_list
    from parking_share.lottery.commitment import Lot

    papers = read_papers(target, *given, lambda _: None)
    nonces = {one.application.ticket: "0" * 32 for one in papers.decided}
    listed = ticket_list(papers.decided, papers.programme, nonces)
    return listed, tuple(Lot(lot.lot, lot.spaces) for lot in papers.programme.lots)


def _from_record(target: Path) -> tuple[tuple[Ticket, ...], tuple[Lot, ...]]:
    """The list of a closed round, with the amendments that stand before its draw."""
    from parking_share.errors import RoundError
    from parking_share.files.record import read_record
    from parking_share.files.round_folder import PUBLIC
    from parking_share.lottery import amendments, commitment, seed, tickets

    inner = target / PUBLIC
    files = read_record(inner if inner.is_dir() else target).files
    if tickets.FILE not in files or commitment.FILE not in files:
        raise RoundError(
            Text("{folder}: this is no frozen round.", folder=target),
            Text("Name the workbook of applications, or a folder such as rounds/2026."),
        )
    listed = tickets.parse_tickets(files[tickets.FILE])
    rows = amendments.parse_amendments(files[amendments.FILE]) if amendments.FILE in files else ()
    taken = seed.parse_seed(files[seed.FILE]).taken_at if seed.FILE in files else _NEVER
    standing = amendments.before_draw(listed, rows, taken)
    return standing, commitment.parse_commitment(files[commitment.FILE]).lots


_NEVER = "9999-12-31T23:59:59+00:00"
"""A seed that is still to come: every amendment stands before it."""


def _require_ticket(ticket: str | None, tickets: Sequence[Ticket]) -> None:
    from parking_share.errors import InputError

    if ticket is not None and all(one.ticket != ticket for one in tickets):
        raise InputError(
            Text("--ticket {ticket}: not on this list.", ticket=ticket),
            Text("Look at the acceptance number on the receipt."),
        )


def _outlook(tickets: Sequence[Ticket], lots: tuple[Lot, ...], runs: int | None) -> Outlook:
    from parking_share.errors import InputError
    from parking_share.findings import Outcome
    from parking_share.lottery.chances import chances as chances_of
    from parking_share.lottery.reserves import reserves
    from parking_share.lottery.tickets import ELIGIBLE
    from parking_share.reports.chances_report import Outlook

    found = chances_of(tickets, lots, runs)
    if not found.chances:
        raise InputError(
            Text("No application is eligible; there is nothing to draw."),
            Text("Look at the findings of `parking-share check`."),
        )
    waiting = sum(one.outcome == Outcome.REVIEW.value for one in tickets)
    admitted = [
        replace(one, outcome=ELIGIBLE) if one.outcome == Outcome.REVIEW.value else one
        for one in tickets
    ]
    return Outlook(
        lots=lots,
        found=found,
        reserves=tuple(reserves(tickets, lots, runs)),
        in_review=waiting,
        if_admitted=chances_of(admitted, lots, runs) if waiting else None,
    )


def _draw(svg: Path, outlook: Outlook) -> None:
    from parking_share.files.atomic import replace as write
    from parking_share.reports import chances_report
    from parking_share.reports.chances_plot import chances_svg

    picture = chances_svg(
        Text("Chance of a space"),
        (chances_report.headline(outlook), chances_report.method(outlook.found)),
        outlook.found,
    )
    write(svg, picture.encode("utf-8"))
