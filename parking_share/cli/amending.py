"""What `strike` and `reinstate` have in common: one more row, and all that follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.cli.terminal import say, say_json, show

if TYPE_CHECKING:
    from parking_share.evidence.amend import Amended


def amend(
    round_path: Path,
    ticket: str,
    change: str,
    words: tuple[str, str],
    at: str | None,
    *,
    as_json: bool,
) -> None:
    """Add one row, publish what follows, and show who moved; `words`: the reason, and by whom."""
    from parking_share.cli.register_desk import open_register

    reason, who = words
    with open_register(round_path, at) as desk:
        amended = desk.announce(change, ticket, who, reason, reason)
    show_amended(amended, as_json=as_json)


def show_amended(amended: Amended, *, as_json: bool) -> None:
    """Who moved, and in whose place."""
    from parking_share.reports.amendment_report import (
        amendment_json,
        amendment_lines,
        moved_table,
    )

    if as_json:
        say_json(amendment_json(amended))
        return
    show(moved_table(amended))
    say(*amendment_lines(amended))
