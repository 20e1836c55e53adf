"""The hours as a gate sees them: clock times by calendar day, weeks by season, special days.

Controllers think in days from midnight to midnight, so a night is two entries. Everything is
taken from the schedule's own answers, date by date: a week is what most dates of the season have,
and a special day is a date that differs from its week, whatever the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from parking_share.access.hours import Schedule
from parking_share.access.rules import Rule
from parking_share.access.windows import ONE_DAY, Window, midnight, season_on, whole_day
from parking_share.errors import InputError
from parking_share.language import Text

DayHours = tuple[tuple[int, int], ...]
"""From and until in minutes after midnight, 1440 for its end; in order, none touching."""
OpenOn = Callable[[date], DayHours]
"""What is open on each date."""
WHOLE_DAY: DayHours = ((0, 24 * 60),)


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """The hours of an ordinary week."""

    name: str
    """The season's."""
    days: tuple[DayHours, ...]
    """Monday first."""


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """Neighbouring dates with the same hours, which their week would not have given them all."""

    first: date
    last: date
    """Inclusive."""
    hours: DayHours

    def dates(self) -> Iterator[date]:
        """Every date of it."""
        return days_between(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Phase:
    """A run of dates under one week plan."""

    first: date
    last: date
    """Inclusive."""
    plan: int


@dataclass(frozen=True)
class GateHours:
    """All that a gate has to know between two moments."""

    valid: Window
    """The cover of the export."""
    card_valid: Window
    """The validity of the cards, which may have begun earlier: nobody is to be locked in."""
    plans: tuple[WeekPlan, ...]
    phases: tuple[Phase, ...]
    special: tuple[SpecialDays, ...]
    windows: tuple[Window, ...]
    """When cards may enter, merged across midnights, within the validity."""
    not_before: datetime | None = None
    """Before this moment another export is in force, and this one must not be loaded."""

    def planned(self, day: date, plan: int) -> DayHours:
        """What a gate with this week plan and all special days opens on a date."""
        for special in self.special:
            if special.first <= day <= special.last:
                return special.hours
        return self.plans[plan].days[day.weekday()]

    def plan_on(self, day: date) -> int:
        """The week plan in force on a date, also beyond both ends."""
        for phase in self.phases:
            if day <= phase.last:
                return phase.plan
        return self.phases[-1].plan

    def true_hours(self, day: date) -> DayHours:
        """When cards may enter on a date, cut at both ends of the validity."""
        return cut(self.planned(day, self.plan_on(day)), day, self.card_valid)


def gate_hours(schedule: Schedule, valid: Window, start: date | None = None) -> GateHours:
    """The hours between two moments, by season and special day.

    With `start` they begin with the first window that begins on that date or later.
    """
    card_valid = valid
    valid, not_before = _started(schedule, valid, start)
    first, last = valid.begins.date(), valid.ends.date()
    open_on = _by_date(schedule, first.replace(month=1, day=1), last.replace(month=12, day=31))
    names = {day: season_on(schedule.hours, day).name for day in open_on}
    weeks: dict[str, WeekPlan] = {}
    for name in names.values():
        if name not in weeks:
            own = {day: hours for day, hours in open_on.items() if names[day] == name}
            weeks[name] = WeekPlan(name, _week(own))
    plans = tuple(
        weeks[name] for name in dict.fromkeys(names[d] for d in days_between(first, last))
    )
    phases = tuple(_phases(first, last, names, plans))
    special = tuple(_special(open_on, phases, plans))
    entering = schedule.intervals(first, last, rule=Rule.ENTER)
    inside = (window.within(valid) for window in entering)
    windows = tuple(window for window in inside if not window.empty)
    return GateHours(valid, card_valid, plans, phases, special, windows, not_before)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from one to another, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def cut(hours: DayHours, day: date, window: Window) -> DayHours:
    """The part of a day's hours that lies inside a window."""
    opens = max(0, minutes(window.begins, day))
    shuts = min(24 * 60, minutes(window.ends, day))
    parts = ((max(a, opens), min(b, shuts)) for a, b in hours)
    return tuple((a, b) for a, b in parts if a < b)


def minutes(moment: datetime, day: date) -> int:
    """How many minutes after a date's midnight a moment is."""
    return int((moment - midnight(day)).total_seconds()) // 60


def _started(
    schedule: Schedule, valid: Window, start: date | None
) -> tuple[Window, datetime | None]:
    """A validity that begins later, in a moment when nobody can be on the way in."""
    if start is None or midnight(start) <= valid.begins:
        return valid, None
    found = schedule.intervals(valid.begins.date(), valid.ends.date(), rule=Rule.ENTER)
    before = [window for window in found if window.begins < midnight(start)]
    later = [window for window in found if midnight(start) <= window.begins < valid.ends]
    if not later:
        raise InputError(
            Text("The cover ends before {day}.", day=start),
            Text("Name an earlier day with --from."),
        )
    return Window(later[0].begins, valid.ends), max((w.ends for w in before), default=None)


def _by_date(schedule: Schedule, first: date, last: date) -> dict[date, DayHours]:
    found: dict[date, list[tuple[int, int]]] = {day: [] for day in days_between(first, last)}
    for window in schedule.intervals(first, last, rule=Rule.ENTER):
        day = window.begins.date()
        while midnight(day) < window.ends:
            part = window.within(whole_day(day))
            found[day].append((minutes(part.begins, day), minutes(part.ends, day)))
            day += ONE_DAY
    return {day: tuple(hours) for day, hours in found.items()}


def _week(open_on: dict[date, DayHours]) -> tuple[DayHours, ...]:
    """What most dates have, weekday by weekday."""
    counts: list[Counter[DayHours]] = [Counter() for _ in range(7)]
    for day, hours in open_on.items():
        counts[day.weekday()][hours] += 1
    return tuple(count.most_common(1)[0][0] if count else () for count in counts)


def _phases(
    first: date, last: date, names: dict[date, str], plans: tuple[WeekPlan, ...]
) -> Iterator[Phase]:
    number = {plan.name: n for n, plan in enumerate(plans)}
    begins = first
    for day in days_between(first, last):
        if day == last or names[day + ONE_DAY] != names[day]:
            yield Phase(begins, day, number[names[day]])
            begins = day + ONE_DAY


def _special(
    open_on: dict[date, DayHours], phases: tuple[Phase, ...], plans: tuple[WeekPlan, ...]
) -> Iterator[SpecialDays]:
    """Runs of dates with equal hours, from a special date to a special date."""
    held: SpecialDays | None = None
    ran: DayHours | None = None
    for phase in phases:
        for day in days_between(phase.first, phase.last):
            hours = open_on[day]
            special = hours != plans[phase.plan].days[day.weekday()]
            if held is not None and hours != ran:
                yield held
                held = None
            ran = hours
            if special:
                held = SpecialDays(held.first if held else day, day, hours)
    if held is not None:
        yield held
