"""Laws of staying, entering, quiet hours and leaving, for any office that has them all."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parking_share.access.calendar import Calendar
from parking_share.access.day_table import clocks, open_times
from parking_share.access.exceptions import ExceptionKind, OfficeException
from parking_share.access.hours import Schedule
from parking_share.access.rules import Rule
from parking_share.access.timeline import Verdict
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

law = settings(deadline=None, max_examples=40)  # a year is laid out anew for each rule
SETTING = tomllib.loads(
    (Path(__file__).parents[1] / "unit" / "access" / "hours.toml").read_text(encoding="utf-8")
)
NOTICES = load_calendar().notices
NEW_YEAR = datetime.fromisoformat("2026-01-01T00:00")
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
weekdays = st.sets(st.sampled_from(WEEKDAYS), min_size=1)
instants = st.datetimes(NEW_YEAR, NEW_YEAR + timedelta(days=361))


def clock(first: time, last: time) -> st.SearchStrategy[str]:
    return st.times(first, last).map(lambda at: f"{at:%H:%M}")


@st.composite
def offices(draw: st.DrawFn) -> Hours:
    """The origin case's seasons with every optional rule on any times."""
    seasons = [dict(season) for season in SETTING["seasons"]]
    for season in seasons:
        season["latest_entry"] = draw(clock(time(20, 1), time(23, 59)))
    quiet: dict[str, Any] = {"leaving": draw(st.booleans()), "source": "law"}
    ends = st.tuples(clock(time(), time(23, 59)), clock(time(), time(23, 59)))
    quiet["begins"], quiet["ends"] = draw(ends.filter(lambda pair: pair[0] != pair[1]))
    other = {
        "days": sorted(draw(weekdays)),
        "evening": draw(clock(time(16), time(20))),
        "morning": draw(clock(time(6), time(9))),
        "source": "law",
    }
    values = {"workdays": sorted(draw(weekdays)), "weekdays": [other], "quiet": quiet}
    return Hours.model_validate({**SETTING, **values, "seasons": seasons})


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days = draw(st.sets(st.integers(0, 360), max_size=20))
    kinds = st.sampled_from(ExceptionKind)
    rows = [
        OfficeException(date(2026, 1, 1) + timedelta(days=n), draw(kinds), "a", "b", "c")
        for n in sorted(days)
    ]
    return Calendar.of(NOTICES, rows)


schedules = st.builds(Schedule, offices(), calendars())


def in_quiet(hours: Hours, at: time) -> bool:
    """Read aloud: from its beginning to its end, or round midnight."""
    assert hours.quiet is not None
    begins, ends = hours.quiet.begins, hours.quiet.ends
    return begins <= at < ends if begins < ends else at >= begins or at < ends


@law
@given(schedules, instants)
def test_one_may_enter_only_where_one_may_stay_and_never_in_quiet_hours(
    schedule: Schedule, at: datetime
) -> None:
    if schedule.verdict(at, Rule.ENTER) is Verdict.YES:
        assert schedule.verdict(at) is Verdict.YES
        assert not in_quiet(schedule.hours, at.time())


@law
@given(schedules, instants)
def test_a_car_is_locked_in_by_quiet_hours_and_by_nothing_else(
    schedule: Schedule, at: datetime
) -> None:
    quiet = schedule.hours.quiet
    assert quiet is not None
    locked = in_quiet(schedule.hours, at.time()) and not quiet.leaving
    assert schedule.verdict(at, Rule.LEAVE) is (Verdict.NO if locked else Verdict.YES)


@law
@given(schedules, instants)
def test_a_closed_day_is_empty_and_a_day_off_is_full(schedule: Schedule, at: datetime) -> None:
    day = schedule.day(at.date())
    times = clocks(open_times(schedule, at.date()))
    if day.closed:
        assert times == ""
    elif day.kind.rests:
        assert times == "00:00-24:00"
    else:
        assert times.endswith("-24:00")
        assert times != "00:00-24:00"


@law
@given(schedules, instants)
def test_on_a_workday_the_weekdays_own_times_come_first(schedule: Schedule, at: datetime) -> None:
    day = schedule.day(at.date())
    other = schedule.hours.weekdays[0]
    if day.kind.rests or day.closed or at.weekday() not in other.days:
        return
    assert other.evening is not None
    assert other.morning is not None
    stays = schedule.verdict(at) is Verdict.YES
    assert stays is (at.time() >= other.evening or at.time() < other.morning)
