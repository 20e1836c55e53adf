"""`parking-share hours`: may a holder park at this moment, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.hours_setting import HERE, ProgrammeFile, read_setting
from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.card_hours import CardValidity
    from parking_share.access.hours import Answer

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
    programme: ProgrammeFile = HERE,
    card: Annotated[
        str | None,
        typer.Option(
            "--card",
            metavar="NUMBER",
            help=str(Text("Answer for one issued card, within its own validity.")),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Answer for each moment; the exit code answers for a single one."""
    from parking_share.access.card_hours import for_card
    from parking_share.access.hours import parse_instant

    _, schedule, folder = read_setting(programme)
    restricted = schedule.hours.restricts_movement
    answers = [schedule.answer(parse_instant(text)) for text in instants]
    if card is not None:
        validity = _card_validity(folder, card)
        answers = [for_card(answer, validity) for answer in answers]
    if as_json:
        say_json(
            [
                {
                    "instant": text,
                    "answer": answer.verdict.value,
                    **(_movement_json(answer) if restricted else {}),
                    "why": str(answer.why),
                }
                for text, answer in zip(instants, answers, strict=True)
            ]
        )
    else:
        for text, answer in zip(instants, answers, strict=True):
            say(f"{text}  {ANSWERS[answer.verdict.value]}  {answer.why}", *_movement(answer))
    if len(answers) == 1:
        raise typer.Exit(EXIT_CODES[answers[0].verdict.value])


def _card_validity(programme_folder: Path, number: str) -> CardValidity:
    from parking_share.access.card_hours import CardValidity
    from parking_share.access.roster import validity
    from parking_share.cli.register_reading import find_card

    rules, card = find_card(programme_folder, number)
    return CardValidity(number, validity(rules.term, rules.hours), card.is_valid)


def _movement_json(answer: Answer) -> dict[str, str]:
    """Where an office has rules for coming and going, what they say."""
    return {"enter": answer.entering.value, "leave": answer.leaving.value}


def _movement(answer: Answer) -> list[Text]:
    """What to know beside staying: only said where it is not the ordinary answer."""
    sentences = []
    if answer.entering is not answer.verdict:
        entering = ANSWERS[answer.entering.value]
        sentences.append(Text("  entering now: {answer}", answer=entering))
    if answer.leaving.value != "yes":
        leaving = ANSWERS[answer.leaving.value]
        sentences.append(Text("  leaving now: {answer}", answer=leaving))
    return sentences


ANSWERS = {"yes": Text("yes"), "no": Text("no"), "unknown": Text("unknown")}
