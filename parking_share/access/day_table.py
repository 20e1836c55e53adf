"""A year as a table, a row a calendar day: what kind of day it is and when what is allowed.

By calendar day, because that is how gates, printed plans and OpenStreetMap write hours: no window
crosses midnight, and whether a moment is allowed depends on its own date alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from parking_share.access.calendar import Day
from parking_share.access.hours import Schedule, checked_year
from parking_share.access.rules import Rule
from parking_share.access.timeline import Verdict
from parking_share.access.windows import ONE_DAY, Window, midnight, season_on, whole_day
from parking_share.errors import CalendarError
from parking_share.language import Text
from parking_share.programme import Season


@dataclass(frozen=True, slots=True)
class DayRow:
    """One calendar day."""

    day: Day
    season: Season
    stay: tuple[Window, ...]
    enter: tuple[Window, ...]
    leave: tuple[Window, ...]


def day_rows(schedule: Schedule, first: date, last: date) -> Iterator[DayRow]:
    """The days from one date to another, both included."""
    for n in range((last - first).days + 1):
        day = first + n * ONE_DAY
        stay, enter, leave = (open_times(schedule, day, rule) for rule in Rule)
        yield DayRow(schedule.day(day), season_on(schedule.hours, day), stay, enter, leave)


def open_times(
    schedule: Schedule, day: date, rule: Rule = Rule.STAY, verdict: Verdict = Verdict.YES
) -> tuple[Window, ...]:
    """The times of one verdict on one date."""
    return tuple(
        stretch.window
        for stretch in schedule.stretches(whole_day(day), rule)
        if stretch.verdict is verdict
    )


def settled_year(schedule: Schedule, year: int) -> tuple[date, date]:
    """The first and last day of a year that are settled; raises `CalendarError` if none are."""
    calendar = schedule.calendar
    checked_year(year)
    first = max(date(year, 1, 1), date(calendar.notices[0].year, 1, 1))
    last = min(date(year, 12, 31), calendar.covered_through)
    if last < first:
        raise CalendarError(
            Text("The holidays of {year} are not published yet.", year=year),
            Text("Add the notice with `parking-share calendar add` when it is out."),
        )
    return first, last


def clocks(windows: tuple[Window, ...]) -> str:
    """Times of one day as `00:00-07:45,17:15-24:00`."""
    return ",".join(f"{window.begins:%H:%M}-{_end(window)}" for window in windows)


def _end(window: Window) -> str:
    end: datetime = window.ends
    return "24:00" if end == midnight(window.begins.date()) + ONE_DAY else f"{end:%H:%M}"
