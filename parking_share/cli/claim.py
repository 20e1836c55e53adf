"""`parking-share claim`: a winner or a called alternate signs."""

from __future__ import annotations

from typing import Annotated

import typer

from parking_share.cli.options import At, By, Json, Note, RoundPath, TicketName
from parking_share.language import Text

HELP = Text("Note that a holder has signed the agreement for a space.")
EXAMPLE = Text("Example: parking-share claim rounds/2026 T-0042 --by 受理员甲")


def claim(
    round_path: RoundPath,
    ticket: TicketName,
    by: By,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help=str(Text("The day of signing; otherwise today."))
        ),
    ] = None,
    why: Note = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry; refused after the last day to claim."""
    from parking_share.cli.options import given_day
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register, refuse_not_allowed, ticket_name
    from parking_share.register.holding_entries import CLAIM
    from parking_share.register.limits import too_late

    given = None if on is None else given_day(on, "--on")
    with open_register(round_path, at) as desk:
        day = given or desk.papers.at.date()
        refuse_not_allowed(
            too_late(desk.year.holding(ticket_name(ticket)), day),
            Text("A later deadline is given with `parking-share extend`."),
        )
        event = desk.write(CLAIM, ticket, by, {"on": day.isoformat(), "why": why})
    say_written(event, as_json=as_json)
