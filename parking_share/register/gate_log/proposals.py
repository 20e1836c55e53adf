"""Proposed violations: what a person has to look at and confirm before it counts.

Nothing here is decided. A stay whose hours no notice settles is not among the proposals: it is
listed by itself, for a person to judge when the notice is out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from parking_share.access.hours import Schedule
from parking_share.access.rules import Rule
from parking_share.access.timeline import Timeline, Verdict
from parking_share.access.windows import Window
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.holders import Holders, in_force
from parking_share.register.gate_log.passages import Passage
from parking_share.register.gate_log.presence import is_plainly_allowed, presence
from parking_share.register.gate_log.stays import Stay


class Kind(StrEnum):
    """What is proposed."""

    OVERSTAY = "overstay"
    """Present outside the hours for longer than the grace."""
    ENTERED = "entered"
    """Came in when staying is allowed and entering is not."""
    LOST = "lost"
    VOID = "void"
    REPLACED = "replaced"
    ENDED = "ended"
    """Came in on a card that was no longer the holder's."""
    EARLY = "early"
    """Came in before the card was valid."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed violation, of one stay."""

    kind: Kind
    span: CardSpan
    began: datetime
    """The first moment that was not allowed."""
    left: datetime | None
    """When the car went out; None while it was inside at the end of the log."""
    minutes: int
    """Whole minutes present without leave; 0 where coming in is all that was wrong."""
    grace: int
    """The grace in minutes that it was measured with."""
    entry: Passage
    exit: Passage | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stay of which some hours are not known yet."""

    span: CardSpan
    parts: tuple[Window, ...]
    entry: Passage


@dataclass(frozen=True)
class Judge:
    """What the stays of a log are measured with."""

    holders: Holders
    schedule: Schedule
    hours: Timeline
    """The same hours, laid out over the log."""
    grace: timedelta
    end_of_log: datetime

    def proposals(self, stays: Iterable[Stay]) -> tuple[Proposal, ...]:
        """What is proposed of all stays of holders' cards, in the order of the stays."""
        return tuple(found for stay in stays if (found := self.of(stay)) is not None)

    def of(self, stay: Stay) -> Proposal | None:
        """What is proposed of one stay."""
        span = self._span(stay)
        if span is None:
            return None
        wrong = self._wrong_card(span, stay)
        if wrong is not None:
            return wrong
        window = stay.window(self.end_of_log)
        if not is_plainly_allowed(self.hours, window, span):
            found = presence(self.hours, window, span, self.grace)
            if found.late:
                began = found.late[0].begins
                return self._proposal(Kind.OVERSTAY, span, stay, began, found.minutes_late)
        if self._entered_wrongly(stay):
            return self._proposal(Kind.ENTERED, span, stay, stay.entry.at, 0)
        return None

    def doubts(self, stays: Iterable[Stay]) -> tuple[Doubt, ...]:
        """The stays with hours that are not known."""
        found: list[Doubt] = []
        for stay in stays:
            span, window = self._span(stay), stay.window(self.end_of_log)
            if span is None or is_plainly_allowed(self.hours, window, span):
                continue
            parts = presence(self.hours, window, span, self.grace).doubtful
            if parts:
                found.append(Doubt(span, parts, stay.entry))
        return tuple(found)

    def _span(self, stay: Stay) -> CardSpan | None:
        return self.holders.at(stay.entry.key, stay.entry.at)

    def _wrong_card(self, span: CardSpan, stay: Stay) -> Proposal | None:
        """A card that was not its holder's to use when it let the car in."""
        at = stay.entry.at
        if in_force(span, at):
            return None
        kind = Kind.EARLY if at < span.begins else Kind(span.ended or Kind.ENDED)
        window = stay.window(self.end_of_log)
        return self._proposal(kind, span, stay, at, window.length // timedelta(minutes=1))

    def _entered_wrongly(self, stay: Stay) -> bool:
        """Entering has rules of its own only where the office says so."""
        if not self.schedule.hours.restricts_movement:
            return False
        at = stay.entry.at
        return (
            self.hours.at(at).verdict is Verdict.YES
            and self.schedule.verdict(at, Rule.ENTER) is Verdict.NO
        )

    def _proposal(
        self, kind: Kind, span: CardSpan, stay: Stay, began: datetime, minutes: int
    ) -> Proposal:
        left = None if stay.exit is None else stay.exit.at
        grace = self.grace // timedelta(minutes=1)
        return Proposal(kind, span, began, left, minutes, grace, stay.entry, stay.exit)
