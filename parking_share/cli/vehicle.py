"""`parking-share vehicle`: another vehicle, or another plate, takes the place of the one before."""

from __future__ import annotations

from typing import Annotated

import typer

from parking_share.cli.options import At, By, Json, Note, RoundPath, TicketName
from parking_share.language import Text

HELP = Text("Change the vehicle of a holder.")
CHANGE_HELP = Text("Note another vehicle for a space, as the programme allows it.")
CHANGE_EXAMPLE = Text(
    "Example: parking-share vehicle change rounds/2026 T-0042 --plate 浙B12345 "
    '--proof "vehicle licence seen" --by 受理员甲'
)


def change(
    round_path: RoundPath,
    ticket: TicketName,
    plate: Annotated[
        str, typer.Option("--plate", metavar="PLATE", help=str(Text("The new plate.")))
    ],
    proof: Annotated[
        str,
        typer.Option("--proof", metavar="TEXT", help=str(Text("What was shown to prove it."))),
    ],
    by: By,
    why: Note = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry; refused where the programme allows no change."""
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register, refuse_not_allowed, ticket_name
    from parking_share.register.holding_entries import VEHICLE
    from parking_share.register.limits import no_other_vehicle

    with open_register(round_path, at) as desk:
        held = desk.year.holding(ticket_name(ticket))
        refuse_not_allowed(
            no_other_vehicle(held, desk.papers.rules.year, desk.papers.at.date()),
            Text("The rule is vehicle_change in programme.toml."),
        )
        content = {"plate": _plate(plate), "proof": proof, "why": why}
        event = desk.write(VEHICLE, ticket, by, content)
    say_written(
        event, as_json=as_json, more=(Text("Write the roster and the gate's files again."),)
    )


def _plate(typed: str) -> str:
    from parking_share.errors import InputError
    from parking_share.intake.documents.plate import Plate, read_plate
    from parking_share.intake.sheet import Cell

    plate = read_plate(Cell(typed))
    if not isinstance(plate, Plate):
        raise InputError(
            Text("--plate: this is no plate of a private vehicle."),
            Text("Write it as on the vehicle licence, such as 浙B12345."),
        )
    return plate.number
