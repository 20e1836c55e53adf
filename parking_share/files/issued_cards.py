"""Who has which card: `cards.csv` in the round's sealed folder, written once.

Cards issued later, after an amendment, go into `cards-2.csv`, `cards-3.csv` and so on: no line is
ever changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from parking_share.access.cards import FILE, IssuedCard, issued_csv, parse_issued
from parking_share.errors import InputError, RoundError
from parking_share.files.atomic import SEALED, write_once
from parking_share.files.round_folder import RoundFolder
from parking_share.language import Text


def read_issued(folder: RoundFolder) -> tuple[IssuedCard, ...]:
    """All cards issued in a round, in order; none when no stock was ever given.

    Raises `RoundError` while the sealed folder is encrypted.
    """
    folder.require_open()
    issued: list[IssuedCard] = []
    part = 1
    while (folder.sealed / _name(part)).is_file():
        try:
            issued += parse_issued(folder.sealed_file(_name(part)))
        except (KeyError, ValueError, TypeError):
            raise RoundError(
                Text("{file}: the record of cards cannot be read.", file=_name(part)),
                Text("Somebody changed the round by hand; keep it and ask who."),
            ) from None
        part += 1
    return tuple(issued)


def find_card(rounds: Path, number: str) -> tuple[RoundFolder, IssuedCard]:
    """The latest round that issued a card with this number.

    Raises `InputError` when none of the programme's rounds did, `RoundError` when that cannot be
    told because one of them is encrypted.
    """
    for path in sorted(rounds.glob("*"), reverse=True):
        folder = RoundFolder(path)
        for issued in read_issued(folder) if folder.is_frozen else ():
            if issued.card == number:
                return folder, issued
    raise InputError(
        Text("No round of this programme has issued a card {number}.", number=number),
        Text("Write the number as the card stock has it, leading zeros included."),
    )


def record_issued(folder: RoundFolder, new: Sequence[IssuedCard]) -> None:
    """Write newly issued cards, once and whole; nothing when there are none."""
    if not new:
        return
    part = 1
    while (folder.sealed / _name(part)).exists():
        part += 1
    write_once(folder.sealed / _name(part), issued_csv(new), SEALED)


def _name(part: int) -> str:
    return FILE if part == 1 else f"cards-{part}.csv"
