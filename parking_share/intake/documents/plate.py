"""Number plates of vehicles (机动车号牌), GA 36.

Ordinary plates have 7 characters, new-energy plates 8. The letters I and O are never issued.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from parking_share.intake.characters import MIDDLE_DOT, is_placeholder, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell
from parking_share.language import Text

_P = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_L = "[A-HJ-NP-Z]"
_ANY = "[A-HJ-NP-Z0-9]"


class PlateKind(Enum):
    """What kind of vehicle a plate is issued for."""

    ORDINARY = re.compile(rf"{_P}{_L}(?=(?:[0-9]*{_L}){{0,2}}[0-9]*$){_ANY}{{5}}")
    NEW_ENERGY_SMALL = re.compile(rf"{_P}{_L}[A-HJK]{_ANY}[0-9]{{4}}")
    NEW_ENERGY_LARGE = re.compile(rf"{_P}{_L}[0-9]{{5}}[A-HJK]")


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate that may be issued to a private vehicle."""

    number: str
    kind: PlateKind


_SPECIAL = re.compile(
    rf"{_P}{_L}{_ANY}{{4}}[警学挂领试超]|粤Z{_ANY}{{4}}[港澳]|{_P}{_L}{_ANY}{{3}}应急|使[0-9]{{6}}"
    rf"|WJ.+|[A-Z][IL-Z][0-9]{{5}}"
)
"""Of military plates only those that no new-energy plate without its province looks like."""
_TEMPORARY = re.compile(r"新车|临牌|临时|待上牌|未上牌|临[A-Z0-9]")
_MANY_LETTERS = re.compile(rf"{_P}{_L}{_ANY}{{5}}")
_WITHOUT_PROVINCE = re.compile(rf"{_L}{_ANY}{{5,6}}")
_I_OR_O = re.compile(rf"{_P}[A-Z][A-Z0-9]{{5,6}}")


def read_plate(cell: Cell) -> Plate | Unreadable:
    """The plate of a cell, in capitals without dots and blanks. Nothing is ever repaired."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = solid(cell.text).upper()
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    number = text.replace(MIDDLE_DOT, "").replace(".", "").replace("-", "")
    for kind in PlateKind:
        if kind.value.fullmatch(number):
            return Plate(number, kind)
    return Unreadable(*_fault(number))


def _fault(number: str) -> tuple[Fault, Text]:
    """Why a text is no plate of a private vehicle, the likeliest reason first."""
    if _TEMPORARY.search(number):
        return Fault.TEMPORARY, Text("the vehicle has no permanent plate yet")
    if len(re.findall(_P, number)) > 1 or re.search(r"[/、,;]", number):
        return Fault.SEVERAL, Text("one vehicle must be named")
    if _I_OR_O.fullmatch(number) and re.search("[IO]", number):
        return Fault.LETTER_I_O, Text("I may be 1, O may be 0; check the licence")
    if _SPECIAL.fullmatch(number):
        return Fault.FORM, Text("not a plate of a private vehicle")
    if _MANY_LETTERS.fullmatch(number):
        return Fault.UNCERTAIN, Text("more than two letters; check the licence")
    if _WITHOUT_PROVINCE.fullmatch(number):
        return Fault.NO_PROVINCE, Text("the province character is missing")
    return Fault.FORM, Text("it has {n} characters", n=len(number))
