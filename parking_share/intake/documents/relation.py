"""What the applicant says an owner is to them."""

from __future__ import annotations

import re
from enum import IntEnum

from parking_share.intake.characters import is_placeholder, solid
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell


class Relation(IntEnum):
    """From the closest to the widest; a policy admits all up to its own."""

    SELF = 0
    SPOUSE = 1
    LINEAL = 2
    HOUSEHOLD = 3


_WORDS = {
    Relation.SELF: "本人|自己|自有",
    Relation.SPOUSE: "配偶|夫妻|夫妇|丈夫|妻子|夫|妻|爱人|老公|老婆",
    Relation.LINEAL: (
        "父亲|母亲|父母|父子|父女|母子|母女|父|母|爸爸|妈妈|儿子|女儿|子女|子|女|独生子|独生女"
        "|祖父|祖母|祖父母|外祖父|外祖母|爷爷|奶奶|外公|外婆|孙子|孙女|外孙|外孙女|直系亲属"
    ),
    Relation.HOUSEHOLD: (
        "公公|婆婆|岳父|岳母|公婆|女婿|儿媳|媳妇|兄弟|姐妹|兄妹|姐弟|哥哥|弟弟|姐姐|妹妹"
        "|同户|同户人|同住人|家人|家属|家庭成员"
    ),
}
_FORMS = {relation: re.compile(words) for relation, words in _WORDS.items()}


def read_relation(cell: Cell) -> Relation | Unreadable:
    """The relation a cell names; 户主 and other words that name no relation are not read."""
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    text = solid(cell.text).removesuffix("关系")
    if is_placeholder(text):
        return Unreadable(Fault.PLACEHOLDER)
    for relation, form in _FORMS.items():
        if form.fullmatch(text):
            return relation
    return Unreadable(Fault.FORM)
