"""The year of one round, as the replay of its entries gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from parking_share.access.hours import ZONE
from parking_share.errors import RegisterError
from parking_share.language import Text
from parking_share.lottery.plain_text import instant
from parking_share.register.card_span import CardSpan
from parking_share.register.conduct import Objection, Violation
from parking_share.register.event import Event
from parking_share.register.holding import Holding
from parking_share.register.sanction import Sanction


@dataclass
class Year:
    """What stands after the last entry. Only the replay changes it."""

    round: str
    is_drawn: bool = False
    record: str = ""
    """SHA-256 of the `SHA256SUMS` that the register knows of."""
    amended: int = 0
    """The last amendment that it knows of."""
    holdings: list[Holding] = field(default_factory=list)
    cards: list[CardSpan] = field(default_factory=list)
    violations: dict[int, Violation] = field(default_factory=dict)
    sanctions: dict[int, Sanction] = field(default_factory=dict)
    objections: dict[int, Objection] = field(default_factory=dict)
    unfinished: Event | None = None
    """An entry whose amendment of the public record is still to be made."""
    last: Event | None = None
    latest: datetime | None = None
    """The latest moment of any entry."""
    is_purged: bool = False
    """Whether contents were removed after their retention date: then nothing else is known."""

    def standing(self) -> Iterator[Holding]:
        """Who holds a space now, in the order of the awards."""
        return (one for one in self.holdings if one.stands)

    def holding(self, ticket: str) -> Holding:
        """What a ticket holds now. Raises `RegisterError` when it is nothing."""
        for one in self.standing():
            if one.ticket == ticket:
                return one
        raise RegisterError(
            Text("{ticket} holds no space in round {round}.", ticket=ticket, round=self.round),
            Text("Look with `parking-share status`; nothing was written."),
        )

    def valid_card(self, ticket: str) -> CardSpan | None:
        """The card that opens the gate for a ticket now."""
        return next((one for one in self.cards if one.ticket == ticket and one.is_valid), None)

    def put(self, holding: Holding) -> None:
        """Let a holding take the place of what its ticket held before this entry."""
        place = self.holdings.index(self.holding(holding.ticket))
        self.holdings[place] = holding

    def put_card(self, before: CardSpan, after: CardSpan) -> None:
        """Let a card be what it is after this entry."""
        self.cards[self.cards.index(before)] = after


def local_time(event: Event) -> datetime:
    """When an entry was made, as local time without offset."""
    return instant(event.at).astimezone(ZONE).replace(tzinfo=None)
