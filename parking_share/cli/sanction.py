"""`parking-share sanction`: who takes no part in later draws, or loses the space now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import At, By, Json, PublicReason, RoundPath, TicketName, Why
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.evidence.amend import Amended

HELP = Text("Bar a household from draws until a day, and take its space where that is decided.")
EXAMPLE = Text(
    "Example: parking-share sanction rounds/2026 T-0042 --until 2028-03-15 "
    '--why "three overstays" --by 受理员甲'
)
REASON = "取消使用资格"
"""Published where nothing else is said."""


def sanction(
    round_path: RoundPath,
    ticket: TicketName,
    why: Why,
    by: By,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help=str(Text("The last day, included."))),
    ] = None,
    for_good: Annotated[
        bool, typer.Option("--for-good", help=str(Text("Without an end.")))
    ] = False,
    cancel: Annotated[
        bool, typer.Option("--cancel", help=str(Text("The household also loses its space now.")))
    ] = False,
    reason: PublicReason = REASON,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write the entries; with --cancel also amend the public record."""
    from parking_share.cli.amending import show_amended
    from parking_share.cli.options import given_day
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register
    from parking_share.register.conduct_entries import SANCTION
    from parking_share.register.holding import CANCELLED

    if (until is None) == (not for_good):
        raise typer.BadParameter(str(Text("give either --until DATE or --for-good")))
    last = "" if until is None else given_day(until, "--until").isoformat()
    amended: Amended | None = None
    with open_register(round_path, at) as desk:
        event = desk.write(SANCTION, ticket, by, {"until": last, "why": why})
        if cancel:
            amended = desk.announce(CANCELLED, ticket, by, reason, why)
    if amended is None:
        say_written(event, as_json=as_json)
    else:
        show_amended(amended, as_json=as_json)
