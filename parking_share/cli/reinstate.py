"""`parking-share reinstate`: an amendment after the list was closed."""

from __future__ import annotations

from parking_share.cli.amending import amend
from parking_share.cli.options import At, By, Json, Reason, RoundPath, TicketName
from parking_share.language import Text

HELP = Text("Bring a ticket back into a round: an objection upheld.")
EXAMPLE = Text('Example: parking-share reinstate rounds/2026 T-0042 --reason "objection upheld"')


def reinstate(
    round_path: RoundPath,
    ticket: TicketName,
    reason: Reason,
    by: By,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Reinstate a ticket; it takes a free space, or joins the queue at its rank."""
    from parking_share.lottery.amendments import REINSTATE

    amend(round_path, ticket, REINSTATE, (reason, by), at, as_json=as_json)
