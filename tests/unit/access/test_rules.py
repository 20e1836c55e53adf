"""Staying, entering, quiet hours and leaving, with the hours of other offices."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from parking_share.access.announcement import hours_in_words
from parking_share.access.calendar import Calendar
from parking_share.access.exceptions import parse_exceptions
from parking_share.access.hours import Schedule
from parking_share.access.rules import Rule
from parking_share.access.timeline import Verdict
from parking_share.access.windows import Window, without
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

HERE = Path(__file__).parent
SETTING = tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8"))
CALENDAR = load_calendar()


def hours(*, latest_entry: tuple[str, str] | None = None, **keys: object) -> Hours:
    seasons: list[dict[str, Any]] = [dict(season) for season in SETTING["seasons"]]
    if latest_entry is not None:
        for season, latest in zip(seasons, latest_entry, strict=True):
            season["latest_entry"] = latest
    return Hours.model_validate({**SETTING, "seasons": seasons, **keys})


def window(begins: str, ends: str) -> Window:
    return Window(datetime.fromisoformat(begins), datetime.fromisoformat(ends))


def verdicts(setting: Hours, instant: str) -> str:
    """y, n or u for staying, entering, leaving."""
    schedule = Schedule(setting, CALENDAR)
    return "".join(
        schedule.verdict(datetime.fromisoformat(instant), rule).value[0] for rule in Rule
    )


QUIET = {"begins": "22:00", "ends": "06:00", "source": "announcement"}
OFFICES = {
    "origin": hours(),
    "Jiaxing": hours(latest_entry=("21:30", "21:30")),
    "Taizhou": hours(quiet=QUIET),
    "quiet, leaving allowed": hours(quiet={**QUIET, "leaving": True}),
    "quiet at noon": hours(quiet={**QUIET, "begins": "12:00", "ends": "13:00"}),
    "quiet until midnight": hours(quiet={**QUIET, "ends": "00:00"}),
    "Shaoxing": hours(weekdays=[{"days": ["周一"], "evening": "21:00", "source": "a"}]),
    "early on Tuesdays": hours(weekdays=[{"days": ["周二"], "morning": "06:30", "source": "a"}]),
    "works on Saturdays": hours(workdays=["周一", "周二", "周三", "周四", "周五", "周六"]),
}


@pytest.mark.parametrize(
    ("office", "instant", "expected"),
    [
        ("origin", "2026-11-23T12:00", "nny"),
        ("origin", "2026-11-23T17:15", "yyy"),
        ("origin", "2027-03-01T12:00", "uuy"),
        # An arrival window on workdays only: 2026-11-23 is a Monday, 11-22 a Sunday.
        ("Jiaxing", "2026-11-23T21:29:59", "yyy"),
        ("Jiaxing", "2026-11-23T21:30", "yny"),
        ("Jiaxing", "2026-11-24T06:00", "yny"),
        ("Jiaxing", "2026-11-22T23:00", "yyy"),
        ("Jiaxing", "2026-11-23T03:00", "yny"),
        ("Jiaxing", "2026-10-10T20:00", "yyy"),
        ("Jiaxing", "2026-10-10T22:00", "yny"),
        ("Jiaxing", "2027-03-01T22:00", "yuy"),
        # No movement at night, on rest days too.
        ("Taizhou", "2026-11-23T21:59:59", "yyy"),
        ("Taizhou", "2026-11-23T22:00", "ynn"),
        ("Taizhou", "2026-11-24T05:59:59", "ynn"),
        ("Taizhou", "2026-11-24T06:00", "yyy"),
        ("Taizhou", "2026-11-22T23:00", "ynn"),
        ("Taizhou", "2027-03-01T23:00", "ynn"),
        ("quiet, leaving allowed", "2026-11-23T22:00", "yny"),
        ("quiet at noon", "2026-11-22T12:00", "ynn"),
        ("quiet at noon", "2026-11-22T13:00", "yyy"),
        ("quiet until midnight", "2026-11-22T23:59:59", "ynn"),
        ("quiet until midnight", "2026-11-22T00:00", "yyy"),
        # Mondays from 21:00, whatever the season; a Monday off is open all day.
        ("Shaoxing", "2026-11-23T20:59:59", "nny"),
        ("Shaoxing", "2026-11-23T21:00", "yyy"),
        ("Shaoxing", "2026-07-06T20:00", "nny"),
        ("Shaoxing", "2026-11-24T17:15", "yyy"),
        ("Shaoxing", "2026-10-05T12:00", "yyy"),
        ("early on Tuesdays", "2026-11-24T06:29:59", "yyy"),
        ("early on Tuesdays", "2026-11-24T06:30", "nny"),
        ("early on Tuesdays", "2026-11-25T07:44:59", "yyy"),
        # A Saturday is a workday, a Sunday is not; a holiday on a Saturday still is one.
        ("works on Saturdays", "2026-11-21T12:00", "nny"),
        ("works on Saturdays", "2026-11-22T12:00", "yyy"),
        ("works on Saturdays", "2026-10-03T12:00", "yyy"),
    ],
)
def test_each_rule_answers_for_itself(office: str, instant: str, expected: str) -> None:
    assert verdicts(OFFICES[office], instant) == expected


def test_a_car_may_leave_a_closed_day_but_not_enter_it() -> None:
    rows = parse_exceptions(
        "date,kind,reason,source,entered_by\n2026-11-24,closed,a,b,c\n", "exceptions.csv"
    )
    schedule = Schedule(hours(), Calendar.of(CALENDAR.notices, rows))
    noon = datetime.fromisoformat("2026-11-24T12:00")
    assert [schedule.verdict(noon, rule) for rule in Rule] == [Verdict.NO, Verdict.NO, Verdict.YES]


def test_an_answer_says_all_three() -> None:
    answer = Schedule(OFFICES["Taizhou"], CALENDAR).answer(
        datetime.fromisoformat("2026-11-23T22:00")
    )
    assert (answer.verdict, answer.entering, answer.leaving) == (
        Verdict.YES,
        Verdict.NO,
        Verdict.NO,
    )


def test_without_any_of_these_rules_one_may_enter_whenever_one_may_stay() -> None:
    schedule = Schedule(hours(), CALENDAR)
    days = (date(2026, 1, 1), date(2026, 12, 31))
    stays, entries = (schedule.intervals(*days, rule=r) for r in (Rule.STAY, Rule.ENTER))
    assert stays == entries
    assert len(schedule.intervals(*days, rule=Rule.LEAVE)) == 1


def test_nobody_enters_where_nobody_may_stay() -> None:
    for setting in OFFICES.values():
        schedule = Schedule(setting, CALENDAR)
        stays = schedule.intervals(date(2026, 9, 20), date(2026, 10, 20))
        entries = schedule.intervals(date(2026, 9, 20), date(2026, 10, 20), rule=Rule.ENTER)
        assert all(any(entry.within(stay) == entry for stay in stays) for entry in entries)


def test_a_window_cut_out_of_another_leaves_what_is_before_and_after() -> None:
    day, noon = (
        window("2026-01-01T00:00", "2026-01-02"),
        window("2026-01-01T12:00", "2026-01-01T13"),
    )
    assert without([day], noon) == [Window(day.begins, noon.begins), Window(noon.ends, day.ends)]
    assert without([noon], day) == []
    assert without([noon], Window(day.ends, day.ends)) == [noon]


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("Jiaxing", "summer: on workdays no car may enter from 21:30 on."),
        ("Taizhou", "From 22:00 to 06:00 no car may enter or leave."),
        ("quiet, leaving allowed", "From 22:00 to 06:00 no car may enter; leaving is allowed."),
        ("Shaoxing", "On Monday, if worked, parking begins at 21:00."),
        ("early on Tuesdays", "On Tuesday, if worked, the car must be gone by 06:30."),
        (
            "works on Saturdays",
            "The office works on Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.",
        ),
    ],
)
def test_every_rule_is_announced_in_words(office: str, words: str) -> None:
    sentences = [sentence.said_in("en") for sentence in hours_in_words(OFFICES[office])]
    assert sentences[2:3] == [words]
    assert len(hours_in_words(OFFICES["origin"])) == 2


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "an evening before a morning": (
        {"weekdays": [{"days": ["周一"], "evening": "07:30", "source": "a"}]},
        "07:45 is not before 07:30",
    ),
    "a morning after an evening": (
        {"weekdays": [{"days": ["周一"], "morning": "17:15", "source": "a"}]},
        "17:15 is not before 17:15",
    ),
    "a weekday with no time": ({"weekdays": [{"days": ["周一"], "source": "a"}]}, "neither"),
    "a weekday twice": (
        {
            "weekdays": [
                {"days": ["周一"], "evening": "19:00", "source": "a"},
                {"days": ["周二", "周一"], "evening": "20:00", "source": "a"},
            ]
        },
        "a weekday stands twice",
    ),
    "a workday twice": ({"workdays": ["周一", "周一"]}, "a weekday stands twice"),
    "no workday": ({"workdays": []}, "at least 1 item"),
    "a workday in English": ({"workdays": ["Monday"]}, "not a weekday"),
    "a latest entry before the evening": (
        {"latest_entry": ("17:45", "21:30")},
        "17:45 is not before 17:45",
    ),
    "quiet for no time": ({"quiet": {**QUIET, "ends": "22:00"}}, "begins and ends together"),
    "quiet without a source": ({"quiet": {"begins": "22:00", "ends": "06:00"}}, "source"),
}


@pytest.mark.parametrize("case", WRONG)
def test_hours_that_contradict_themselves_are_refused(case: str) -> None:
    keys, message = WRONG[case]
    with pytest.raises(ValidationError, match=message):
        hours(**keys)


def test_the_latest_morning_lies_before_the_earliest_evening_of_any_season() -> None:
    summer, winter = SETTING["seasons"]
    seasons = [{**summer, "morning": "17:20"}, winter]
    with pytest.raises(ValidationError, match="17:20 is not before 17:15"):
        Hours.model_validate({**SETTING, "seasons": seasons})
