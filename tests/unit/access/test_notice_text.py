"""The notices' own texts against the files that are shipped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from parking_share.access.notice_revision import notice_of_text
from parking_share.access.notices import NamedDay, notice_json, parse_notice
from parking_share.errors import CalendarError
from parking_share.files.calendar import load_calendar

TEXTS = Path(__file__).parent / "notice-texts"
SHIPPED = {notice.year: notice for notice in load_calendar().notices}
TITLE = "国务院办公厅关于2027年部分节假日安排的通知"


def text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("year", [2018, 2021, 2022, 2023, 2024, 2025, 2026])
def test_the_text_of_a_notice_gives_the_shipped_file(year: int) -> None:
    read = notice_of_text(text(str(year)), {}, "notice.txt").notice
    shipped = SHIPPED[year]
    assert read.days == shipped.days
    assert (read.number, read.published) == (shipped.number, shipped.published)


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_changed_notice_is_the_first_text_and_the_change_laid_over_it(year: int) -> None:
    first = notice_of_text(text(str(year)), {}, "notice.txt").notice
    changed = notice_of_text(text(f"{year}-revised"), {year: first}, "notice.txt").notice
    shipped = SHIPPED[year]
    assert first.days != shipped.days
    assert (changed.days, changed.number) == (shipped.days, shipped.number)
    assert (changed.revision, len(changed.papers)) == (2, 2)


def test_a_change_of_a_year_without_a_notice_is_refused() -> None:
    with pytest.raises(CalendarError, match="it changes 2019, which has no notice"):
        notice_of_text(text("2019-revised"), {}, "notice.txt")


def test_the_same_text_again_is_the_notice_that_holds() -> None:
    assert notice_of_text(text("2026"), SHIPPED, "notice.txt").notice == SHIPPED[2026]


def test_other_days_for_a_year_that_has_a_notice_are_its_next_revision() -> None:
    other = text("2026").replace("5月9日（周六）", "5月10日（周日）")
    read = notice_of_text(other, SHIPPED, "notice.txt").notice
    assert read.revision == 2
    assert NamedDay(date(2026, 5, 10), "劳动节", off=False) in read.days


def test_advice_moves_no_day_and_is_shown() -> None:
    aside = notice_of_text(text("2024"), {}, "notice.txt").set_aside
    assert len(aside) == 1
    assert "除夕(2月9日)休息" in aside[0]


@pytest.mark.parametrize("year", [2018, 2026])
def test_line_breaks_spaces_and_narrow_brackets_do_not_matter(year: int) -> None:
    plain = text(str(year)).replace("（", "(").replace("）", ")").replace("：", ": ")
    assert (
        notice_of_text(plain.replace("\n", "\r\n　　"), {}, "x").notice.days == SHIPPED[year].days
    )


def test_a_file_as_shipped_is_written() -> None:
    shipped = Path(__file__).parents[3] / "parking_share" / "data" / "holidays" / "2026.json"
    assert notice_json(SHIPPED[2026]) == shipped.read_text(encoding="utf-8")


def test_what_is_written_is_read_back() -> None:
    read = notice_of_text(text("2023"), {}, "notice.txt").notice
    assert parse_notice(notice_json(read), "2023.json") == read


BAD = {
    "no year": ("一、元旦：1月1日放假。", "the year is not found"),
    "no holiday": (f"{TITLE}。放假。", "no holiday is found"),
    "a weekday that is not the date's": (
        f"{TITLE}一、元旦：1月1日（周四）放假1天。",
        "2027-01-01 is a 周五, but the text says 周四",
    ),
    "a count that does not fit": (
        f"{TITLE}一、元旦：1月1日（周五）至3日（周日）放假，共2天。",
        "says 2 days and names 3",
    ),
    "a day that does not exist": (f"{TITLE}一、元旦：2月30日放假。", "'2月30日' is not a date"),
    "a span backwards": (f"{TITLE}一、元旦：1月3日至1日放假，共3天。", "is not a span"),
    "a sentence of another kind": (
        f"{TITLE}一、元旦：1月1日放假。1月3日下午上班半天。",
        "'1月3日下午上班半天' is not understood",
    ),
    "a holiday without a day": (f"{TITLE}一、元旦：照常。", "元旦 has no day off"),
    "a day without a month": (f"{TITLE}一、元旦：3日放假。", "has no month"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_text_in_doubt_is_refused(case: str) -> None:
    content, message = BAD[case]
    with pytest.raises(CalendarError, match=message):
        notice_of_text(content, {}, "notice.txt")


def test_the_older_form_with_a_day_in_lieu_is_read() -> None:
    read = notice_of_text(f"{TITLE}一、元旦：1月1日放假，1月4日（周一）补休。", {}, "x").notice
    assert [named.day for named in read.days] == [date(2027, 1, 1), date(2027, 1, 4)]
