"""A year of parking on one sheet of paper, for the notice board (A4, and readable as A3).

Green is open all day, white is evenings and nights only, 休 and 班 are what every Chinese wall
calendar says. What the next holiday notice can still change is hatched. All in Chinese: it hangs
where the residents are.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from parking_share.access.calendar import Day, DayKind
from parking_share.access.day_table import open_times
from parking_share.access.exceptions import ExceptionKind
from parking_share.access.hours import Schedule
from parking_share.access.windows import ONE_DAY, Window, midnight, season_on
from parking_share.programme import Programme
from parking_share.reports.poster_legend import bars, clock, sentences, swatches
from parking_share.reports.poster_look import FAINT, GREEN_INK, HATCH, cell, look_of
from parking_share.reports.svg import Box, line, page, width_of, words, wrapped

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 12.0
COLUMNS, WEEKS = 3, 6
GAP_X, GAP_Y = 7.0, 4.0
MONTH_HEAD = 9.6
NOTE = 2.7
EXCEPTION_WORDS = {
    ExceptionKind.WORK: "上班",
    ExceptionKind.OFF: "休息",
    ExceptionKind.CLOSED: "关闭",
}
WEEKDAYS = "一二三四五六日"


def year_poster(programme: Programme, schedule: Schedule, year: int) -> str:
    """The poster as SVG."""
    days = _days(schedule, year)
    title = f"{programme.programme.name} {year}年停车时间"
    shapes = _heading(programme, year)
    area = Box(MARGIN, 31, WIDTH - 2 * MARGIN, 0)
    drawn, bottom = bars(schedule.hours, area)
    shapes += drawn
    first, beside = sentences(schedule.hours)
    bottom += 5.4
    shapes.append(words(MARGIN, bottom, first, 4.1, bold=True))
    for text in wrapped(beside, 3.4, area.width):
        bottom += 5.0 if text else 0
        shapes.append(words(MARGIN, bottom, text, 3.4))
    bottom += 3.6
    shapes += swatches(
        Box(MARGIN, bottom, area.width, 0),
        closed=any(day.closed for day in days),
        provisional=any(day.provisional for day in days),
    )
    notes = _notes(programme, schedule, days)
    top, end = bottom + 9.5, HEIGHT - 9 - 4.1 * len(notes)
    shapes += _months(schedule, days, Box(MARGIN, top, area.width, end - top))
    for n, note in enumerate(notes):
        shapes.append(words(MARGIN, end + 4.6 + 4.1 * n, note, NOTE, fill=FAINT))
    return page(WIDTH, HEIGHT, title, HATCH, shapes)


def _days(schedule: Schedule, year: int) -> list[Day]:
    first = date(year, 1, 1)
    return [schedule.day(first + n * ONE_DAY) for n in range((date(year + 1, 1, 1) - first).days)]


def _heading(programme: Programme, year: int) -> list[str]:
    identity, term = programme.programme, programme.term
    whose = f"{identity.organiser} · 使用期 {_chinese(term.starts)}至{_chinese(term.last_day)}"
    return [
        words(MARGIN, 18.5, identity.name, min(8.2, 150 / width_of(identity.name, 1)), bold=True),
        words(WIDTH - MARGIN, 18.5, f"{year}", 12, bold=True, fill=GREEN_INK, anchor="end"),
        words(MARGIN, 25, whose, 3.4, fill=FAINT),
        words(WIDTH - MARGIN, 25, "停车时间一览", 3.9, anchor="end"),
        line(MARGIN, 28, WIDTH - MARGIN, 28, "#22303a", 0.4),
    ]


def _months(schedule: Schedule, days: Sequence[Day], area: Box) -> list[str]:
    width = (area.width - (COLUMNS - 1) * GAP_X) / COLUMNS
    height = (area.height - 3 * GAP_Y) / 4
    shapes: list[str] = []
    for month in range(1, 13):
        row, column = divmod(month - 1, COLUMNS)
        x, y = area.x + column * (width + GAP_X), area.y + row * (height + GAP_Y)
        own = [day for day in days if day.day.month == month]
        shapes += _month(schedule, own, Box(x, y, width, height))
    return shapes


def _month(schedule: Schedule, days: Sequence[Day], box: Box) -> list[str]:
    first = days[0].day
    width, height = box.width / 7, (box.height - MONTH_HEAD) / WEEKS
    shapes = [
        words(box.x, box.y + 4.2, f"{first.month}月", 5, bold=True),
        words(
            box.x + box.width,
            box.y + 4.2,
            _evenings(schedule, first),
            2.9,
            fill=FAINT,
            anchor="end",
        ),
    ]
    for n, name in enumerate(WEEKDAYS):
        middle = box.x + (n + 0.5) * width
        ink = FAINT if n in schedule.hours.workdays else GREEN_INK
        shapes.append(words(middle, box.y + 8.6, name, 2.5, fill=ink, anchor="middle"))
    for day in days:
        week, weekday = divmod(day.day.day - 1 + first.weekday(), 7)
        x, y = box.x + weekday * width, box.y + MONTH_HEAD + week * height
        place = Box(x + 0.3, y + 0.3, width - 0.6, height - 0.6)
        spans = tuple(_share(window) for window in open_times(schedule, day.day))
        shapes += cell(place, look_of(day), str(day.day.day), _name_on(days, day), spans)
    return shapes


def _share(window: Window) -> tuple[float, float]:
    """A window of one day as parts of that day."""
    begins = window.begins - midnight(window.begins.date())
    return begins / ONE_DAY, (begins + window.length) / ONE_DAY


def _evenings(schedule: Schedule, first: date) -> str:
    """The evening start of a month's workdays, and the date on which it turns."""
    season = season_on(schedule.hours, first)
    said = f"{season.name} · 工作日 {clock(season.evening)} 起"
    for n in range(1, monthrange(first.year, first.month)[1]):
        day = first + n * ONE_DAY
        other = season_on(schedule.hours, day)
        if other is not season:
            return f"工作日 {clock(season.evening)} 起，{day.day}日起 {clock(other.evening)}"
    return said


def _name_on(days: Sequence[Day], day: Day) -> str:
    """A holiday's short name, on the first day of it in the month."""
    if day.kind is not DayKind.HOLIDAY or day.holiday is None or day.closed:
        return ""
    first = next(d for d in days if d.kind is DayKind.HOLIDAY and d.holiday == day.holiday)
    short = [name.removesuffix("节") if len(name) > 2 else name for name in day.holiday.split("、")]  # noqa: PLR2004
    return "".join(short)[:4] if first.day == day.day else ""


def _notes(programme: Programme, schedule: Schedule, days: Sequence[Day]) -> list[str]:
    notices = {day.notice.year: day.notice for day in days if day.notice is not None}
    numbers = "、".join(n.number or f"{n.year}年放假通知" for n in notices.values())
    notes = [f"放假和调休依据：{numbers}。时间依据：{programme.hours.source}"]
    notes += _exceptions(days)
    if any(day.provisional for day in days):
        through, year = schedule.calendar.covered_through, schedule.calendar.notices[-1].year + 1
        notes.append(
            f"{through.month}月{through.day}日以后斜线的日子可能因{year}年放假通知改变"
            "（通常 10 月 25 日至 12 月 8 日之间公布）。"
        )
    open_seasons = [season.name for season in schedule.hours.seasons if not season.confirmed]
    if open_seasons:
        notes.append(f"{'、'.join(open_seasons)}的起止日期尚待主办单位确认。")
    return [part for note in notes for part in wrapped(note, NOTE, WIDTH - 2 * MARGIN)]


def _exceptions(days: Sequence[Day]) -> list[str]:
    """What the office decided against the notice, with its reason, in one line."""
    told = [
        f"{day.day.month}月{day.day.day}日{EXCEPTION_WORDS[day.exception.kind]}"
        f"（{day.exception.reason}，{day.exception.source}）"
        for day in days
        if day.exception is not None
    ]
    return [f"本单位另行安排：{'、'.join(told)}。"] if told else []


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
