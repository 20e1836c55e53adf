"""`parking-share init`: a programme folder to begin with."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json, warn
from parking_share.language import Text

HELP = Text("Make a programme folder: a commented programme.toml and an application form.")
EXAMPLE = Text(
    "Example: parking-share init yingui --office 镇海区综合行政执法局 --community 银桂小区 "
    "--spaces 20"
)
SUMMER, WINTER = "05-01", "10-01"


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=str(Text("The folder to make.")))],
    office: Annotated[
        str | None, typer.Option("--office", help=str(Text("The office that lends its spaces.")))
    ] = None,
    community: Annotated[
        str | None, typer.Option("--community", help=str(Text("The community of the neighbours.")))
    ] = None,
    spaces: Annotated[
        str | None,
        typer.Option("--spaces", help=str(Text("How many spaces, or their names: 20, A01-A20."))),
    ] = None,
    summer: Annotated[
        str | None,
        typer.Option(
            "--summer", metavar="MM-DD", help=str(Text("The first day of summer office hours."))
        ),
    ] = None,
    winter: Annotated[
        str | None,
        typer.Option(
            "--winter", metavar="MM-DD", help=str(Text("The first day of winter office hours."))
        ),
    ] = None,
    closes: Annotated[
        str | None,
        typer.Option("--closes", metavar="TIME", help=str(Text("Until when one may apply."))),
    ] = None,
    starts: Annotated[
        str | None,
        typer.Option("--starts", metavar="DATE", help=str(Text("The first day of the term."))),
    ] = None,
    name: Annotated[
        str,
        typer.Option("--id", help=str(Text("The programme's short name: a-z, 0-9 and hyphens."))),
    ] = "shared-parking",
    last: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="ROUND",
            help=str(Text("Prepare the next term in DIR, from its round drawn last.")),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Ask what is missing, then write the folder; nothing that is there is written over."""
    if last is not None:
        if any(
            one is not None for one in (office, community, spaces, summer, winter, closes, starts)
        ):
            raise typer.BadParameter(
                str(Text("--from takes its answers from programme.toml: change them there"))
            )
        _next_term(folder, last, as_json=as_json)
        return
    from parking_share.access.hours import ZONE
    from parking_share.files.new_folder import make_programme_folder
    from parking_share.reports.programme_draft import Answers, space_names

    today = datetime.now(ZONE).date()
    answers = Answers(
        id=name,
        office=_asked(office, "--office", Text("Office that lends its spaces")),
        community=_asked(community, "--community", Text("Community of the neighbours")),
        spaces=space_names(_asked(spaces, "--spaces", Text("Spaces (a number, or A01-A20)"))),
        summer_begins=_month_day(summer, Text("First day of summer hours"), SUMMER),
        winter_begins=_month_day(winter, Text("First day of winter hours"), WINTER),
        closes=_closing(closes, today + timedelta(days=14)).replace(tzinfo=ZONE),
        starts=_starting(starts, today + timedelta(days=42)),
    )
    made = make_programme_folder(folder, answers)
    if as_json:
        say_json({"folder": str(folder), "files": [str(path) for path in made]})
        return
    say(*(Text("made: {file}", file=path) for path in made))
    if summer is None or winter is None or closes is None or starts is None:
        warn(
            Text(
                "Season dates, closing time and term are proposals: confirm them in programme.toml."
            )
        )
    say(Text("Next: parking-share check {file}", file=made[-1]))


def _next_term(folder: Path, last: Path, *, as_json: bool) -> None:
    from parking_share.cli.next_term import prepare
    from parking_share.files.new_folder import FORM_FILE
    from parking_share.reports import next_term_report

    prepared = prepare(folder, last)
    if as_json:
        say_json({"folder": str(folder), **next_term_report.next_term_json(prepared)})
        return
    say(*next_term_report.done_lines(prepared))
    warn(*next_term_report.warning_lines(prepared))
    say(Text("Next: parking-share check {file}", file=folder / FORM_FILE))


def _asked(given: str | None, option: str, question: Text, proposal: str | None = None) -> str:
    """What was given, else the proposal when nobody can be asked, else the answer."""
    if given is not None:
        return given
    if sys.stdin.isatty():
        return str(typer.prompt(str(question), default=proposal))
    if proposal is None:
        raise typer.BadParameter(str(Text("{option} is missing", option=option)))
    return proposal


def _month_day(given: str | None, question: Text, proposal: str) -> str:
    said = _asked(given, "", question, proposal)
    try:
        return f"{date.fromisoformat(f'2001-{said}'):%m-%d}"
    except ValueError:
        raise typer.BadParameter(
            str(Text("'{text}' is not a month and day such as 05-01", text=said))
        ) from None


def _closing(given: str | None, proposal: date) -> datetime:
    from parking_share.access.hours import parse_instant

    return datetime.combine(proposal, time(17)) if given is None else parse_instant(given)


def _starting(given: str | None, proposal: date) -> date:
    try:
        return proposal if given is None else date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(
            str(Text("'{text}' is not a date such as 2026-03-16", text=given))
        ) from None
