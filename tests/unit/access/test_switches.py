from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from parking_share.access.calendar import Calendar
from parking_share.access.exceptions import parse_exceptions
from parking_share.access.hours import Schedule
from parking_share.access.switches import Switch, switches
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours, Term

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
TERM = Term(starts=date(2026, 3, 2), months=6, source="announcement")
YEAR = (date(2026, 1, 1), date(2026, 12, 28))
FOUND = switches(Schedule(HOURS, load_calendar()), TERM, *YEAR)


def of_kind(kind: str) -> list[Switch]:
    return [switch for switch in FOUND if switch.kind == kind]


def test_2026_needs_seven_ranges_off_and_six_make_up_days() -> None:
    assert [(s.first.isoformat(), (s.last - s.first).days + 1) for s in of_kind("holiday")] == [
        ("2026-01-01", 3),
        ("2026-02-15", 9),
        ("2026-04-04", 3),
        ("2026-05-01", 5),
        ("2026-06-19", 3),
        ("2026-09-25", 3),
        ("2026-10-01", 7),
    ]
    assert [s.first.isoformat() for s in of_kind("make_up_workday")] == [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ]


def test_a_season_matters_from_its_first_workday_on() -> None:
    seasons = of_kind("season")
    assert [s.first for s in seasons] == [date(2026, 5, 6), date(2026, 10, 8)]
    assert [s.last for s in seasons] == [date(2026, 9, 30), date(2026, 12, 28)]
    assert seasons[0].what.said_in("en") == (
        "summer begins on 2026-05-01: on workdays 17:45 to 07:45 the next day"
    )


def test_cards_and_the_next_notice_have_their_days() -> None:
    assert [(s.first.isoformat(), s.what.said_in("en")) for s in of_kind("term")] == [
        ("2026-03-02", "cards become valid at 17:15"),
        ("2026-09-02", "cards end at 07:45: remove them"),
    ]
    assert [s.first for s in of_kind("notice")] == [date(2026, 12, 28)]


def test_errands_stand_in_order() -> None:
    assert [s.first for s in FOUND] == sorted(s.first for s in FOUND)


def test_an_exception_is_an_errand_of_its_own() -> None:
    table = "date,kind,reason,source,entered_by\n2026-10-05,closed,a,b,c\n2026-10-10,off,a,b,c\n"
    calendar = Calendar.of(load_calendar().notices, parse_exceptions(table, "exceptions.csv"))
    found = switches(Schedule(HOURS, calendar), TERM, date(2026, 10, 1), date(2026, 10, 31))
    assert [(s.first.day, s.kind) for s in found if s.kind != "season"] == [
        (1, "holiday"),
        (5, "exception"),
        (10, "exception"),
    ]
