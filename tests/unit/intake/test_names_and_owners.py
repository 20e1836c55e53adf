"""People's names, and what the owner columns of deed and licence say."""

from __future__ import annotations

import pytest

from parking_share.intake.documents.name import PersonName, read_name
from parking_share.intake.documents.owner import Owners, read_owners
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

NAMES = {
    "王芳": "王芳",
    "王 芳": "王芳",
    "王\u3000芳": "王芳",
    "王芳（户主）": "王芳",
    "⼥娲": "女娲",
    "Maria Rossi": "MariaRossi",
    "䶮䶮": "䶮䶮",
    **{f"阿卜杜拉{dot}买买提": "阿卜杜拉·买买提" for dot in "·•．.‧・･∙⋅"},
}
NO_NAMES = {
    "": Fault.BLANK,
    "无": Fault.PLACEHOLDER,
    "王": Fault.FORM,
    "王芳1": Fault.FORM,
    "330299197503174514": Fault.FORM,
    "王芳/李建国": Fault.FORM,
    "甲" * 31: Fault.FORM,
    "王\ue863": Fault.RARE_CHARACTER,
    "王？": Fault.RARE_CHARACTER,
    "王□": Fault.RARE_CHARACTER,
    "王\ufffd": Fault.RARE_CHARACTER,
}
OWNERS = {
    "王芳": Owners((PersonName("王芳"),)),
    "王芳、李建国": Owners((PersonName("王芳"), PersonName("李建国"))),
    "王芳,李建国": Owners((PersonName("王芳"), PersonName("李建国"))),
    "王芳和李建国": Owners((PersonName("王芳"), PersonName("李建国"))),
    "王芳等2人": Owners((PersonName("王芳"),), has_unnamed_others=True),
    "王芳等人": Owners((PersonName("王芳"),), has_unnamed_others=True),
    "王芳(共有)": Owners((PersonName("王芳"),), is_shared=True),
    "宁波某某汽车租赁有限公司": Owners((), is_organisation=True),
    "镇海区某某医院": Owners((), is_organisation=True),
}


@pytest.mark.parametrize("text", NAMES, ids=ascii)
def test_a_name_is_read_as_the_document_prints_it(text: str) -> None:
    assert read_name(Cell(text)) == PersonName(NAMES[text])


@pytest.mark.parametrize("text", NO_NAMES, ids=ascii)
def test_what_is_no_name_says_why(text: str) -> None:
    assert read_name(Cell(text)) == Unreadable(NO_NAMES[text])


@pytest.mark.parametrize("text", OWNERS)
def test_owners(text: str) -> None:
    assert read_owners(Cell(text)) == OWNERS[text]


@pytest.mark.parametrize("text", ["王芳、李", "王芳123", "?"])
def test_owners_that_cannot_all_be_read_are_none(text: str) -> None:
    assert isinstance(read_owners(Cell(text)), Unreadable)
