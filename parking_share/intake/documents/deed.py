"""Numbers of property certificates: new (不动产权证), old (房屋所有权证), property unit code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell
from parking_share.language import Text

UNIT_CODE = re.compile(r"[0-9]{12}[GJZ][A-HSWXY][0-9]{5}[FLQW][0-9]{8}")
"""The 28 characters of one dwelling (不动产单元代码)."""

_FORMS = (
    re.compile(
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼甬]\(20\d{2}\)"
        r"[一-鿿()]{2,15}?不动产权第\d{5,8}号"
    ),
    re.compile(
        r"[一-鿿]{0,6}?房[权产]?地?权?证(?:[一-鿿]{1,6}(?:字|字第))?(?:\(?\d{4}\)?)?第?"
        r"[A-Za-z0-9]{4,12}号?"
    ),
    UNIT_CODE,
)


_CERTIFICATE = re.compile(r"不动产权|房权证|房产证|房屋所有权证|房地产?权?证")


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
    if len(_CERTIFICATE.findall(text)) > 1:
        return Unreadable(Fault.SEVERAL, Text("one cell may hold one certificate only"))
    return Unreadable(Fault.FORM)
