"""One card in one holder's hands, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CardSpan:
    """One card in one holder's hands: from when to when it opens the gate."""

    card: str
    """The number as printed."""
    form: str
    """A value of `access.cards.CardFormat`."""
    ticket: str
    space: str
    plate: str
    """The holder's plate at the end of the span."""
    begins: datetime
    """Local time without offset, inclusive."""
    ends: datetime | None
    """Exclusive; None while it is valid."""
    ended: str = ""
    """"", "lost", "void", "replaced", "ended" (the holder no longer holds the space)."""
