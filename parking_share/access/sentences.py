"""The hours and their reasons in sentences a clerk can read out at the gate."""

from __future__ import annotations

from parking_share.access.calendar import Calendar, Day, DayKind
from parking_share.access.timeline import Stretch, Verdict
from parking_share.language import Text
from parking_share.programme import Hours, Season

KIND_IN_WORDS = {
    DayKind.WORKDAY: Text("workday"),
    DayKind.REST_DAY: Text("rest day"),
    DayKind.HOLIDAY: Text("holiday"),
    DayKind.MAKE_UP_WORKDAY: Text("make-up workday"),
    DayKind.UNKNOWN: Text("not yet published"),
}
"""What each day kind is called."""


def why(calendar: Calendar, day: Day, season: Season, stretch: Stretch) -> Text:
    """The reason for an answer: day kind and notice, season and source, window."""
    return Text(
        "{day}; {season}; {window}.",
        day=day_in_words(calendar, day),
        season=_season_and_source(season),
        window=_window(day, stretch),
    )


def day_in_words(calendar: Calendar, day: Day) -> Text:
    """What kind of day a date is and which notice says so, or why nobody knows yet."""
    if day.notice is None:
        return _unpublished(calendar, day)
    notice = Text("{year} notice", year=day.notice.year)
    if day.notice.number is not None:
        notice = Text("{notice} {number}", notice=notice, number=day.notice.number)
    if day.provisional:
        next_year = calendar.notices[-1].year + 1
        notice = Text("{notice}, provisional until that of {next}", notice=notice, next=next_year)
    kind = KIND_IN_WORDS[day.kind]
    if day.holiday is None:
        return Text("{day} is a {kind} ({notice})", day=day.day, kind=kind, notice=notice)
    return Text(
        "{day} is a {kind} ({holiday}, {notice})",
        day=day.day,
        kind=kind,
        holiday=day.holiday,
        notice=notice,
    )


def hours_in_words(hours: Hours) -> tuple[Text, ...]:
    """The setting itself, one sentence a season."""
    return tuple(_season_hours(season, carry=hours.carry_to_morning) for season in hours.seasons)


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


def _unpublished(calendar: Calendar, day: Day) -> Text:
    if day.day.year < calendar.notices[0].year:
        return Text("no holiday notice at hand for {year}", year=day.day.year)
    return Text(
        "{year} schedule not loaded (usually published between 25 October and 8 December)",
        year=day.day.year,
    )


def _season_and_source(season: Season) -> Text:
    if season.confirmed:
        return Text("season {name} ({source})", name=season.name, source=season.source)
    return Text(
        "season {name} ({source}; dates not confirmed)", name=season.name, source=season.source
    )


def _window(day: Day, stretch: Stretch) -> Text:
    window = stretch.window
    edges = {"begins": f"{window.begins:%Y-%m-%d %H:%M}", "ends": f"{window.ends:%Y-%m-%d %H:%M}"}
    if stretch.verdict is Verdict.NO:
        return Text("no parking from {begins} to {ends}", **edges)
    if stretch.verdict is Verdict.UNKNOWN:
        return Text("from {begins} to {ends} it depends on what kind of day this is", **edges)
    if day.kind is DayKind.UNKNOWN:
        return Text("parking is allowed from {begins} to {ends} on any kind of day", **edges)
    return Text("parking is allowed from {begins} to {ends}", **edges)


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
