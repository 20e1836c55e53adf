"""The wrong shortcuts that others take: each must be caught by the golden instants."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from parking_share.access.calendar import Calendar
from parking_share.access.hours import Schedule, parse_instant
from parking_share.access.notices import NamedDay, Notice
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
CALENDAR = load_calendar()
FIXED_DATES = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}

with (HERE / "instants.csv").open(encoding="utf-8", newline="") as lines:
    GOLDEN = [(parse_instant(row["instant"]), row["verdict"]) for row in csv.DictReader(lines)]


def calendar_of(keep: Callable[[NamedDay], bool]) -> Calendar:
    """Our calendar with only those days in its notices that `keep` lets stand."""

    def kept(notice: Notice) -> Notice:
        return replace(notice, days=tuple(filter(keep, notice.days)))

    return Calendar(tuple(map(kept, CALENDAR.notices)))


def hours_with(**changes: object) -> Hours:
    return HOURS.model_copy(update=changes)


def summer_from(month: int, day: int) -> Hours:
    summer, winter = HOURS.seasons
    eve = date(2025, month, day) - timedelta(days=1)
    return hours_with(
        seasons=(
            summer.model_copy(update={"begins": (month, day)}),
            winter.model_copy(update={"ends": (eve.month, eve.day)}),
        )
    )


def all_year(season: int) -> Hours:
    whole = {"begins": (1, 1), "ends": (12, 31)}
    return hours_with(seasons=(HOURS.seasons[season].model_copy(update=whole),))


def guessing() -> Calendar:
    """Later years as Monday to Friday, no holidays."""
    last = CALENDAR.notices[-1]
    return Calendar((*CALENDAR.notices, replace(last, year=2027, days=())))


SHORTCUTS = {
    "Monday to Friday, no holidays": Schedule(HOURS, calendar_of(lambda _: False)),
    "no make-up workdays": Schedule(HOURS, calendar_of(lambda named: named.off)),
    "fixed-date holidays": Schedule(
        HOURS, calendar_of(lambda named: (named.day.month, named.day.day) in FIXED_DATES)
    ),
    "a year without a notice is guessed": Schedule(HOURS, guessing()),
    "winter all year": Schedule(all_year(1), CALENDAR),
    "summer all year": Schedule(all_year(0), CALENDAR),
    "summer from 1 July": Schedule(summer_from(7, 1), CALENDAR),
    "a rest day ends at midnight": Schedule(hours_with(carry_to_morning=False), CALENDAR),
}
SHIFTS = {
    "the clock in UTC": timedelta(hours=-8),
    "begins exclusive, ends inclusive": -datetime.resolution,
}


def wrong(schedule: Schedule, shift: timedelta = timedelta()) -> int:
    return sum(schedule.verdict(at + shift).value != verdict for at, verdict in GOLDEN)


def test_the_engine_itself_is_right_everywhere() -> None:
    assert wrong(Schedule(HOURS, CALENDAR)) == 0


@pytest.mark.parametrize("name", SHORTCUTS)
def test_a_shortcut_is_caught(name: str) -> None:
    assert wrong(SHORTCUTS[name]) >= 4


@pytest.mark.parametrize("name", SHIFTS)
def test_a_wrong_clock_is_caught(name: str) -> None:
    assert wrong(Schedule(HOURS, CALENDAR), SHIFTS[name]) >= 10


@pytest.mark.parametrize(
    ("name", "year", "hours"),
    [
        ("a rest day ends at midnight", 2025, -410.75),
        ("a rest day ends at midnight", 2026, -395.25),
        ("no make-up workdays", 2025, 48),
        ("no make-up workdays", 2026, 58),
        ("Monday to Friday, no holidays", 2025, 48 - 173),
        ("Monday to Friday, no holidays", 2026, 58 - 183),
        ("winter all year", 2025, 53),
        ("winter all year", 2026, 53),
    ],
)
def test_a_shortcut_is_wrong_by_so_many_hours(name: str, year: int, hours: float) -> None:
    def allowed(schedule: Schedule) -> timedelta:
        windows = schedule.intervals(date(year, 1, 1), date(year, 12, 31))
        return sum((window.ends - window.begins for window in windows), timedelta())

    difference = allowed(SHORTCUTS[name]) - allowed(Schedule(HOURS, CALENDAR))
    assert difference == timedelta(hours=hours)
