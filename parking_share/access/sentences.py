"""The reason for an answer, in sentences a clerk can read out at the gate."""

from __future__ import annotations

from parking_share.access.calendar import Calendar, Day, DayKind
from parking_share.access.exceptions import ExceptionKind, OfficeException
from parking_share.access.timeline import Stretch, Verdict
from parking_share.language import Text
from parking_share.programme import Season

KIND_IN_WORDS = {
    DayKind.WORKDAY: Text("workday"),
    DayKind.REST_DAY: Text("rest day"),
    DayKind.HOLIDAY: Text("holiday"),
    DayKind.MAKE_UP_WORKDAY: Text("make-up workday"),
    DayKind.UNKNOWN: Text("not yet published"),
}
"""What each day kind is called."""
CLOSED = Text("closed")
EXCEPTION_IN_WORDS = {
    ExceptionKind.WORK: Text("work"),
    ExceptionKind.OFF: Text("off"),
    ExceptionKind.CLOSED: CLOSED,
}


def kind_in_words(day: Day) -> Text:
    """What this date is called; a closed day is closed whatever else it is."""
    return CLOSED if day.closed else KIND_IN_WORDS[day.kind]


def why(calendar: Calendar, day: Day, season: Season, stretch: Stretch) -> Text:
    """The reason for an answer: day kind and notice, season and source, window."""
    return Text(
        "{day}; {season}; {window}.",
        day=day_in_words(calendar, day),
        season=_season_and_source(season),
        window=_window(day, stretch),
    )


def day_in_words(calendar: Calendar, day: Day) -> Text:
    """What kind of day a date is and who says so, or why nobody knows yet."""
    if day.exception is None:
        return _by_notice(calendar, day)
    if day.closed:
        kind = _by_notice(calendar, day)
    else:
        kind = Text("{day} is a {kind}", day=day.day, kind=KIND_IN_WORDS[day.kind])
    return Text("{day}; {exception}", day=kind, exception=exception_in_words(day.exception))


def exception_in_words(exception: OfficeException) -> Text:
    """What the office decided, why, by which paper, and who wrote it down."""
    return Text(
        "office exception: {kind} ({reason}; {source}; entered by {name})",
        kind=EXCEPTION_IN_WORDS[exception.kind],
        reason=exception.reason,
        source=exception.source,
        name=exception.entered_by,
    )


def _by_notice(calendar: Calendar, day: Day) -> Text:
    if day.notice is None:
        return _unpublished(calendar, day)
    notice = notice_in_words(day)
    kind = KIND_IN_WORDS[day.kind]
    if day.provisional:
        next_year = calendar.notices[-1].year + 1
        notice = Text("{notice}, provisional until that of {next}", notice=notice, next=next_year)
    if day.holiday is None:
        return Text("{day} is a {kind} ({notice})", day=day.day, kind=kind, notice=notice)
    return Text(
        "{day} is a {kind} ({holiday}, {notice})",
        day=day.day,
        kind=kind,
        holiday=day.holiday,
        notice=notice,
    )


def notice_in_words(day: Day) -> Text:
    """Which notice holds for a date that has one."""
    assert day.notice is not None
    notice = Text("{year} notice", year=day.notice.year)
    if day.notice.number is None:
        return notice
    return Text("{notice} {number}", notice=notice, number=day.notice.number)


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
