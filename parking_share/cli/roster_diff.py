"""`parking-share roster-diff`: what changed between two rosters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text
from parking_share.reports.table import Table

HELP = Text("Compare two rosters: who gains a space, who loses one, what changed for the others.")
EXAMPLE = Text("Example: parking-share roster-diff roster-march.xlsx roster-may.xlsx")
GAINS, LOSES, CHANGES = Text("gains"), Text("loses"), Text("changes")


def roster_diff(
    old: Annotated[
        Path,
        typer.Argument(metavar="OLD", help=str(Text("The earlier roster: .xlsx, .csv, .json."))),
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=str(Text("The later roster.")))],
    as_json: Json = False,
) -> None:
    """Name tickets, spaces and columns; what stands in the columns is not printed."""
    from parking_share.access.roster import CARD_COLUMNS
    from parking_share.access.roster_diff import roster_difference
    from parking_share.files.earlier_list import read_earlier

    keys = [header.said_in("en").replace(" ", "_") for header in CARD_COLUMNS]
    difference = roster_difference(read_earlier(old, keys), read_earlier(new, keys))
    if as_json:
        named = {"gains": difference.gains, "loses": difference.loses}
        lists = {key: [{"ticket": t, "space": s} for t, s in one] for key, one in named.items()}
        changed = [{"ticket": t, "space": s, "columns": c} for t, s, c in difference.changes]
        say_json({**lists, "changes": changed})
        return
    headers = dict(zip(keys, CARD_COLUMNS, strict=True))
    rows: list[tuple[str | Text, ...]] = [(GAINS, t, s, "") for t, s in difference.gains]
    rows += [(LOSES, t, s, "") for t, s in difference.loses]
    rows += [
        (CHANGES, ticket, space, ", ".join(str(headers[column]) for column in columns))
        for ticket, space, columns in difference.changes
    ]
    columns = (Text("what"), Text("ticket"), Text("space"), Text("columns"))
    show(Table(Text("Between the two rosters"), columns, tuple(rows)))
    if difference.none:
        say(Text("Both rosters say the same."))
