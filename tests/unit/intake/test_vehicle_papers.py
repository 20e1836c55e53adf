"""VIN, measures, phone and relation: what each document's column may say."""

from __future__ import annotations

import pytest

from parking_share.intake.documents.phone import Phone, read_phone
from parking_share.intake.documents.relation import Relation, read_relation
from parking_share.intake.documents.script_variants import simplified
from parking_share.intake.documents.size import Size, read_size
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.documents.vin import Vin, read_vin
from parking_share.intake.sheet import Cell, CellValue

VINS = (
    "LZZ5ELND7LA000001",
    "LZZ5ELND3MA123456",
    "LZZAFBAC5FB000077",
    "LZZ7B2EGXPC900018",
    "LZZ3DJCE2RD000456",
)
PHONES: dict[CellValue, Phone] = {
    "13800000000": Phone("13800000000"),
    13800000000.0: Phone("13800000000"),
    "+86 138-0000-0000": Phone("13800000000"),
    "0086-13800000000": Phone("13800000000"),
    "１３８００００００００": Phone("13800000000"),
    "13800000000、13900000000": Phone("13800000000", has_others=True),
    "13800000000/0574-86250000": Phone("13800000000", has_others=True),
    "13800000000 13900000000": Phone("13800000000", has_others=True),
    "0574-86250000": Phone("057486250000", is_landline=True),
    "(0574)86250000": Phone("057486250000", is_landline=True),
}
NO_PHONES = ("86250000", "1380000000", "12800000000", "138000000001", "找家里", "、")
RELATIONS = {
    "本人": Relation.SELF,
    "夫妻": Relation.SPOUSE,
    "夫妻关系": Relation.SPOUSE,
    "配偶": Relation.SPOUSE,
    "父子": Relation.LINEAL,
    "女儿": Relation.LINEAL,
    "外祖父": Relation.LINEAL,
    "岳父": Relation.HOUSEHOLD,
    "同户": Relation.HOUSEHOLD,
}
SIZES = ("4600×1800×1480mm", "4600x1800x1480", "4600*1800*1480毫米", "４６００×１８００×１４８０")


@pytest.mark.parametrize("number", VINS)
def test_a_vin_with_its_check_digit(number: str) -> None:
    vin = read_vin(Cell(number.lower()))
    assert vin == Vin(number)
    assert isinstance(vin, Vin)
    assert vin.check_holds


@pytest.mark.parametrize("number", VINS)
def test_another_check_digit_is_noticed(number: str) -> None:
    other = "1" if number[8] != "1" else "2"
    assert not Vin(number[:8] + other + number[9:]).check_holds


@pytest.mark.parametrize("text", ["LZZ5ELND7LA00000", "LZZ5ELND7LA0000011", "IZZ5ELND7LA000001"])
def test_no_vin(text: str) -> None:
    assert read_vin(Cell(text)) == Unreadable(Fault.FORM)


@pytest.mark.parametrize("value", PHONES, ids=str)
def test_phones(value: CellValue) -> None:
    assert read_phone(Cell(value)) == PHONES[value]


@pytest.mark.parametrize("text", NO_PHONES)
def test_no_phone(text: str) -> None:
    assert read_phone(Cell(text)) == Unreadable(Fault.FORM)


@pytest.mark.parametrize("text", RELATIONS)
def test_relations(text: str) -> None:
    assert read_relation(Cell(text)) is RELATIONS[text]


@pytest.mark.parametrize("text", ["户主", "朋友", "房东"])
def test_no_relation(text: str) -> None:
    assert read_relation(Cell(text)) == Unreadable(Fault.FORM)


@pytest.mark.parametrize("text", SIZES)
def test_measures(text: str) -> None:
    assert read_size(Cell(text)) == Size(4600, 1800, 1480)


@pytest.mark.parametrize("text", ["不大", "4600×1800", "4.6×1.8×1.5m"])
def test_no_measures(text: str) -> None:
    assert read_size(Cell(text)) == Unreadable(Fault.FORM)


@pytest.mark.parametrize(
    ("traditional", "name"),
    [("張偉", "张伟"), ("陳麗華", "陈丽华"), ("歐陽國強", "欧阳国强"), ("王芳", "王芳")],
)
def test_two_scripts_of_one_name(traditional: str, name: str) -> None:
    assert simplified(traditional) == name
