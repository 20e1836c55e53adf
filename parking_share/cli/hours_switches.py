"""`parking-share hours switches YEAR`: what to do at the gate, and by when."""

from __future__ import annotations

from parking_share.cli.hours_setting import HERE, ProgrammeFile, Year, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text

SWITCHES_HELP = Text("List the dates on which something must be done at the gate.")
SWITCHES_EXAMPLE = Text("Example: parking-share hours switches 2026")


def switches(year: Year, programme: ProgrammeFile = HERE, as_json: Json = False) -> None:
    """List seasons, holidays, make-up workdays, exceptions and the cards' own dates."""
    from parking_share.access.announcement import WEEKDAY_IN_WORDS, open_points
    from parking_share.access.day_table import settled_year
    from parking_share.access.switches import switches as errands
    from parking_share.reports.table import Table

    rules, schedule, _ = read_setting(programme)
    found = errands(schedule, rules.term, *settled_year(schedule, year))
    if as_json:
        say_json(
            [
                {
                    "first": errand.first.isoformat(),
                    "last": errand.last.isoformat(),
                    "kind": errand.kind,
                    "what": str(errand.what),
                }
                for errand in found
            ]
        )
        return
    show(
        Table(
            Text("At the gate in {year}", year=year),
            (Text("from"), Text("weekday"), Text("to"), Text("what")),
            tuple(
                (
                    str(errand.first),
                    WEEKDAY_IN_WORDS[errand.first.weekday()],
                    str(errand.last) if errand.last > errand.first else "",
                    errand.what,
                )
                for errand in found
            ),
        )
    )
    say(*open_points(schedule.hours, schedule.calendar))
