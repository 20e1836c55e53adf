"""`parking-share violation`: breaches of the rules that a person has confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import At, By, Json, Note, RoundPath
from parking_share.language import Text

HELP = Text("Note violations that a person has confirmed, and list them.")
ADD_HELP = Text("Note a confirmed violation.")
ADD_EXAMPLE = Text(
    "Example: parking-share violation add rounds/2026 T-0042 --breach overstay "
    '--when 2026-04-07T08:40 --minutes 55 --source "gate log, line 1204" --by 受理员甲'
)
CONFIRM_HELP = Text("Note what a person confirmed in the sheet of proposed violations.")
CONFIRM_EXAMPLE = Text("Example: parking-share violation confirm rounds/2026 violations.xlsx")
LIST_HELP = Text("List the violations of a round, and who has as many as bring a sanction.")
LIST_EXAMPLE = Text("Example: parking-share violation list rounds/2026")


def add(
    round_path: RoundPath,
    ticket: Annotated[
        str, typer.Argument(metavar="TICKET", help=str(Text("The acceptance number.")))
    ],
    breach: Annotated[
        str,
        typer.Option(
            "--breach",
            metavar="KIND",
            help=str(Text("overstay, entry, ended-card, lent or other.")),
        ),
    ],
    when: Annotated[str, typer.Option("--when", metavar="TIME", help=str(Text("When it began.")))],
    source: Annotated[
        str,
        typer.Option(
            "--source", metavar="TEXT", help=str(Text("The log and line, or who saw it."))
        ),
    ],
    by: By,
    minutes: Annotated[
        int | None, typer.Option("--minutes", min=1, help=str(Text("How long it was.")))
    ] = None,
    why: Note = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry."""
    from parking_share.access.hours import parse_instant
    from parking_share.cli.register_answer import enter
    from parking_share.register.conduct_entries import VIOLATION

    content = {
        "breach": breach,
        "moment": parse_instant(when).isoformat(timespec="seconds"),
        "minutes": "" if minutes is None else str(minutes),
        "source": source,
        "why": why,
    }
    enter(round_path, VIOLATION, ticket, by, content, at=at, as_json=as_json)


def confirm(
    round_path: RoundPath,
    sheet: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help=str(Text("The filled sheet that `gate-log` has written."))
        ),
    ],
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write an entry for every row that was confirmed; rows that stand already are left out."""
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register
    from parking_share.files.workbook import read_workbook
    from parking_share.register.conduct_entries import VIOLATION
    from parking_share.register.gate_log.decided import confirmed, read_decided

    rows = read_decided(read_workbook(sheet).sheets, sheet.name)
    with open_register(round_path, at) as desk:
        noted = {(one.ticket, one.breach, one.at) for one in desk.year.violations.values()}
        written = [
            desk.write(VIOLATION, row.ticket, row.reviewer, row.content)
            for row in confirmed(rows)
            if row.key not in noted
        ]
    dismissed = sum(not row.holds for row in rows)
    say_written(
        *written,
        as_json=as_json,
        more=(
            Text(
                "{n} confirmed and noted, {m} dismissed, {k} had been noted before.",
                n=len(written),
                m=dismissed,
                k=len(rows) - dismissed - len(written),
            ),
        ),
    )


def list_(round_path: RoundPath, at: At = None, as_json: Json = False) -> None:
    """Show them; nothing is written."""
    from parking_share.cli.options import recorded_time
    from parking_share.cli.register_reading import standing_round
    from parking_share.cli.terminal import say, say_json, show
    from parking_share.register.limits import sanction_due
    from parking_share.reports.register_report import (
        sanction_lines,
        violations_json,
        violations_table,
    )

    standing = standing_round(round_path)
    found = tuple(standing.year.violations.values())
    due = sanction_due(found, standing.rules.year, recorded_time(at).date())
    if as_json:
        say_json({"violations": violations_json(found), "sanction_due": due})
        return
    if not found:
        say(Text("No violation was noted."))
    show(violations_table(found))
    say(*sanction_lines(due, standing.rules.year))
