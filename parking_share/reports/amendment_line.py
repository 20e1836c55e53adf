"""One row of the amendments as a sentence."""

from __future__ import annotations

from parking_share.language import Text
from parking_share.lottery.amendments import STRIKE, Amendment


def amendment_line(row: Amendment) -> Text:
    """What became of the ticket, and why."""
    if row.change == STRIKE:
        return Text(
            "Row {seq}: {ticket} is struck: {reason}",
            seq=row.seq,
            ticket=row.ticket,
            reason=row.reason,
        )
    return Text(
        "Row {seq}: {ticket} is reinstated: {reason}",
        seq=row.seq,
        ticket=row.ticket,
        reason=row.reason,
    )
