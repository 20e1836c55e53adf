"""`parking-share note`: a telephone call, a visit, anything that a later reader will ask about."""

from __future__ import annotations

from typing import Annotated

import typer

from parking_share.cli.options import At, By, Concerning, Json, RoundPath
from parking_share.language import Text

HELP = Text("Note a call, a visit, or anything else that a later reader will ask about.")
EXAMPLE = Text(
    'Example: parking-share note rounds/2026 "called, no answer" --ticket T-0042 --by 受理员甲'
)


def note(
    round_path: RoundPath,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=str(Text("What is to be noted.")))],
    by: By,
    ticket: Concerning = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry."""
    from parking_share.cli.register_answer import enter
    from parking_share.register.holding_entries import NOTE

    enter(round_path, NOTE, ticket, by, {"text": text}, at=at, as_json=as_json)
