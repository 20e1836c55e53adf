"""`parking-share calendar add` and `diff`: a new notice, what it says and what it changes."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.hours_setting import HERE, ProgrammeFile, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.changes import Change
    from parking_share.access.hours import Schedule
    from parking_share.access.notices import Notice
    from parking_share.files.issued import IssuedCards

ADD_HELP = Text("Take a new holiday notice into the programme folder, after two people read it.")
ADD_EXAMPLE = Text("Example: parking-share calendar add --text 通知.txt")
DIFF_HELP = Text("Show what a holiday notice would change, and change nothing.")
DIFF_EXAMPLE = Text("Example: parking-share calendar diff 2027.json")

NoticeFile = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help=str(Text("The notice as JSON, named such as 2027.json."))),
]
NoticeText = Annotated[
    Path | None,
    typer.Option(
        "--text",
        metavar="FILE",
        help=str(Text("The notice's own Chinese text, from its title to its date.")),
    ),
]


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


def add(
    file: NoticeFile = None,
    text: NoticeText = None,
    yes: Annotated[
        bool, typer.Option("--yes", help=str(Text("Two people have read it: do not ask.")))
    ] = False,
    programme: ProgrammeFile = HERE,
    as_json: Json = False,
) -> None:
    """Show the table of days and the changes, ask, and write the notice."""
    from parking_share.files.calendar import keep_notice

    _, schedule, folder = read_setting(programme)
    proposal = _proposal(file, text, schedule, folder)
    held = {notice.year: notice for notice in schedule.calendar.notices}
    if held.get(proposal.notice.year) == proposal.notice:
        _answer(proposal, None, as_json=as_json)
        say(*([] if as_json else [Text("This notice is in force already; nothing was written.")]))
        return
    if not as_json:
        _show(proposal)
    if not yes:
        _ask()
    path = keep_notice(folder, proposal.notice, proposal.data)
    _answer(proposal, path, as_json=as_json)
    if not as_json:
        say(Text("Written: {file}", file=path))


def diff(
    file: NoticeFile = None,
    text: NoticeText = None,
    programme: ProgrammeFile = HERE,
    as_json: Json = False,
) -> None:
    """Show what would change."""
    _, schedule, folder = read_setting(programme)
    proposal = _proposal(file, text, schedule, folder)
    if not as_json:
        _show(proposal)
    _answer(proposal, None, as_json=as_json)


def _proposal(file: Path | None, text: Path | None, before: Schedule, folder: Path) -> Proposal:
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

    if file is not None and text is None:
        return read_notice(file), file.read_bytes(), ()
    if text is None or file is not None:
        raise typer.BadParameter(str(Text("name either a FILE or --text, not both")))
    held = {notice.year: notice for notice in before.calendar.notices}
    reading = notice_of_text(read_text(text), held, text.name)
    data = notice_json(reading.notice).encode()
    digest = hashlib.sha256(data).hexdigest()
    return replace(reading.notice, digest=digest), data, reading.set_aside


def _show(proposal: Proposal) -> None:
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


def _ask() -> None:
    from parking_share.errors import UndecidedError

    say(Text("Read the table against the paper. First: ____________  Second: ____________"))
    if not sys.stdin.isatty():
        raise UndecidedError(
            Text("Nobody can be asked here; nothing was written."),
            Text("When two people have read the table, add --yes."),
        )
    if not typer.confirm(str(Text("Have two people read the table and found it right?"))):
        raise UndecidedError(Text("Nothing was written."))


def _answer(proposal: Proposal, written: Path | None, *, as_json: bool) -> None:
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
