"""`parking-share notice`: what the office posts, as a page, a document or a text."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

HELP = Text("Write a notice: the result as a page that checks itself, or a document to sign.")
EXAMPLE = Text("Example: parking-share notice rounds/2026 --format docx")


class Kind(StrEnum):
    """The notices of a round, in the order of the year."""

    CALL = "call"
    ELIGIBILITY = "eligibility"
    RESULT = "result"
    ALTERNATE = "alternate"
    CANCELLATION = "cancellation"


class Format(StrEnum):
    """The files a notice is written as."""

    HTML = "html"
    DOCX = "docx"
    TXT = "txt"


def notice(
    round_path: Annotated[
        Path,
        typer.Argument(
            metavar="ROUND",
            help=str(Text("The folder of a round; for a call, the programme folder.")),
        ),
    ],
    kind: Annotated[Kind, typer.Option("--kind", help=str(Text("Which notice.")))] = Kind.RESULT,
    form: Annotated[
        Format | None,
        typer.Option("--format", help=str(Text("The kind of file; html is for the result alone."))),
    ] = None,
    ticket: Annotated[
        str | None,
        typer.Option("--ticket", help=str(Text("Whom an alternate or cancellation is about."))),
    ] = None,
    dated: Annotated[
        str | None,
        typer.Option(
            "--dated",
            metavar="DATE",
            help=str(Text("The day of publication; otherwise that of the draw or the freeze.")),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=str(Text("Where to write it; otherwise notices/ in the round's folder.")),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write one notice; what it says of people is looked through before."""
    from parking_share.cli.notice_making import Request, make_notice

    form = form or (Format.HTML if kind is Kind.RESULT else Format.DOCX)
    if (form is Format.HTML) != (kind is Kind.RESULT) and form is Format.HTML:
        raise typer.BadParameter(str(Text("--format html is for the result alone")))
    if (kind in {Kind.ALTERNATE, Kind.CANCELLATION}) != (ticket is not None):
        raise typer.BadParameter(str(Text("--ticket goes with alternate and cancellation")))
    request = Request(kind.value, form.value, (ticket or "").strip().upper(), _day(dated))
    target = make_notice(round_path, request, output)
    if as_json:
        say_json({"file": str(target), "kind": kind.value, "format": form.value})
        return
    say(Text("Written: {file}", file=target))


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            str(Text("'{text}' is not a date such as 2026-03-16", text=text))
        ) from None
