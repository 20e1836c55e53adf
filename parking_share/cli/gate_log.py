"""`parking-share gate-log`: what a gate's log says of the holders and of the spaces."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.gate_log_asked import (
    asked_period,
    asked_reading,
    asked_shift,
    collector_paused,
    refuse_equal_names,
)
from parking_share.cli.options import Json
from parking_share.cli.terminal import Tick, progress, say_json
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.windows import Window
    from parking_share.cli.standing import Standing
    from parking_share.files.gate_log.read import How, ReadLog
    from parking_share.register.gate_log.findings import Findings

HELP = Text("Read a gate's log: overstays to confirm, refused cards, how the spaces are used.")
EXAMPLE = Text("Example: parking-share gate-log march.csv april.csv --round rounds/2026")


def gate_log(
    logs: Annotated[
        list[Path],
        typer.Argument(metavar="LOG...", help=str(Text("The gate's logs, in any order."))),
    ],
    round_path: Annotated[
        Path, typer.Option("--round", metavar="ROUND", help=str(Text("The folder of the round.")))
    ],
    vendor: Annotated[
        str | None,
        typer.Option(
            "--vendor", metavar="NAME", help=str(Text("The gate's maker, if it is not recognised."))
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar="FILE",
            help=str(Text("What the columns of a log of another maker mean.")),
        ),
    ] = None,
    entry: Annotated[
        list[str] | None,
        typer.Option(
            "--entry",
            metavar="DOOR",
            help=str(Text("A door or camera at the entry, or a log that comes from there.")),
        ),
    ] = None,
    exit_: Annotated[
        list[str] | None,
        typer.Option("--exit", metavar="DOOR", help=str(Text("The same for the exit."))),
    ] = None,
    card_format: Annotated[
        str | None,
        typer.Option(
            "--card-format",
            metavar="NAME",
            help=str(Text("How the log writes card numbers, such as wiegand-34-hex.")),
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=str(Text("The first day to report on."))),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help=str(Text("The last day to report on."))),
    ] = None,
    clock_shift: Annotated[
        str | None,
        typer.Option(
            "--clock-shift",
            metavar="HOURS",
            help=str(Text("What to add to the log's times, such as 8h; 0h: the clock is right.")),
        ),
    ] = None,
    grace: Annotated[
        int | None,
        typer.Option(
            "--grace",
            min=0,
            help=str(Text("Minutes late that count for nothing; otherwise as the programme says.")),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FOLDER",
            help=str(Text("Where to write; otherwise into the round's sealed folder.")),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read, pair, measure, write the proposals and the use, and say what was found."""
    from parking_share.cli.gate_log_files import write_files
    from parking_share.cli.gate_log_saying import findings_json, say_findings, say_reading
    from parking_share.cli.standing import read_standing

    asked, shift = asked_period(start, end), asked_shift(clock_shift)
    how = asked_reading(vendor, mapping, (entry or [], exit_ or []), card_format)
    refuse_equal_names(logs)
    standing = read_standing(round_path)
    with collector_paused():
        with progress(len(logs), quiet=as_json) as tick:
            read = [_read(path, how, tick) for path in logs]
        if not as_json:
            say_reading(read)
        late = standing.rules.year.grace_minutes if grace is None else grace
        found = _findings(read, standing, timedelta(minutes=late), (asked, shift))
    not_read = [line for log in read for line in log.not_read]
    folder = _folder(output or standing.folder.sealed)
    files = write_files(folder, standing.rules.programme.name, found, not_read)
    if as_json:
        say_json(findings_json(found, read, files))
    else:
        say_findings(found, files)


def _read(path: Path, how: How, tick: Tick) -> ReadLog:
    from parking_share.files.gate_log.read import read_log

    tick(Text("reading {file}", file=path.name))
    return read_log(path, how)


def _findings(
    read: list[ReadLog],
    standing: Standing,
    grace: timedelta,
    asked: tuple[Window | None, timedelta | None],
) -> Findings:
    """What the logs say. Raises `UndecidedError` when their clock has to be confirmed first."""
    from parking_share.access.hours import Schedule
    from parking_share.access.roster import validity
    from parking_share.errors import InputError, UndecidedError
    from parking_share.files.gate_log.read import all_passages
    from parking_share.register.gate_log.findings import find
    from parking_share.register.gate_log.passages import shifted
    from parking_share.register.gate_log.spans import card_spans
    from parking_share.reports.gate_log.reading import clock_sentences

    period, shift = asked
    passages = shifted(all_passages(read), shift or timedelta())
    if not passages:
        raise InputError(
            Text("There is no passage of any card or plate in these logs."),
            Text("Check --vendor, --mapping, --entry and --exit."),
        )
    schedule = Schedule(standing.rules.hours, standing.calendar)
    term = validity(standing.rules.term, standing.rules.hours)
    found = find(passages, card_spans(standing.year, term), schedule, grace, period)
    if found.period.empty:
        raise InputError(
            Text("These logs have no passage between --from and --to."),
            Text("Look at their first and last lines, and choose other days."),
        )
    if found.clock is not None and shift is None:
        raise UndecidedError(*clock_sentences(found.clock))
    return found


def _folder(folder: Path) -> Path:
    from parking_share.errors import RoundError

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise RoundError(
            Text("{folder}: cannot be written ({why}).", folder=folder, why=error.strerror),
            Text("Choose a folder that you may write to."),
        ) from None
    return folder
