"""`parking-share hours`: may a holder park at this moment, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

HELP = Text("The allowed hours.")
AT_HELP = Text("Say whether holders may park at a moment, and why: yes, no, or unknown.")
AT_EXAMPLE = Text("Example: parking-share hours at 2026-10-01T12:00")
EXIT_CODES = {"yes": 0, "no": 1, "unknown": 3}


def at(
    instants: Annotated[
        list[str],
        typer.Argument(
            metavar="TIME…",
            help=str(Text("Moments such as 2026-10-01T12:00, local or with offset.")),
        ),
    ],
    programme: Annotated[
        Path,
        typer.Option(
            "--programme",
            metavar="FILE",
            help=str(Text("The programme file; otherwise programme.toml in this folder.")),
        ),
    ] = Path("programme.toml"),
    as_json: Json = False,
) -> None:
    """Answer for each moment; the exit code answers for a single one."""
    from parking_share.access.hours import Schedule, parse_instant
    from parking_share.files.calendar import load_calendar
    from parking_share.files.programme_folder import programme_file, read_programme

    path = programme_file(programme, programme)
    rules, _ = read_programme(path)
    schedule = Schedule(rules.hours, load_calendar(path.parent))
    answers = [schedule.answer(parse_instant(text)) for text in instants]
    if as_json:
        say_json(
            [
                {"instant": text, "answer": answer.verdict.value, "why": str(answer.why)}
                for text, answer in zip(instants, answers, strict=True)
            ]
        )
    else:
        for text, answer in zip(instants, answers, strict=True):
            say(f"{text}  {ANSWERS[answer.verdict.value]}  {answer.why}")
    if len(answers) == 1:
        raise typer.Exit(EXIT_CODES[answers[0].verdict.value])


ANSWERS = {"yes": Text("yes"), "no": Text("no"), "unknown": Text("unknown")}
