"""D03: one vehicle, one applicant."""

from __future__ import annotations

from parking_share.eligibility.d_together import all_but_merged_copies, several_people
from parking_share.eligibility.keys import by_plate, by_vin
from parking_share.eligibility.rule import Verdict, shared_rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.programme import Programme


@shared_rule("D03", Field.PLATE, by=[by_plate, by_vin])
def one_applicant_a_vehicle(
    group: tuple[Application, ...], programme: Programme
) -> dict[int, Verdict]:
    """A vehicle stands in one person's application only; the policy may forfeit them all."""
    if not several_people(group):
        return {}
    return all_but_merged_copies(group, Severity(programme.policy.one_vehicle))
