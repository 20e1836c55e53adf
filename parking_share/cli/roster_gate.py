"""`roster --gate`: an export for the box at the gate, written when it is proven."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from parking_share.cli.terminal import say, say_json, show, warn
from parking_share.errors import InputError
from parking_share.language import Text
from parking_share.reports.table import Table

if TYPE_CHECKING:
    from parking_share.access.gates.prove import Proof
    from parking_share.cli.standing import Standing

NOT_PROVEN = 1
_MOST_SHOWN = 20


def write_gate(
    standing: Standing,
    vendor: str,
    output: Path | None,
    limits: Sequence[str],
    start: str | None,
    *,
    unproven: bool,
    as_json: bool,
) -> None:
    """Make the export, prove it, and write it; unproven only where that is asked for."""
    from parking_share.access.gates.export import make_export
    from parking_share.access.gates.overview import export_files, proof_in_words
    from parking_share.files.gate_folder import write_export

    export = make_export(
        vendor,
        standing.rules,
        standing.calendar,
        standing.admitted,
        _limits(limits),
        None if start is None else _day(start),
    )
    target = output if output is not None else standing.folder.sealed / f"gate-{vendor}"
    written = export.proof.holds or unproven
    if written:
        write_export(target, export_files(export))
    if as_json:
        held = {"folder": str(target) if written else None, "gate": vendor}
        say_json({**held, "change_sets": len(export.sets), **proof_json(export.proof)})
    else:
        if written:
            n = len(export.sets)
            say(Text("{n} change sets written to {folder}.", n=n, folder=target), *export.notes)
        show_proof(export.proof)
        say(proof_in_words(export.proof))
    if not written:
        warn(Text("Nothing was written. To write it all the same, add --unproven."))
    if not export.proof.holds:
        raise typer.Exit(NOT_PROVEN)


def proof_json(proof: Proof) -> dict[str, object]:
    """What the comparison found, for other programs."""
    return {
        "proven": proof.holds,
        "cards": proof.cards,
        "boundaries": proof.boundaries,
        "differences": sum(not one.known for one in proof.differences),
        "known_gaps": sum(one.known for one in proof.differences),
    }


def show_proof(proof: Proof) -> None:
    """The times in which the files do not mean the hours, the known gaps left out."""
    wrong = [one for one in proof.differences if not one.known]
    show(
        Table(
            Text("Where the files differ from the hours"),
            (Text("from"), Text("until"), Text("cards"), Text("why")),
            tuple(
                (
                    f"{one.window.begins:%Y-%m-%d %H:%M:%S}",
                    f"{one.window.ends:%Y-%m-%d %H:%M:%S}",
                    str(one.cards),
                    one.reason,
                )
                for one in wrong[:_MOST_SHOWN]
            ),
        )
    )
    if len(wrong) > _MOST_SHOWN:
        say(Text("… and {n} more.", n=len(wrong) - _MOST_SHOWN))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            Text("'{text}' is not a date.", text=text), Text("Write it as 2026-12-20.")
        ) from None


def _limits(pairs: Sequence[str]) -> dict[str, int]:
    """`--limit special_days=20` as a name and a number."""
    found: dict[str, int] = {}
    for pair in pairs:
        name, _, figure = pair.partition("=")
        if not figure.isascii() or not figure.isdecimal():
            raise InputError(
                Text("'{pair}' is no limit.", pair=pair),
                Text("Write a name and a number, such as special_days=20."),
            )
        found[name] = int(figure)
    return found
