from __future__ import annotations

import pytest

from parking_share.access.card_stock import read_stock
from parking_share.access.cards import (
    Award,
    CardFormat,
    CardNumber,
    card_number,
    hand_out,
    refuse_shared_vehicle,
)
from parking_share.errors import InputError, RoundError
from parking_share.intake.sheet import CellValue, Sheet, build_sheet

W26 = CardFormat.W26_DECIMAL
# Facility 100, number 58400, as in the uhppote-cli manual: 100 * 65536 + 58400 = 0x64E420.
SAME_CARD = [
    ("0006612000", CardFormat.W26_DECIMAL),
    ("6612000", CardFormat.W26_DECIMAL),
    ("10058400", CardFormat.W26_FACILITY),
    ("100,58400", CardFormat.W26_FACILITY),
    ("100-58400", CardFormat.W26_FACILITY),
    ("64E420", CardFormat.W26_HEX),
    ("0064e420", CardFormat.W34_HEX),
    ("0006612000", CardFormat.W34_DECIMAL),
]


@pytest.mark.parametrize(("text", "form"), SAME_CARD)
def test_one_card_in_every_format(text: str, form: CardFormat) -> None:
    number = card_number(text, form)
    assert (number.text, number.value) == (text, 6612000)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("16777216", CardFormat.W26_DECIMAL),
        ("0", CardFormat.W26_DECIMAL),
        ("64E420", CardFormat.W26_DECIMAL),
        ("25658400", CardFormat.W26_FACILITY),
        ("10065536", CardFormat.W26_FACILITY),
        ("58400", CardFormat.W26_FACILITY),
        ("1000000", CardFormat.W26_HEX),
        ("4294967296", CardFormat.W34_DECIMAL),
        ("1FFFFFFFF", CardFormat.W34_HEX),
        ("１２３", CardFormat.W26_DECIMAL),
        ("-5", CardFormat.W26_DECIMAL),
        ("=1+1", CardFormat.W26_DECIMAL),
        ("", CardFormat.W26_DECIMAL),
    ],
)
def test_a_number_its_format_cannot_print_is_refused(text: str, form: CardFormat) -> None:
    with pytest.raises(ValueError):
        card_number(text, form)


def test_the_highest_numbers_are_taken() -> None:
    assert card_number("16777215", CardFormat.W26_DECIMAL).value == 2**24 - 1
    assert card_number("4294967295", CardFormat.W34_DECIMAL).value == 2**32 - 1
    assert card_number("25565535", CardFormat.W26_FACILITY).value == 2**24 - 1


def stock(*rows: list[CellValue]) -> list[Sheet]:
    return [build_sheet("库存", [["门禁卡"], ["序号", "卡号"], *rows], [])]


def test_the_stock_keeps_its_order_and_its_zeros() -> None:
    cards = read_stock(stock([1.0, "0000000077"], [2.0, "0000000012"], [None, None]), W26, "s.xlsx")
    assert [card.text for card in cards] == ["0000000077", "0000000012"]


def test_a_row_may_name_its_own_format() -> None:
    sheet = build_sheet("库存", [["卡号", "格式"], ["64E420", "wiegand-26-hex"], ["77", None]], [])
    assert [card.value for card in read_stock([sheet], W26, "s.xlsx")] == [6612000, 77]


@pytest.mark.parametrize(
    ("cell", "form", "reason"),
    [
        (6612000.0, W26, "row 3: the number is not text, and leading zeros may be lost"),
        ("64E420", W26, "row 3: not a card number of the format wiegand-26-decimal"),
        ("6612000", None, "row 3: the format of the card number is not named"),
    ],
)
def test_rows_that_cannot_be_used_are_named(
    cell: CellValue, form: CardFormat | None, reason: str
) -> None:
    with pytest.raises(InputError, match=reason) as refused:
        read_stock(stock([1.0, cell]), form, "s.xlsx")
    assert "64E420" not in str(refused.value)


def test_a_card_twice_in_the_stock_is_refused() -> None:
    with pytest.raises(InputError, match="row 4: the card stands twice"):
        read_stock(stock([1.0, "0000000077"], [2.0, "77"]), W26, "s.xlsx")


def test_a_sheet_without_the_heading_is_refused() -> None:
    with pytest.raises(InputError, match="no column is headed 卡号"):
        read_stock([build_sheet("s", [["77"]], [])], W26, "s.xlsx")


AWARDS = (Award("T-2", "A01", "浙B20001"), Award("T-1", "A02", "浙B20002"))


def cards(*texts: str) -> list[CardNumber]:
    return [card_number(text, W26) for text in texts]


def test_cards_are_handed_out_in_the_order_of_the_awards() -> None:
    given = hand_out(AWARDS, (), cards("0000000077", "0000000012", "0000000099"))
    assert [(award.space, number.text) for award, number in given] == [
        ("A01", "0000000077"),
        ("A02", "0000000012"),
    ]


def test_a_card_is_never_used_again_in_a_round() -> None:
    ((award, number),) = hand_out(AWARDS[:1], {77, 12}, cards("0000000077", "12", "99"))
    assert (number.text, award.ticket) == ("99", "T-2")
    with pytest.raises(InputError, match="has 0 unused cards; 1 are needed"):
        hand_out(AWARDS[:1], {77, 12}, cards("77", "12"))


def test_one_card_one_vehicle() -> None:
    shared = (AWARDS[0], Award("T-3", "A03", "浙B20001"))
    with pytest.raises(RoundError, match="T-2, T-3") as refused:
        refuse_shared_vehicle(shared)
    assert "浙B20001" not in str(refused.value)
    refuse_shared_vehicle(AWARDS)
