"""D04–D06: one application a household; the household is the dwelling."""

from __future__ import annotations

from parking_share.eligibility.d_together import all_but_merged_copies, see, several_people
from parking_share.eligibility.keys import (
    by_deed,
    by_dwelling,
    by_hukou_number,
    by_id,
    by_room,
    by_unit,
    dwelling_of,
)
from parking_share.eligibility.rule import Verdict, fails, shared_rule
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.programme import Programme


@shared_rule("D04", Field.PROPERTY_ADDRESS, by=[by_dwelling, by_deed, by_unit])
def one_applicant_a_dwelling(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """One application a household; the household is the dwelling."""
    return all_but_merged_copies(group) if several_people(group) else {}


@shared_rule("D05", Field.HUKOU_NUMBER, by=[by_hukou_number])
def one_applicant_a_hukou_book(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """A hukou book stands for one application, whatever dwellings it covers."""
    homes = {by_dwelling(application) or application.row for application in group}
    if len(homes) == 1 or not several_people(group):
        return {}  # one dwelling: D04 says it
    return all_but_merged_copies(group)


@shared_rule("D06", Field.PROPERTY_ADDRESS, by=[by_room])
def no_dwelling_in_doubt(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """Without the stairwell an address may be another one's flat: never merged, always asked."""
    verdicts: dict[int, Verdict] = {}
    for application in group:
        others = [other for other in group if _may_be_one_flat(application, other)]
        if others:
            verdicts[application.row] = fails(see((application, *others), application))
    return verdicts


def _may_be_one_flat(one: Application, other: Application) -> bool:
    if one is other or (by_id(one) is not None and by_id(one) == by_id(other)):
        return False
    ours, theirs = dwelling_of(one), dwelling_of(other)
    unsure = ours is not None and theirs is not None and not (ours.stairwell and theirs.stairwell)
    return unsure and (by_deed(one) is None or by_deed(one) != by_deed(other))
