"""What another calendar changes: which dates become other days, and whose hours move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from parking_share.access.calendar import Day, DayKind
from parking_share.access.day_table import clocks, open_times
from parking_share.access.hours import Schedule
from parking_share.access.notices import SATURDAY, Notice
from parking_share.access.timeline import Verdict
from parking_share.access.windows import Window


@dataclass(frozen=True, slots=True)
class Change:
    """One date that is not what it was."""

    before: Day
    after: Day
    open_before: tuple[Window, ...]
    open_after: tuple[Window, ...]

    @property
    def day(self) -> date:
        """The date."""
        return self.before.day

    @property
    def settles(self) -> bool:
        """Whether the date was open until now."""
        return self.before.kind is DayKind.UNKNOWN or self.before.provisional

    @property
    def moves(self) -> bool:
        """Whether hours that could be relied on are others now."""
        return self.before.kind is not DayKind.UNKNOWN and self.open_before != self.open_after

    @property
    def clocks(self) -> tuple[str, str]:
        """The hours before and after, as text."""
        return clocks(self.open_before), clocks(self.open_after)


def changes(before: Schedule, after: Schedule, first: date, last: date) -> Iterator[Change]:
    """Every date between two, both included, that differs between two schedules."""
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        change = Change(
            before.day(day),
            after.day(day),
            open_times(before, day),
            open_times(after, day),
        )
        if _differs(change) or _unsettled(before, day) != _unsettled(after, day):
            yield change


def reach_of(notice: Notice) -> tuple[date, date]:
    """The dates a notice can change: the December before, its year, and the night after."""
    return date(notice.year - 1, 12, 1), date(notice.year + 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Balance:
    """Weekdays that a notice takes off against weekend days it has worked."""

    weekdays_off: int
    make_up_workdays: int
    by_law: int
    """How many days off the law gives in such a year."""

    @property
    def even(self) -> bool:
        """Whether as many days are taken as the law gives; years of an extension are not even."""
        return self.weekdays_off - self.make_up_workdays == self.by_law


FIRST_YEAR_OF_13 = 2025
"""Since the 全国年节及纪念日放假办法 of November 2024; before, eleven days."""


def balance_of(notice: Notice) -> Balance:
    """Count a notice's days: a line left out, or read twice, shows here."""
    off = sum(named.off and named.day.weekday() < SATURDAY for named in notice.days)
    worked = sum(not named.off for named in notice.days)
    return Balance(off, worked, 13 if notice.year >= FIRST_YEAR_OF_13 else 11)


def _differs(change: Change) -> bool:
    before, after = (
        (day.kind, day.holiday, day.provisional, day.exception)
        for day in (change.before, change.after)
    )
    return before != after or change.open_before != change.open_after


def _unsettled(schedule: Schedule, day: date) -> tuple[Window, ...]:
    return open_times(schedule, day, verdict=Verdict.UNKNOWN)
