"""The top of the year poster: the hours of a day as bars, the rule in a sentence, the colours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from parking_share.access.announcement import hours_in_words
from parking_share.programme import Hours, Season
from parking_share.reports.poster_look import (
    CLOSED,
    FAINT,
    GREEN_INK,
    HOLIDAY,
    MAKE_UP,
    OPEN,
    PROVISIONAL,
    REST_DAY,
    SHUT,
    WORKDAY,
    Look,
    cell,
)
from parking_share.reports.svg import Anchor, Box, line, rectangle, width_of, words

BAR_HEIGHT, BAR_STEP = 6.2, 9.4
HOURS_SHOWN = (0, 6, 12, 18, 24)
SWATCH = 7.4
NIGHT = ((0.0, 0.32), (0.72, 1.0))
SWATCHES = (
    (WORKDAY, "工作日：夜间可停"),
    (MAKE_UP, "调休上班：同工作日"),
    (REST_DAY, "休息日：全天"),
    (HOLIDAY, "节假日：全天"),
)


def bars(hours: Hours, area: Box) -> tuple[list[str], float]:
    """A bar of 24 hours for each season's workday and one for rest days; and where they end."""
    left = area.x + 47
    bar = Box(left, area.y + 4.5, area.x + area.width - left, BAR_HEIGHT)
    shapes = list(_scale(bar, area.y + 2.6))
    for season in hours.seasons:
        shapes += _workday_bar(season, bar, area.x)
        bar = Box(bar.x, bar.y + BAR_STEP, bar.width, bar.height)
    shapes += _rest_day_bar(bar, area.x)
    return shapes, bar.y + BAR_STEP - 2.2


def sentences(hours: Hours) -> tuple[str, str]:
    """The rule that no colour shows, and whatever else this office has."""
    mornings = sorted({season.morning for season in hours.seasons})
    said = "或 ".join(clock(morning) for morning in mornings)
    if hours.carry_to_morning:
        first = f"休息日、节假日停的车，最晚在下一个工作日早上 {said} 前开走。"
    else:
        first = "休息日、节假日停的车，下一天是工作日的，当晚 24 点前开走。"
    beside = hours_in_words(hours)[len(hours.seasons) :]
    return first, "".join(sentence.said_in("zh_CN") for sentence in beside)


def swatches(area: Box, *, closed: bool, provisional: bool) -> list[str]:
    """The colours in a row."""
    shown: list[tuple[Look, str]] = list(SWATCHES)
    if closed:
        shown.append((CLOSED, "关闭：不可停"))
    if provisional:
        shown.append((PROVISIONAL, "待公布"))
    taken = sum(SWATCH + 1.2 + width_of(meaning, 2.8) for _, meaning in shown)
    gap = (area.width - taken) / max(len(shown) - 1, 1)
    shapes: list[str] = []
    x = area.x
    for look, meaning in shown:
        shapes += cell(Box(x, area.y, SWATCH, 5.4), look, "8", spans=NIGHT)
        shapes.append(words(x + SWATCH + 1.2, area.y + 3.75, meaning, 2.8))
        x += SWATCH + 1.2 + width_of(meaning, 2.8) + gap
    return shapes


def clock(at: time) -> str:
    """`7:45`, as a Chinese notice writes it."""
    return f"{at.hour}:{at:%M}"


def season_span(season: Season) -> str:
    """`10月1日至4月30日`."""
    (month, day), (last_month, last_day) = season.begins, season.ends
    return f"{month}月{day}日至{last_month}月{last_day}日"


def _workday_bar(season: Season, bar: Box, left: float) -> list[str]:
    morning, evening = _at(bar, _hours(season.morning)), _at(bar, _hours(season.evening))
    top = bar.y + 4.4
    return [
        words(left, bar.y + 2.7, f"{season.name} · 工作日", 3.5, bold=True),
        words(left, bar.y + 6, season_span(season), 2.7, fill=FAINT),
        rectangle(bar, SHUT),
        rectangle(Box(bar.x, bar.y, morning - bar.x, bar.height), OPEN),
        rectangle(Box(evening, bar.y, bar.x + bar.width - evening, bar.height), OPEN),
        words((bar.x + morning) / 2, top, "可停", 3.2, fill=GREEN_INK, anchor="middle"),
        words((evening + bar.x + bar.width) / 2, top, "可停", 3.2, fill=GREEN_INK, anchor="middle"),
        words(morning + 1, top, f"{clock(season.morning)} 前开走", 3.5, bold=True),
        words(evening - 1, top, f"{clock(season.evening)} 起", 3.5, bold=True, anchor="end"),
    ]


def _rest_day_bar(bar: Box, left: float) -> list[str]:
    return [
        words(left, bar.y + 2.7, "休息日、节假日", 3.5, bold=True),
        words(left, bar.y + 6, "全年", 2.7, fill=FAINT),
        rectangle(bar, OPEN),
        words(bar.middle, bar.y + 4.4, "全天可停", 3.5, fill=GREEN_INK, bold=True, anchor="middle"),
    ]


def _scale(bar: Box, baseline: float) -> Iterable[str]:
    """The hours over the bars; the outer two keep inside the page's edges."""
    for hour in HOURS_SHOWN:
        x = _at(bar, hour)
        side: Anchor = "start" if hour == 0 else "end" if hour == HOURS_SHOWN[-1] else "middle"
        yield words(x, baseline, f"{hour}点", 2.7, fill=FAINT, anchor=side)
        yield line(x, baseline + 0.7, x, bar.y - 0.3, "#9aa5ad")


def _at(bar: Box, hour: float) -> float:
    return bar.x + bar.width * hour / 24


def _hours(at: time) -> float:
    return at.hour + at.minute / 60
