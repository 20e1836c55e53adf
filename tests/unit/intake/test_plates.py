"""Number plates of every kind of GA 36, and what is none."""

from __future__ import annotations

import pytest

from parking_share.intake.documents.plate import Plate, PlateKind, read_plate
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

PLATES = {
    "浙B12345": PlateKind.ORDINARY,
    "浙BA1234": PlateKind.ORDINARY,
    "浙B1A2B3": PlateKind.ORDINARY,
    "浙BD1234": PlateKind.ORDINARY,
    "浙BD12345": PlateKind.NEW_ENERGY_SMALL,
    "浙BFA1234": PlateKind.NEW_ENERGY_SMALL,
    "浙BA12345": PlateKind.NEW_ENERGY_SMALL,
    "浙B12345D": PlateKind.NEW_ENERGY_LARGE,
}
AS_TYPED = ("浙b·12345", "浙 B 12345", "浙Ｂ１２３４５", "浙B—12345", "浙B.12345", "浙B•12345")
REFUSED = {
    "": Fault.BLANK,
    "暂无": Fault.PLACEHOLDER,
    "浙B123456": Fault.FORM,
    "浙1234B": Fault.FORM,
    "浙B1234": Fault.FORM,
    "浙B1234I": Fault.LETTER_I_O,
    "浙BO1234": Fault.LETTER_I_O,
    "浙BI12345": Fault.LETTER_I_O,
    "浙BABC12": Fault.UNCERTAIN,
    "B12345": Fault.NO_PROVINCE,
    "BD12345": Fault.NO_PROVINCE,
    "浙B12345/浙BD12345": Fault.SEVERAL,
    "浙B12345、浙BD12345": Fault.SEVERAL,
    "浙B12345 浙BD12345": Fault.SEVERAL,
    "新车待上牌": Fault.TEMPORARY,
    "临牌": Fault.TEMPORARY,
    "浙B临12345": Fault.TEMPORARY,
    "浙B1234警": Fault.FORM,
    "浙B1234学": Fault.FORM,
    "浙B1234挂": Fault.FORM,
    "粤ZAB12港": Fault.FORM,
    "浙B123应急": Fault.FORM,
    "使123456": Fault.FORM,
    "WJ12345": Fault.FORM,
    "NZ12345": Fault.FORM,
}


@pytest.mark.parametrize("text", PLATES)
def test_a_plate_is_read_with_its_kind(text: str) -> None:
    assert read_plate(Cell(text)) == Plate(text, PLATES[text])


@pytest.mark.parametrize("text", AS_TYPED)
def test_dots_dashes_blanks_and_width_make_no_difference(text: str) -> None:
    assert read_plate(Cell(text)) == Plate("浙B12345", PlateKind.ORDINARY)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_plate_says_why_and_is_never_repaired(text: str) -> None:
    read = read_plate(Cell(text))
    assert isinstance(read, Unreadable)
    assert read.fault is REFUSED[text]


@pytest.mark.parametrize("letter", "ABCDEFGHJK")
def test_every_new_energy_letter_in_use(letter: str) -> None:
    assert read_plate(Cell(f"浙B{letter}12345")) == Plate(
        f"浙B{letter}12345", PlateKind.NEW_ENERGY_SMALL
    )
