"""Access cards: the number printed on a card, and which card goes to which award.

A card number is text, with its leading zeros, and of a format that is named and never guessed:
`12345678` is one number in decimal, another in hexadecimal, and a third as facility and number.
A Wiegand 26 card carries 24 bits, 8 of them the facility code; a Wiegand 34 card carries 32.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parking_share.errors import InputError, RoundError
from parking_share.language import Text

_MOST_IN_FACILITY, _MOST_IN_NUMBER = 255, 65535


class CardFormat(StrEnum):
    """How a number is printed on the card."""

    W26_DECIMAL = "wiegand-26-decimal"
    W26_FACILITY = "wiegand-26-facility"
    """Facility code and five digits: `100,58400` or `10058400`."""
    W26_HEX = "wiegand-26-hex"
    W34_DECIMAL = "wiegand-34-decimal"
    W34_HEX = "wiegand-34-hex"

    @property
    def bits(self) -> int:
        """How many bits of the number the reader passes on."""
        return 24 if self.value.startswith("wiegand-26") else 32

    @property
    def decimal(self) -> bool:
        """Whether the printed digits are the number itself in decimal."""
        return self.value.endswith("decimal")


@dataclass(frozen=True, slots=True)
class CardNumber:
    """A number that its format can carry."""

    text: str
    """As printed."""
    form: CardFormat
    value: int
    """What the reader passes on."""


@dataclass(frozen=True, slots=True)
class IssuedCard:
    """A card and the award it was given for."""

    seq: int
    """From 1 within the round; the gate's own number of this holder is made from it."""
    card: str
    form: str
    ticket: str
    space: str
    plate: str

    @property
    def number(self) -> CardNumber:
        """The card's number."""
        return card_number(self.card, CardFormat(self.form))


@dataclass(frozen=True, slots=True)
class Award:
    """Who is to have a card, for one vehicle and one space."""

    ticket: str
    space: str
    plate: str


def card_number(text: str, form: CardFormat) -> CardNumber:
    """The number of a card; raises `ValueError` when this format cannot have printed it."""
    value = _value(text, form)
    if not 0 < value < 1 << form.bits:
        raise ValueError(text)
    return CardNumber(text, form, value)


def _value(text: str, form: CardFormat) -> int:
    if form is CardFormat.W26_FACILITY:
        found = re.fullmatch(r"([0-9]{1,3})[,-]?([0-9]{5})", text)
        if found is None:
            raise ValueError(text)
        facility, number = int(found[1]), int(found[2])
        if facility > _MOST_IN_FACILITY or number > _MOST_IN_NUMBER:
            raise ValueError(text)
        return facility << 16 | number
    digits, base = (r"[0-9]{1,10}", 10) if form.decimal else (r"[0-9A-Fa-f]{1,8}", 16)
    if not re.fullmatch(digits, text):
        raise ValueError(text)
    return int(text, base)


def hand_out(
    waiting: Sequence[Award], used: Collection[int], stock: Iterable[CardNumber]
) -> tuple[tuple[Award, CardNumber], ...]:
    """A card of the stock for every award that waits for one, in the order of the awards.

    `used` are the values of cards that were in anybody's hands in this round: they are never taken
    again. Raises `InputError` when there are too few cards.
    """
    free = [number for number in stock if number.value not in used]
    if len(free) < len(waiting):
        raise InputError(
            Text(
                "The card stock has {free} unused cards; {need} are needed.",
                free=len(free),
                need=len(waiting),
            ),
            Text("Add cards to the stock. A card already issued in this round is never reused."),
        )
    return tuple(zip(waiting, free, strict=False))


def refuse_shared_vehicle(awards: Sequence[Award]) -> None:
    """One card, one vehicle. Raises `RoundError` when two awards name the same one."""
    plates = [award.plate for award in awards]
    shared = [award.ticket for award in awards if plates.count(award.plate) > 1]
    if shared:
        raise RoundError(
            Text("One vehicle stands in several awards: {tickets}.", tickets=", ".join(shared)),
            Text("Decide which of them holds, and amend the round."),
        )
