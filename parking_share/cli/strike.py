"""`parking-share strike`: an amendment after the list was closed."""

from __future__ import annotations

from parking_share.cli.amending import amend
from parking_share.cli.options import At, By, Json, Reason, RoundPath, TicketName
from parking_share.language import Text

HELP = Text("Take a ticket out of a round: a withdrawal, a forfeit, an objection upheld.")
EXAMPLE = Text(
    'Example: parking-share strike rounds/2026 T-0042 --reason "withdrawn by the applicant"'
)


def strike(
    round_path: RoundPath,
    ticket: TicketName,
    reason: Reason,
    by: By,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Strike a ticket; its space, if any, goes to the first alternate."""
    from parking_share.lottery.amendments import STRIKE

    amend(round_path, ticket, STRIKE, (reason, by), at, as_json=as_json)
