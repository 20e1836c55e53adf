"""The contact phone of an application."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parking_share.intake.characters import is_placeholder, plain, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"0[0-9]{2,3}[0-9]{7,8}")
_BETWEEN_PHONES = re.compile(r"[、,;/或]|\s{2,}| (?=1[3-9]|0[0-9])")
_COUNTRY = re.compile(r"(?:\+|00)86[ -]?(?=[01])")


@dataclass(frozen=True, slots=True)
class Phone:
    """The first number of the cell, digits only, without the country's."""

    number: str
    is_landline: bool = False
    has_others: bool = False
    """The cell holds further numbers; only the first is used."""


def read_phone(cell: Cell) -> Phone | Unreadable:
    """The phone of a cell; a number in it is exact, because eleven digits fit."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    if is_placeholder(cell.text):
        return Unreadable(Fault.PLACEHOLDER)
    bare = _COUNTRY.sub("", plain(cell.text))
    first, *others = [part for part in _BETWEEN_PHONES.split(bare) if part] or [""]
    digits = re.sub(r"[-().·]", "", solid(first))
    if _MOBILE.fullmatch(digits):
        return Phone(digits, has_others=bool(others))
    if _LANDLINE.fullmatch(digits):
        return Phone(digits, is_landline=True, has_others=bool(others))
    return Unreadable(Fault.FORM)
