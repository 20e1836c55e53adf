"""A year laid out in time: from which moment parking is allowed, forbidden or not known yet.

Built once a year from the windows; afterwards a question is a search in a sorted list. A date
whose kind is unknown, or that follows one, is laid out under every kind it may turn out to be:
what all of them allow is allowed, what none allows is not, and the rest is unknown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from itertools import islice, pairwise, product

from parking_share.access.calendar import Calendar, DayKind
from parking_share.access.rules import Rule, open_on
from parking_share.access.windows import ONE_DAY, Window, whole_day
from parking_share.programme import Hours


class Verdict(Enum):
    """Whether a holder may."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, order=True, slots=True)
class Stretch:
    """A time in which the verdict does not change."""

    window: Window
    verdict: Verdict


@dataclass(frozen=True)
class Timeline:
    """One year's stretches in order, from New Year to New Year without a gap."""

    stretches: tuple[Stretch, ...]
    begins: tuple[datetime, ...]
    """Where each stretch begins."""

    def at(self, instant: datetime) -> Stretch:
        """The stretch in which a moment of this year lies."""
        return self.stretches[bisect_right(self.begins, instant) - 1]

    def within(self, bounds: Window) -> Iterator[Stretch]:
        """What of this year lies inside a window."""
        first = max(bisect_right(self.begins, bounds.begins) - 1, 0)
        for stretch in islice(self.stretches, first, bisect_left(self.begins, bounds.ends)):
            yield Stretch(stretch.window.within(bounds), stretch.verdict)


def timeline(hours: Hours, calendar: Calendar, year: int, rule: Rule = Rule.STAY) -> Timeline:
    """Lay out one year for one rule."""
    day, last = date(year, 1, 1), date(year, 12, 31)
    before, spans = _possible_rests(hours, calendar, day - ONE_DAY), []
    while day <= last:
        own = _possible_rests(hours, calendar, day)
        if rule is not Rule.LEAVE and calendar.day(day).closed:
            spans.append(Stretch(whole_day(day), Verdict.NO))
        else:
            worlds = [open_on(hours, day, rests, rule) for rests in product(before, own)]
            spans += _day_stretches(day, worlds)
        day, before = day + ONE_DAY, own
    stretches = tuple(joined(spans))
    return Timeline(stretches, tuple(stretch.window.begins for stretch in stretches))


def _possible_rests(hours: Hours, calendar: Calendar, day: date) -> tuple[bool, ...]:
    kind = calendar.day(day, hours.working).kind
    return (True, False) if kind is DayKind.UNKNOWN else (kind.rests,)


def _day_stretches(day: date, worlds: list[list[Window]]) -> list[Stretch]:
    """One date from midnight to midnight, under all that it and the day before may be."""
    whole = whole_day(day)
    edges = {whole.begins, whole.ends}
    edges.update(edge for world in worlds for part in world for edge in (part.begins, part.ends))
    ordered = sorted(edges)
    return [
        Stretch(Window(begins, ends), _verdict(worlds, begins))
        for begins, ends in pairwise(ordered)
    ]


def _verdict(worlds: list[list[Window]], instant: datetime) -> Verdict:
    allowed = [any(part.begins <= instant < part.ends for part in world) for world in worlds]
    if all(allowed):
        return Verdict.YES
    return Verdict.UNKNOWN if any(allowed) else Verdict.NO


def joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches in order of time, neighbours of one verdict made one."""
    held: Stretch | None = None
    for stretch in stretches:
        if held is None:
            held = stretch
        elif (held.verdict, held.window.ends) == (stretch.verdict, stretch.window.begins):
            held = Stretch(Window(held.window.begins, stretch.window.ends), held.verdict)
        else:
            yield held
            held = stretch
    if held is not None:
        yield held
