"""Which seed sources a round commits to, what they are worth, and what no source may say."""

from __future__ import annotations

import math

import pytest

from parking_share.errors import SeedError
from parking_share.evidence.seed_sources import (
    announced_counts,
    bits_beforehand,
    canonical_value,
    committed_sources,
    require_enough_bits,
)
from parking_share.lottery.commitment import SeedSource
from parking_share.lottery.seed_values import KINDS
from parking_share.programme_draw import SeedSource as Announced


def announced(kind: str, *, of: str | None = None, count: int | None = None) -> Announced:
    said = {"id": f"my-{kind}", "kind": kind, "describe": "d", "due": "w", "fallback": "f"}
    return Announced.model_validate(said | {"of": of, "count": count})


def source(kind: str, of: str | None = None) -> SeedSource:
    return SeedSource(kind, kind, "d", "w", "f", of)


def test_nothing_announced_and_nothing_asked_for_is_the_system() -> None:
    assert [one.kind for one in committed_sources((), ())] == ["system"]


def test_an_announced_source_is_committed_as_it_was_announced() -> None:
    (committed,) = committed_sources((announced("balls", of="6 of 33"),), ())
    assert committed == SeedSource("my-balls", "balls", "d", "w", "f", "6 of 33")


def test_announced_sources_are_committed_in_their_order() -> None:
    both = (announced("balls", of="6 of 33 + 1 of 16"), announced("dice"))
    assert [one.id for one in committed_sources(both, ())] == ["my-balls", "my-dice"]


def test_a_kind_asked_for_is_the_announced_source_of_it() -> None:
    both = (announced("balls", of="6 of 33"), announced("dice"))
    assert [one.id for one in committed_sources(both, ("dice", "text"))] == ["my-dice", "text"]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"balls"}))
def test_every_other_kind_can_be_asked_for(kind: str) -> None:
    assert committed_sources((), (kind,))[0].kind == kind


def test_balls_need_to_be_described() -> None:
    with pytest.raises(SeedError, match="announces no source of this kind"):
        committed_sources((), ("balls",))


@pytest.mark.parametrize(
    ("describe", "committed"),
    [
        ("掷 50 次", "掷 50 次"),
        ("掷骰子", "掷骰子（共 50 个）"),
        ("2050 年掷骰子", "2050 年掷骰子（共 50 个）"),
        ("掷 500 次中的一部分", "掷 500 次中的一部分（共 50 个）"),
    ],
)
def test_an_announced_count_is_part_of_the_commitment(describe: str, committed: str) -> None:
    fifty = announced("dice", count=50).model_copy(update={"describe": describe})
    assert committed_sources((fifty,), ())[0].describe == committed


def test_the_announced_counts_are_those_that_were_announced() -> None:
    both = (announced("dice", count=50), announced("balls", of="6 of 33"), announced("d10"))
    assert announced_counts(both) == {"my-dice": 50}


def test_bits_are_counted_where_they_can_be() -> None:
    balls = math.log2(math.comb(33, 6) * 16)
    assert bits_beforehand([source("balls", "6 of 33 + 1 of 16")], {}) == pytest.approx(balls)
    assert bits_beforehand([source("dice")], {"dice": 50}) == pytest.approx(50 * math.log2(6))
    assert bits_beforehand([source("system")], {}) == 256
    assert bits_beforehand([source("dice")], {}) is None
    assert bits_beforehand([source("text")], {}) is None
    two = [source("d10"), source("balls", "6 of 33 + 1 of 16")]
    assert bits_beforehand(two, {"d10": 3}) == pytest.approx(3 * math.log2(10) + balls)
    assert bits_beforehand([*reversed(two)], {"d10": 3}) == bits_beforehand(two, {"d10": 3})
    assert bits_beforehand([*two, source("text")], {"d10": 3}) is None


def test_one_state_lottery_alone_is_refused_before_anything_is_drawn() -> None:
    with pytest.raises(SeedError, match="The seed has 24 bits"):
        require_enough_bits([source("balls", "6 of 33 + 1 of 16")], {})


@pytest.mark.parametrize(("throws", "says"), [(24, "refused"), (25, "warns"), (49, "warns")])
def test_64_bits_are_needed_and_128_are_better(throws: int, says: str) -> None:
    # 24 throws are 62.04 bits, 25 are 64.62, 49 are 126.66, 50 are 129.25.
    if says == "refused":
        with pytest.raises(SeedError):
            require_enough_bits([source("dice")], {"dice": throws})
    else:
        assert require_enough_bits([source("dice")], {"dice": throws}) is not None


def urns_of_256(number: int) -> list[SeedSource]:
    """One ball of 256: eight bits each, without a remainder."""
    return [source("balls", "1 of 256") for _ in range(number)]


def test_64_bits_are_not_fewer_than_64_nor_128_than_128() -> None:
    with pytest.raises(SeedError):
        require_enough_bits(urns_of_256(7), {})
    assert require_enough_bits(urns_of_256(8), {}) is not None
    assert require_enough_bits(urns_of_256(15), {}) is not None
    assert require_enough_bits(urns_of_256(16), {}) is None


def test_50_throws_need_no_warning() -> None:
    assert require_enough_bits([source("dice")], {"dice": 50}) is None


def test_the_seed_0_is_a_seed_and_an_empty_one_is_none() -> None:
    assert canonical_value(source("text"), "0", None) == "0"
    with pytest.raises(SeedError, match="has no value"):
        canonical_value(source("text"), "", None)


@pytest.mark.parametrize("kind", ["digits", "d10"])
def test_a_leading_zero_is_a_value(kind: str) -> None:
    assert canonical_value(source(kind), "007", None) == "0.0.7."


@pytest.mark.parametrize(
    "date",
    ["20260306", "2026-03-06", "2026.3.6", "2026", "202603", "2026-03-06T10:00:00", "1772762400"],
)
def test_a_date_or_a_time_is_no_seed(date: str) -> None:
    with pytest.raises(SeedError, match="a date or a time alone"):
        canonical_value(source("text"), date, None)


@pytest.mark.parametrize("text", ["0", "ningbo-daily-2026-03-06", "48213377190412", "27-14-5-9"])
def test_another_text_is_one(text: str) -> None:
    assert canonical_value(source("text"), text, None) == text


@pytest.mark.parametrize("throws", ["1,2", "1,2,3,4"])
def test_nobody_stops_before_the_announced_count_or_goes_on_after_it(throws: str) -> None:
    with pytest.raises(SeedError, match="3 are due"):
        canonical_value(source("dice"), throws, 3)
    assert canonical_value(source("dice"), "1,2,3", 3) == "1.2.3."


def test_balls_are_those_of_the_urn_that_was_announced() -> None:
    urn = source("balls", "6 of 33 + 1 of 16")
    assert canonical_value(urn, "33,32,18,12,04,01+08", None) == "1.4.12.18.32.33.+8."
    for typed in ("33,32,18,12,04,34+08", "33,32,18,12,04,01+17", "33,32,18,12,04,01", "1,2+8"):
        with pytest.raises(SeedError):
            canonical_value(urn, typed, None)
