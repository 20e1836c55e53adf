"""`parking-share calendar add` and `diff`: a new notice, what it says and what it changes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.calendar_proposal import answer, proposal_of, show_proposal
from parking_share.cli.hours_setting import HERE, ProgrammeFile, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say
from parking_share.language import Text

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
    proposal = proposal_of(file, text, schedule, folder)
    held = {notice.year: notice for notice in schedule.calendar.notices}
    if held.get(proposal.notice.year) == proposal.notice:
        answer(proposal, None, as_json=as_json)
        say(*([] if as_json else [Text("This notice is in force already; nothing was written.")]))
        return
    if not as_json:
        show_proposal(proposal)
    if not yes:
        _ask()
    path = keep_notice(folder, proposal.notice, proposal.data)
    answer(proposal, path, as_json=as_json)
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
    proposal = proposal_of(file, text, schedule, folder)
    if not as_json:
        show_proposal(proposal)
    answer(proposal, None, as_json=as_json)


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
