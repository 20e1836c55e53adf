"""The engine against two others: one by calendar day, one of recurrence rules."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from dateutil.rrule import DAILY, rrule, rruleset

from parking_share.access.hours import Schedule
from parking_share.access.timeline import Verdict
from parking_share.access.windows import Window
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
SCHEDULE = Schedule(HOURS, load_calendar())
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
MORNING = time(7, 45)


def days_of(year: int) -> list[date]:
    return [
        date(year, 1, 1) + n * DAY for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


def evening(day: date) -> time:
    return time(17, 45) if 5 <= day.month <= 9 else time(17, 15)


def open_at(instant: datetime, workdays: set[date]) -> bool:
    """The rule taken apart by calendar day, as in the table of the field research."""
    if instant.date() not in workdays:
        return True
    return instant.time() < MORNING or instant.time() >= evening(instant.date())


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_a_second_around_every_possible_boundary(year: int) -> None:
    workdays = {day for day in days_of(year) if chinese_calendar.is_workday(day)}
    clocks = (time(0), MORNING, time(12), time(17, 15), time(17, 45))
    boundaries = [datetime.combine(day, clock) for day in days_of(year) for clock in clocks]
    instants = [at + step for at in boundaries[1:] for step in (-SECOND, 0 * SECOND, SECOND)]
    wrong = [
        at
        for at in instants
        if SCHEDULE.verdict(at) is not (Verdict.YES if open_at(at, workdays) else Verdict.NO)
    ]
    assert not wrong


def every_weekday(year: int, at: time, months: range | None = None) -> rrule:
    """A clock time on Monday to Friday, all year or in some months."""
    return rrule(
        DAILY,
        dtstart=datetime.combine(date(year, 1, 1), at),
        until=datetime.combine(date(year, 12, 31), at),
        byweekday=range(5),
        bymonth=months,
    )


def begins_and_ends(year: int) -> tuple[list[datetime], list[datetime]]:
    """Evenings of workdays, and mornings of workdays, by recurrence rules with exceptions."""
    evenings, mornings = rruleset(), rruleset()
    evenings.rrule(every_weekday(year, time(17, 15), range(1, 5)))
    evenings.rrule(every_weekday(year, time(17, 45), range(5, 10)))
    evenings.rrule(every_weekday(year, time(17, 15), range(10, 13)))
    mornings.rrule(every_weekday(year, MORNING))
    for day in days_of(year):
        if chinese_calendar.is_workday(day) and day.weekday() >= 5:
            evenings.rdate(datetime.combine(day, evening(day)))
            mornings.rdate(datetime.combine(day, MORNING))
        elif not chinese_calendar.is_workday(day) and day.weekday() < 5:
            evenings.exdate(datetime.combine(day, evening(day)))
            mornings.exdate(datetime.combine(day, MORNING))
    return list(evenings), list(mornings)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_interval_runs_from_a_working_evening_to_the_next_working_morning(year: int) -> None:
    evenings, mornings = begins_and_ends(year)
    new_year = datetime.combine(date(year, 1, 1), time())
    end = datetime.combine(date(year + 1, 1, 1), time())
    expected = tuple(
        Window(begins, ends)
        for begins, ends in zip([new_year, *evenings], [*mornings, end], strict=True)
    )
    assert SCHEDULE.intervals(date(year, 1, 1), date(year, 12, 31)) == expected
