"""Refused attempts: by card and reason, and those that were the gate's own fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from parking_share.access.hours import Schedule
from parking_share.access.rules import Rule
from parking_share.access.timeline import Verdict
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.holders import Holders, in_force
from parking_share.register.gate_log.passages import Passage, Way

RULE_OF = {Way.IN: Rule.ENTER, Way.OUT: Rule.LEAVE}


@dataclass(frozen=True, slots=True)
class Refusals:
    """All refusals of one card for one reason."""

    shown: str
    span: CardSpan | None
    """None for a card that this round never issued."""
    reason: str
    times: int
    wrongly: int
    """How many of them when the card was allowed: the gate's fault, not the holder's."""
    first: datetime
    last: datetime


def refusals(
    passages: Iterable[Passage], holders: Holders, schedule: Schedule
) -> tuple[Refusals, ...]:
    """Every refusal of a log, the most frequent first."""
    found: defaultdict[tuple[object, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        if not passage.granted:
            found[passage.key, passage.reason].append(passage)
    counted = [_counted(sorted(own), holders, schedule) for own in found.values()]
    return tuple(sorted(counted, key=lambda one: (-one.wrongly, -one.times, one.shown, one.reason)))


def _counted(own: list[Passage], holders: Holders, schedule: Schedule) -> Refusals:
    first, last = own[0], own[-1]
    return Refusals(
        shown=first.shown,
        span=holders.at(first.key, first.at),
        reason=first.reason,
        times=len(own),
        wrongly=sum(1 for passage in own if _was_allowed(passage, holders, schedule)),
        first=first.at,
        last=last.at,
    )


def _was_allowed(passage: Passage, holders: Holders, schedule: Schedule) -> bool:
    span = holders.at(passage.key, passage.at)
    return (
        span is not None
        and in_force(span, passage.at)
        and schedule.verdict(passage.at, RULE_OF[passage.way]) is Verdict.YES
    )
