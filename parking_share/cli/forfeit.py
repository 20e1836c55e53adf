"""`parking-share forfeit`: spaces that were not claimed in time go to the next alternates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import At, Json, PublicReason, RoundPath, recorded_time
from parking_share.language import Text

if TYPE_CHECKING:
    from datetime import datetime

    from parking_share.evidence.amend import Amended

HELP = Text("List the spaces that are not claimed yet, or let those overdue go to alternates.")
EXAMPLE = Text("Example: parking-share forfeit rounds/2026 --all-overdue --by 受理员甲")
REASON = "逾期未签约，视为放弃"
"""Published where nothing else is said."""


def forfeit(
    round_path: RoundPath,
    ticket: Annotated[
        str | None,
        typer.Argument(
            metavar="[TICKET]", help=str(Text("The acceptance number; without one, a list."))
        ),
    ] = None,
    all_overdue: Annotated[
        bool, typer.Option("--all-overdue", help=str(Text("All that are overdue, in one step.")))
    ] = False,
    by: Annotated[
        str,
        typer.Option("--by", metavar="NAME", help=str(Text("Who makes the entry and answers."))),
    ] = "",
    why: Annotated[
        str,
        typer.Option(
            "--why",
            metavar="TEXT",
            help=str(Text("A remark for the office; it is never published.")),
        ),
    ] = "",
    reason: PublicReason = REASON,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Without a ticket, list who is due; otherwise forfeit, one after the other."""
    from parking_share.cli.amending import show_amended
    from parking_share.cli.terminal import say, say_json
    from parking_share.reports.amendment_report import amendment_json

    if ticket is None and not all_overdue:
        _list(round_path, recorded_time(at), as_json=as_json)
        return
    if not by.strip():
        raise typer.BadParameter(str(Text("--by is missing: who makes the entry")))
    done = []
    for one in _overdue(round_path, at) if ticket is None else [ticket]:
        done.append(_one(round_path, one, (by, reason, why), at))
        if not as_json:
            show_amended(done[-1], as_json=False)  # what is published is shown, whatever follows
    if as_json:
        say_json({"forfeited": [amendment_json(one) for one in done]})
    else:
        say(Text("{n} spaces forfeited.", n=len(done)))


def _one(round_path: Path, ticket: str, words: tuple[str, str, str], at: str | None) -> Amended:
    from parking_share.cli.register_desk import open_register, refuse_not_allowed, ticket_name
    from parking_share.register.holding import FORFEITED
    from parking_share.register.limits import too_early

    who, reason, why = words
    with open_register(round_path, at) as desk:
        held = desk.year.holding(ticket_name(ticket))
        if held.claimed is None:
            refuse_not_allowed(
                too_early(held, desk.papers.at.date()),
                Text("A deadline is settled with `parking-share extend`."),
            )
        return desk.announce(FORFEITED, ticket, who, reason, why)


def _overdue(round_path: Path, at: str | None) -> list[str]:
    from parking_share.cli.register_desk import open_register

    with open_register(round_path, at) as desk:
        today = desk.papers.at.date()
        return [one.ticket for one in desk.year.standing() if one.overdue(today)]


def _list(round_path: Path, moment: datetime, *, as_json: bool) -> None:
    from parking_share.cli.register_reading import standing_round
    from parking_share.cli.terminal import say, say_json, show
    from parking_share.reports.register_report import unclaimed, unclaimed_table

    waiting = unclaimed(standing_round(round_path).year)
    if as_json:
        today = moment.date()
        say_json(
            {
                "unclaimed": [
                    {
                        "ticket": one.ticket,
                        "space": one.space,
                        "due": None if one.due is None else one.due.isoformat(),
                        "overdue": one.overdue(today),
                    }
                    for one in waiting
                ]
            }
        )
        return
    if not waiting:
        say(Text("Every space is claimed."))
    show(unclaimed_table(waiting, moment.date()))
