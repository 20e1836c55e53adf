"""`parking-share status`: who holds which space today, and what is due."""

from __future__ import annotations

from typing import Annotated

import typer

from parking_share.cli.options import At, Json, RoundPath
from parking_share.language import Text

HELP = Text("Show who holds which space today, what is due this week, and what was noted.")
EXAMPLE = Text("Example: parking-share status rounds/2026")


def status(
    round_path: RoundPath,
    entries: Annotated[
        bool, typer.Option("--entries", help=str(Text("Show the entries of the register instead.")))
    ] = False,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Show the state that the register and the public record give; nothing is written."""
    from parking_share.cli.options import recorded_time
    from parking_share.cli.register_answer import entry_json
    from parking_share.cli.register_reading import standing_round
    from parking_share.cli.terminal import say, say_json, show
    from parking_share.reports import register_report as report

    standing = standing_round(round_path)
    own = [event for event in standing.events if event.round == standing.year.round]
    if entries:
        if as_json:
            say_json({"entries": [entry_json(event) for event in own]})
        else:
            show(report.entries_table(own))
        return
    today = recorded_time(at).date()
    state = report.state_of(standing.rules, standing.people, standing.year, today)
    if as_json:
        say_json(report.status_json(state))
        return
    show(report.holders_table(state))
    say(*report.status_lines(state), *report.head_line(standing.events))
