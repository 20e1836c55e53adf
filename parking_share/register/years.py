"""All rounds of a register. Importing it declares every kind of entry."""

from __future__ import annotations

from collections.abc import Sequence

from parking_share.register import (  # noqa: F401 - each declares its kinds
    card_entries,
    conduct_entries,
    holding_entries,
    record_entries,
)
from parking_share.register.event import Event
from parking_share.register.replay import replay
from parking_share.register.year import Year


def year_of(events: Sequence[Event], round_id: str) -> Year:
    """The year of one round; raises `RegisterError` as `replay` does."""
    return replay(events, round_id)


def rounds_of(events: Sequence[Event]) -> tuple[str, ...]:
    """The rounds that have entries, in the order of their first."""
    return tuple(dict.fromkeys(event.round for event in events if event.round))
