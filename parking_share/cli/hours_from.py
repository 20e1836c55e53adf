"""`parking-share hours from A to B`: the allowed times between two days or moments, merged."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.hours_setting import HERE, ProgrammeFile, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json, show
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.timeline import Stretch
    from parking_share.access.windows import Window
    from parking_share.reports.table import Table

FROM_HELP = Text("List the allowed times between two days or moments, neighbours merged.")
FROM_EXAMPLE = Text("Example: parking-share hours from 2026-09-30 to 2026-10-12")


class RuleName(StrEnum):
    """What a holder wants to do."""

    STAY = "stay"
    ENTER = "enter"
    LEAVE = "leave"


def from_(
    begins: Annotated[
        str,
        typer.Argument(
            metavar="FROM", help=str(Text("A day such as 2026-10-01, or a moment of it."))
        ),
    ],
    to: Annotated[str, typer.Argument(metavar="to", help=str(Text("The word `to`.")))],
    ends: Annotated[
        str,
        typer.Argument(
            metavar="UNTIL", help=str(Text("A day, which is included, or a moment, which is not."))
        ),
    ],
    rule: Annotated[
        RuleName, typer.Option("--rule", help=str(Text("Staying, entering or leaving.")))
    ] = RuleName.STAY,
    programme: ProgrammeFile = HERE,
    as_json: Json = False,
) -> None:
    """List the times that are allowed, and those that nobody can know yet."""
    from parking_share.access.announcement import open_points
    from parking_share.access.rules import Rule
    from parking_share.access.timeline import Verdict

    bounds = _bounds(begins, to, ends)
    _, schedule, _ = read_setting(programme)
    found = schedule.stretches(bounds, Rule(rule.value))
    allowed = [stretch for stretch in found if stretch.verdict is not Verdict.NO]
    if as_json:
        say_json(
            {
                "rule": rule.value,
                "from": bounds.begins.isoformat(),
                "until": bounds.ends.isoformat(),
                "allowed": [_span(s) for s in allowed if s.verdict is Verdict.YES],
                "unknown": [_span(s) for s in allowed if s.verdict is Verdict.UNKNOWN],
                "settled_through": schedule.calendar.covered_through.isoformat(),
            }
        )
        return
    show(_table(allowed, bounds))
    total = sum((s.window.length for s in allowed if s.verdict is Verdict.YES), timedelta())
    say(Text("{n} hours in all.", n=f"{total / timedelta(hours=1):g}"))
    if bounds.ends.date() > schedule.calendar.covered_through:
        say(*open_points(schedule.hours, schedule.calendar))


def _bounds(begins: str, to: str, ends: str) -> Window:
    from parking_share.access.windows import Window, whole_day
    from parking_share.errors import InputError

    if to not in {"to", "至", "到"}:
        raise typer.BadParameter(str(Text("write it as: hours from FROM to UNTIL")))
    first, last = _moment(begins), _moment(ends)
    bounds = Window(
        first if isinstance(first, datetime) else whole_day(first).begins,
        last if isinstance(last, datetime) else whole_day(last).ends,
    )
    if bounds.empty:
        raise InputError(
            Text("{ends} does not lie after {begins}.", begins=begins, ends=ends),
            Text("Write the earlier one first."),
        )
    return bounds


def _moment(text: str) -> date | datetime:
    from parking_share.access.hours import parse_day, parse_instant

    day = parse_day(text)
    return parse_instant(text) if day is None else day


def _table(stretches: list[Stretch], bounds: Window) -> Table:
    from parking_share.access.announcement import WEEKDAY_IN_WORDS
    from parking_share.access.timeline import Verdict
    from parking_share.reports.table import Table

    unknown = Text("unknown")
    return Table(
        Text(
            "Allowed from {begins} to {ends}",
            begins=_minute(bounds.begins),
            ends=_minute(bounds.ends),
        ),
        (Text("weekday"), Text("from"), Text("until"), Text("hours"), Text("remark")),
        tuple(
            (
                WEEKDAY_IN_WORDS[window.begins.weekday()],
                _minute(window.begins),
                _minute(window.ends),
                f"{window.length / timedelta(hours=1):g}",
                unknown if stretch.verdict is Verdict.UNKNOWN else "",
            )
            for stretch in stretches
            for window in (stretch.window,)
        ),
    )


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _span(stretch: Stretch) -> dict[str, str]:
    window = stretch.window
    return {"from": window.begins.isoformat(), "until": window.ends.isoformat()}
