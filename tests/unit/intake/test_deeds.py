"""Certificate numbers as public notices print them."""

from __future__ import annotations

import pytest

from parking_share.intake.documents.deed import Deed, read_deed
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

WELL_FORMED = (
    "浙(2021)宁波市(镇海)不动产权第0012345号",
    "皖(2018)合肥市不动产权第10023999号",
    "甬(2016)宁波市 不动产权第 158545 号",
    "沪(2017)浦字不动产权第015342号",
    "湘(2017)北湖不动产权第0034063号",
    "浙〔2021〕宁波市〔镇海〕不动产权第0012345号",
    "浙［2021］宁波市［镇海］不动产权第0012345号",
    "浙（2021）宁波市（镇海）不动产权第0012345号",
    "甬房权证镇骆字第2008012345号",
    "房权证镇字第12345号",
    "镇房权证骆字第C0012345号",
    "甬房权证 镇骆字 第 2008012345 号",
    "330211001002GB00003F00030501",
)
NOT_RECOGNISED = ("0012345", "浙2021宁波市镇海不动产权0012345", "甬国用(2009)第0912345号", "?")


@pytest.mark.parametrize("text", WELL_FORMED)
def test_a_certificate_is_read(text: str) -> None:
    assert isinstance(read_deed(Cell(text)), Deed)


@pytest.mark.parametrize("text", NOT_RECOGNISED)
def test_what_is_not_recognised_goes_to_a_person(text: str) -> None:
    assert read_deed(Cell(text)) == Unreadable(Fault.FORM)


def test_brackets_and_blanks_make_no_difference() -> None:
    numbers = {
        read_deed(Cell(text))
        for text in (
            "浙(2021)宁波市(镇海)不动产权第0012345号",
            "浙〔2021〕宁波市〔镇海〕不动产权第 0012345 号",
            "浙（2021）宁波市（镇海）不动产权第００１２３４５号",
        )
    }
    assert numbers == {Deed("浙(2021)宁波市(镇海)不动产权第0012345号")}


@pytest.mark.parametrize(("text", "fault"), [("", Fault.BLANK), ("办理中", Fault.PLACEHOLDER)])
def test_no_certificate(text: str, fault: Fault) -> None:
    assert read_deed(Cell(text)) == Unreadable(fault)
