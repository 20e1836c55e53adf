"""The programme file of the next term: the same text, with its dates moved on by the term."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from parking_share.programme import Programme


def next_dates(rules: Programme) -> tuple[datetime, date]:
    """When the next term's applications close, and its first day: the day after the last one."""
    closes = rules.programme.closes + relativedelta(months=rules.term.months)
    return closes, rules.term.last_day + timedelta(days=1)


def next_programme_text(text: str, closes: datetime, starts: date) -> str:
    """The text with these two dates; every comment and every other character stays."""
    import tomlkit

    document = tomlkit.parse(text)
    document["programme"]["closes"] = closes
    document["term"]["starts"] = starts
    return tomlkit.dumps(document)


def lines_that_name(text: str, year: int) -> list[int]:
    """The numbers of the lines that still name a year, for a person to look at."""
    lines = enumerate(text.splitlines(), start=1)
    return [number for number, line in lines if str(year) in line]
