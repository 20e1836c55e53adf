"""The poster read as the drawing it is: every day in its place and in its colour."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import chinese_calendar
import pytest

from parking_share.access.calendar import Calendar
from parking_share.access.exceptions import parse_exceptions
from parking_share.access.hours import Schedule
from parking_share.files.calendar import load_calendar
from parking_share.programme import parse_programme
from parking_share.reports.poster import HEIGHT, WIDTH, year_poster
from parking_share.reports.poster_look import CLOSED, HOLIDAY, PROVISIONAL, REST_DAY
from parking_share.reports.svg import width_of, wrapped

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "examples" / "yingui" / "programme.toml").read_text(encoding="utf-8")
PROGRAMME = parse_programme(TEXT, "programme.toml")
CALENDAR = load_calendar()
SVG = "{http://www.w3.org/2000/svg}"


def drawing(year: int, table: str = "", text: str = TEXT) -> ET.Element:
    exceptions = parse_exceptions(table, "exceptions.csv") if table else ()
    programme = parse_programme(text, "programme.toml")
    schedule = Schedule(programme.hours, Calendar.of(CALENDAR.notices, exceptions))
    return ET.fromstring(year_poster(programme, schedule, year))  # noqa: S314 - our own drawing


POSTER = drawing(2026)


def texts(svg: ET.Element) -> list[str]:
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


def fills(svg: ET.Element) -> Counter[str]:
    return Counter(element.get("fill", "") for element in svg.iter(f"{SVG}rect"))


def test_every_day_of_the_year_is_there_once() -> None:
    numbers = [int(text) for text in texts(POSTER) if re.fullmatch(r"\d{1,2}", text)]
    swatches = 5
    assert len(numbers) == 365 + swatches
    months = [text for text in texts(POSTER) if re.fullmatch(r"\d{1,2}月", text)]
    assert months == [f"{n}月" for n in range(1, 13)]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_as_many_days_are_open_and_marked_as_an_independent_calendar_says(year: int) -> None:
    svg = drawing(year)
    days = [date.fromordinal(date(year, 1, 1).toordinal() + n) for n in range(365)]
    days += [date(year, 12, 31)] if year == 2024 else []
    off = sum(chinese_calendar.is_holiday(day) for day in days)
    worked = sum(chinese_calendar.is_workday(day) and day.weekday() > 4 for day in days)
    found, words = fills(svg), Counter(texts(svg))
    legend, rest_bar_and_seasons = 2, 1 + 2 * 2
    assert found[HOLIDAY.fill] + found[REST_DAY.fill] == off + legend + rest_bar_and_seasons
    assert words["班"] == worked + 1
    assert words["休"] == found[HOLIDAY.fill]


def test_only_what_the_next_notice_can_change_is_hatched() -> None:
    assert fills(POSTER)[PROVISIONAL.fill] == 3 + 1
    assert fills(drawing(2025))[PROVISIONAL.fill] == 0
    assert any("2027年放假通知" in text for text in texts(POSTER))


def test_hours_seasons_and_the_rule_are_said_in_chinese() -> None:
    words = texts(POSTER)
    assert "休息日、节假日停的车，最晚在下一个工作日早上 7:45 前开走。" in words
    assert {"10月1日至4月30日", "17:15 起", "17:45 起", "7:45 前开走", "全天可停"} <= {*words}
    assert "夏令时 · 工作日 17:45 起" in words
    assert any("尚待主办单位确认" in text for text in words)
    assert any("国办发明电〔2025〕7号" in text for text in words)


def test_a_season_that_turns_inside_a_month_names_the_day() -> None:
    text = TEXT.replace('begins = "05-01"', 'begins = "06-15"').replace(
        'ends = "04-30"', 'ends = "06-14"'
    )
    assert "工作日 17:15 起，15日起 17:45" in texts(drawing(2026, text=text))


def test_without_the_carry_the_rule_ends_at_midnight() -> None:
    text = TEXT.replace("carry_to_morning = true", "carry_to_morning = false")
    assert "休息日、节假日停的车，下一天是工作日的，当晚 24 点前开走。" in texts(
        drawing(2026, text=text)
    )


def test_a_closed_day_is_dark_and_explained() -> None:
    svg = drawing(2026, "date,kind,reason,source,entered_by\n2026-10-01,closed,a,b,c\n")
    assert fills(svg)[CLOSED.fill] == 1 + 1
    assert "关闭：不可停" in texts(svg)
    assert "关闭：不可停" not in texts(POSTER)
    assert "本单位另行安排：10月1日关闭（a，b）。" in texts(svg)


def test_a_day_the_office_works_or_rests_against_the_notice_is_marked() -> None:
    svg = drawing(
        2026,
        "date,kind,reason,source,entered_by\n2026-11-21,work,a,b,c\n2026-11-25,off,a,b,c\n",
    )
    plain = Counter(texts(POSTER))
    assert Counter(texts(svg))["班"] == plain["班"] + 1
    assert Counter(texts(svg))["休"] == plain["休"] + 1


def test_many_rules_still_leave_room_for_every_day() -> None:
    rules = """workdays = ["周一", "周二", "周三", "周四", "周五", "周六"]
weekdays = [{ days = ["周一"], evening = "21:00", source = "a" }]
quiet = { begins = "22:00", ends = "06:00", source = "a" }
carry_to_morning"""
    svg = drawing(2026, text=TEXT.replace("carry_to_morning", rules))
    numbers = [text for text in texts(svg) if re.fullmatch(r"\d{1,2}", text)]
    assert len(numbers) == 365 + 5
    heights = [float(e.get("height", "0")) for e in svg.iter(f"{SVG}rect")]
    assert min(height for height in heights if height > 2) >= 3.2


def test_nothing_is_drawn_outside_the_page() -> None:
    for rect in POSTER.iter(f"{SVG}rect"):
        if rect.get("x") is None:
            continue
        x, y, width, height = (float(rect.get(key, "0")) for key in ("x", "y", "width", "height"))
        assert x >= 0 and y >= 0 and x + width <= WIDTH and y + height <= HEIGHT  # noqa: PT018


def test_no_line_of_text_runs_off_the_page() -> None:
    for element in POSTER.iter(f"{SVG}text"):
        width = width_of(element.text or "", float(element.get("font-size", "0")))
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
        left = float(element.get("x", "0")) - share * width
        assert left >= 0, element.text
        assert left + width <= WIDTH, element.text


def test_cells_of_one_month_do_not_overlap() -> None:
    marked = [e for e in POSTER.iter(f"{SVG}rect") if e.get("fill") == HOLIDAY.fill]
    places = sorted((e.get("y", ""), float(e.get("x", "0"))) for e in marked)
    width = float(marked[-1].get("width", "0"))
    assert all(b[1] - a[1] >= width for a, b in pairwise(places) if a[0] == b[0])


def test_a_name_with_signs_of_its_own_stays_a_name() -> None:
    text = TEXT.replace('name = "银桂小区错时共享停车"', 'name = "<A&B> 停车"')
    assert "<A&B> 停车" in texts(drawing(2026, text=text))


def test_the_same_year_is_the_same_drawing() -> None:
    schedule = Schedule(PROGRAMME.hours, CALENDAR)
    assert year_poster(PROGRAMME, schedule, 2026) == year_poster(PROGRAMME, schedule, 2026)


def test_long_lines_are_broken_outside_numbers() -> None:
    lines = wrapped("冬令时 17:15 至次日 7:45，夏令时 17:45 至次日 7:45", 2.0, 24)
    assert "".join(lines) == "冬令时 17:15 至次日 7:45，夏令时 17:45 至次日 7:45"
    assert len(lines) > 1
    assert all(
        re.search(r"\d$", a) is None or not re.match(r"[\d:]", b) for a, b in pairwise(lines)
    )
