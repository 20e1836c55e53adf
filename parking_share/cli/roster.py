"""`parking-share roster`: the access cards of a drawn round."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.roster import Roster
    from parking_share.files.round_folder import RoundFolder

HELP = Text(
    "Write the roster of access cards: who, which space, which car, until when, which hours."
)
EXAMPLE = Text("Example: parking-share roster rounds/2026 --format xlsx --output roster.xlsx")


class Format(StrEnum):
    """The files a roster is written as."""

    XLSX = "xlsx"
    CSV = "csv"


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
    as_json: Json = False,
) -> None:
    """Write the roster, and say until when its hours are known."""
    from parking_share.files.atomic import SEALED, replace
    from parking_share.files.round_folder import RoundFolder
    from parking_share.files.spreadsheet import Grid, csv_bytes, xlsx_bytes

    folder = RoundFolder(round_path.resolve())
    cards = _roster(folder, round_path)
    grid = Grid(
        name="门禁卡",
        title=str(cards.title),
        headers=[str(header) for header in cards.headers],
        rows=cards.rows,
        notes=[str(note) for note in cards.notes],
    )
    target = output if output is not None else folder.sealed / f"roster.{form.value}"
    replace(target, xlsx_bytes(grid) if form is Format.XLSX else csv_bytes(grid), SEALED)
    if as_json:
        say_json({"file": str(target), "format": form.value, "cards": len(cards.rows)})
        return
    say(Text("{n} cards written to {file}.", n=len(cards.rows), file=target), *cards.notes)


def _roster(folder: RoundFolder, given: Path) -> Roster:
    from parking_share.access.roster import Holder, make_roster
    from parking_share.errors import RoundError
    from parking_share.evidence.sealed import FILE as SEALED_LIST
    from parking_share.evidence.sealed import parse_sealed
    from parking_share.files.calendar import load_calendar
    from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
    from parking_share.lottery.allocate import AWARD
    from parking_share.lottery.amendments import standing_allocation

    if not folder.is_drawn:
        raise RoundError(
            Text("{folder}: this is no drawn round.", folder=given),
            Text("Draw it first with `parking-share draw`."),
        )
    rules, _ = read_programme(folder.public / PROGRAMME_FILE)
    people = {one.ticket: one for one in parse_sealed(folder.sealed_file(SEALED_LIST))}
    awards = [p for p in standing_allocation(folder.public_files()) if p.result == AWARD]
    holders = [
        Holder(
            ticket=place.ticket,
            space=place.space,
            lot=place.lot,
            name=people[place.ticket].name,
            phone=people[place.ticket].phone,
            plate=people[place.ticket].plate,
        )
        for place in awards
    ]
    programme_folder = folder.path.parent.parent
    return make_roster(rules.term, rules.hours, load_calendar(programme_folder), holders)
