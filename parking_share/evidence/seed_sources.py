"""The seed sources a round commits to: announced ones, or one of a kind, and their bits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from parking_share.errors import SeedError
from parking_share.language import Text
from parking_share.lottery.commitment import SeedSource
from parking_share.lottery.seed_strength import REFUSED_BELOW, WEAK_BELOW
from parking_share.lottery.seed_values import BITS_A_SIGN, bits, canonical
from parking_share.programme_draw import SeedSource as Announced

KINDS_OF_SOURCE = {
    "dice": ("骰子，逐次当场读出", "公开摇号会上", "改日在同样条件下重掷"),
    "d10": ("十面骰子，逐次当场读出", "公开摇号会上", "改日在同样条件下重掷"),
    "digits": ("国家彩票按顺序开出的号码，逐位读出", "冻结名单之后的开奖", "改用下一期开奖"),
    "text": ("以文字给出的公开值", "公开摇号会上", "改日公布新的公开值"),
    "system": ("计算机操作系统产生，无人可以旁观", "冻结名单之后", "重新由操作系统产生"),
}
"""What a source says of itself when the programme announces none: describe, due, fallback."""
_NUMBER = re.compile(r"[0-9]+")
# A date or a clock count: anybody can name tomorrow's beforehand and try it.
_GUESSABLE = re.compile(
    r"(19|20)[0-9]{2}([-./年]?[0-9]{1,2}){0,2}日?([T_-]?[0-9]{1,2}(:?[0-9]{2}){1,2}Z?)?"
    r"|1[0-9]{9}([0-9]{3})?"
)


def committed_sources(
    announced: Sequence[Announced], kinds: Sequence[str]
) -> tuple[SeedSource, ...]:
    """The sources to commit to: those of these kinds, else the announced ones, else the system.

    Raises `SeedError` for `balls` that the programme does not describe.
    """
    if not kinds and announced:
        return tuple(_of_programme(source) for source in announced)
    sources: list[SeedSource] = []
    for kind in kinds or ("system",):
        of_kind = [_of_programme(source) for source in announced if source.kind == kind]
        sources += of_kind or [_of_kind(kind)]
    return tuple(sources)


def _of_programme(source: Announced) -> SeedSource:
    """The source as the commitment says it; a count that its words leave out is added."""
    describe = source.describe
    if source.count is not None and str(source.count) not in _NUMBER.findall(describe):
        describe = f"{describe}（共 {source.count} 个）"
    return SeedSource(source.id, source.kind, describe, source.due, source.fallback, source.of)


def _of_kind(kind: str) -> SeedSource:
    if kind not in KINDS_OF_SOURCE:
        raise SeedError(
            Text("--source {kind}: the programme announces no source of this kind.", kind=kind),
            Text("Describe it under [[draw.seed_sources]] in programme.toml, with its key of."),
        )
    return SeedSource(kind, kind, *KINDS_OF_SOURCE[kind])


def announced_counts(announced: Sequence[Announced]) -> dict[str, int]:
    """How many throws or digits were announced, by source id."""
    return {source.id: source.count for source in announced if source.count is not None}


def bits_beforehand(sources: Sequence[SeedSource], counts: Mapping[str, int]) -> float | None:
    """The bits that can be counted before anything is thrown; None when some cannot be."""
    total = 0.0
    for source in sources:
        if source.kind in BITS_A_SIGN and source.id not in counts:
            return None
        worth = bits(source.kind, "." * counts.get(source.id, 0), source.of)
        if worth is None:
            return None
        total += worth
    return total


def require_enough_bits(sources: Sequence[SeedSource], counts: Mapping[str, int]) -> Text | None:
    """A warning about sources worth less than 128 bits, if any.

    Raises `SeedError` when they are worth less than 64, whatever they will say.
    """
    worth = bits_beforehand(sources, counts)
    if worth is None or worth >= WEAK_BELOW:
        return None
    if worth < REFUSED_BELOW:
        raise too_few_bits(worth)
    return Text(
        "The seed will have {bits} bits; 128 and more are better: 50 dice throws.", bits=int(worth)
    )


def too_few_bits(worth: float) -> SeedError:
    """The error for a seed of which somebody can try all there are."""
    return SeedError(
        Text("The seed has {bits} bits; fewer than 64 could all be tried.", bits=int(worth)),
        Text("Throw at least 25 dice; 50 are better."),
    )


def canonical_value(source: SeedSource, typed: str, count: int | None) -> str:
    """What was typed for one source, in the form of the protocol.

    Raises `SeedError` for a value that breaks the grammar of its kind, that is longer or shorter
    than announced, or that is nothing but a date.
    """
    if not typed:
        raise SeedError(Text("The seed source {id} has no value", id=source.id))
    value = canonical(source.kind, typed, source.of)
    found = value.count(".")
    if count is not None and found != count:
        raise SeedError(
            Text(
                "{id}: {found} values, and {count} are due.", id=source.id, found=found, count=count
            ),
            Text("As many were announced, so that nobody can stop or go on at will."),
        )
    if source.kind == "text" and _GUESSABLE.fullmatch(value):
        raise SeedError(
            Text("{id}: a date or a time alone is no seed.", id=source.id),
            Text("It is known beforehand and can be tried. Take dice, or a published text."),
        )
    return value
