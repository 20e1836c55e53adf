"""`parking-share roster`: the access cards of a drawn round."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import At, Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

HELP = Text(
    "Write the roster of access cards: who, which space, which car, until when, which hours."
)
EXAMPLE = Text("Example: parking-share roster rounds/2026 --format xlsx --output roster.xlsx")


class Format(StrEnum):
    """The files a roster is written as."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


class Audience(StrEnum):
    """For whom it is."""

    OFFICE = "office"
    INSURER = "insurer"


def roster(
    round_path: Annotated[
        Path, typer.Argument(metavar="ROUND", help=str(Text("The folder of a drawn round.")))
    ],
    form: Annotated[
        Format, typer.Option("--format", help=str(Text("The kind of file.")))
    ] = Format.XLSX,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=str(Text("Where to write it; otherwise into the round's sealed folder.")),
        ),
    ] = None,
    cards: Annotated[
        Path | None,
        typer.Option(
            "--cards",
            metavar="FILE",
            help=str(Text("The workbook of the card stock: gives a card to each without one.")),
        ),
    ] = None,
    card_format: Annotated[
        str | None,
        typer.Option(
            "--card-format",
            metavar="NAME",
            help=str(Text("How the numbers are printed, such as wiegand-26-decimal.")),
        ),
    ] = None,
    gate: Annotated[
        str | None,
        typer.Option(
            "--gate",
            metavar="VENDOR",
            help=str(Text("Write dated change sets for this gate into the folder --output.")),
        ),
    ] = None,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            "--limit",
            metavar="NAME=NUMBER",
            help=str(Text("What the device itself says it takes, such as special_days=20.")),
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE",
            help=str(Text("The day a newer export takes over; otherwise the term's first.")),
        ),
    ] = None,
    unproven: Annotated[
        bool,
        typer.Option(
            "--unproven", help=str(Text("Write the gate's files even if they are not proven."))
        ),
    ] = False,
    audience: Annotated[
        Audience, typer.Option("--for", help=str(Text("For the office or for the insurer.")))
    ] = Audience.OFFICE,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="FILE",
            help=str(Text("The insurer's last list, to name additions and cancellations.")),
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="NAME", help=str(Text("With --cards: who hands them out and answers."))
        ),
    ] = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write the roster, and say until when its hours are known."""
    from parking_share.access.roster import make_roster
    from parking_share.cli.roster_files import insurer_bytes, roster_bytes
    from parking_share.cli.roster_gate import write_gate
    from parking_share.cli.standing import issue_cards, read_standing
    from parking_share.files.atomic import SEALED, replace

    if cards is not None:
        issue_cards(round_path, cards, card_format, (_named(by), at))
    standing = read_standing(round_path)
    if gate is not None:
        write_gate(standing, gate, output, limit or (), start, unproven=unproven, as_json=as_json)
        return
    if audience is Audience.INSURER:
        target = output or standing.folder.sealed / f"insurer.{form.value}"
        data, rows = insurer_bytes(standing, since, form.value)
        notes: tuple[Text, ...] = ()
    else:
        target = output or standing.folder.sealed / f"roster.{form.value}"
        made = make_roster(
            standing.rules.term, standing.rules.hours, standing.calendar, standing.holders
        )
        data, rows, notes = roster_bytes(standing, made, form.value), len(made.rows), made.notes
    replace(target, data, SEALED)
    if as_json:
        say_json({"file": str(target), "format": form.value, "cards": rows})
        return
    say(Text("{n} cards written to {file}.", n=rows, file=target), *notes)


def _named(by: str) -> str:
    if not by.strip():
        raise typer.BadParameter(str(Text("--by is missing: who makes the entry")))
    return by
