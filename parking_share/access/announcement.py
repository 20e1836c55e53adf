"""The hours as an office announces them: the setting in sentences, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from parking_share.access.calendar import MONDAY_TO_FRIDAY, Calendar
from parking_share.language import Text
from parking_share.programme import Hours, Quiet, Season, WeekdayHours

WEEKDAY_IN_WORDS = (
    Text("Monday"),
    Text("Tuesday"),
    Text("Wednesday"),
    Text("Thursday"),
    Text("Friday"),
    Text("Saturday"),
    Text("Sunday"),
)


def hours_in_words(hours: Hours) -> tuple[Text, ...]:
    """The setting itself: a sentence a season, and one for every rule beside them."""
    return (
        *(_season_hours(season, carry=hours.carry_to_morning) for season in hours.seasons),
        *_workdays(hours),
        *(sentence for other in hours.weekdays for sentence in _weekday_hours(other)),
        *_latest_entries(hours.seasons),
        *_quiet(hours.quiet),
    )


def open_points(hours: Hours, calendar: Calendar) -> tuple[Text, ...]:
    """What must stand wherever hours are printed: what is not settled, and until when they hold."""
    unsettled = [season.name for season in hours.seasons if not season.confirmed]
    through = Text(
        "These hours are known through {day}; the holidays after it are not published yet"
        " (usually between 25 October and 8 December).",
        day=calendar.covered_through,
    )
    if not unsettled:
        return (through,)
    seasons = Text(
        "The office has not confirmed the dates of these seasons: {seasons}.",
        seasons=", ".join(unsettled),
    )
    return (seasons, through)


def weekdays_in_words(days: Iterable[int]) -> Text:
    """Weekdays by name, Monday first."""
    names = [WEEKDAY_IN_WORDS[day] for day in sorted(days)]
    sentence = names[0]
    for name in names[1:]:
        sentence = Text("{before}, {day}", before=sentence, day=name)
    return sentence


def _workdays(hours: Hours) -> tuple[Text, ...]:
    if hours.working == MONDAY_TO_FRIDAY:
        return ()
    return (Text("The office works on {days}.", days=weekdays_in_words(hours.working)),)


def _weekday_hours(other: WeekdayHours) -> list[Text]:
    days = weekdays_in_words(other.days)
    sentences = []
    if other.evening is not None:
        evening = Text(
            "On {days}, if worked, parking begins at {at}.", days=days, at=_clock(other.evening)
        )
        sentences.append(evening)
    if other.morning is not None:
        morning = Text(
            "On {days}, if worked, the car must be gone by {at}.",
            days=days,
            at=_clock(other.morning),
        )
        sentences.append(morning)
    return sentences


def _latest_entries(seasons: Iterable[Season]) -> list[Text]:
    return [
        Text(
            "{name}: on workdays no car may enter from {at} on.",
            name=season.name,
            at=_clock(season.latest_entry),
        )
        for season in seasons
        if season.latest_entry is not None
    ]


def _quiet(quiet: Quiet | None) -> tuple[Text, ...]:
    if quiet is None:
        return ()
    times = {"begins": _clock(quiet.begins), "ends": _clock(quiet.ends)}
    if quiet.leaving:
        return (Text("From {begins} to {ends} no car may enter; leaving is allowed.", **times),)
    return (Text("From {begins} to {ends} no car may enter or leave.", **times),)


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _season_hours(season: Season, *, carry: bool) -> Text:
    gaps = {
        "name": season.name,
        "begins": "{:02d}-{:02d}".format(*season.begins),
        "ends": "{:02d}-{:02d}".format(*season.ends),
        "evening": f"{season.evening:%H:%M}",
        "morning": f"{season.morning:%H:%M}",
    }
    if carry:
        return Text(
            "{name} ({begins} to {ends}): workdays {evening} to {morning} the next day;"
            " rest days and holidays all day, and on to {morning} of the next workday.",
            **gaps,
        )
    return Text(
        "{name} ({begins} to {ends}): workdays {evening} to {morning} the next day;"
        " rest days and holidays all day, until midnight before a workday.",
        **gaps,
    )
