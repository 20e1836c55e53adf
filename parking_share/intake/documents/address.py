"""Where a dwelling is: community, building, stairwell, room, however it was written.

`银桂小区3幢2单元501室`, `银桂新村三号楼2-501` and `银桂小区3-2-501` are one dwelling. A missing
stairwell makes two dwellings possibly one, because each entrance of an old block has its own 501.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.numerals import arabic_numerals
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

_N = r"([0-9]{1,4}|[甲乙丙丁])"
_BUILDING = r"(?:号楼|幢|栋|座|号|#|楼)"
_ROOM = r"([0-9]{3,4})(?![0-9])(?:室|号|户)?"
_FORMS = (
    re.compile(rf"{_N}{_BUILDING}-?{_N}(?:单元|号门|门|梯)-?(?:[0-9]{{1,2}}[楼层])?-?{_ROOM}"),
    re.compile(rf"{_N}{_BUILDING}-?{_N}-{_ROOM}"),
    re.compile(rf"{_N}-{_N}(?:单元)?-{_ROOM}"),
)
_WITHOUT_STAIRWELL = (
    re.compile(rf"{_N}{_BUILDING}-?(?:[0-9]{{1,2}}[楼层])?-?{_ROOM}"),
    re.compile(rf"{_N}-{_ROOM}"),
)
_NO_DWELLING = re.compile(r"车库|车位|储藏|杂物|商铺|店面|营业房|办公|地下室|仓库")
_KIND = r"(?:小区|新村|花园|公寓|家园|新城|苑|社区|里弄|坊)"
_SOME_COMMUNITY = re.compile(rf"[一-鿿]{{2,}}?{_KIND}")
_KIND_AT_END = re.compile(rf"{_KIND}$")
_BEFORE_A_NAME = re.compile(r"(?:^|[省市区县镇乡道村路街巷号弄社,:()-])$")
"""金银桂小区 is not 银桂小区: before the name stands a district, a road, or nothing."""
_AFTER_A_NAME = re.compile(r"$|[0-9〇零一二两三四五六七八九十廿卅甲乙丙丁(,#-]")
"""银桂小区东区 may count its buildings anew: behind the name stands a number, or nothing."""
_SOME_ROAD = re.compile(r"[一-鿿]{2,}?(?:路|街|巷|弄|村)[0-9]+(?:号|弄)")
"""A road with a number is a place of its own: only the alias table makes it the community's."""


@dataclass(frozen=True, slots=True)
class Dwelling:
    """One flat of the community; `stairwell` is None where the address does not name it."""

    building: str
    stairwell: str | None
    room: str


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says about the covered community."""

    is_inside: bool | None
    """None when the address names no place that can be recognised."""
    dwelling: Dwelling | None
    """The flat, where building and room can be read."""
    other_use: str | None
    """The word that makes it no dwelling: 车库, 储藏 …"""


def read_address(cell: Cell, spellings: tuple[str, ...]) -> Address | Unreadable:
    """Place a cell's address; `spellings` are the community's names, the longest first."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = solid(cell.text)
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    other_use = _NO_DWELLING.search(text)
    inside, rest = _placed(text, spellings)
    return Address(
        is_inside=inside,
        dwelling=_dwelling(rest) if inside else None,
        other_use=other_use.group() if other_use else None,
    )


def _placed(text: str, spellings: tuple[str, ...]) -> tuple[bool | None, str]:
    """Whether the text lies in the community, and what stands behind its name."""
    for spelling in spellings:
        before, found, rest = text.rpartition(solid(spelling))
        if found:
            whole_name = _BEFORE_A_NAME.search(before) and _AFTER_A_NAME.match(rest)
            return (True if whole_name else None), rest
    if any(_KIND_AT_END.sub("", solid(spelling)) in text for spelling in spellings):
        return None, ""
    elsewhere = _SOME_COMMUNITY.search(text) or _SOME_ROAD.search(text)
    return (False if elsewhere else None), ""


def _dwelling(text: str) -> Dwelling | None:
    digits = arabic_numerals(text)
    for form in _FORMS:
        if found := form.match(digits):
            building, stairwell, room = found.groups()
            return Dwelling(_number(building), _number(stairwell), _number(room))
    for form in _WITHOUT_STAIRWELL:
        if found := form.match(digits):
            building, room = found.groups()
            return Dwelling(_number(building), None, _number(room))
    return None


def _number(text: str) -> str:
    return text.lstrip("0") or "0"
