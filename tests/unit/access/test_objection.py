from __future__ import annotations

from datetime import date

import pytest

from parking_share.access.calendar import Calendar
from parking_share.access.exceptions import ExceptionKind, OfficeException
from parking_share.access.objection import ObjectionPeriod, objection_period
from parking_share.files.calendar import load_calendar


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return load_calendar()


@pytest.mark.parametrize(
    ("published", "days", "first", "last"),
    [
        # A Friday; the next five working days are a whole week.
        (date(2026, 3, 6), 5, date(2026, 3, 9), date(2026, 3, 13)),
        # 通知 2026: off 15 to 23 February, work on Saturday the 28th.
        (date(2026, 2, 13), 5, date(2026, 2, 14), date(2026, 2, 27)),
        (date(2026, 2, 27), 1, date(2026, 2, 28), date(2026, 2, 28)),
        # 1 to 7 October are holidays, and 10 October is worked.
        (date(2026, 9, 30), 3, date(2026, 10, 8), date(2026, 10, 10)),
        (date(2026, 4, 30), 1, date(2026, 5, 6), date(2026, 5, 6)),
    ],
)
def test_only_working_days_count_and_not_the_day_itself(
    calendar: Calendar, published: date, days: int, first: date, last: date
) -> None:
    assert objection_period(calendar, published, days) == ObjectionPeriod(first, last, days)


def test_days_that_are_not_settled_give_no_last_day(calendar: Calendar) -> None:
    last_year = calendar.covered_through.year
    assert objection_period(calendar, date(last_year, 12, 24), 5) is None
    assert objection_period(calendar, date(last_year + 3, 3, 1), 5) is None


def test_a_day_on_which_the_office_is_closed_does_not_count(calendar: Calendar) -> None:
    closed = OfficeException(date(2026, 3, 9), ExceptionKind.CLOSED, "检修", "通知", "经办人")
    own = Calendar(calendar.notices, (closed,))
    found = objection_period(own, date(2026, 3, 6), 5)
    assert found == ObjectionPeriod(date(2026, 3, 10), date(2026, 3, 16), 5)


def test_an_office_that_works_on_saturdays_counts_them(calendar: Calendar) -> None:
    found = objection_period(calendar, date(2026, 3, 6), 5, frozenset(range(6)))
    assert found == ObjectionPeriod(date(2026, 3, 7), date(2026, 3, 12), 5)
