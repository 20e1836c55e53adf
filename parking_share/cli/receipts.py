"""`parking-share receipts`: what every applicant takes home, to print and cut."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

HELP = Text("Write the receipts of a closed list as a page to print and cut, each with a QR code.")
EXAMPLE = Text("Example: parking-share receipts rounds/2026")
FILE = "receipts.html"


def receipts(
    round_path: Annotated[
        Path, typer.Argument(metavar="ROUND", help=str(Text("The folder of a frozen round.")))
    ],
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
    """Write one receipt for every application received; they name people, so they stay sealed."""
    from parking_share.evidence.sealed import FILE as SEALED_LIST
    from parking_share.evidence.sealed import parse_sealed
    from parking_share.files.atomic import SEALED, replace
    from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
    from parking_share.files.round_folder import RoundFolder
    from parking_share.files.templates import receipt_parts
    from parking_share.lottery import commitment
    from parking_share.reports.receipt_page import ClosedList, receipt_page

    folder = RoundFolder(round_path.resolve())
    people = parse_sealed(folder.sealed_file(SEALED_LIST))
    data = folder.public_files()[commitment.FILE]
    committed = commitment.parse_commitment(data)
    rules, _ = read_programme(folder.public / PROGRAMME_FILE)
    closed = ClosedList(
        rules.programme.name, committed.round, committed.organiser, commitment.digest(data)
    )
    target = output if output is not None else folder.sealed / FILE
    replace(target, receipt_page(people, closed, *receipt_parts()), SEALED)
    if as_json:
        say_json({"file": str(target), "receipts": len(people)})
        return
    say(
        Text("{n} receipts written to {file}.", n=len(people), file=target),
        Text("They name people: print them, cut them, and hand each to its owner alone."),
    )
