"""Time profiles for uhppoted boards: a union of dated weeks that opens no date too long.

`uhppote-cli` README, `set-time-profiles`. There are no holidays: days off are profiles beside the
week's, and a week's profile stops before a make-up workday and goes on after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parking_share.access.gates.day_hours import DayHours, GateHours, days_between


@dataclass(frozen=True, slots=True)
class Profile:
    """One time profile before it has a number."""

    first: date
    last: date
    weekdays: frozenset[int]
    hours: DayHours


def profiles_of(hours: GateHours) -> Iterator[Profile]:
    """Weeks, as far as no date is opened too long, and then all that is still missing."""
    found: list[Profile] = []
    for phase in hours.phases:
        week = hours.plans[phase.plan].days
        for spans in dict.fromkeys(spans for spans in week if spans):
            own = frozenset(day for day in range(7) if week[day] == spans)
            found += _runs(hours, phase.first, phase.last, own, spans)
    yield from found
    yield from _missing(hours, found)


def _runs(
    hours: GateHours, first: date, last: date, weekdays: frozenset[int], spans: DayHours
) -> Iterator[Profile]:
    """Dates on which these weekdays are all open at least so long."""
    run: list[date] = []
    for day in days_between(first, last):
        if day.weekday() not in weekdays:
            continue
        if _covers(_plain(hours, day), spans):
            run.append(day)
        elif run:
            yield Profile(run[0], run[-1], weekdays, spans)
            run = []
    if run:
        yield Profile(run[0], run[-1], weekdays, spans)


def _missing(hours: GateHours, profiles: list[Profile]) -> Iterator[Profile]:
    every_day = frozenset(range(7))
    run: list[date] = []
    spans: DayHours = ()
    needed = False

    def finished() -> Iterator[Profile]:
        if run and needed:
            yield Profile(
                run[0], max(d for d in run if _short(hours, profiles, d)), every_day, spans
            )

    for day in days_between(hours.phases[0].first, hours.phases[-1].last):
        short = _short(hours, profiles, day)
        if run and _plain(hours, day) == spans:
            run.append(day)
            needed = needed or short
            continue
        yield from finished()
        run, spans, needed = ([day], _plain(hours, day), True) if short else ([], (), False)
    yield from finished()


def _plain(hours: GateHours, day: date) -> DayHours:
    return hours.planned(day, hours.plan_on(day))


def _short(hours: GateHours, profiles: list[Profile], day: date) -> bool:
    """Whether these profiles open a date less than they should."""
    union = [
        span
        for profile in profiles
        if profile.first <= day <= profile.last and day.weekday() in profile.weekdays
        for span in profile.hours
    ]
    return any(not _covers(tuple(union), (span,)) for span in _plain(hours, day))


def _covers(wide: DayHours, narrow: DayHours) -> bool:
    return all(any(a <= begin and end <= b for a, b in wide) for begin, end in narrow)
