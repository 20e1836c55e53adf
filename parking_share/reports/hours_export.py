"""The hours for other programs and for gates of no particular make: days, rules, OpenStreetMap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from parking_share.access.announcement import WEEKDAY_IN_WORDS, hours_in_words, open_points
from parking_share.access.day_table import DayRow, clocks
from parking_share.access.hours import Schedule
from parking_share.access.notices import Notice
from parking_share.access.sentences import exception_in_words, kind_in_words
from parking_share.access.windows import Window
from parking_share.language import Text
from parking_share.programme import Hours, Programme
from parking_share.reports.table import Table, Words

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def days_table(rows: Sequence[DayRow]) -> Table:
    """A row a day; times lie within the day, `24:00` is its end."""
    first, last = rows[0].day.day, rows[-1].day.day
    return Table(
        Text("Hours, {begins} to {ends}", begins=first, ends=last),
        (
            Text("date"),
            Text("weekday"),
            Text("kind"),
            Text("holiday"),
            Text("season"),
            Text("may stay"),
            Text("may enter"),
            Text("may leave"),
            Text("notice"),
            Text("office exception"),
        ),
        tuple(_day_cells(row) for row in rows),
    )


def _day_cells(row: DayRow) -> tuple[Words, ...]:
    day = row.day
    return (
        str(day.day),
        WEEKDAY_IN_WORDS[day.day.weekday()],
        kind_in_words(day),
        day.holiday or "",
        row.season.name,
        clocks(row.stay),
        clocks(row.enter),
        clocks(row.leave),
        (day.notice and day.notice.number) or "",
        exception_in_words(day.exception) if day.exception else "",
    )


def rules_table(hours: Hours) -> Table:
    """A row a rule, each with the paper it comes from."""
    workdays = Text("workdays"), Text("rest days and holidays")
    rows: list[tuple[Words, ...]] = []
    for season in hours.seasons:
        dates = "{:02d}-{:02d}".format(*season.begins), "{:02d}-{:02d}".format(*season.ends)
        morning = f"{season.morning:%H:%M} (+1)"
        rest = f"00:00-{morning}" if hours.carry_to_morning else "00:00-24:00"
        settled = "" if season.confirmed else Text("dates not confirmed")
        for days, times in zip(workdays, (f"{season.evening:%H:%M}-{morning}", rest), strict=True):
            rows.append((Text("stay"), season.name, *dates, days, times, season.source, settled))
        if season.latest_entry is not None:
            entry = f"{season.evening:%H:%M}-{season.latest_entry:%H:%M}"
            rows.append((Text("enter"), season.name, *dates, workdays[0], entry, season.source, ""))
    rows += _rules_beside_the_seasons(hours)
    return Table(
        Text("Rules"),
        (
            Text("rule"),
            Text("season"),
            Text("from"),
            Text("to"),
            Text("days"),
            Text("times"),
            Text("source"),
            Text("remark"),
        ),
        tuple(rows),
    )


def _rules_beside_the_seasons(hours: Hours) -> Iterator[tuple[Words, ...]]:
    for sentence in hours_in_words(hours)[len(hours.seasons) :]:
        yield (Text("also"), "", "", "", "", "", "", sentence)
    leaving = Text("at any time")
    if hours.quiet is not None and not hours.quiet.leaving:
        leaving = Text("at any time outside quiet hours")
    yield (Text("leave"), "", "", "", Text("all days"), leaving, hours.source, "")


def provenance(schedule: Schedule, rows: Iterable[DayRow]) -> list[Text]:
    """What stands under every export: what is open, and which notice files were used."""
    used = {row.day.notice.year: row.day.notice for row in rows if row.day.notice}
    return [
        *open_points(schedule.hours, schedule.calendar),
        *(
            Text(
                "Holiday notice {year}: {number}, published {published}, revision {revision},"
                " SHA-256 {digest}",
                year=notice.year,
                number=notice.number or "-",
                published=notice.published or "-",
                revision=notice.revision,
                digest=notice.digest or "-",
            )
            for notice in used.values()
        ),
    ]


def json_value(programme: Programme, schedule: Schedule, rows: Sequence[DayRow]) -> object:
    """The whole export as one value."""
    used: dict[int, Notice] = {r.day.notice.year: r.day.notice for r in rows if r.day.notice}
    return {
        "programme": programme.programme.id,
        "name": programme.programme.name,
        "time_zone": "Asia/Shanghai",
        "first_day": rows[0].day.day.isoformat(),
        "last_day": rows[-1].day.day.isoformat(),
        "notices": [
            {
                "year": notice.year,
                "number": notice.number,
                "revision": notice.revision,
                "sha256": notice.digest,
            }
            for notice in used.values()
        ],
        "rules": [str(sentence) for sentence in hours_in_words(schedule.hours)],
        "notes": [str(note) for note in open_points(schedule.hours, schedule.calendar)],
        "days": [_json_day(row) for row in rows],
    }


def _json_day(row: DayRow) -> dict[str, object]:
    day = row.day
    return {
        "date": day.day.isoformat(),
        "kind": "closed" if day.closed else day.kind.value,
        "holiday": day.holiday,
        "season": row.season.name,
        "stay": _spans(row.stay),
        "enter": _spans(row.enter),
        "leave": _spans(row.leave),
        "exception": str(exception_in_words(day.exception)) if day.exception else None,
    }


def _spans(windows: tuple[Window, ...]) -> list[list[str]]:
    text = clocks(windows)
    return [span.split("-") for span in text.split(",")] if text else []


def osm_text(rows: Iterable[DayRow]) -> str:
    """The hours of staying as an OpenStreetMap `opening_hours` value, by explicit dates.

    Neighbouring days of equal hours are one rule. `PH` is not used: readers of it know neither
    make-up workdays nor what the State Council moved.
    """
    runs = groupby(rows, key=lambda row: clocks(row.stay))
    return "; ".join(_osm_rule([row.day.day for row in run], times) for times, run in runs)


def _osm_rule(days: list[date], times: str) -> str:
    first, last = days[0], days[-1]
    span = _osm_date(first)
    if first != last:
        same_month = (first.year, first.month) == (last.year, last.month)
        span += f"-{last:%d}" if same_month else f"-{_osm_date(last)}"
    return f"{span} {times or 'off'}"


def _osm_date(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day:%d}"
