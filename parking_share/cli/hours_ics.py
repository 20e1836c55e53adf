"""`parking-share hours ics`: a calendar for phones that says when the car must be gone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.hours_setting import HERE, ProgrammeFile, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

ICS_HELP = Text("Write a calendar for phones with an alarm before the car must be gone.")
ICS_EXAMPLE = Text("Example: parking-share hours ics --output hours.ics")


def ics(
    output: Annotated[
        Path,
        typer.Option("--output", metavar="FILE", help=str(Text("Where to write it."))),
    ] = Path("hours.ics"),
    every_morning: Annotated[
        bool,
        typer.Option(
            "--every-morning",
            help=str(Text("Ordinary workday mornings too, not only those after days off.")),
        ),
    ] = False,
    programme: ProgrammeFile = HERE,
    as_json: Json = False,
) -> None:
    """Write the calendar of the term as far as the holidays are settled."""
    from parking_share.access.announcement import open_points
    from parking_share.files.atomic import replace
    from parking_share.reports.phone_calendar import phone_calendar

    rules, schedule, _ = read_setting(programme)
    data = phone_calendar(rules, schedule, every_morning=every_morning)
    replace(output, data)
    events = data.count(b"BEGIN:VEVENT")
    if as_json:
        say_json({"file": str(output), "events": events})
        return
    say(
        Text("{n} events written to {file}.", n=events, file=output),
        *open_points(schedule.hours, schedule.calendar),
    )
