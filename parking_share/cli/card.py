"""`parking-share card`: access cards issued, lost, made void and replaced, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import At, By, Json, Note, RoundPath, TicketName, Why
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.cli.register_desk import Desk

HELP = Text("Note what happens to access cards.")
ISSUE_HELP = Text("Give one card to a holder who has none.")
ISSUE_EXAMPLE = Text(
    "Example: parking-share card issue rounds/2026 T-0042 --card 10058400 "
    "--card-format wiegand-26-decimal --by 受理员甲"
)
LOST_HELP = Text("Note that a holder has lost the card; it must be removed from the gate.")
LOST_EXAMPLE = Text(
    'Example: parking-share card lost rounds/2026 T-0042 --why "reported by phone" --by 受理员甲'
)
VOID_HELP = Text("Make a holder's card void; it must be removed from the gate.")
VOID_EXAMPLE = Text(
    'Example: parking-share card void rounds/2026 T-0042 --why "damaged" --by 受理员甲'
)
REPLACE_HELP = Text("Give a holder another card; the one before is void.")
REPLACE_EXAMPLE = Text(
    "Example: parking-share card replace rounds/2026 T-0042 --card 10058401 "
    '--card-format wiegand-26-decimal --why "damaged" --by 受理员甲'
)
GATE = Text("Write the roster and the gate's files again.")

CardNumberText = Annotated[
    str, typer.Option("--card", metavar="NUMBER", help=str(Text("The number as printed.")))
]
CardFormatName = Annotated[
    str,
    typer.Option(
        "--card-format",
        metavar="NAME",
        help=str(Text("How the numbers are printed, such as wiegand-26-decimal.")),
    ),
]


def issue(
    round_path: RoundPath,
    ticket: TicketName,
    card: CardNumberText,
    card_format: CardFormatName,
    by: By,
    why: Note = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry."""
    from parking_share.cli.register_answer import enter
    from parking_share.register.card_entries import CARD

    content = {"card": card, "form": card_format, "why": why}
    enter(round_path, CARD, ticket, by, content, at=at, as_json=as_json, more=(GATE,))


def lost(
    round_path: RoundPath,
    ticket: TicketName,
    why: Why,
    by: By,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry."""
    from parking_share.register.card_entries import CARD_LOST

    _end(round_path, ticket, CARD_LOST, (why, by), at, as_json=as_json)


def void(
    round_path: RoundPath,
    ticket: TicketName,
    why: Why,
    by: By,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write one entry."""
    from parking_share.register.card_entries import CARD_VOID

    _end(round_path, ticket, CARD_VOID, (why, by), at, as_json=as_json)


def replace(
    round_path: RoundPath,
    ticket: TicketName,
    card: CardNumberText,
    card_format: CardFormatName,
    why: Why,
    by: By,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Write two entries, or none: the end of the card before, and the card that follows it."""
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register
    from parking_share.register.card_entries import CARD, CARD_REPLACED

    content = {"card": card, "form": card_format, "why": why}
    with open_register(round_path, at) as desk:
        before = desk.write(CARD_REPLACED, ticket, by, {"card": _held(desk, ticket), "why": why})
        after = desk.write(CARD, ticket, by, content)
    say_written(before, after, as_json=as_json, more=(GATE,))


def _end(
    round_path: RoundPath,
    ticket: str,
    kind: str,
    words: tuple[str, str],
    at: str | None,
    *,
    as_json: bool,
) -> None:
    from parking_share.cli.register_answer import say_written
    from parking_share.cli.register_desk import open_register

    why, by = words
    with open_register(round_path, at) as desk:
        event = desk.write(kind, ticket, by, {"card": _held(desk, ticket), "why": why})
    say_written(event, as_json=as_json, more=(GATE,))


def _held(desk: Desk, ticket: str) -> str:
    from parking_share.cli.register_desk import ticket_name
    from parking_share.errors import RegisterError

    card = desk.year.valid_card(ticket_name(ticket))
    if card is None:
        raise RegisterError(
            Text("{ticket} has no valid card.", ticket=ticket_name(ticket)),
            Text("Look with `parking-share status`; nothing was written."),
        )
    return card.card
