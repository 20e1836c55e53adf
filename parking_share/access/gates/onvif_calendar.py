"""iCalendar texts for ONVIF schedules: weekly events, in 1970 or in real years.

Schedule service specification, `Standard` and `Days`. An event never crosses midnight: the end of
a day is 00:00:00 of the next date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from parking_share.access.gates.day_hours import GateHours, WeekPlan
from parking_share.access.windows import ONE_DAY, midnight

BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONDAY_OF_1970 = date(1970, 1, 5)


def weekly(plan: WeekPlan) -> Iterator[str]:
    """A week in the year 1970, as the weekly subset asks."""
    for span, weekdays in _by_span(plan).items():
        first = midnight(MONDAY_OF_1970 + timedelta(days=weekdays[0]))
        yield _recurring(first, span, weekdays, "")


def real_years(hours: GateHours) -> Iterator[str]:
    """All phases with their own dates, each until its last day."""
    for phase in hours.phases:
        until = f";UNTIL={phase.last:%Y%m%d}T235959"
        for span, weekdays in _by_span(hours.plans[phase.plan]).items():
            first = phase.first
            while first.weekday() not in weekdays:
                first += ONE_DAY
            if first <= phase.last:
                yield _recurring(midnight(first), span, weekdays, until)


def _by_span(plan: WeekPlan) -> dict[tuple[int, int], list[int]]:
    found: dict[tuple[int, int], list[int]] = {}
    for weekday, spans in enumerate(plan.days):
        for span in spans:
            found.setdefault(span, []).append(weekday)
    return found


def _recurring(first: datetime, span: tuple[int, int], weekdays: list[int], until: str) -> str:
    begins, ends = (first + timedelta(minutes=minute) for minute in span)
    days = ",".join(BYDAY[day] for day in weekdays)
    uid = f"week-{begins:%Y%m%dT%H%M}-{days.replace(',', '')}"
    return event(uid, begins, ends, f"RRULE:FREQ=WEEKLY;BYDAY={days}{until}")


def event(uid: str, begins: datetime, ends: datetime, *more: str) -> str:
    """One event in local time."""
    lines = (
        "BEGIN:VEVENT",
        f"UID:{uid}@parking-share",
        f"SUMMARY:{uid}",
        f"DTSTART:{begins:%Y%m%dT%H%M%S}",
        f"DTEND:{ends:%Y%m%dT%H%M%S}",
        *more,
        "END:VEVENT",
    )
    return "\r\n".join(lines)


def calendar(events: list[str]) -> str:
    """The text of a calendar (RFC 5545), as the Schedule service takes it."""
    head = ("BEGIN:VCALENDAR", "PRODID:-//parking-share//gates//EN", "VERSION:2.0")
    return "\r\n".join((*head, *events, "END:VCALENDAR", ""))
