"""The six kinds of seed source (§3): how a value is written, and how much it is worth."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from parking_share.errors import SeedError
from parking_share.language import Text
from parking_share.lottery.plain_text import quoted

KINDS = ("dice", "d10", "balls", "digits", "system", "text")
UNWATCHED = ("system", "text")
"""The kinds that nobody outside the office can watch being made."""

_OF = re.compile(r"[1-9][0-9]{0,2} of [1-9][0-9]{0,2}( \+ [1-9][0-9]{0,2} of [1-9][0-9]{0,2})?")
_GRAMMAR = {
    "dice": re.compile(r"([1-6]\.)+"),
    "d10": re.compile(r"([0-9]\.)+"),
    "balls": re.compile(r"([1-9][0-9]{0,2}\.)+(\+([1-9][0-9]{0,2}\.)+)?"),
    "digits": re.compile(r"([0-9]\.)+"),
    "system": re.compile(r"[0-9a-f]{64}"),
    "text": re.compile(r"[!-.0-~]{1,1024}"),
}
_EXPECTED = {
    "dice": Text("throws from 1 to 6, each followed by a dot"),
    "d10": Text("digits from 0 to 9, each followed by a dot"),
    "balls": Text("numbers, each followed by a dot, a second urn after +"),
    "digits": Text("digits from 0 to 9, each followed by a dot"),
    "system": Text("64 hex characters"),
    "text": Text("1 to 1024 characters of printable ASCII without space and /"),
}
BITS_A_SIGN = {"dice": math.log2(6), "d10": math.log2(10), "digits": math.log2(10)}
"""The kinds that are thrown or drawn sign by sign, and what each sign is worth."""
_WIDE = str.maketrans("０１２３４５６７８９＋", "0123456789+")
_BETWEEN = re.compile(r"[\s,.;，、．。；]+")


def urns(of: str) -> tuple[tuple[int, int], ...]:
    """`6 of 33 + 1 of 16` as ((6, 33), (1, 16)); raises `SeedError` when it is no such thing."""
    pairs: list[tuple[int, int]] = []
    if _OF.fullmatch(of):
        for urn in of.split(" + "):
            drawn, _, balls = urn.partition(" of ")
            pairs.append((int(drawn), int(balls)))
    if not pairs or any(drawn > balls for drawn, balls in pairs):
        raise SeedError(Text("{found} is not written like 6 of 33 + 1 of 16", found=quoted(of)))
    return tuple(pairs)


def value_faults(kind: str, values: str, of: str | None = None) -> Iterator[Text]:
    """Every rule that a canonical value of this kind breaks; `of` is for `balls`."""
    if kind not in KINDS:
        yield Text("{found} is not a kind of seed source", found=quoted(kind))
    elif _GRAMMAR[kind].fullmatch(values) is None:
        yield Text("{found}: {expected} are due", found=quoted(values), expected=_EXPECTED[kind])
    elif kind == "balls" and of is not None:
        yield from _ball_faults(values, of)


def _ball_faults(values: str, of: str) -> Iterator[Text]:
    drawn = [_numbers(urn) for urn in values.split("+")]
    announced = urns(of)
    if [len(numbers) for numbers in drawn] != [count for count, _ in announced]:
        yield Text("{found} is not {of}", found=quoted(values), of=of)
        return
    for numbers, (_, balls) in zip(drawn, announced, strict=True):
        if any(after <= before for before, after in pairwise(numbers)):
            yield Text("the numbers {found} do not ascend", found=quoted(values))
        if numbers[-1] > balls:
            yield Text("{number} is not one of {balls} balls", number=numbers[-1], balls=balls)


def _numbers(urn: str) -> list[int]:
    return [int(number) for number in urn.split(".")[:-1]]


def canonical(kind: str, typed: str, of: str | None = None) -> str:
    """The canonical value of what a person typed: `3.1.4.` for the dice `3,1,4`.

    Spaces, commas and dots of either width may stand between numbers; balls may come in any
    order and with leading zeros. Raises `SeedError` when it is no value of this kind.
    """
    values = typed
    if kind in BITS_A_SIGN:
        values = "".join(f"{sign}." for sign in _BETWEEN.sub("", typed.translate(_WIDE)))
    elif kind == "balls":
        values = "+".join(_ascending(urn) for urn in typed.translate(_WIDE).split("+"))
    for fault in value_faults(kind, values, of):
        raise SeedError(fault)
    return values


def _ascending(urn: str) -> str:
    numbers = [number.lstrip("0") for number in _BETWEEN.split(urn) if number]
    return "".join(f"{number}." for number in sorted(numbers, key=lambda n: (len(n), n)))


def bits(kind: str, values: str, of: str | None = None) -> float | None:
    """The nominal bits of a canonical value; None where they are not counted (§3)."""
    if kind in BITS_A_SIGN:
        return values.count(".") * BITS_A_SIGN[kind]
    if kind == "balls" and of is not None:
        return sum(math.log2(math.comb(balls, drawn)) for drawn, balls in urns(of))
    return 256.0 if kind == "system" else None
