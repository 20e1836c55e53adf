"""`parking-share objection`: objections as they come in, and their answers."""

from __future__ import annotations

from typing import Annotated

import typer

from parking_share.cli.options import At, By, Concerning, Json, RoundPath, Why
from parking_share.language import Text

HELP = Text("Note objections and their answers.")
ADD_HELP = Text("Note an objection to a round, or to one ticket's part in it.")
ADD_EXAMPLE = Text(
    'Example: parking-share objection add rounds/2026 "T-0042 does not live here" '
    "--ticket T-0042 --by 受理员甲"
)
ANSWER_HELP = Text("Note the answer to an objection.")
ANSWER_EXAMPLE = Text(
    "Example: parking-share objection answer rounds/2026 31 --outcome dismissed "
    '--why "household register seen" --by 受理员甲'
)


def add(
    round_path: RoundPath,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=str(Text("What is objected; never published.")))
    ],
    by: By,
    ticket: Concerning = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry; its number names the objection."""
    from parking_share.cli.register_answer import enter
    from parking_share.register.conduct_entries import OBJECTION

    enter(round_path, OBJECTION, ticket, by, {"text": text}, at=at, as_json=as_json)


def answer(
    round_path: RoundPath,
    number: Annotated[
        str, typer.Argument(metavar="ENTRY", help=str(Text("The number of the objection.")))
    ],
    outcome: Annotated[
        str,
        typer.Option(
            "--outcome",
            metavar="upheld|dismissed",
            help=str(Text("The answer: upheld or dismissed.")),
        ),
    ],
    why: Why,
    by: By,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry; what follows from an upheld objection is a command of its own."""
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register
    from parking_share.register.conduct import UPHELD
    from parking_share.register.conduct_entries import ANSWER

    with open_register(round_path, at) as desk:
        asked = desk.year.objections.get(int(number) if number.isdecimal() else 0)
        concerns = "" if asked is None else asked.ticket
        content = {"objection": number, "outcome": outcome, "why": why}
        event = desk.write(ANSWER, concerns, by, content)
    follow = Text("Carry it out with `parking-share strike` or `parking-share reinstate`.")
    say_written(event, as_json=as_json, more=(follow,) if outcome == UPHELD else ())
