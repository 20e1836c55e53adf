"""Proposed violations: what a person has to look at and confirm before it counts.

Nothing here is decided. A stay whose hours no notice settles is not among the proposals: it is
listed by itself, for a person to judge when the notice is out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from operator import attrgetter

from parking_share.access.hours import Schedule
from parking_share.access.rules import Rule
from parking_share.access.timeline import Timeline, Verdict
from parking_share.access.windows import Window
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.holders import Holders, in_force, measured_by
from parking_share.register.gate_log.passages import Passage
from parking_share.register.gate_log.presence import Presence, is_plainly_allowed, presence
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

    def judged(self, stays: Iterable[Stay]) -> tuple[tuple[Proposal, ...], tuple[Doubt, ...]]:
        """What is proposed of the stays of holders' cards, and what cannot be told yet.

        Both in order of time.
        """
        proposals: list[Proposal] = []
        doubts: list[Doubt] = []
        moves_freely = not self.schedule.hours.restricts_movement
        for stay in stays:
            begins, ends = stay.entry.at, stay.until(self.end_of_log)
            span = self.holders.at(stay.entry.key, begins)
            if span is None or (
                moves_freely and is_plainly_allowed(self.hours, begins, ends, span)
            ):
                continue
            measure = measured_by(span, begins)
            found = presence(self.hours, Window(begins, ends), measure, self.grace)
            if found.doubtful:
                doubts.append(Doubt(span, found.doubtful, stay.entry))
            proposal = self._proposal(stay, span, found)
            if proposal is not None:
                proposals.append(proposal)
        proposals.sort(key=attrgetter("began"))
        doubts.sort(key=attrgetter("entry.at"))
        return tuple(proposals), tuple(doubts)

    def _proposal(self, stay: Stay, span: CardSpan, found: Presence) -> Proposal | None:
        """The gravest of what is wrong with a stay, if anything is."""
        at = stay.entry.at
        if at < span.begins:
            kind = Kind.EARLY
        elif not in_force(span, at):
            kind = Kind(span.ended or Kind.ENDED)
        elif found.late:
            kind, at = Kind.OVERSTAY, found.late[0].begins
        elif self._may_not_enter(at):
            kind = Kind.ENTERED
        else:
            return None
        return Proposal(
            kind=kind,
            span=span,
            began=at,
            left=None if stay.exit is None else stay.exit.at,
            minutes=found.minutes_late,
            grace=self.grace // timedelta(minutes=1),
            entry=stay.entry,
            exit=stay.exit,
        )

    def _may_not_enter(self, at: datetime) -> bool:
        """Entering has rules of its own where the office says so; staying is allowed here."""
        return (
            self.hours.at(at).verdict is Verdict.YES
            and self.schedule.verdict(at, Rule.ENTER) is Verdict.NO
        )
