"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.language import Text

if TYPE_CHECKING:
    from datetime import datetime

Programme = Annotated[
    Path | None,
    typer.Option(
        "--programme",
        metavar="FILE",
        help=str(Text("The programme file; otherwise programme.toml beside the workbook.")),
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help=str(Text("The filled review sheet; otherwise decisions.xlsx beside the workbook.")),
    ),
]
SheetName = Annotated[
    str | None,
    typer.Option(
        "--sheet",
        metavar="NAME",
        help=str(Text("The sheet with the applications, if there are several.")),
    ),
]
Round = Annotated[
    str | None,
    typer.Option(
        "--round",
        metavar="ID",
        help=str(Text("The round's name; otherwise the year of the closing date.")),
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help=str(Text("The time to record, such as 2026-03-05T10:00; otherwise now.")),
    ),
]
Json = Annotated[
    bool,
    typer.Option("--json", help=str(Text("Print one JSON object for other programs."))),
]


def recorded_time(at: str | None) -> datetime:
    """The local time to record, with its offset, to the second."""
    from datetime import datetime

    from parking_share.access.hours import ZONE, parse_instant

    moment = datetime.now(ZONE) if at is None else parse_instant(at).replace(tzinfo=ZONE)
    return moment.replace(microsecond=0)
