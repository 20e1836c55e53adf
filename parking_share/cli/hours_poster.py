"""`parking-share hours poster YEAR`: the year on one sheet for the notice board."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.hours_setting import HERE, ProgrammeFile, Year, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

POSTER_HELP = Text("Draw the year on one sheet of paper for the notice board, in Chinese.")
POSTER_EXAMPLE = Text("Example: parking-share hours poster 2026 --output poster.pdf")


def poster(
    year: Year,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=str(Text("A .svg or .pdf file; otherwise poster-YEAR.svg in this folder.")),
        ),
    ] = None,
    programme: ProgrammeFile = HERE,
    as_json: Json = False,
) -> None:
    """Draw the poster; days that the next notice can change are hatched."""
    from parking_share.access.announcement import open_points
    from parking_share.access.day_table import settled_year
    from parking_share.files.atomic import replace
    from parking_share.files.pdf import pdf_bytes
    from parking_share.reports.poster import HEIGHT, WIDTH, year_poster

    target = output or Path(f"poster-{year}.svg")
    if target.suffix not in {".svg", ".pdf"}:
        raise typer.BadParameter(str(Text("a poster is a .svg or a .pdf file")))
    rules, schedule, _ = read_setting(programme)
    settled_year(schedule, year)
    svg = year_poster(rules, schedule, year)
    replace(target, pdf_bytes(svg, WIDTH, HEIGHT) if target.suffix == ".pdf" else svg.encode())
    if as_json:
        say_json({"file": str(target), "year": year})
        return
    say(
        Text("Poster of {year} written to {file}.", year=year, file=target),
        *open_points(schedule.hours, schedule.calendar),
    )
