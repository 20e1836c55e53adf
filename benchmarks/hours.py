"""How fast the hours answer, beside two libraries that answer part of the same question.

    .venv/bin/python benchmarks/hours.py

A million moments of 2026 against our laid-out year, against `chinese_calendar` with the same rule
written around it, and against `opening_hours_py` on our own exported text; then a year for a
thousand cards of different terms. The slow ones are timed on a part and scaled up. Only the ratios
mean anything: the seconds are those of one machine on one day.
"""

from __future__ import annotations

import random
import time
import tomllib
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import chinese_calendar
from opening_hours import OpeningHours

from parking_share.access.day_table import day_rows, settled_year
from parking_share.access.hours import Schedule
from parking_share.access.timeline import Verdict
from parking_share.access.windows import Window
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours
from parking_share.reports.hours_export import osm_text

SETTING = Path(__file__).parents[1] / "tests" / "unit" / "access" / "hours.toml"
YEAR, MOMENTS, CARDS, PART = 2026, 1_000_000, 1_000, 20_000
NEW_YEAR = datetime.fromisoformat(f"{YEAR}-01-01T00:00")
MORNING = timedelta(hours=7, minutes=45)
EVENINGS = (timedelta(hours=17, minutes=15), timedelta(hours=17, minutes=45))
SUMMER = range(5, 10)


def main() -> None:
    """Time everything once and print the ratios."""
    text = SETTING.read_text(encoding="utf-8")
    schedule = Schedule(Hours.model_validate(tomllib.loads(text)), load_calendar())
    rows = day_rows(schedule, *settled_year(schedule, YEAR))
    oracle = OpeningHours(osm_text(rows))
    moments = _moments()
    ways: dict[str, tuple[Callable[[datetime], bool], int]] = {
        "parking-share": (lambda at: schedule.verdict(at) is Verdict.YES, MOMENTS),
        "opening_hours_py": (oracle.is_open, PART),
        "chinese_calendar": (_by_library, PART),
    }
    answers = {name: [way(at) for at in moments[:PART]] for name, (way, _) in ways.items()}
    assert all(found == answers["parking-share"] for found in answers.values())
    print(f"{MOMENTS:,} moments of {YEAR}; all agree on {PART:,} of them")
    _report({name: _timed(way, moments[:count]) for name, (way, count) in ways.items()})
    print(f"a year for {CARDS:,} cards")
    _report(_cards(schedule))


def _moments() -> list[datetime]:
    chance = random.Random(YEAR)  # noqa: S311 - sample moments, no secret
    return [NEW_YEAR + timedelta(seconds=chance.randrange(361 * 86400)) for _ in range(MOMENTS)]


def _by_library(at: datetime) -> bool:
    """Our rule by calendar day, asking the library for the day each time."""
    if not chinese_calendar.is_workday(at):
        return True
    clock = at - datetime.combine(at.date(), datetime.min.time())
    return clock < MORNING or clock >= EVENINGS[at.month in SUMMER]


def _timed(way: Callable[[datetime], bool], moments: Sequence[datetime]) -> float:
    began = time.process_time()
    for at in moments:
        way(at)
    return (time.process_time() - began) * MOMENTS / len(moments)


def _cards(schedule: Schedule) -> dict[str, float]:
    first, last = settled_year(schedule, YEAR)
    terms = [_term(n, first, last) for n in range(CARDS)]
    began = time.process_time()
    for term in terms:
        schedule.stretches(term)
    laid_out_once = time.process_time() - began
    few = terms[:20]
    began = time.process_time()
    for term in few:
        Schedule(schedule.hours, schedule.calendar).stretches(term)
    anew = (time.process_time() - began) * CARDS / len(few)
    return {"year laid out once": laid_out_once, "laid out for every card": anew}


def _term(number: int, first: date, last: date) -> Window:
    begins = datetime.combine(first + timedelta(days=number % 300), datetime.min.time()) + MORNING
    return Window(begins, datetime.combine(last, datetime.min.time()))


def _report(seconds: dict[str, float]) -> None:
    fastest = min(seconds.values())
    for name, taken in seconds.items():
        print(f"  {name:26} {taken:9.2f} s  {taken / fastest:8.1f} x")


if __name__ == "__main__":
    main()
