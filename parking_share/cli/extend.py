"""`parking-share extend`: a later last day to claim."""

from __future__ import annotations

from typing import Annotated

import typer

from parking_share.cli.options import At, By, Json, RoundPath, TicketName, Why
from parking_share.language import Text

HELP = Text("Give a holder a later last day to claim, or the first one that is settled.")
EXAMPLE = Text(
    "Example: parking-share extend rounds/2026 T-0042 --until 2026-04-10 "
    '--why "in hospital" --by 受理员甲'
)


def extend(
    round_path: RoundPath,
    ticket: TicketName,
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help=str(Text("The last day, included.")))
    ],
    why: Why,
    by: By,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry."""
    from parking_share.cli.options import given_day
    from parking_share.cli.register_answer import enter
    from parking_share.register.holding_entries import EXTEND

    content = {"due": given_day(until, "--until").isoformat(), "why": why}
    enter(round_path, EXTEND, ticket, by, content, at=at, as_json=as_json)
