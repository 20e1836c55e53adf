"""Chinese numerals as they stand on buildings and doors."""

from __future__ import annotations

import pytest

from parking_share.intake.documents.numerals import arabic_numerals

WRITTEN = {
    "三": "3",
    "十": "10",
    "十二": "12",
    "二十": "20",
    "二十一": "21",
    "九十九": "99",
    "廿一": "21",
    "卅": "30",
    "两": "2",
    "五〇一": "501",
    "五零一": "501",
    "一二〇二": "1202",
    "壹": "1",
    "拾贰": "12",
    "三号楼二单元五〇一": "3号楼2单元501",
    "3幢2单元501": "3幢2单元501",
    "无": "无",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_numerals(text: str) -> None:
    assert arabic_numerals(text) == WRITTEN[text]


@pytest.mark.parametrize("number", range(1, 100))
def test_every_number_below_a_hundred(number: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else digits[tens] + "十"
    assert arabic_numerals(lead + (digits[ones] if ones else "")) == str(number)


@pytest.mark.parametrize("run", ["十十", "二十三四", "一二十"])
def test_a_run_that_is_no_number_is_left_as_it_is(run: str) -> None:
    assert arabic_numerals(run) == run
