from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from parking_share.access.calendar import Calendar, DayKind
from parking_share.access.notices import NamedDay, Notice
from parking_share.errors import CalendarError
from parking_share.files.calendar import load_calendar

CALENDAR = load_calendar()


def notice(year: int, *days: NamedDay, revision: int = 1) -> Notice:
    new_year = NamedDay(date(year, 1, 1), "元旦", off=True)
    return Notice(year, None, None, revision, ("paper",), days or (new_year,))


def expected_kinds(day: date) -> set[DayKind]:
    """What `chinese_calendar` says; it does not tell a holiday's Saturday from another."""
    if chinese_calendar.is_workday(day):
        return {DayKind.WORKDAY if day.weekday() < 5 else DayKind.MAKE_UP_WORKDAY}
    return {DayKind.HOLIDAY} if day.weekday() < 5 else {DayKind.HOLIDAY, DayKind.REST_DAY}


def test_every_day_of_nine_years_is_what_an_independent_calendar_says() -> None:
    days = [date(2018, 1, 1) + timedelta(days=n) for n in range(3287)]
    assert days[-1] == date(2026, 12, 31)
    wrong = [day for day in days if CALENDAR.day(day).kind not in expected_kinds(day)]
    assert not wrong


@pytest.mark.parametrize(
    ("day", "kind", "holiday", "year"),
    [
        ("2026-02-13", DayKind.WORKDAY, None, 2026),
        ("2026-02-14", DayKind.MAKE_UP_WORKDAY, "春节", 2026),
        ("2026-02-15", DayKind.HOLIDAY, "春节", 2026),
        ("2026-09-20", DayKind.MAKE_UP_WORKDAY, "国庆节", 2026),
        ("2026-11-22", DayKind.REST_DAY, None, 2026),
        ("2018-12-29", DayKind.MAKE_UP_WORKDAY, "元旦", 2019),
        ("2018-12-31", DayKind.HOLIDAY, "元旦", 2019),
        ("2019-05-05", DayKind.MAKE_UP_WORKDAY, "劳动节", 2019),
        ("2020-01-31", DayKind.HOLIDAY, "春节", 2020),
        ("2020-02-03", DayKind.WORKDAY, None, 2020),
    ],
)
def test_a_day_names_its_holiday_and_notice(
    day: str, kind: DayKind, holiday: str | None, year: int
) -> None:
    found = CALENDAR.day(date.fromisoformat(day))
    assert found.notice is not None
    assert (found.kind, found.holiday, found.notice.year) == (kind, holiday, year)
    assert not found.provisional


def test_the_last_three_days_of_the_last_year_are_provisional() -> None:
    assert CALENDAR.covered_through == date(2026, 12, 28)
    assert not CALENDAR.day(date(2026, 12, 28)).provisional
    for day in (29, 30, 31):
        found = CALENDAR.day(date(2026, 12, day))
        assert (found.kind, found.provisional) == (DayKind.WORKDAY, True)


def test_the_next_notice_settles_december_and_has_the_last_word() -> None:
    moved = NamedDay(date(2026, 12, 31), "元旦", off=True)
    calendar = Calendar.of((*CALENDAR.notices, notice(2027, moved)))
    found = calendar.day(date(2026, 12, 31))
    assert (found.kind, found.provisional) == (DayKind.HOLIDAY, False)
    assert found.notice is not None
    assert found.notice.year == 2027
    assert calendar.covered_through == date(2027, 12, 28)


def test_of_two_notices_that_name_one_december_date_the_later_holds() -> None:
    worked = notice(2026, NamedDay(date(2026, 12, 26), "元旦", off=False))
    off = notice(2027, NamedDay(date(2026, 12, 26), "元旦", off=True))
    assert Calendar.of((worked, off)).day(date(2026, 12, 26)).kind is DayKind.HOLIDAY


@pytest.mark.parametrize("day", ["2017-12-31", "2017-10-01", "2027-01-01", "2027-10-01"])
def test_a_year_without_a_notice_is_unknown(day: str) -> None:
    found = CALENDAR.day(date.fromisoformat(day))
    assert (found.kind, found.notice) == (DayKind.UNKNOWN, None)


def test_the_higher_revision_holds_whichever_comes_first() -> None:
    old, new = notice(2027), notice(2027, NamedDay(date(2027, 1, 4), "元旦", off=True), revision=2)
    for pair in ((old, new), (new, old)):
        assert Calendar.of(pair).notices == (new,)


def test_two_notices_of_one_revision_must_agree() -> None:
    other = notice(2027, NamedDay(date(2027, 1, 4), "元旦", off=True))
    with pytest.raises(CalendarError, match="2027 are both revision 1"):
        Calendar.of((notice(2027), other))
    assert Calendar.of((notice(2027), notice(2027))).notices == (notice(2027),)


def test_a_missing_year_between_is_refused() -> None:
    with pytest.raises(CalendarError, match=r"2026 and 2028.*2027\.json"):
        Calendar.of((notice(2026), notice(2028)))


def test_no_notice_at_all_is_refused() -> None:
    with pytest.raises(CalendarError, match="No holiday notice"):
        Calendar.of(())
