"""One State Council notice: a year's days off and make-up workdays, from the text of its file.

The shape is that of the public project holiday-cn (`year`, `papers`, `days`), with the notice's
number, day of publication and revision beside it. A file that parses is one that can be relied
on: whatever is empty, contradictory or out of place is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from parking_share.access.notice_file import day_in, filled, parsed, refusal, table_of, taken
from parking_share.language import Text

SATURDAY = 5
KEYS = {"year", "notice", "published", "revision", "papers", "days"}
DAY_KEYS = {"name", "date", "isOffDay"}


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day the notice names: off, or worked to make up for one."""

    day: date
    name: str
    """The holiday it belongs to, such as 春节."""
    off: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """What the State Council announced for one year."""

    year: int
    number: str | None
    """Such as 国办发明电〔2025〕7号; of a revised notice, both numbers."""
    published: date | None
    """The day of the newest paper."""
    revision: int
    papers: tuple[str, ...]
    days: tuple[NamedDay, ...]
    digest: str | None = field(default=None, compare=False)
    """SHA-256 of the file it was read from."""


def parse_notice(text: str, where: str) -> Notice:
    """Read one notice; `where` is its file name, which must be the year: `2026.json`."""
    table = table_of(parsed(text, where), KEYS, where)
    year = taken(table, "year", int, where)
    if PurePath(where).stem != str(year) or not re.fullmatch(r"20\d\d", str(year)):
        raise refusal(
            where,
            Text("the file says it is of year {year}", year=year),
            Text("Name the file after its year, such as 2026.json, or correct the year."),
        )
    return Notice(
        year=year,
        number=None if table.get("notice") is None else taken(table, "notice", str, where),
        published=None if table.get("published") is None else day_in(table, "published", where),
        revision=_revision(table, where),
        papers=tuple(_word(paper, where) for paper in filled(table, "papers", where)),
        days=_days(table, year, where),
    )


def notice_json(notice: Notice) -> str:
    """The text of a notice's file, a line a day, as those shipped."""
    head = {
        "year": notice.year,
        "notice": notice.number,
        "published": notice.published and notice.published.isoformat(),
        "revision": notice.revision,
        "papers": list(notice.papers),
    }
    days = [
        {"name": named.name, "date": named.day.isoformat(), "isOffDay": named.off}
        for named in notice.days
    ]
    lines = ",\n".join(f"    {json.dumps(day, ensure_ascii=False)}" for day in days)
    above = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    return f'{above},\n  "days": [\n{lines}\n  ]\n}}\n'


def _word(value: object, where: str) -> str:
    return taken({"papers": value}, "papers", str, where)


def _revision(table: dict[str, object], where: str) -> int:
    revision = taken({"revision": 1, **table}, "revision", int, where)
    if revision < 1:
        raise refusal(where, Text('"{key}" cannot be {value}', key="revision", value=revision))
    return revision


def _days(table: dict[str, object], year: int, where: str) -> tuple[NamedDay, ...]:
    days = [_named_day(value, year, where) for value in filled(table, "days", where)]
    seen: set[date] = set()
    for named in days:
        if named.day in seen:
            raise refusal(where, Text("{day} is listed twice", day=named.day))
        seen.add(named.day)
    return tuple(sorted(days, key=lambda named: named.day))


def _named_day(value: object, year: int, where: str) -> NamedDay:
    table = table_of(value, DAY_KEYS, where)
    named = NamedDay(
        day=day_in(table, "date", where),
        name=taken(table, "name", str, where),
        off=taken(table, "isOffDay", bool, where),
    )
    if not date(year - 1, 12, 1) <= named.day <= date(year, 12, 31):
        raise refusal(
            where,
            Text("{day} lies outside {year} and the December before it", day=named.day, year=year),
        )
    if not named.off and named.day.weekday() < SATURDAY:
        raise refusal(
            where,
            Text("{day} is no Saturday or Sunday, and cannot be a make-up workday", day=named.day),
            Text('"isOffDay": false means that the day is worked; compare it with the notice.'),
        )
    return named
