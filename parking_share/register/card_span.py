"""A card in the hands of one holder: from when to when it opens the gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from parking_share.access.cards import CardFormat, CardNumber, card_number

LOST, VOID, REPLACED, ENDED = "lost", "void", "replaced", "ended"
"""Why a card opens no more; `ended`: its holder no longer holds the space."""


@dataclass(frozen=True, slots=True)
class CardSpan:
    """One card in one holder's hands."""

    seq: int
    """From 1 within the round; the gate's own number of this holder is made from it."""
    card: str
    """The number as printed."""
    form: str
    """A value of `CardFormat`."""
    ticket: str
    space: str
    plate: str
    """The holder's plate at the end of the span."""
    begins: datetime
    """Local time without offset, inclusive."""
    ends: datetime | None = None
    """Exclusive; None while it is valid."""
    ended: str = ""
    """One of the reasons above; empty while it is valid."""

    @property
    def number(self) -> CardNumber:
        """The card's number."""
        return card_number(self.card, CardFormat(self.form))

    @property
    def is_valid(self) -> bool:
        """Whether it still opens the gate."""
        return self.ends is None
