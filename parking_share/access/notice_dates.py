"""Dates as a holiday notice writes them: 2026年1月1日（周四）, 1月1日, or only 3日."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parking_share.access.notice_file import refusal
from parking_share.language import Text

DATE = r"(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日(?:\([^)]*\))?"
"""One date; the year, and after 至 or 、 the month, may be left out."""
_PARTS = re.compile(r"(?:(?:(20\d\d)年)?(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
WEEKDAYS = "一二三四五六日"
LONGEST_SPAN = 31


def dates_in(text: str, year: int, where: str) -> list[date]:
    """The dates of a text in their order; what one leaves out is as in the one before it."""
    dates: list[date] = []
    for parts in _PARTS.finditer(text):
        before = dates[-1] if dates else None
        if before is None and parts[2] is None:
            raise refusal(where, Text("'{text}' has no month", text=text))
        own_year = int(parts[1]) if parts[1] else before.year if before else year
        own_month = int(parts[2]) if parts[2] else before.month if before else 0
        dates.append(_checked(own_year, own_month, parts, where))
    return dates


def days_of_span(text: str, year: int, where: str) -> list[date]:
    """All days of `1月1日至3日`, or the one day of `1月1日`."""
    dates = dates_in(text, year, where)
    first, last = dates[0], dates[-1]
    count = (last - first).days + 1
    if not 1 <= count <= LONGEST_SPAN:
        raise refusal(where, Text("'{text}' is not a span of days", text=text))
    return [first + timedelta(days=n) for n in range(count)]


def _checked(year: int, month: int, parts: re.Match[str], where: str) -> date:
    try:
        day = date(year, month, int(parts[3]))
    except ValueError:
        raise refusal(where, Text("'{text}' is not a date", text=parts[0])) from None
    said = _WEEKDAY.search(parts[4] or "")
    if said and WEEKDAYS.index(said[1].replace("天", "日")) != day.weekday():
        raise refusal(
            where,
            Text(
                "{day} is a 周{weekday}, but the text says {said}",
                day=day,
                weekday=WEEKDAYS[day.weekday()],
                said=said[0],
            ),
            Text("Compare it with the notice."),
        )
    return day
