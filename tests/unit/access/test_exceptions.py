from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from parking_share.access.calendar import Calendar, DayKind
from parking_share.access.exceptions import ExceptionKind, parse_exceptions
from parking_share.access.hours import Schedule
from parking_share.access.timeline import Verdict
from parking_share.errors import CalendarError
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
TABLE = """日期,类型,原因,依据,登记人
2026-11-24,关闭,台风,防汛办第3号,王某
2026/11/21,work,duty,order 7,li
2026-11-25,off,move,order 8,li
2027-03-01,work,exam,order 9,li
"""
EXCEPTIONS = parse_exceptions(TABLE, "exceptions.csv")
NOTICES = load_calendar().notices
SCHEDULE = Schedule(HOURS, Calendar.of(NOTICES, EXCEPTIONS))


def at(text: str) -> Verdict:
    return SCHEDULE.verdict(datetime.fromisoformat(text))


def test_rows_are_read_in_order_of_date_in_either_language() -> None:
    assert [(e.day.isoformat(), e.kind) for e in EXCEPTIONS] == [
        ("2026-11-21", ExceptionKind.WORK),
        ("2026-11-24", ExceptionKind.CLOSED),
        ("2026-11-25", ExceptionKind.OFF),
        ("2027-03-01", ExceptionKind.WORK),
    ]


@pytest.mark.parametrize(
    ("instant", "verdict"),
    [
        ("2026-11-21T07:44", Verdict.YES),  # a Saturday that is worked
        ("2026-11-21T12:00", Verdict.NO),
        ("2026-11-21T17:15", Verdict.YES),
        ("2026-11-23T23:59:59", Verdict.YES),  # the evening before a closed day
        ("2026-11-24T00:00", Verdict.NO),
        ("2026-11-24T03:00", Verdict.NO),
        ("2026-11-24T18:00", Verdict.NO),
        ("2026-11-24T23:59:59", Verdict.NO),
        ("2026-11-25T00:00", Verdict.YES),
        ("2026-11-25T12:00", Verdict.YES),  # a Wednesday off
        ("2026-11-26T07:44:59", Verdict.YES),
        ("2026-11-26T07:45", Verdict.NO),
        ("2027-03-01T12:00", Verdict.NO),  # of a year without a notice
        ("2027-03-02T12:00", Verdict.UNKNOWN),
    ],
)
def test_an_exception_has_the_last_word(instant: str, verdict: Verdict) -> None:
    assert at(instant) is verdict


def test_an_exception_settles_a_provisional_day() -> None:
    rows = parse_exceptions(TABLE.replace("2026-11-25", "2026-12-30"), "exceptions.csv")
    day = Calendar.of(NOTICES, rows).day(date(2026, 12, 30))
    assert (day.kind, day.provisional) == (DayKind.REST_DAY, False)


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (
            "2026-11-24T12:00",
            "2026-11-24 is a workday (2026 notice 国办发明电〔2025〕7号); office exception: closed",
        ),
        (
            "2026-11-25T12:00",
            "2026-11-25 is a rest day; office exception: off (move; order 8; entered by li);",
        ),
        (
            "2027-03-01T12:00",
            "2027-03-01 is a workday; office exception: work (exam; order 9; entered by li);",
        ),
    ],
)
def test_every_reason_names_the_exception(instant: str, words: str) -> None:
    why = SCHEDULE.answer(datetime.fromisoformat(instant)).why.said_in("en")
    assert why.startswith(words)


BAD = {
    "empty": ("", "line 1: the first line is"),
    "other columns": ("date,kind\n", "line 1: the first line is"),
    "a cell missing": ("date,kind,reason,source,entered_by\n2026-01-05,off,a,b\n", "line 2: all"),
    "a blank cell": ("date,kind,reason,source,entered_by\n2026-01-05,off,a, ,c\n", "line 2: all"),
    "another kind": ("date,kind,reason,source,entered_by\n2026-01-05,half,a,b,c\n", "'half' is"),
    "no date": ("date,kind,reason,source,entered_by\n2026-02-30,off,a,b,c\n", "'2026-02-30' is"),
    "a date in words": ("date,kind,reason,source,entered_by\ntoday,off,a,b,c\n", "'today' is"),
    "a date twice": (
        "date,kind,reason,source,entered_by\n2026-01-05,off,a,b,c\n2026-01-05,work,a,b,c\n",
        "line 3: 2026-01-05 is listed twice",
    ),
    "no CSV": ('date,kind,reason,source,entered_by\n2026-01-05,"off" x,a,b,c\n', "not CSV"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_table_is_refused_with_its_line(case: str) -> None:
    content, message = BAD[case]
    with pytest.raises(CalendarError, match=message):
        parse_exceptions(content, "exceptions.csv")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_table_stands_in_the_programme_folder(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "exceptions.csv").write_text(TABLE, encoding=encoding)
    assert load_calendar(tmp_path).exceptions == EXCEPTIONS
