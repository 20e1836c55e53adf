"""A calendar for residents' phones (iCalendar, RFC 5545): when the car must be gone.

Not 249 blocks in which parking is allowed, but one short event before each moment at which it
ends, with alarms. Ordinary workday mornings are left out unless asked for: nobody needs a
calendar for those. All times are UTC, so no phone has to know China's summer times of 1986 to 1991.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from parking_share.access.calendar import DayKind
from parking_share.access.hours import ZONE, Schedule
from parking_share.access.roster import validity
from parking_share.access.sentences import day_in_words
from parking_share.access.switches import switches
from parking_share.access.windows import ONE_DAY, Window, midnight
from parking_share.language import Text, in_use
from parking_share.programme import Programme

SHOWN = timedelta(minutes=30)
"""How long before the end the event begins on the screen."""
EVENING_BEFORE, SOON = timedelta(hours=12), timedelta(minutes=45)


def phone_calendar(programme: Programme, schedule: Schedule, *, every_morning: bool) -> bytes:
    """The calendar of a term, as far as the holidays are settled."""
    name = Text("{name}: move the car", name=programme.programme.name)
    calendar = Calendar()
    calendar.add("prodid", f"-//parking-share//hours//{in_use().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", str(name))
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    for event in _events(programme, schedule, every_morning=every_morning):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def stays(programme: Programme, schedule: Schedule) -> tuple[Window, ...]:
    """The stays of the term that end inside the settled time."""
    valid = validity(programme.term, schedule.hours)
    end = midnight(schedule.calendar.covered_through + ONE_DAY)
    bounds = valid.within(Window(datetime.combine(valid.begins.date(), time.min), end))
    if bounds.empty:
        return ()
    found = schedule.intervals(bounds.begins.date(), (bounds.ends - datetime.resolution).date())
    inside = (stay.within(bounds) for stay in found)
    cut_off = () if bounds.ends == valid.ends else (bounds.ends,)
    return tuple(stay for stay in inside if not stay.empty and stay.ends not in cut_off)


def ordinary(stay: Window, schedule: Schedule) -> bool:
    """Whether a stay is one night before a plain workday, as any other."""
    last = schedule.day(stay.ends.date())
    one_night = (stay.ends.date() - stay.begins.date()).days <= 1
    plain = last.kind is DayKind.WORKDAY and last.exception is None
    return one_night and plain and stay.ends.time() != time.min


def _events(programme: Programme, schedule: Schedule, *, every_morning: bool) -> Iterator[Event]:
    stamp = _stamp(schedule)
    place = f"{programme.programme.id}.parking-share"
    for stay in stays(programme, schedule):
        if every_morning or not ordinary(stay, schedule):
            yield _leave_by(stay, schedule, place, stamp)
    first = programme.term.starts
    last = min(programme.term.last_day, schedule.calendar.covered_through)
    for switch in switches(schedule, programme.term, first, last):
        if switch.kind in {"season", "notice"}:
            event = _event(f"{switch.kind}-{switch.first:%Y%m%d}@{place}", switch.what, stamp)
            event.add("dtstart", switch.first)
            event.add("dtend", switch.first + ONE_DAY)
            yield event


def _leave_by(stay: Window, schedule: Schedule, place: str, stamp: datetime) -> Event:
    day = schedule.day(stay.ends.date())
    clock = "24:00" if stay.ends.time() == time.min else f"{stay.ends:%H:%M}"
    summary = Text("Move the car before {clock}", clock=clock)
    if day.closed:
        summary = Text("Move the car before {clock}: {day} is closed", clock=clock, day=day.day)
    elif day.kind is DayKind.MAKE_UP_WORKDAY:
        summary = Text("Move the car before {clock} (make-up workday)", clock=clock)
    event = _event(f"leave-{stay.ends:%Y%m%dT%H%M}@{place}", summary, stamp)
    event.add("dtstart", _utc(stay.ends - SHOWN))
    event.add("dtend", _utc(stay.ends))
    event.add("description", str(day_in_words(schedule.calendar, day)))
    alarms = (SOON,) if ordinary(stay, schedule) else (EVENING_BEFORE, SOON)
    for before in alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", str(summary))
        alarm.add("trigger", SHOWN - before)
        event.add_component(alarm)
    return event


def _event(uid: str, summary: Text, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("summary", str(summary))
    event.add("transp", "TRANSPARENT")
    return event


def _stamp(schedule: Schedule) -> datetime:
    """The newest notice's day: the same rules give the same file."""
    days = [notice.published for notice in schedule.calendar.notices if notice.published]
    return datetime.combine(max(days, default=date(2000, 1, 1)), time.min, UTC)


def _utc(local: datetime) -> datetime:
    return local.replace(tzinfo=ZONE).astimezone(UTC)
