"""`parking-share roster-prove`: whether the files for a gate mean the hours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

HELP = Text("Read the files for a gate back, and compare them with the hours for every card.")
EXAMPLE = Text("Example: parking-share roster-prove gate --round rounds/2026")


def roster_prove(
    export: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help=str(Text("The folder that `roster --gate` wrote, or a file in it."))
        ),
    ],
    round_path: Annotated[
        Path,
        typer.Option("--round", metavar="ROUND", help=str(Text("The folder of a drawn round."))),
    ],
    as_json: Json = False,
) -> None:
    """Answer with exit code 0 when there is no difference but those the device itself makes."""
    from parking_share.access.gates.export import gate_cards, hours_for, prove_loads
    from parking_share.access.gates.overview import proof_in_words
    from parking_share.access.gates.vendors import exporter
    from parking_share.cli.roster_gate import NOT_PROVEN, proof_json, show_proof
    from parking_share.cli.standing import read_standing
    from parking_share.files.gate_folder import read_loads, read_overview

    standing = read_standing(round_path)
    folder, overview = read_overview(export.resolve())
    exporter(overview.vendor)
    hours = hours_for(standing.rules, standing.calendar, overview.begins.date())
    cards = gate_cards(standing.rules, standing.admitted)
    proof = prove_loads(overview.vendor, read_loads(folder, overview), hours, cards)
    if as_json:
        say_json({"gate": overview.vendor, **proof_json(proof)})
    else:
        show_proof(proof)
        edges = (f"{edge:%Y-%m-%d %H:%M}" for edge in (hours.valid.begins, hours.valid.ends))
        say(Text("Compared from {begins} to {ends}.", begins=next(edges), ends=next(edges)))
        say(proof_in_words(proof))
    raise typer.Exit(0 if proof.holds else NOT_PROVEN)
