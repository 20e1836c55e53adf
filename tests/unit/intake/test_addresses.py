"""Addresses of one dwelling, however written, and addresses of others."""

from __future__ import annotations

import pytest

from parking_share.intake.documents.address import Address, Dwelling, read_address
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

SPELLINGS = ("银桂路12弄", "银桂小区", "银桂新村")
ONE_DWELLING = (
    "银桂小区3幢2单元501室",
    "银桂新村三号楼2-501",
    "银桂小区3号楼二单元501",
    "银桂小区3-2-501",
    "银桂小区三幢二单元五〇一室",
    "银桂小区３幢２单元５０１室",
    "银桂小区 3 幢 2 单元 501 室",
    "银桂小区3栋2单元5楼501",
    "银桂小区3幢2单元501(车库)",
    "银桂小区3＃2-501",
    "银桂小区3座2单元501",
    "银桂小区3幢2门501",
    "银桂小区3幢2号门501室",
    "银桂小区03幢02单元501室",
    "银桂路12弄3号2单元501室",
    "浙江省宁波市镇海区招宝山街道银桂小区3幢2单元501室",
    "宁波市镇海区 银桂小区 3幢2单元501室",
    "银桂小区3幢2单元\n501室",
    "银桂小区3—2—501",
)
WITHOUT_STAIRWELL = {
    "银桂小区3幢501": ("3", "501"),
    "银桂小区３幢２０１": ("3", "201"),
    "银桂小区3＃501": ("3", "501"),
    "银桂小区乙幢501": ("乙", "501"),
    "银桂路12弄3号501": ("3", "501"),
    "银桂小区3-501": ("3", "501"),
    "银桂小区3幢5楼501": ("3", "501"),
}
OUTSIDE = (
    "宁波市镇海区海棠新村5幢302室",
    "宁波市鄞州区东柳街道华泰小区3幢501室",
    "浙江省宁波市镇海区海棠路88号",
    "宁波市江北区某某花园12幢2单元501",
)
NOBODY_CAN_TELL = (
    "镇海区",
    "3幢501",
    "宁波市镇海区招宝山街道",
    "金银桂小区3幢501",
    "银桂小区东区3幢501",
    "银桂3幢501",
)
NO_DWELLING = {
    "银桂小区3幢车库12号": "车库",
    "银桂小区地下室5号": "地下室",
    "银桂小区3幢商铺2号": "商铺",
    "银桂小区3幢储藏室7": "储藏",
}


def read(text: str) -> Address:
    address = read_address(Cell(text), SPELLINGS)
    assert isinstance(address, Address)
    return address


@pytest.mark.parametrize("text", ONE_DWELLING, ids=ascii)
def test_spellings_of_one_dwelling(text: str) -> None:
    address = read(text)
    assert address.is_inside is True
    assert address.dwelling == Dwelling("3", "2", "501")


@pytest.mark.parametrize("text", WITHOUT_STAIRWELL)
def test_a_missing_stairwell_stays_missing(text: str) -> None:
    building, room = WITHOUT_STAIRWELL[text]
    assert read(text).dwelling == Dwelling(building, None, room)


def test_a_large_building() -> None:
    assert read("银桂小区13幢十二单元1202室").dwelling == Dwelling("13", "12", "1202")


@pytest.mark.parametrize("text", OUTSIDE)
def test_another_place(text: str) -> None:
    assert read(text).is_inside is False


@pytest.mark.parametrize("text", NOBODY_CAN_TELL)
def test_no_place_is_guessed(text: str) -> None:
    address = read(text)
    assert address.is_inside is None
    assert address.dwelling is None


@pytest.mark.parametrize("text", NO_DWELLING)
def test_what_is_no_dwelling_is_named(text: str) -> None:
    assert read(text).other_use == NO_DWELLING[text]


@pytest.mark.parametrize(("text", "fault"), [("", Fault.BLANK), ("同上", Fault.PLACEHOLDER)])
def test_no_address(text: str, fault: Fault) -> None:
    assert read_address(Cell(text), SPELLINGS) == Unreadable(fault)
