"""Numbers of property certificates: new (不动产权证), old (房屋所有权证), property unit code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

_FORMS = (
    re.compile(
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼甬]\(20\d{2}\)"
        r"[一-鿿()]{2,15}?不动产权第\d{5,8}号"
    ),
    re.compile(
        r"[一-鿿]{0,6}?房[权产]?地?权?证(?:[一-鿿]{1,6}(?:字|字第))?(?:\(?\d{4}\)?)?第?"
        r"[A-Za-z0-9]{4,12}号?"
    ),
    re.compile(r"\d{12}[GJZ][A-HSWXY]\d{5}[FLQW]\d{8}"),
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One certificate; equal numbers mean the same flat, different ones mean nothing."""

    number: str


def read_deed(cell: Cell) -> Deed | Unreadable:
    """The certificate number of a cell, without blanks and with one kind of bracket."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = solid(cell.text)
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    if any(form.fullmatch(text) for form in _FORMS):
        return Deed(text)
    return Unreadable(Fault.FORM)
