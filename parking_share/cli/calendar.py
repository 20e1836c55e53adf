"""`parking-share calendar status`: which holiday notices are at hand, and how far they reach."""

from __future__ import annotations

from parking_share.cli.hours_setting import HERE, ProgrammeFile, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text

HELP = Text("The holiday notices that the hours are made from.")
STATUS_HELP = Text("List the notices at hand, the office's exceptions, and until when both hold.")
STATUS_EXAMPLE = Text("Example: parking-share calendar status")


def status(programme: ProgrammeFile = HERE, as_json: Json = False) -> None:
    """Show every notice with its number, date, revision and digest."""
    from parking_share.files.calendar import own_notices
    from parking_share.reports.calendar_report import (
        exceptions_table,
        notice_json_value,
        notices_table,
    )

    _, schedule, folder = read_setting(programme)
    calendar = schedule.calendar
    own = {notice.year for notice in own_notices(folder)}
    if as_json:
        say_json(
            {
                "covered_through": calendar.covered_through.isoformat(),
                "notices": [notice_json_value(notice) for notice in calendar.notices],
                "exceptions": [
                    {
                        "date": e.day.isoformat(),
                        "kind": e.kind.value,
                        "reason": e.reason,
                        "source": e.source,
                        "entered_by": e.entered_by,
                    }
                    for e in calendar.exceptions
                ],
            }
        )
        return
    show(notices_table(calendar, own))
    show(exceptions_table(calendar))
    say(
        Text(
            "Settled through {day}. The notice for {year} is usually published between"
            " 25 October and 8 December; add it with `parking-share calendar add`.",
            day=calendar.covered_through,
            year=calendar.notices[-1].year + 1,
        )
    )
