from __future__ import annotations

import csv
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from parking_share.access.calendar import DayKind
from parking_share.access.hours import Schedule, local, parse_instant
from parking_share.access.timeline import Verdict
from parking_share.access.windows import Window
from parking_share.errors import InputError
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
SCHEDULE = Schedule(HOURS, load_calendar())


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("row", rows("instants.csv"), ids=lambda row: row["instant"])
def test_golden_instant(row: dict[str, str]) -> None:
    answer = SCHEDULE.answer(parse_instant(row["instant"]))
    assert answer.verdict.value == row["verdict"], row["trap"]
    assert SCHEDULE.verdict(parse_instant(row["instant"])) is answer.verdict


@pytest.mark.parametrize("row", rows("stays.csv"), ids=lambda row: row["from"])
def test_a_car_may_stay_from_until(row: dict[str, str]) -> None:
    begins, ends = moment(row["from"]), moment(row["until"])
    for instant in (begins, begins + (ends - begins) / 2, ends - datetime.resolution):
        assert SCHEDULE.answer(instant).window == Window(begins, ends)
    assert Window(begins, ends) in SCHEDULE.intervals(begins.date(), ends.date())


def test_2026_has_249_intervals_and_6351_hours() -> None:
    windows = SCHEDULE.intervals(date(2026, 1, 1), date(2026, 12, 31))
    hours = sum((window.ends - window.begins).total_seconds() for window in windows) / 3600
    assert (len(windows), hours) == (249, 6351)
    longest = max(windows, key=lambda window: window.ends - window.begins)
    assert longest == Window(moment("2026-02-14T17:15"), moment("2026-02-24T07:45"))


def test_a_date_range_across_new_year_is_cut_at_its_ends_only() -> None:
    assert SCHEDULE.intervals(date(2025, 12, 31), date(2026, 1, 4)) == (
        Window(moment("2025-12-31T00:00"), moment("2025-12-31T07:45")),
        Window(moment("2025-12-31T17:15"), moment("2026-01-04T07:45")),
        Window(moment("2026-01-04T17:15"), moment("2026-01-05T00:00")),
    )


def test_the_unknown_part_of_2027_is_the_daytime_of_every_date() -> None:
    unknown = SCHEDULE.intervals(date(2027, 1, 1), date(2027, 12, 31), Verdict.UNKNOWN)
    assert len(unknown) == 365
    assert unknown[0] == Window(moment("2027-01-01T07:45"), moment("2027-01-01T17:15"))
    assert unknown[180] == Window(moment("2027-06-30T07:45"), moment("2027-06-30T17:45"))


WHY = {
    "2026-02-18T15:00": "2026-02-18 is a holiday (春节, 2026 notice 国办发明电〔2025〕7号);"
    " season winter (announcement; dates not confirmed);"
    " parking is allowed from 2026-02-14 17:15 to 2026-02-24 07:45.",
    "2026-05-09T12:00": "2026-05-09 is a make-up workday"
    " (劳动节, 2026 notice 国办发明电〔2025〕7号);"
    " season summer (announcement; dates not confirmed);"
    " no parking from 2026-05-09 07:45 to 2026-05-09 17:45.",
    "2026-10-01T03:00": "2026-10-01 is a holiday (国庆节, 2026 notice 国办发明电〔2025〕7号);"
    " season summer (announcement; dates not confirmed);"
    " parking is allowed from 2026-09-30 17:45 to 2026-10-08 07:45.",
    "2026-12-29T12:00": "2026-12-29 is a workday"
    " (2026 notice 国办发明电〔2025〕7号, provisional until that of 2027);"
    " season winter (announcement; dates not confirmed);"
    " no parking from 2026-12-29 07:45 to 2026-12-29 17:15.",
    "2027-03-01T12:00": "2027 schedule not loaded"
    " (usually published between 25 October and 8 December);"
    " season winter (announcement; dates not confirmed);"
    " from 2027-03-01 07:45 to 2027-03-01 17:15 it depends on what kind of day this is.",
    "2027-03-01T18:00": "2027 schedule not loaded"
    " (usually published between 25 October and 8 December);"
    " season winter (announcement; dates not confirmed);"
    " parking is allowed from 2027-03-01 17:15 to 2027-03-02 07:45 on any kind of day.",
    "2017-03-01T12:00": "no holiday notice at hand for 2017;"
    " season winter (announcement; dates not confirmed);"
    " from 2017-03-01 07:45 to 2017-03-01 17:15 it depends on what kind of day this is.",
}


@pytest.mark.parametrize("instant", WHY)
def test_why_names_day_kind_season_and_window(instant: str) -> None:
    assert SCHEDULE.answer(moment(instant)).why.said_in("en") == WHY[instant]


def test_an_answer_carries_local_time_and_its_day() -> None:
    answer = SCHEDULE.answer(moment("2026-11-22T23:45:00+00:00"))
    assert answer.instant == moment("2026-11-23T07:45")
    assert (answer.day.day, answer.day.kind) == (date(2026, 11, 23), DayKind.WORKDAY)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-22T17:15", "2026-11-22T17:15"),
        ("2026-11-22 17:15:59", "2026-11-22T17:15:59"),
        ("2026-11-22T17:15+08:00", "2026-11-22T17:15"),
        ("2026-11-22T17:15Z", "2026-11-23T01:15"),
        ("2026-11-22T17:15-05:00", "2026-11-23T06:15"),
    ],
)
def test_a_moment_is_read_as_local_time(text: str, instant: str) -> None:
    assert parse_instant(text) == moment(instant)
    assert local(parse_instant(text)) == moment(instant)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-11-22", "no time of day"),
        ("20261122", "no time of day"),
        ("17:15", "not a moment"),
        ("tomorrow", "not a moment"),
        ("", "not a moment"),
        ("2026-02-30T12:00", "not a moment"),
        ("2026-11-22T24:30", "not a moment"),
        ("9999-12-31T23:00-12:00", "not a moment"),
        ("1999-12-31T12:00", "1999 is not a year between"),
    ],
)
def test_anything_else_is_refused_with_an_example(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as refusal:
        parse_instant(text)
    assert "2026-11-22T17:15" in str(refusal.value)
