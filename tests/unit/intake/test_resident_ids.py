"""Identity numbers against the published tables and python-stdnum's arithmetic."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from parking_share.intake.documents.resident_id import ResidentId, check_digit, read_id
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell, CellValue

VALID = {
    "330299197503174514": date(1975, 3, 17),
    "330299198209082023": date(1982, 9, 8),
    "330299200002293333": date(2000, 2, 29),
    "33029919790601008X": date(1979, 6, 1),
    "330299193805010103": date(1938, 5, 1),
    "330299201506010215": date(2015, 6, 1),
    "11010519491231002X": date(1949, 12, 31),  # the two samples that GB 11643 prints
    "440524188001010014": date(1880, 1, 1),
}
OTHER_VALID = {
    "810000198808121014": date(1988, 8, 12),
    "820000198808121024": date(1988, 8, 12),
    "830000198808121034": date(1988, 8, 12),
    "911840198001010013": date(1980, 1, 1),
    "911124198108030024": date(1981, 8, 3),
}
REFUSED: dict[CellValue, Fault] = {
    None: Fault.BLANK,
    "  ": Fault.BLANK,
    "无": Fault.PLACEHOLDER,
    3.30299197503174e17: Fault.NUMBER,
    330299197503174514: Fault.NUMBER,
    "3.30299E+17": Fault.NUMBER,
    "330299197503174515": Fault.CHECK_DIGIT,
    "330299198102300019": Fault.BIRTH_DATE,
    "330299750317451": Fault.FIRST_GENERATION,
    330299750317451.0: Fault.FIRST_GENERATION,
    "H12345678": Fault.OTHER_DOCUMENT,
    "M1234567801": Fault.OTHER_DOCUMENT,
    "12345678": Fault.OTHER_DOCUMENT,
    "E12345678": Fault.OTHER_DOCUMENT,
    "ABC330299800101": Fault.OTHER_DOCUMENT,
    "33O299197503174514": Fault.FORM,
    "330299l97503174514": Fault.FORM,
    "33029919790601008×": Fault.FORM,
    "33029919790601008*": Fault.FORM,
    "330299197503174514/330299198209082023": Fault.FORM,
    "王芳": Fault.FORM,
    "033029197503174514": Fault.FORM,
    "33029919750317451": Fault.FORM,
    "²30299197503174514": Fault.CHECK_DIGIT,  # NFKC makes a digit of it, and the wrong one
}
AS_TYPED = (
    "'330299197503174514",
    "330299197503174514'",
    " 330299197503174514\u00a0",
    "\u200b330299197503174514",
    "\u202a330299197503174514\u202c",
    "３３０２９９１９７５０３１７４５１４",
    "330299 19750317 4514",
    "330299-19750317-4514",
    "330299\u300019750317\n4514",
)


@pytest.mark.parametrize("number", VALID)
def test_a_resident_number_is_read_with_its_birth_date(number: str) -> None:
    read = read_id(Cell(number))
    assert read == ResidentId(number, VALID[number])
    assert isinstance(read, ResidentId)
    assert read.is_resident_id_card


@pytest.mark.parametrize("number", OTHER_VALID)
def test_permits_and_foreign_residents_are_read_and_told_apart(number: str) -> None:
    read = read_id(Cell(number))
    assert read == ResidentId(number, OTHER_VALID[number])
    assert isinstance(read, ResidentId)
    assert not read.is_resident_id_card


@pytest.mark.parametrize("value", REFUSED, ids=repr)
def test_what_is_no_number_says_why(value: CellValue) -> None:
    read = read_id(Cell(value))
    assert isinstance(read, Unreadable)
    assert read.fault is REFUSED[value]


@pytest.mark.parametrize("text", AS_TYPED, ids=ascii)
def test_marks_and_blanks_around_and_inside_do_not_matter(text: str) -> None:
    assert read_id(Cell(text)) == ResidentId("330299197503174514", date(1975, 3, 17))


@pytest.mark.parametrize("last", ["X", "x", "Ｘ", "ｘ", "Х", "Χ"])
def test_every_x_is_one_x(last: str) -> None:
    read = read_id(Cell("33029919790601008" + last))
    assert read == ResidentId("33029919790601008X", date(1979, 6, 1))


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_digit_is_that_of_iso_7064(seventeen: str) -> None:
    assert check_digit(seventeen) == mod_11_2.calc_check_digit(seventeen)


@pytest.mark.parametrize("number", VALID)
def test_no_single_wrong_digit_passes(number: str) -> None:
    for place, right in enumerate(number[:17]):
        for wrong in set("0123456789") - {right}:
            changed = number[:place] + wrong + number[place + 1 :]
            assert check_digit(changed[:17]) != number[17]


@given(st.integers(10**15, 10**18 - 1))
def test_a_long_number_is_never_an_id_whatever_its_check_digit(number: int) -> None:
    for value in (number, float(number)):
        read = read_id(Cell(value))
        assert isinstance(read, Unreadable)
        assert read.fault is Fault.NUMBER
