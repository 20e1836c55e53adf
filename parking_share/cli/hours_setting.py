"""What every command about hours reads first: the programme file and the calendar beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.hours import Schedule
    from parking_share.programme import Programme

ProgrammeFile = Annotated[
    Path,
    typer.Option(
        "--programme",
        metavar="FILE",
        help=str(Text("The programme file; otherwise programme.toml in this folder.")),
    ),
]
HERE = Path("programme.toml")
Year = Annotated[
    int,
    typer.Argument(metavar="YEAR", help=str(Text("The year, such as 2026."))),
]


def read_setting(given: Path) -> tuple[Programme, Schedule, Path]:
    """The programme, its hours over its calendar, and the programme's folder."""
    from parking_share.access.hours import Schedule
    from parking_share.files.calendar import load_calendar
    from parking_share.files.programme_folder import programme_file, read_programme

    path = programme_file(given, given)
    rules, _ = read_programme(path)
    return rules, Schedule(rules.hours, load_calendar(path.parent)), path.parent
