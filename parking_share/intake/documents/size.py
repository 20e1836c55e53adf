"""The outer measures of a vehicle (外廓尺寸) as the licence prints them: 4600×1800×1480mm."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

_FORM = re.compile(r"([0-9]{3,5})[×xX*]([0-9]{3,4})[×xX*]([0-9]{3,4})(?:mm|MM|毫米)?")


@dataclass(frozen=True, slots=True)
class Size:
    """Length, width and height in millimetres."""

    length: int
    width: int
    height: int


def read_size(cell: Cell) -> Size | Unreadable:
    """The measures of a cell, in the licence's order."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = solid(cell.text)
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    found = _FORM.fullmatch(text)
    return Size(*(int(part) for part in found.groups())) if found else Unreadable(Fault.FORM)
