"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.language import Text

if TYPE_CHECKING:
    from datetime import date, datetime

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
RoundPath = Annotated[
    Path, typer.Argument(metavar="ROUND", help=str(Text("The folder of a frozen round.")))
]
TicketName = Annotated[
    str, typer.Argument(metavar="TICKET", help=str(Text("The acceptance number.")))
]
Concerning = Annotated[
    str, typer.Option("--ticket", metavar="TICKET", help=str(Text("Whom it concerns.")))
]
Reason = Annotated[
    str,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help=str(Text("Why; it is published, so name no person.")),
    ),
]
PublicReason = Annotated[
    str,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help=str(Text("The words that are published; they name no person.")),
    ),
]
By = Annotated[
    str, typer.Option("--by", metavar="NAME", help=str(Text("Who makes the entry and answers.")))
]
Why = Annotated[
    str,
    typer.Option(
        "--why", metavar="TEXT", help=str(Text("Why, for the office; it is never published."))
    ),
]
Note = Annotated[
    str,
    typer.Option(
        "--why", metavar="TEXT", help=str(Text("A remark for the office; it is never published."))
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


def given_day(text: str, option: str) -> date:
    """A date that was typed after an option; a usage error when it is none."""
    from datetime import date

    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(
            str(
                Text(
                    "{option}: '{text}' is not a date such as 2026-03-16", option=option, text=text
                )
            )
        ) from None
