"""All that a log says, in one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from parking_share.access.hours import Schedule
from parking_share.access.windows import Window
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.clock import ClockDoubt, doubt_clock
from parking_share.register.gate_log.holders import Holders, held
from parking_share.register.gate_log.passages import Key, Passage
from parking_share.register.gate_log.presence import laid_out
from parking_share.register.gate_log.proposals import Doubt, Judge, Proposal
from parking_share.register.gate_log.refusals import Refusals, refusals
from parking_share.register.gate_log.stays import Pairing, pair
from parking_share.register.gate_log.usage import Usage, usage

ONE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Stranger:
    """A card or plate that this round never issued."""

    shown: str
    passages: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Findings:
    """What the log of a period says; nothing in it is decided."""

    period: Window
    """From the first passage to the last, or as asked for."""
    pairing: Pairing
    """Of the cards and plates of this round, as far as it falls into the period."""
    clock: ClockDoubt | None
    """Where there is one, nothing else must be taken at its word."""
    proposals: tuple[Proposal, ...]
    doubts: tuple[Doubt, ...]
    refusals: tuple[Refusals, ...]
    unused: tuple[CardSpan, ...]
    """Cards in force in the period of which neither number nor plate went through."""
    strangers: tuple[Stranger, ...]
    usage: Usage


def find(
    passages: Sequence[Passage],
    spans: Sequence[CardSpan],
    schedule: Schedule,
    grace: timedelta,
    asked: Window | None = None,
) -> Findings:
    """Everything that a log of at least one passage says of a period.

    Entries and exits are paired over the whole log, whatever period is asked for, so that a stay
    across its edge stays whole; it is told in the period in which it began.
    """
    whole = _whole(passages)
    period = whole if asked is None else whole.within(asked)
    holders = Holders.of(spans)
    pairing = pair((one for one in passages if one.key in holders.spans), holders)
    hours = laid_out(schedule, whole)
    told = _within(pairing, period)
    judge = Judge(holders, schedule, hours, grace, whole.ends)
    proposals, doubts = judge.judged(told.stays)
    passed = [one for one in passages if period.begins <= one.at < period.ends]
    return Findings(
        period=period,
        pairing=told,
        clock=doubt_clock(pairing.stays, hours),
        proposals=proposals,
        doubts=doubts,
        refusals=refusals(passed, holders, schedule),
        unused=_unused(passed, spans, period),
        strangers=_strangers(passed, holders),
        usage=usage(pairing.stays, spans, schedule, period),
    )


def _whole(passages: Iterable[Passage]) -> Window:
    """From the first passage to the last; the last one belongs to it."""
    times = [one.at for one in passages]
    return Window(min(times), max(times) + ONE_SECOND)


def _within(pairing: Pairing, period: Window) -> Pairing:
    def told(at: datetime) -> bool:
        return period.begins <= at < period.ends

    return replace(
        pairing,
        stays=tuple(stay for stay in pairing.stays if told(stay.entry.at)),
        entries_alone=tuple(one for one in pairing.entries_alone if told(one.at)),
        exits_alone=tuple(one for one in pairing.exits_alone if told(one.at)),
    )


def _unused(
    passages: Iterable[Passage], spans: Iterable[CardSpan], period: Window
) -> tuple[CardSpan, ...]:
    keys = {one.key for one in passages if one.granted}
    used = {(s.ticket, s.card) for s in spans if Holders.of([s]).spans.keys() & keys}
    return tuple(
        span
        for span in spans
        if not held(span, period).empty and (span.ticket, span.card) not in used
    )


def _strangers(passages: Iterable[Passage], holders: Holders) -> tuple[Stranger, ...]:
    times: defaultdict[Key, list[datetime]] = defaultdict(list)
    shown: dict[Key, str] = {}
    for one in passages:
        if one.granted and one.key not in holders.spans:
            times[one.key].append(one.at)
            shown[one.key] = min(one.shown, shown.get(one.key, one.shown))
    found = [Stranger(shown[key], len(own), min(own), max(own)) for key, own in times.items()]
    return tuple(sorted(found, key=lambda one: (-one.passages, one.shown)))
