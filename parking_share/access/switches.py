"""The dates on which something must be done at the gate.

A gate that knows weekdays only has to be told of every season, holiday, make-up workday and office
exception, and of the days on which cards begin and end. Nothing here is new: it is the year's
calendar read as a list of errands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from parking_share.access.calendar import Day, DayKind
from parking_share.access.hours import Schedule
from parking_share.access.roster import validity
from parking_share.access.sentences import exception_in_words
from parking_share.access.windows import ONE_DAY, season_on
from parking_share.language import Text
from parking_share.programme import Term


@dataclass(frozen=True, slots=True)
class Switch:
    """One errand at the gate."""

    first: date
    """From which day it holds; it must be done before."""
    last: date
    kind: str
    """`season`, `holiday`, `make_up_workday`, `exception`, `term` or `notice`."""
    what: Text


def switches(schedule: Schedule, term: Term, first: date, last: date) -> tuple[Switch, ...]:
    """All errands between two days, both included, in order."""
    days = [schedule.day(first + n * ONE_DAY) for n in range((last - first).days + 1)]
    found = [
        *_seasons(schedule, days),
        *_holidays(days),
        *_single_days(days),
        *_term(schedule, term),
        *_next_notice(schedule),
    ]
    return tuple(
        sorted(
            (switch for switch in found if first <= switch.first <= last),
            key=lambda switch: (switch.first, switch.kind),
        )
    )


def _seasons(schedule: Schedule, days: list[Day]) -> Iterator[Switch]:
    """A season matters from its first workday on; before it, all days are open anyway."""
    hours = schedule.hours
    for before, day in pairwise(day.day for day in days):
        season = season_on(hours, day)
        if season is season_on(hours, before):
            continue
        works = (d.day for d in days if d.day >= day and not d.kind.rests)
        yield Switch(
            first=next(works, day),
            last=max(d.day for d in days if d.day >= day and season_on(hours, d.day) is season),
            kind="season",
            what=Text(
                "{name} begins on {day}: on workdays {evening} to {morning} the next day",
                name=season.name,
                day=day,
                evening=f"{season.evening:%H:%M}",
                morning=f"{season.morning:%H:%M}",
            ),
        )


def _holidays(days: list[Day]) -> Iterator[Switch]:
    named = (day for day in days if day.kind is DayKind.HOLIDAY and not day.closed)
    for holiday, run in groupby(named, key=lambda day: day.holiday):
        dates = [day.day for day in run]
        what = Text("{holiday}: open all day", holiday=holiday)
        yield Switch(dates[0], dates[-1], "holiday", what)


def _single_days(days: list[Day]) -> Iterator[Switch]:
    for day in days:
        if day.exception is not None:
            yield Switch(day.day, day.day, "exception", exception_in_words(day.exception))
        elif day.kind is DayKind.MAKE_UP_WORKDAY:
            what = Text("make-up workday ({holiday}): workday hours", holiday=day.holiday)
            yield Switch(day.day, day.day, "make_up_workday", what)


def _term(schedule: Schedule, term: Term) -> Iterator[Switch]:
    valid = validity(term, schedule.hours)
    begins, ends = f"{valid.begins:%H:%M}", f"{valid.ends:%H:%M}"
    starts, after = valid.begins.date(), valid.ends.date()
    yield Switch(starts, starts, "term", Text("cards become valid at {at}", at=begins))
    yield Switch(after, after, "term", Text("cards end at {at}: remove them", at=ends))


def _next_notice(schedule: Schedule) -> Iterator[Switch]:
    through = schedule.calendar.covered_through
    yield Switch(
        through,
        through,
        "notice",
        Text(
            "last settled day: add the notice for {year} and load its days",
            year=schedule.calendar.notices[-1].year + 1,
        ),
    )
