"""What is noted of a holder's conduct, and what is objected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

OVERSTAY, REFUSED_CARD, LENT, OTHER = "overstay", "ended-card", "lent", "other"
BREACHES = (OVERSTAY, REFUSED_CARD, LENT, OTHER)
"""Kinds of violation: a stay outside the hours, a card used after its end, a card or space lent to
somebody else, anything else."""
UPHELD, DISMISSED = "upheld", "dismissed"
ANSWERS = (UPHELD, DISMISSED)


@dataclass(frozen=True, slots=True)
class Violation:
    """One confirmed breach of the rules."""

    seq: int
    """The number of its entry."""
    ticket: str
    breach: str
    """One of `BREACHES`."""
    at: datetime
    """When it began; local, without offset."""
    minutes: int | None
    """How long it was, beyond the hours and the grace; None where it has no length."""
    source: str
    """The log and line, or who saw it."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One objection, and its answer."""

    seq: int
    ticket: str
    """Whom it concerns; empty where it concerns the round."""
    received: date
    answered: date | None = None
    outcome: str = ""
    """One of `ANSWERS`; empty while it is open."""
