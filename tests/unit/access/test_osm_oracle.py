"""The exported OpenStreetMap text, read by an evaluator that shares no code with ours."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from opening_hours import OpeningHours

from parking_share.access.calendar import Calendar
from parking_share.access.day_table import clocks, day_rows, open_times, settled_year
from parking_share.access.exceptions import parse_exceptions
from parking_share.access.hours import Schedule
from parking_share.access.notice_revision import notice_of_text
from parking_share.access.rules import Rule
from parking_share.access.timeline import Verdict
from parking_share.errors import CalendarError
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours
from parking_share.reports.hours_export import osm_text

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
NEXT = (HERE / "notice-texts" / "2027-invented.txt").read_text(encoding="utf-8")
NOTICES = (*load_calendar().notices, notice_of_text(NEXT, {}, "2027.txt").notice)
EXCEPTIONS = parse_exceptions(
    "date,kind,reason,source,entered_by\n"
    "2026-11-24,closed,a,b,c\n2026-11-21,work,a,b,c\n2026-03-06,off,a,b,c\n",
    "exceptions.csv",
)
SCHEDULE = Schedule(HOURS, Calendar.of(NOTICES))
OTHERS = {
    "plain": SCHEDULE,
    "with exceptions": Schedule(HOURS, Calendar.of(NOTICES, EXCEPTIONS)),
    "ends at midnight": Schedule(
        HOURS.model_copy(update={"carry_to_morning": False}), Calendar.of(NOTICES)
    ),
    "works on Saturdays": Schedule(
        HOURS.model_copy(update={"workdays": (0, 1, 2, 3, 4, 5)}), Calendar.of(NOTICES)
    ),
}
SECOND = timedelta(seconds=1)


def boundaries(year: int) -> list[datetime]:
    """Midnight, both evenings and the morning of every day, and a second on either side."""
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    clocks = ("00:00", "07:45", "12:00", "17:15", "17:45")
    at = [datetime.fromisoformat(f"{day}T{clock}") for day in days for clock in clocks]
    around = (moment + step for moment in at for step in (-SECOND, 0 * SECOND, SECOND))
    return [moment for moment in around if moment.year == year]


@pytest.mark.parametrize(
    ("name", "year"),
    [
        *(("plain", year) for year in (2024, 2025, 2026)),
        *((name, 2026) for name in OTHERS if name != "plain"),
    ],
)
def test_every_boundary_is_as_an_independent_reader_of_the_export_says(
    name: str, year: int
) -> None:
    schedule = OTHERS[name]
    rows = list(day_rows(schedule, *settled_year(schedule, year)))
    oracle = OpeningHours(osm_text(rows))
    wrong = [
        moment
        for moment in boundaries(year)
        if oracle.is_open(moment) is not (schedule.verdict(moment) is Verdict.YES)
    ]
    assert not wrong


def test_the_export_of_a_year_ends_where_it_is_settled() -> None:
    shipped = Schedule(HOURS, load_calendar())
    assert settled_year(shipped, 2026) == (date(2026, 1, 1), date(2026, 12, 28))
    assert settled_year(shipped, 2018) == (date(2018, 1, 1), date(2018, 12, 31))
    for year in (2017, 2027):
        with pytest.raises(CalendarError, match=f"holidays of {year} are not published"):
            settled_year(shipped, year)


def test_days_are_written_by_calendar_day() -> None:
    week = day_rows(SCHEDULE, date(2026, 2, 13), date(2026, 2, 16))
    assert osm_text(week) == ("2026 Feb 13-14 00:00-07:45,17:15-24:00; 2026 Feb 15-16 00:00-24:00")
    turn = day_rows(SCHEDULE, date(2026, 10, 31), date(2026, 11, 1))
    assert osm_text(turn) == "2026 Oct 31-2026 Nov 01 00:00-24:00"


def test_the_table_of_a_day_agrees_with_the_instants() -> None:
    for row in day_rows(SCHEDULE, date(2026, 9, 25), date(2026, 10, 12)):
        noon = datetime.combine(row.day.day, datetime.min.time()) + timedelta(hours=12)
        assert any(w.begins <= noon < w.ends for w in row.stay) is (
            SCHEDULE.verdict(noon) is Verdict.YES
        )
        assert row.enter == row.stay
        assert clocks(row.leave) == "00:00-24:00"


def test_the_times_of_an_unknown_day_are_those_that_hold_in_any_case() -> None:
    shipped = Schedule(HOURS, load_calendar())
    day = date(2027, 3, 1)
    assert clocks(open_times(shipped, day)) == "00:00-07:45,17:15-24:00"
    assert clocks(open_times(shipped, day, Rule.STAY, Verdict.UNKNOWN)) == "07:45-17:15"
