"""`parking-share undo`: an entry that was made by mistake; it stays, and a new one undoes it."""

from __future__ import annotations

from typing import Annotated

import typer

from parking_share.cli.options import At, By, Json, RoundPath, Why
from parking_share.language import Text

HELP = Text("Undo an entry made by mistake: nothing is erased, a new entry is written.")
EXAMPLE = Text('Example: parking-share undo rounds/2026 17 --why "wrong household" --by 受理员甲')


def undo(
    round_path: RoundPath,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help=str(Text("The number of the entry.")))
    ],
    why: Why,
    by: By,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry; refused where later entries rest on the one to be undone."""
    from parking_share.cli.register_answer import enter
    from parking_share.register.replay import UNDO

    if not (entry.isascii() and entry.isdigit()):
        raise typer.BadParameter(str(Text("'{text}' is not the number of an entry", text=entry)))
    enter(round_path, UNDO, "", by, {"seq": entry, "why": why}, at=at, as_json=as_json)
