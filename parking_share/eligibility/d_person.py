"""D01, D02, D07–D09: one person, one application; namesakes are told apart by their numbers."""

from __future__ import annotations

from parking_share.eligibility.d_together import all_but_merged_copies, see, several_people
from parking_share.eligibility.keys import by_content, by_dwelling, by_id, by_name, by_phone
from parking_share.eligibility.rule import Verdict, fails, shared_rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import solid
from parking_share.language import Text
from parking_share.programme import Programme

NEAR = 2
"""IDs that differ in so few places may be one person's; a swap of neighbours differs in two."""


@shared_rule("D01", Field.ID_NUMBER, by=[by_content])
def submitted_once(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """Identical submissions count once: the first stays, each copy is merged into it."""
    first, *copies = group
    return {first.row: fails(see(group, first))} | {
        copy.row: fails(Text("merged into {ticket}", ticket=first.ticket), Severity.REJECT)
        for copy in copies
    }


@shared_rule("D02", Field.ID_NUMBER, by=[by_id])
def submitted_alike(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """One person's submissions say the same; a person rules which one stands."""
    if len({by_content(application) for application in group}) == 1:
        return {}
    return all_but_merged_copies(group)


@shared_rule("D07", Field.NAME, by=[by_name])
def namesakes(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """People of one name are told apart by their identity numbers."""
    if len({by_id(a) for a in group if by_id(a)}) == 1:
        return {}
    return {one.row: fails(see(group, one)) for one in group if not _near_others(one, group)}


@shared_rule("D08", Field.NAME, Field.ID_NUMBER, by=[by_name])
def ids_of_namesakes_differ(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """Namesakes' numbers differ in more than two places; fewer look like a typing error."""
    return {
        one.row: fails(see((one, *near), one))
        for one in group
        if (near := _near_others(one, group))
    }


@shared_rule("D09", Field.PHONE, by=[by_phone])
def phone_of_one_household(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """A phone belongs to one household; never more than a note."""
    homes = {by_dwelling(application) or application.row for application in group}
    if len(homes) == 1 or not several_people(group):
        return {}
    return {application.row: fails(see(group, application)) for application in group}


def _near_others(one: Application, group: tuple[Application, ...]) -> list[Application]:
    return [other for other in group if other is not one and _near(_id(one), _id(other))]


def _near(one: str, other: str) -> bool:
    if not one or len(one) != len(other):
        return False
    return 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= NEAR


def _id(application: Application) -> str:
    """The number as typed: a wrong digit makes it unreadable, and that is what is looked for."""
    return solid(application.text(Field.ID_NUMBER)).upper().replace("-", "")
