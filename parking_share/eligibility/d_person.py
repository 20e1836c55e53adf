"""D01, D02, D07–D09: one person, one application; namesakes are told apart by their numbers."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

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
    near = _near(group)
    return {one.row: fails(see(group, one)) for one in group if one.row not in near}


@shared_rule("D08", Field.NAME, Field.ID_NUMBER, by=[by_name])
def ids_of_namesakes_differ(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """Namesakes' numbers differ in more than two places; fewer look like a typing error."""
    near = _near(group)
    return {one.row: fails(see(near[one.row], one)) for one in group if one.row in near}


@shared_rule("D09", Field.PHONE, by=[by_phone])
def phone_of_one_household(group: tuple[Application, ...], _: Programme) -> dict[int, Verdict]:
    """A phone belongs to one household; never more than a note."""
    homes = {by_dwelling(application) or application.row for application in group}
    if len(homes) == 1 or not several_people(group):
        return {}
    return {application.row: fails(see(group, application)) for application in group}


def _near(group: tuple[Application, ...]) -> dict[int, list[Application]]:
    """Those of a group whose numbers nearly agree with others', with those others, by row.

    Two numbers that differ in two places agree in every third place, counted from the first, the
    second or the third: only those that do are compared, so that many namesakes cost little.
    """
    found: dict[int, dict[int, Application]] = {}
    for start in range(NEAR + 1):
        alike: defaultdict[tuple[int, str], list[tuple[str, Application]]] = defaultdict(list)
        for application in group:
            number = _id(application)
            alike[len(number), number[start :: NEAR + 1]].append((number, application))
        for bucket in alike.values():
            for (number, one), (other_number, other) in permutations(bucket, 2):
                if _differ(number, other_number):
                    found.setdefault(one.row, {})[other.row] = other
    return {
        row: sorted(others.values(), key=lambda one: one.ticket) for row, others in found.items()
    }


def _differ(one: str, other: str) -> bool:
    """Whether two numbers of one length differ, but in few places only."""
    return bool(one) and 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= NEAR


def _id(application: Application) -> str:
    """The number as typed: a wrong digit makes it unreadable, and that is what is looked for."""
    return solid(application.text(Field.ID_NUMBER)).upper().replace("-", "")
