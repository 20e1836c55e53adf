from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from pathlib import Path

import pytest

from parking_share.access.calendar import Calendar
from parking_share.access.hours import Schedule
from parking_share.access.notices import NamedDay, Notice
from parking_share.access.roster import validity
from parking_share.access.timeline import Verdict
from parking_share.access.windows import Window, window_of
from parking_share.programme import Hours, Term

HERE = Path(__file__).parent
HOURS = Hours.model_validate(tomllib.loads((HERE / "hours.toml").read_text(encoding="utf-8")))
SUMMER, WINTER = HOURS.seasons
EARLY_SUMMER = SUMMER.model_copy(update={"morning": time(7, 15)})
TWO_MORNINGS = HOURS.model_copy(update={"seasons": (EARLY_SUMMER, WINTER)})
NO_CARRY = HOURS.model_copy(update={"carry_to_morning": False})
LAST_OF_SUMMER = date(2026, 9, 30)


def window(begins: str, ends: str) -> Window:
    return Window(datetime.fromisoformat(begins), datetime.fromisoformat(ends))


@pytest.mark.parametrize(
    ("hours", "rests", "next_rests", "expected"),
    [
        (HOURS, False, False, window("2026-09-30T17:45", "2026-10-01T07:45")),
        (HOURS, False, True, window("2026-09-30T17:45", "2026-10-01T00:00")),
        (HOURS, True, False, window("2026-09-30T00:00", "2026-10-01T07:45")),
        (HOURS, True, True, window("2026-09-30T00:00", "2026-10-01T00:00")),
        (NO_CARRY, False, False, window("2026-09-30T17:45", "2026-10-01T07:45")),
        (NO_CARRY, True, False, window("2026-09-30T00:00", "2026-10-01T00:00")),
        (TWO_MORNINGS, False, False, window("2026-09-30T17:45", "2026-10-01T07:15")),
        (TWO_MORNINGS, True, False, window("2026-09-30T00:00", "2026-10-01T07:15")),
    ],
)
def test_a_window_begins_on_its_day_and_ends_on_the_next(
    hours: Hours,
    rests: bool,  # noqa: FBT001
    next_rests: bool,  # noqa: FBT001
    expected: Window,
) -> None:
    assert window_of(hours, LAST_OF_SUMMER, rests=rests, next_rests=next_rests) == expected


def test_a_card_ends_with_the_morning_of_the_season_its_last_night_began_in() -> None:
    term = Term(starts=date(2026, 6, 1), months=4, source="announcement")
    assert term.last_day == LAST_OF_SUMMER
    assert validity(term, TWO_MORNINGS).ends == datetime.fromisoformat("2026-10-01T07:15")


def test_new_year_morning_knows_what_the_last_day_of_the_old_year_was() -> None:
    # 2028-01-01 is a Saturday; as a make-up workday after a day off it has no night before it.
    days = (
        NamedDay(date(2027, 12, 31), "元旦", off=True),
        NamedDay(date(2028, 1, 1), "元旦", off=False),
    )
    calendar = Calendar(
        tuple(Notice(year, None, None, 1, ("paper",), days) for year in (2027, 2028))
    )
    night = datetime.fromisoformat("2028-01-01T03:00")
    assert Schedule(NO_CARRY, calendar).verdict(night) is Verdict.NO
    assert Schedule(HOURS, calendar).verdict(night) is Verdict.YES
