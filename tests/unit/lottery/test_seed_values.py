from __future__ import annotations

import math

import pytest

from parking_share.errors import SeedError
from parking_share.lottery.commitment import SeedSource
from parking_share.lottery.seed_strength import Verdict, strength
from parking_share.lottery.seed_values import bits, canonical, urns, value_faults

SSQ = "6 of 33 + 1 of 16"

TYPED = [
    ("dice", "3,1,4", "3.1.4."),
    ("dice", "3 1 4", "3.1.4."),
    ("dice", "314", "3.1.4."),
    ("dice", "3、1，4。", "3.1.4."),
    ("dice", "３１４", "3.1.4."),
    ("dice", " 3\n1\n4 ", "3.1.4."),
    ("dice", "3.1.4.", "3.1.4."),
    ("d10", "0,0,7", "0.0.7."),
    ("digits", "007", "0.0.7."),
    ("digits", "0", "0."),
    ("system", "0" * 64, "0" * 64),
    ("text", "0", "0"),
    ("text", "000123", "000123"),
    ("text", "2026-03-05~!", "2026-03-05~!"),
]


@pytest.mark.parametrize(("kind", "typed", "values"), TYPED)
def test_what_people_type_has_one_canonical_value(kind: str, typed: str, values: str) -> None:
    assert canonical(kind, typed) == values
    assert canonical(kind, values) == values


@pytest.mark.parametrize(
    ("typed", "of", "values"),
    [
        ("33 01 04 32 12 18 + 08", SSQ, "1.4.12.18.32.33.+8."),
        ("1,4,12,18,32,33＋8", SSQ, "1.4.12.18.32.33.+8."),
        ("1.4.12.18.32.33.+8.", SSQ, "1.4.12.18.32.33.+8."),
        ("10 9 100", "3 of 100", "9.10.100."),
    ],
)
def test_balls_are_put_in_order(typed: str, of: str, values: str) -> None:
    assert canonical("balls", typed, of) == values


REFUSED = [
    ("dice", ""),
    ("dice", "0"),
    ("dice", "7"),
    ("dice", "3-1"),
    ("dice", "three"),
    ("dice", "٣"),
    ("d10", ""),
    ("d10", "1x"),
    ("digits", " "),
    ("system", "A" * 64),
    ("system", "0" * 63),
    ("text", ""),
    ("text", "a b"),
    ("text", "a/b"),
    ("text", "汉"),
    ("text", "a\n"),
    ("text", "x" * 1025),
    ("coin", "1"),
]


@pytest.mark.parametrize(("kind", "typed"), REFUSED)
def test_what_is_no_value_is_refused(kind: str, typed: str) -> None:
    with pytest.raises(SeedError):
        canonical(kind, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "+",
        "1 2 3 4 5 6",
        "1 2 3 4 5 + 8",
        "1 1 2 3 4 5 + 8",
        "1 2 3 4 5 34 + 8",
        "1 2 3 4 5 6 + 17",
    ],
)
def test_balls_that_cannot_have_been_drawn_are_refused(typed: str) -> None:
    with pytest.raises(SeedError):
        canonical("balls", typed, SSQ)


def test_a_seed_of_nought_is_not_an_empty_one() -> None:
    assert not list(value_faults("text", "0"))
    assert list(value_faults("text", ""))


@pytest.mark.parametrize(
    "of", ["", "6", "6 of 33 + 1", "6 of 33+1 of 16", "0 of 3", "06 of 33", "6 of 5", "1 of 1000"]
)
def test_an_urn_is_written_in_one_way(of: str) -> None:
    with pytest.raises(SeedError):
        urns(of)


NOMINAL = [
    ("dice", "1." * 50, None, 129.2),
    ("d10", "0." * 40, None, 132.9),
    ("digits", "0." * 5, None, 16.6),
    ("balls", "", SSQ, 24.1),
    ("balls", "", "5 of 35 + 2 of 12", 24.4),
    ("balls", "", "7 of 30", 21.0),
    ("balls", "", "20 of 80", 61.6),
    ("system", "0" * 64, None, 256.0),
]


@pytest.mark.parametrize(("kind", "values", "of", "expected"), NOMINAL)
def test_nominal_bits(kind: str, values: str, of: str | None, expected: float) -> None:
    found = bits(kind, values, of)
    assert found is not None
    assert math.isclose(found, expected, abs_tol=0.05)


def test_a_text_is_not_counted() -> None:
    assert bits("text", "x" * 1000) is None


def of_dice(throws: int) -> tuple[list[SeedSource], list[str]]:
    return [SeedSource("dice", "dice", "", "", "")], ["1." * throws]


@pytest.mark.parametrize(
    ("throws", "verdict"),
    [(24, Verdict.REFUSED), (25, Verdict.WEAK), (49, Verdict.WEAK), (50, Verdict.ENOUGH)],
)
def test_short_seeds_are_refused_and_weak_ones_warned_about(throws: int, verdict: Verdict) -> None:
    found = strength(*of_dice(throws))
    assert found.verdict is verdict
    assert found.watched


def test_a_text_alone_is_allowed_and_uncounted() -> None:
    found = strength([SeedSource("word", "text", "", "", "")], ["x"])
    assert (found.bits, found.watched, found.verdict) == (None, False, Verdict.UNCOUNTED)


def test_a_text_adds_nothing_to_what_is_counted() -> None:
    sources, values = of_dice(10)
    word = SeedSource("word", "text", "", "", "")
    assert strength([*sources, word], [*values, "x" * 1000]).verdict is Verdict.REFUSED


def test_the_operating_system_is_strong_and_unwatched() -> None:
    found = strength([SeedSource("os", "system", "", "", "")], ["0" * 64])
    assert (found.bits, found.watched, found.verdict) == (256.0, False, Verdict.ENOUGH)


def test_balls_of_no_known_urn_are_not_counted() -> None:
    assert bits("balls", "1.", None) is None
