"""Who a deed or a vehicle licence names as its owner."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.name import PersonName, read_name
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

_ORGANISATION = re.compile(
    r"公司|单位|租赁|集团|工厂|厂$|中心$|合作社|事务所|银行|学校|医院|委员会|管理局|有限|协会|商行|经营部"
)
_BETWEEN_NAMES = re.compile(r"[、,,;;/和与及&+]")
_SHARE_NOTE = re.compile(r"\([^)]*\)")
_AND_OTHERS = re.compile(r"等(?:[0-9一二两三四五六七八九十]+)?[人位]?$")


@dataclass(frozen=True, slots=True)
class Owners:
    """The names that one owner cell holds."""

    names: tuple[PersonName, ...]
    is_organisation: bool = False
    has_unnamed_others: bool = False
    """True for 张三等2人: there are owners that the cell does not name."""
    is_shared: bool = False
    """True when the cell itself says that the property is shared."""


def read_owners(cell: Cell) -> Owners | Unreadable:
    """The owners of a cell: one name, several (张三、李四), some (张三等2人) or an organisation."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = solid(cell.text)
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    if _ORGANISATION.search(text):
        return Owners((), is_organisation=True)
    bare = _SHARE_NOTE.sub("", text)
    first = _AND_OTHERS.sub("", bare)
    parts = [read_name(Cell(part)) for part in _BETWEEN_NAMES.split(first) if part]
    names = tuple(part for part in parts if isinstance(part, PersonName))
    if not names or len(names) < len(parts):
        return Unreadable(Fault.FORM)
    shared = "共有" in text or "共同" in text
    return Owners(names, has_unnamed_others=first != bare, is_shared=shared)
