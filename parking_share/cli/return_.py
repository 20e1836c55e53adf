"""`parking-share return`: a holder gives the space back; the next alternate is called."""

from __future__ import annotations

from parking_share.cli.options import At, By, Json, PublicReason, RoundPath, TicketName, Why
from parking_share.language import Text

HELP = Text("Note that a holder gives a space back: moved away, sold the car, or gives up.")
EXAMPLE = Text(
    'Example: parking-share return rounds/2026 T-0042 --why "sold the flat" --by 受理员甲'
)
REASON = "本人退还车位"
"""Published where nothing else is said."""


def return_(
    round_path: RoundPath,
    ticket: TicketName,
    why: Why,
    by: By,
    reason: PublicReason = REASON,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write the entry, amend the public record, and show who moves up."""
    from parking_share.cli.amending import show_amended
    from parking_share.cli.register_desk import open_register
    from parking_share.register.holding import RETURNED

    with open_register(round_path, at) as desk:
        amended = desk.announce(RETURNED, ticket, by, reason, why)
    show_amended(amended, as_json=as_json)
