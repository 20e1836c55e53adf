"""What the next notice resolves and moves, on an invented notice for 2027."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from parking_share.access.calendar import Calendar, DayKind
from parking_share.access.changes import balance_of, changes, reach_of
from parking_share.access.hours import Schedule
from parking_share.access.notice_revision import notice_of_text
from parking_share.access.timeline import Verdict
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
TEXT = (HERE / "notice-texts" / "2027-invented.txt").read_text(encoding="utf-8")
SHIPPED = load_calendar()
NOTICE = notice_of_text(TEXT, {}, "2027.txt").notice
BEFORE = Schedule(HOURS, SHIPPED)
AFTER = Schedule(HOURS, Calendar.of((*SHIPPED.notices, NOTICE)))
FOUND = {change.day: change for change in changes(BEFORE, AFTER, *reach_of(NOTICE))}


def at(text: str) -> tuple[Verdict, Verdict]:
    instant = datetime.fromisoformat(text)
    return BEFORE.verdict(instant), AFTER.verdict(instant)


@pytest.mark.parametrize(
    ("instant", "before", "after"),
    [
        ("2027-02-08T12:00", Verdict.UNKNOWN, Verdict.YES),
        ("2027-02-14T12:00", Verdict.UNKNOWN, Verdict.NO),
        ("2027-03-01T12:00", Verdict.UNKNOWN, Verdict.NO),
        ("2027-03-01T20:00", Verdict.YES, Verdict.YES),
        ("2026-12-30T12:00", Verdict.NO, Verdict.NO),
        ("2026-12-31T12:00", Verdict.NO, Verdict.YES),
        ("2027-12-30T12:00", Verdict.UNKNOWN, Verdict.NO),
        ("2028-01-03T12:00", Verdict.UNKNOWN, Verdict.UNKNOWN),
    ],
)
def test_the_notice_resolves_what_was_open(instant: str, before: Verdict, after: Verdict) -> None:
    assert at(instant) == (before, after)


def test_every_day_of_the_year_and_the_three_before_it_are_settled() -> None:
    settled = [day for day, change in FOUND.items() if change.settles]
    assert settled[:3] == [date(2026, 12, day) for day in (29, 30, 31)]
    assert len(settled) == 3 + 365


def test_only_one_date_moves_hours_that_could_be_relied_on() -> None:
    moved = [change for change in FOUND.values() if change.moves]
    assert [change.day for change in moved] == [date(2026, 12, 31)]
    assert moved[0].clocks == ("00:00-07:45,17:15-24:00", "00:00-24:00")
    assert (moved[0].before.kind, moved[0].after.kind) == (DayKind.WORKDAY, DayKind.HOLIDAY)


def test_a_revision_in_the_year_shows_the_dates_it_moves() -> None:
    text = TEXT.replace("5月8日（周六）上班", "5月9日（周日）上班")
    later = notice_of_text(text, {2027: NOTICE}, "2027.txt").notice
    revised = Schedule(HOURS, Calendar.of((*SHIPPED.notices, NOTICE, later)))
    moved = {c.day: c.clocks for c in changes(AFTER, revised, *reach_of(later)) if c.moves}
    workday, rest_day = "00:00-07:45,17:45-24:00", "00:00-24:00"
    assert moved == {
        date(2027, 5, 8): (workday, rest_day),
        date(2027, 5, 9): (rest_day, workday),
    }


def test_the_same_calendar_changes_nothing() -> None:
    assert not [*changes(BEFORE, BEFORE, date(2026, 1, 1), date(2027, 12, 31))]


@pytest.mark.parametrize("year", [2018, 2019, 2021, 2022, 2023, 2024, 2025, 2026])
def test_a_notice_gives_as_many_weekdays_as_the_law(year: int) -> None:
    shipped = {notice.year: notice for notice in SHIPPED.notices}
    assert balance_of(shipped[year]).even


def test_a_line_left_out_or_an_extension_is_uneven() -> None:
    shipped = {notice.year: notice for notice in SHIPPED.notices}
    assert not balance_of(shipped[2020]).even  # three days more, in the epidemic
    lines = [line for line in TEXT.splitlines() if "清明" not in line]
    assert not balance_of(notice_of_text("\n".join(lines), {}, "2027.txt").notice).even
