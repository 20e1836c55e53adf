"""`parking-share verify`: one public record against its own claims, and one person's line in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.terminal import hidden, say, say_json, show
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.evidence.own_line import OwnLine, Receipt
    from parking_share.evidence.record import Record

HELP = Text("Verify a public record step by step, with nothing but the record.")
EXAMPLE = Text("Example: parking-share verify rounds/2026/public")


def verify(
    record: Annotated[
        Path,
        typer.Argument(metavar="RECORD", help=str(Text("The public folder of a round, or a zip."))),
    ],
    previous: Annotated[
        Path | None,
        typer.Option(
            "--previous",
            metavar="RECORD",
            help=str(Text("The record of the round before, to check the chain.")),
        ),
    ] = None,
    ticket: Annotated[
        str | None,
        typer.Option(
            "--ticket", metavar="TICKET", help=str(Text("One person's ticket, to look it up."))
        ),
    ] = None,
    receipt: Annotated[
        str | None,
        typer.Option(
            "--receipt",
            metavar="NONCE",
            help=str(Text("The code on that person's receipt, to prove whose ticket it is.")),
        ),
    ] = None,
    id_number: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="NUMBER",
            help=str(Text("The ID number; on a terminal it is asked for without showing it.")),
        ),
    ] = None,
    plate: Annotated[
        str | None,
        typer.Option(
            "--plate",
            metavar="PLATE",
            help=str(Text("The plate; on a terminal it is asked for without showing it.")),
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help=str(Text("Say in plain words what each step compared."))),
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help=str(Text("Print one JSON object for other programs."))),
    ] = False,
) -> None:
    """Verify, show every step and claim, and exit with 0 or 1."""
    from parking_share.evidence.rehearsal_mark import MARK, MARK_FILE
    from parking_share.evidence.verify import verify as verify_record
    from parking_share.files.record import read_record
    from parking_share.reports import verification_report

    if ticket is None and (receipt, id_number, plate) != (None, None, None):
        raise typer.BadParameter(str(Text("--receipt, --id and --plate go with --ticket")))
    opened = read_record(record)
    verification = verify_record(opened, None if previous is None else read_record(previous))
    own = None if ticket is None else _own(opened, ticket, (receipt, id_number, plate))
    if as_json:
        _say_json(verification_report.verification_json(verification), own)
    else:
        show(verification_report.steps_table(verification))
        if explain:
            _explain(opened)
        show(verification_report.claims_table(verification))
        if own is not None:
            _tell(own)
        say(
            Text("The record is consistent: every step that could be run passed.")
            if verification.passed
            else Text("The record does NOT hold: look at the failed steps.")
        )
        if MARK_FILE in opened.files:
            say(Text("{mark}This is the record of a rehearsal; it awards nothing.", mark=MARK))
    if not verification.passed or (own is not None and own.bound is False):
        raise typer.Exit(1)


def _explain(record: Record) -> None:
    from parking_share.reports.verification_explained import explained_table

    show(explained_table(record))


def _tell(own: OwnLine) -> None:
    from parking_share.reports.own_line_report import own_lines

    say(*own_lines(own))


def _say_json(report: dict[str, object], own: OwnLine | None) -> None:
    from parking_share.reports.own_line_report import own_json

    say_json(report if own is None else {**report, "own": own_json(own)})


def _own(record: Record, ticket: str, told: tuple[str | None, str | None, str | None]) -> OwnLine:
    from parking_share.evidence.own_line import own_line

    return own_line(record, ticket.strip().upper(), _receipt(*told))


def _receipt(nonce: str | None, id_number: str | None, plate: str | None) -> Receipt | None:
    """What opens the ticket; None when something of it is not told."""
    from parking_share.evidence.own_line import Receipt
    from parking_share.intake.characters import solid

    if nonce is None:
        return None
    id_number = id_number or hidden(Text("ID number (not shown; Enter to leave out): "))
    plate = plate or (hidden(Text("Plate (not shown; Enter to leave out): ")) if id_number else "")
    if not id_number or not plate:
        return None
    number = solid(plate).upper()
    bare = number.replace("·", "").replace(".", "").replace("-", "")
    return Receipt(
        nonce.strip().lower(), (id_number, solid(id_number).upper()), (plate, number, bare)
    )
