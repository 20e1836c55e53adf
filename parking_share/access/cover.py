"""Until when a list of cards is right, and which holiday notices it rests on."""

from __future__ import annotations

from datetime import datetime

from parking_share.access.calendar import Calendar
from parking_share.access.windows import ONE_DAY, Window, morning_after
from parking_share.errors import CalendarError
from parking_share.language import Text
from parking_share.programme import Hours


def covered(valid: Window, hours: Hours, calendar: Calendar) -> Window:
    """The part of a validity for which the hours are known.

    It ends on the morning after the last settled date, so that no night is cut at midnight.
    Raises `CalendarError` when nothing of it is known.
    """
    last = calendar.covered_through
    known = Window(valid.begins, datetime.combine(last + ONE_DAY, morning_after(hours, last)))
    inside = valid.within(known)
    if inside.empty:
        raise CalendarError(
            Text(
                "The hours are known through {day}; the cards are valid from {begins}.",
                day=last,
                begins=f"{valid.begins:%Y-%m-%d %H:%M}",
            ),
            Text("Add the next holiday notice to the calendar first."),
        )
    return inside


def notice_digests(calendar: Calendar, valid: Window) -> tuple[Text, ...]:
    """The notices of the years of a validity, each with the SHA-256 of its file."""
    years = range(valid.begins.year, valid.ends.year + 1)
    return tuple(
        Text(
            "Holiday notice {year} ({number}), SHA-256 {digest}",
            year=notice.year,
            number=notice.number or "-",
            digest=notice.digest,
        )
        for notice in calendar.notices
        if notice.year in years and notice.digest is not None
    )
