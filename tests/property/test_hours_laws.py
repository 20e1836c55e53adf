"""Laws of the hours, for any setting and any calendar, not only those of one office."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from parking_share.access.calendar import Calendar
from parking_share.access.hours import Schedule
from parking_share.access.notices import NamedDay, Notice
from parking_share.access.timeline import Verdict
from parking_share.access.windows import season_on, window_of
from parking_share.programme import Hours

law = settings(deadline=None, max_examples=60)  # a year is laid out anew for each example
DAY = timedelta(days=1)
YEAR = 2026
DAYS = [date(YEAR, 1, 1) + n * DAY for n in range(365)]


def clock(first: time, last: time) -> st.SearchStrategy[str]:
    return st.times(first, last).map(lambda at: f"{at:%H:%M}")


mornings, evenings = clock(time(0, 1), time(11, 59)), clock(time(12), time(23, 59))
month_days = st.sampled_from([(day.month, day.day) for day in DAYS])


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """Two seasons that turn on any two dates, each with times of its own."""
    turns = sorted(draw(st.sets(month_days, min_size=2, max_size=2)))
    eves = [date(2025, *turn) - DAY for turn in (turns[1], turns[0])]
    seasons = [
        {
            "name": f"season {n}",
            "begins": "{:02d}-{:02d}".format(*begins),
            "ends": f"{ends:%m-%d}",
            "evening": draw(evenings),
            "morning": draw(mornings),
            "source": "announcement",
            "confirmed": draw(st.booleans()),
        }
        for n, (begins, ends) in enumerate(zip(turns, eves, strict=True))
    ]
    values = {"carry_to_morning": draw(st.booleans()), "source": "law", "seasons": seasons}
    return Hours.model_validate(values)


def notice(year: int, days: set[date]) -> Notice:
    """Weekdays in it are off, Saturdays and Sundays are worked."""
    named = (NamedDay(day, "holiday", off=day.weekday() < 5) for day in sorted(days))
    return Notice(year, None, None, 1, ("paper",), tuple(named))


calendars = st.sets(st.sampled_from(DAYS), max_size=60).map(
    lambda days: Calendar((notice(2025, set()), notice(YEAR, days), notice(2027, set())))
)
schedules = st.builds(Schedule, hours(), calendars)
instants = st.datetimes(datetime.combine(DAYS[0], time()), datetime.combine(DAYS[-1], time.max))


def by_hand(schedule: Schedule, instant: datetime) -> bool:
    """The rule read aloud: own rest day, own evening, or the night begun the evening before."""
    today = instant.date()
    rests = schedule.calendar.day(today).kind.rests
    if rests or instant.time() >= season_on(schedule.hours, today).evening:
        return True
    rested = schedule.calendar.day(today - DAY).kind.rests
    carried = schedule.hours.carry_to_morning or not rested
    return carried and instant.time() < season_on(schedule.hours, today - DAY).morning


@law
@given(schedules, instants)
def test_the_answer_is_the_rule_read_aloud(schedule: Schedule, instant: datetime) -> None:
    expected = Verdict.YES if by_hand(schedule, instant) else Verdict.NO
    assert schedule.verdict(instant) is expected


@law
@given(schedules, instants)
def test_the_answer_agrees_with_the_intervals(schedule: Schedule, instant: datetime) -> None:
    answer = schedule.answer(instant)
    assert answer.window.begins <= instant < answer.window.ends
    same = schedule.intervals(instant.date() - DAY, instant.date() + DAY, answer.verdict)
    assert sum(window.begins <= instant < window.ends for window in same) == 1


@law
@given(schedules)
def test_intervals_are_in_order_and_never_touch(schedule: Schedule) -> None:
    windows = schedule.intervals(DAYS[0], DAYS[-1])
    assert all(window.begins < window.ends for window in windows)
    assert all(before.ends < after.begins for before, after in pairwise(windows))


@law
@given(schedules)
def test_what_is_allowed_and_what_is_not_fill_the_year(schedule: Schedule) -> None:
    parts = sorted(
        window for verdict in Verdict for window in schedule.intervals(DAYS[0], DAYS[-1], verdict)
    )
    assert parts[0].begins == datetime.combine(DAYS[0], time())
    assert parts[-1].ends == datetime.combine(DAYS[-1] + DAY, time())
    assert all(before.ends == after.begins for before, after in pairwise(parts))


@law
@given(schedules)
def test_windows_of_neighbouring_days_never_overlap(schedule: Schedule) -> None:
    rests = [schedule.calendar.day(day).kind.rests for day in DAYS]
    windows = [
        window_of(schedule.hours, day, rests=own, next_rests=following)
        for day, (own, following) in zip(DAYS, pairwise(rests), strict=False)
    ]
    assert all(before.ends <= after.begins for before, after in pairwise(windows))


@law
@given(schedules, instants, st.integers(-12 * 60, 14 * 60))
def test_an_offset_only_says_the_same_moment_otherwise(
    schedule: Schedule, instant: datetime, minutes: int
) -> None:
    here = instant.replace(tzinfo=timezone(timedelta(hours=8)))
    elsewhere = here.astimezone(timezone(timedelta(minutes=minutes)))
    answers = {
        schedule.answer(moment).window
        for moment in (instant, here, elsewhere, here.astimezone(UTC))
    }
    assert len(answers) == 1


@law
@given(hours(), st.sets(st.sampled_from(DAYS), max_size=60), instants)
def test_an_unknown_year_never_contradicts_the_notice_to_come(
    setting: Hours, days: set[date], instant: datetime
) -> None:
    before = notice(2025, set())
    unknown = Schedule(setting, Calendar((before,))).verdict(instant)
    known = Schedule(setting, Calendar((before, notice(YEAR, days)))).verdict(instant)
    assert unknown in {known, Verdict.UNKNOWN}


@law
@given(hours(), instants)
def test_with_the_carry_a_night_needs_no_notice(setting: Hours, instant: datetime) -> None:
    carried = setting.model_copy(update={"carry_to_morning": True})
    night = datetime.combine(instant.date(), season_on(carried, instant.date()).evening)
    schedule = Schedule(carried, Calendar((notice(2025, set()),)))
    assert schedule.verdict(night) is Verdict.YES
    assert schedule.verdict(datetime.combine(instant.date() + DAY, time())) is Verdict.YES
