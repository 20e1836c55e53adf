"""`parking-share hours export`: the hours of a year for gates and other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.hours_setting import HERE, ProgrammeFile, Year, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.day_table import DayRow
    from parking_share.access.hours import Schedule
    from parking_share.files.spreadsheet import Grid
    from parking_share.programme import Programme
    from parking_share.reports.table import Table

EXPORT_HELP = Text("Write the hours of a year: a row a day, a row a rule, or OpenStreetMap text.")
EXPORT_EXAMPLE = Text("Example: parking-share hours export 2026 --format xlsx")


class Format(StrEnum):
    """The files the hours are written as."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    OSM = "osm"


SUFFIX = {Format.OSM: "osm.txt"}


def export(
    year: Year,
    form: Annotated[
        Format, typer.Option("--format", help=str(Text("The kind of file.")))
    ] = Format.XLSX,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=str(Text("Where to write it; otherwise hours-YEAR in this folder.")),
        ),
    ] = None,
    programme: ProgrammeFile = HERE,
    as_json: Json = False,
) -> None:
    """Write every settled day of the year, and say where that ends."""
    from parking_share.access.day_table import day_rows, settled_year
    from parking_share.files.atomic import replace
    from parking_share.reports.hours_export import provenance

    rules, schedule, _ = read_setting(programme)
    rows = list(day_rows(schedule, *settled_year(schedule, year)))
    target = output or Path(f"hours-{year}.{SUFFIX.get(form, form.value)}")
    replace(target, _data(form, rules, schedule, rows))
    first, last = rows[0].day.day, rows[-1].day.day
    if as_json:
        days = {"first_day": first.isoformat(), "last_day": last.isoformat()}
        say_json({"file": str(target), "format": form.value, "days": len(rows), **days})
        return
    say(
        Text(
            "{n} days, {first} to {last}, written to {file}.",
            n=len(rows),
            first=first,
            last=last,
            file=target,
        ),
        *provenance(schedule, rows),
    )


def _data(form: Format, rules: Programme, schedule: Schedule, rows: Sequence[DayRow]) -> bytes:
    from parking_share.files.spreadsheet import csv_bytes, xlsx_bytes
    from parking_share.reports.hours_export import (
        days_table,
        json_value,
        osm_text,
        provenance,
        rules_table,
    )

    if form is Format.JSON:
        value = json_value(rules, schedule, rows)
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    if form is Format.OSM:
        return (osm_text(rows) + "\n").encode()
    notes = [str(note) for note in provenance(schedule, rows)]
    days = _grid("每日", days_table(rows), notes)
    if form is Format.CSV:
        return csv_bytes(days)
    return xlsx_bytes(days, _grid("规则", rules_table(schedule.hours), []))


def _grid(name: str, table: Table, notes: Sequence[str]) -> Grid:
    from parking_share.files.spreadsheet import Grid

    return Grid(
        name=name,
        title=str(table.title),
        headers=[str(header) for header in table.headers],
        rows=[[str(cell) for cell in row] for row in table.rows],
        notes=notes,
    )
