"""A holiday notice that is not in force yet, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.changes import Change
    from parking_share.access.hours import Schedule
    from parking_share.access.notices import Notice
    from parking_share.files.issued import IssuedCards


@dataclass(frozen=True)
class Proposal:
    """A notice that is not in force yet, and what it would change."""

    notice: Notice
    data: bytes
    """The bytes of its file."""
    set_aside: tuple[str, ...]
    changes: tuple[Change, ...]
    cards: tuple[tuple[IssuedCards, int], ...]
    """Cards that are out, and on how many of their dates the hours change."""


def proposal_of(file: Path | None, text: Path | None, before: Schedule, folder: Path) -> Proposal:
    """Read the notice from JSON or from its Chinese text, and compare."""
    from parking_share.access.calendar import Calendar
    from parking_share.access.changes import changes, reach_of
    from parking_share.access.hours import Schedule
    from parking_share.files.issued import issued_cards

    notice, data, aside = _notice(file, text, before)
    calendar = before.calendar
    after = Schedule(before.hours, Calendar.of((*calendar.notices, notice), calendar.exceptions))
    found = tuple(changes(before, after, *reach_of(notice)))
    cards = [
        (issued, sum(c.moves and issued.valid.touches(c.day) for c in found))
        for issued in issued_cards(folder)
    ]
    return Proposal(notice, data, aside, found, tuple(entry for entry in cards if entry[1]))


def _notice(
    file: Path | None, text: Path | None, before: Schedule
) -> tuple[Notice, bytes, tuple[str, ...]]:
    import hashlib
    from dataclasses import replace

    from parking_share.access.notice_revision import notice_of_text
    from parking_share.access.notices import notice_json
    from parking_share.files.calendar import read_notice, read_text
    from parking_share.files.workbook import read_bytes

    if file is not None and text is None:
        data = read_bytes(file)  # says so when there is no such file
        return read_notice(file), data, ()
    if text is None or file is not None:
        raise typer.BadParameter(str(Text("name either a FILE or --text, not both")))
    read_bytes(text)  # says so when there is no such file
    held = {notice.year: notice for notice in before.calendar.notices}
    reading = notice_of_text(read_text(text), held, text.name)
    data = notice_json(reading.notice).encode()
    digest = hashlib.sha256(data).hexdigest()
    return replace(reading.notice, digest=digest), data, reading.set_aside


def show_proposal(proposal: Proposal) -> None:
    """The table of days for two people to read, and what changes."""
    from parking_share.access.changes import balance_of
    from parking_share.reports.calendar_report import (
        balance_in_words,
        changes_in_words,
        changes_table,
        days_table,
    )

    show(days_table(proposal.notice))
    say(
        balance_in_words(balance_of(proposal.notice)),
        *(Text("Advice that moves no day: {words}", words=w) for w in proposal.set_aside),
        *changes_in_words(proposal.changes),
    )
    show(changes_table(proposal.changes))
    for issued, dates in proposal.cards:
        say(
            Text(
                "Round {round}: {cards} cards are out; on {dates} of their dates the hours change."
                " Write the roster again and load it at the gate.",
                round=issued.round,
                cards=issued.cards,
                dates=dates,
            )
        )


def answer(proposal: Proposal, written: Path | None, *, as_json: bool) -> None:
    """The whole of it for other programs."""
    from parking_share.access.changes import balance_of
    from parking_share.reports.calendar_report import (
        change_json_value,
        day_json_value,
        notice_json_value,
    )

    if not as_json:
        return
    say_json(
        {
            **notice_json_value(proposal.notice),
            "days": [day_json_value(named) for named in proposal.notice.days],
            "balance_even": balance_of(proposal.notice).even,
            "set_aside": list(proposal.set_aside),
            "changes": [change_json_value(change) for change in proposal.changes],
            "rounds": [
                {"round": issued.round, "cards": issued.cards, "dates": dates}
                for issued, dates in proposal.cards
            ],
            "file": None if written is None else str(written),
        }
    )
