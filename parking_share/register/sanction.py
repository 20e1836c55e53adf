"""Sanctions: who may not take part until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sanction:
    """One sanction on one household, by its ticket."""

    ticket: str
    round: str
    begins: date
    until: date | None
    """The last day, inclusive; None for good."""
    why: str
    """For the office; never published."""

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a date."""
        return self.begins <= day and (self.until is None or day <= self.until)
