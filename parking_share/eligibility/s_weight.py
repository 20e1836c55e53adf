"""S11: the weight of a household that took part in past rounds and was never offered a space."""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.eligibility.lists import NO_LISTS, Listed, ListKind, Lists
from parking_share.eligibility.rule import HOLDS, Verdict, cannot_tell, fails, list_rule
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.characters import plain
from parking_share.language import Text
from parking_share.programme import Programme


def weight_of(application: Application, programme: Programme, lists: Lists = NO_LISTS) -> int:
    """1 and one more for each loss in a row, `policy.ladder` at most.

    Of several entries of one household the largest number counts. What is not certain counts
    nothing until a person has made it certain.
    """
    if ListKind.LOSSES not in lists:
        return 1
    listed = lists[ListKind.LOSSES].entries_of(application)
    return min(programme.policy.ladder, 1 + _most(one for one in listed if one.is_certain))


@list_rule("S11", ListKind.LOSSES)
def lost_before(_: Application, listed: tuple[Listed, ...], programme: Programme) -> Verdict:
    """The household was offered no space in the rounds before; its losses give it a weight."""
    ladder = programme.policy.ladder
    if ladder == 1:
        return HOLDS
    if not listed[0].is_certain:
        return cannot_tell(Text("by name; a loss counts where ID number, plate or dwelling agree"))
    if any(_losses(one) is None for one in listed):
        return cannot_tell(Text("the number of losses cannot be read"))
    most = _most(listed)
    if most == 0:
        return HOLDS
    weight = min(ladder, 1 + most)
    return fails(Text("lost {n} times in a row: weight {weight}", n=most, weight=weight))


def _most(listed: Iterable[Listed]) -> int:
    return max((_losses(one) or 0 for one in listed), default=0)


def _losses(listed: Listed) -> int | None:
    """The number of an entry; None where it cannot be read."""
    text = plain(listed.entry.text(Field.LOSSES))
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None


_DIGITS = 4
