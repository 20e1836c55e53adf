"""The vehicle identification number (车辆识别代号), GB 16735: 17 characters without I, O and Q."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
CHECK_PLACE = 8
_VALUES = {str(digit): digit for digit in range(10)} | dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True)
)
_FORM = re.compile(r"[A-HJ-NPR-Z0-9]{17}")


@dataclass(frozen=True, slots=True)
class Vin:
    """One car, whatever its plate is."""

    number: str

    @property
    def check_holds(self) -> bool:
        """Whether the ninth character is the check digit; imported cars need not have one."""
        total = sum(_VALUES[c] * w for c, w in zip(self.number, WEIGHTS, strict=True))
        return self.number[CHECK_PLACE] == "0123456789X"[total % 11]


def read_vin(cell: Cell) -> Vin | Unreadable:
    """The number of a cell, in capitals without blanks."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = solid(cell.text).upper().replace("-", "")
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    return Vin(text) if _FORM.fullmatch(text) else Unreadable(Fault.FORM)
