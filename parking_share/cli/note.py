"""`parking-share note`: a telephone call, a visit, anything that a later reader will ask about."""

from __future__ import annotations

from typing import Annotated

import typer

from parking_share.cli.options import At, By, Json, RoundPath
from parking_share.language import Text

HELP = Text("Note a call, a visit, or anything else that a later reader will ask about.")
EXAMPLE = Text(
    'Example: parking-share note rounds/2026 "called, no answer" --ticket T-0042 --by 受理员甲'
)


def note(
    round_path: RoundPath,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=str(Text("What is to be noted.")))],
    by: By,
    ticket: Annotated[
        str, typer.Option("--ticket", metavar="TICKET", help=str(Text("Whom it concerns.")))
    ] = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry."""
    from parking_share.cli.options import recorded_time
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register
    from parking_share.register.holding_entries import NOTE

    with open_register(round_path, recorded_time(at)) as desk:
        event = desk.write(NOTE, ticket, by, {"text": text})
    say_written(event, as_json=as_json)
