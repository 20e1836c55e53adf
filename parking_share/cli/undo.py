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
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register, refuse_not_allowed
    from parking_share.register.limits import broken_by_anyone
    from parking_share.register.replay import UNDO

    if not (entry.isascii() and entry.isdigit()):
        raise typer.BadParameter(str(Text("'{text}' is not the number of an entry", text=entry)))
    with open_register(round_path, at) as desk:
        rules = desk.papers.rules.year
        before = broken_by_anyone(desk.year, rules)
        event = desk.write(UNDO, "", by, {"seq": entry, "why": why})
        new = [reason for reason in broken_by_anyone(desk.year, rules) if reason not in before]
        refuse_not_allowed(
            Text("{ticket}: {reason}", ticket=new[0][0], reason=new[0][1]) if new else None,
            Text("Later entries rest on this one by the programme's rules; undo those first."),
        )
    say_written(event, as_json=as_json)
