"""How the spaces were used: cars inside at each full hour, and spaces that nobody used.

Spaces and counts only; no card, plate or ticket, so the result may be shown to anyone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from parking_share.access.calendar import DayKind
from parking_share.access.hours import Schedule
from parking_share.access.windows import Window
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.holders import held
from parking_share.register.gate_log.stays import Stay

HOUR = timedelta(hours=1)
RARELY = 0.2
"""A space used on a smaller share of its days than this was rarely used."""


class DayGroup(StrEnum):
    """The two kinds of day that occupancy is told apart by."""

    WORKDAY = "workday"
    REST_DAY = "rest_day"


@dataclass(frozen=True, slots=True)
class HourOfDay:
    """The cars inside at one full hour, over all days of a group."""

    mean: float
    most: int
    days: int


@dataclass(frozen=True, slots=True)
class SpaceUse:
    """What one space was used for."""

    space: str
    stays: int
    days_used: int
    """Dates on which its car was inside at some time."""
    days_held: int
    """Dates of the period on which somebody held it."""
    last: datetime | None
    """When its car last came in, or the period's begin where it was inside already."""

    @property
    def share(self) -> float:
        """The share of its days on which it was used, from 0 to 1."""
        return self.days_used / self.days_held if self.days_held else 0.0

    @property
    def is_rare(self) -> bool:
        """Whether it was never or rarely used."""
        return self.share < RARELY


@dataclass(frozen=True, slots=True)
class Usage:
    """The use of the spaces over a period."""

    period: Window
    spaces: tuple[SpaceUse, ...]
    hours: dict[DayGroup, tuple[HourOfDay, ...]]
    """24 of each; a group of which the period has no day is left out."""
    peak: int
    """The most cars inside at a full hour."""
    peak_at: datetime | None
    days_unknown: int
    """Dates that no notice settles; they are in no group."""


def usage(
    stays: Sequence[Stay], spans: Sequence[CardSpan], schedule: Schedule, period: Window
) -> Usage:
    """What the holders' stays of a period say; a car still inside counts to the period's end.

    Only the time in which somebody held a space counts, so that a clock that was reset for a day
    does not spread the averages over twenty years.
    """
    period = _lent(spans, period)
    if period.empty:
        return Usage(period, (), {}, 0, None, 0)
    parts = [*_parts(stays, period)]
    inside = [*_inside(parts, period)]
    days = {at.date() for at, _ in inside}
    peak, peak_at = max(((n, at) for at, n in inside), key=itemgetter(0), default=(0, None))
    return Usage(
        period=period,
        spaces=tuple(_space_uses(parts, spans, period)),
        hours=_by_hour(inside, schedule),
        peak=peak,
        peak_at=peak_at if peak else None,
        days_unknown=sum(schedule.day(day).kind is DayKind.UNKNOWN for day in days),
    )


def _lent(spans: Sequence[CardSpan], period: Window) -> Window:
    parts = [part for span in spans if not (part := held(span, period)).empty]
    if not parts:
        return Window(period.begins, period.begins)
    return Window(min(part.begins for part in parts), max(part.ends for part in parts))


class _Part(NamedTuple):
    """The part of a stay that lies in the period."""

    space: str
    begins: datetime
    ends: datetime


def _parts(stays: Iterable[Stay], period: Window) -> Iterator[_Part]:
    first, last = period.begins, period.ends
    for owner, entry, exit_ in stays:
        begins = max(entry.at, first)
        ends = last if exit_ is None else min(exit_.at, last)
        if owner[0] and begins < ends:
            yield _Part(owner[1], begins, ends)


def _inside(parts: Iterable[_Part], period: Window) -> Iterator[tuple[datetime, int]]:
    """Each full hour of the period with the number of cars inside."""
    first = period.begins.replace(minute=0, second=0, microsecond=0)
    count = _hours_up_to(period.ends, first)
    change = [0] * (count + 1)
    for part in parts:
        change[_hours_up_to(part.begins, first)] += 1
        change[_hours_up_to(part.ends, first)] -= 1
    for n, cars in enumerate(accumulate(change[:count])):
        at = first + n * HOUR
        if at >= period.begins:
            yield at, cars


def _hours_up_to(at: datetime, first: datetime) -> int:
    """How many full hours lie before a moment, counted from `first`."""
    return -((first - at) // HOUR)


def _by_hour(
    inside: Iterable[tuple[datetime, int]], schedule: Schedule
) -> dict[DayGroup, tuple[HourOfDay, ...]]:
    counts: dict[DayGroup, list[list[int]]] = {g: [[] for _ in range(24)] for g in DayGroup}
    for at, cars in inside:
        kind = schedule.day(at.date()).kind
        if kind is not DayKind.UNKNOWN:
            group = DayGroup.REST_DAY if kind.rests else DayGroup.WORKDAY
            counts[group][at.hour].append(cars)
    return {
        group: tuple(_hour(cars) for cars in hours) for group, hours in counts.items() if any(hours)
    }


def _hour(cars: list[int]) -> HourOfDay:
    if not cars:
        return HourOfDay(0.0, 0, 0)
    return HourOfDay(sum(cars) / len(cars), max(cars), len(cars))


def _space_uses(
    parts: Iterable[_Part], spans: Iterable[CardSpan], period: Window
) -> Iterator[SpaceUse]:
    own: defaultdict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        own[part.space].append(part)
    for space, held_on in sorted(_days_held(spans, period).items()):
        used_on = {day for part in own[space] for day in _days(part.begins, part.ends)}
        yield SpaceUse(
            space=space,
            stays=len(own[space]),
            days_used=len(used_on),
            days_held=len(held_on | used_on),
            last=max((part.begins for part in own[space]), default=None),
        )


def _days_held(spans: Iterable[CardSpan], period: Window) -> dict[str, set[int]]:
    days: dict[str, set[int]] = {}
    for span in spans:
        part = held(span, period)
        if not part.empty:
            days.setdefault(span.space, set()).update(_days(part.begins, part.ends))
    return days


def _days(begins: datetime, ends: datetime) -> range:
    """The dates that a time touches."""
    last = ends - datetime.resolution
    return range(begins.toordinal(), last.toordinal() + 1)
