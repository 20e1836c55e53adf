"""The phone calendar, read back by two readers of other people's making."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from parking_share.access.calendar import Calendar
from parking_share.access.exceptions import parse_exceptions
from parking_share.access.hours import Schedule, local
from parking_share.files.calendar import load_calendar
from parking_share.programme import parse_programme
from parking_share.reports.phone_calendar import phone_calendar

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "examples" / "yingui" / "programme.toml").read_text(encoding="utf-8")
PROGRAMME = parse_programme(TEXT, "programme.toml")
SCHEDULE = Schedule(PROGRAMME.hours, load_calendar())
SPECIAL = phone_calendar(PROGRAMME, SCHEDULE, every_morning=False)
EVERY = phone_calendar(PROGRAMME, SCHEDULE, every_morning=True)


def events(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def leave_bys(data: bytes) -> list[datetime]:
    """The ends of the timed events, in local time."""
    ends = (event.decoded("dtend") for event in events(data))
    return [local(end) for end in ends if isinstance(end, datetime)]


def alarms(event: Any) -> Iterator[datetime]:
    for alarm in event.walk("VALARM"):
        yield event.decoded("dtstart") + alarm.decoded("trigger")


def test_every_time_is_utc_and_no_zone_is_described() -> None:
    assert b"VTIMEZONE" not in SPECIAL
    for event in events(EVERY):
        for key in ("dtstart", "dtend"):
            moment = event.decoded(key)
            assert (
                not isinstance(moment, datetime)
                or moment.tzinfo is UTC
                or (moment.utcoffset() == timedelta())
            )


def test_the_days_after_days_off_and_the_make_up_days_are_there() -> None:
    ends = {f"{end:%Y-%m-%d %H:%M}" for end in leave_bys(SPECIAL)}
    assert {
        "2026-05-06 07:45",  # after Labour Day
        "2026-05-09 07:45",  # a worked Saturday
        "2026-09-20 07:45",  # a worked Sunday
        "2026-09-28 07:45",
        "2026-10-08 07:45",
        "2026-10-10 07:45",
        "2026-11-23 07:45",  # a Monday
    } <= ends
    assert "2026-11-24 07:45" not in ends


def test_every_end_of_a_stay_is_there_if_asked_for() -> None:
    expected = {
        window.ends
        for window in SCHEDULE.intervals(date(2026, 3, 16), date(2026, 12, 28))
        if window.ends.hour == 7 and window.ends.date() > date(2026, 3, 16)
    }
    assert {*leave_bys(EVERY)} == expected
    assert {*leave_bys(SPECIAL)} < expected


def test_an_alarm_rings_in_the_evening_before_and_again_soon_before() -> None:
    event = next(e for e in events(SPECIAL) if "20261008T0745" in str(e["uid"]))
    assert [f"{local(at):%m-%d %H:%M}" for at in alarms(event)] == ["10-07 19:45", "10-08 07:00"]
    plain = next(e for e in events(EVERY) if "20261124T0745" in str(e["uid"]))
    assert [f"{local(at):%m-%d %H:%M}" for at in alarms(plain)] == ["11-24 07:00"]


def test_a_make_up_workday_says_so() -> None:
    event = next(e for e in events(SPECIAL) if "20261010T0745" in str(e["uid"]))
    assert str(event["summary"]) == "Move the car before 07:45 (make-up workday)"
    assert "国庆节" in str(event["description"])


def test_season_switch_and_the_end_of_what_is_settled_are_whole_days() -> None:
    days = {event.decoded("dtstart") for event in events(SPECIAL)}
    whole = {day for day in days if not isinstance(day, datetime)}
    assert whole == {date(2026, 5, 6), date(2026, 10, 8), date(2026, 12, 28)}


def test_a_closed_day_rings_before_midnight() -> None:
    table = "date,kind,reason,source,entered_by\n2026-11-25,closed,typhoon,order 3,li\n"
    calendar = Calendar.of(load_calendar().notices, parse_exceptions(table, "exceptions.csv"))
    schedule = Schedule(PROGRAMME.hours, calendar)
    found = events(phone_calendar(PROGRAMME, schedule, every_morning=False))
    event = next(e for e in found if "20261125T0000" in str(e["uid"]))
    assert str(event["summary"]) == "Move the car before 24:00: 2026-11-25 is closed"
    assert "typhoon" in str(event["description"])


def test_no_two_events_have_one_name_and_the_same_year_is_the_same_file() -> None:
    names = [str(event["uid"]) for event in events(EVERY)]
    assert len({*names}) == len(names)
    assert phone_calendar(PROGRAMME, SCHEDULE, every_morning=True) == EVERY


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_reader_finds_the_same_events() -> None:
    read = vobject.readOne(EVERY.decode())
    ends = [e.dtend.value for e in read.vevent_list if isinstance(e.dtend.value, datetime)]
    assert sorted(local(end) for end in ends) == sorted(leave_bys(EVERY))
    assert sum(len(e.valarm_list) for e in read.vevent_list if hasattr(e, "valarm_list")) == sum(
        len(e.walk("VALARM")) for e in events(EVERY)
    )
    assert "银桂小区" in read.x_wr_calname.value


def test_a_term_that_lies_beyond_the_notices_has_no_moments() -> None:
    term = PROGRAMME.term.model_copy(update={"starts": date(2027, 3, 1)})
    later = PROGRAMME.model_copy(update={"term": term})
    assert not leave_bys(phone_calendar(later, SCHEDULE, every_morning=True))
