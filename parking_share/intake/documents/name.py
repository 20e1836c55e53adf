"""A person's name as the documents print it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from parking_share.intake.characters import MIDDLE_DOT, is_placeholder, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

SHORTEST, LONGEST = 2, 30

_BRACKET_AT_END = re.compile(r"\([^)]*\)$")
_LOST_CHARACTERS = re.compile("[?□〓�]")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name without blanks, with one kind of middle dot; two equal ones are spelled alike."""

    text: str


def read_name(cell: Cell) -> PersonName | Unreadable:
    """The name of a cell; a note in brackets behind it, such as （户主）, is left out."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = _BRACKET_AT_END.sub("", solid(cell.text)).replace(".", MIDDLE_DOT)
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    if _LOST_CHARACTERS.search(text) or any(unicodedata.category(c) == "Co" for c in text):
        return Unreadable(Fault.RARE_CHARACTER)
    too_short_or_long = not SHORTEST <= len(text) <= LONGEST
    if too_short_or_long or not all(c.isalpha() or c in "·'-" for c in text):
        return Unreadable(Fault.FORM)
    return PersonName(text)
