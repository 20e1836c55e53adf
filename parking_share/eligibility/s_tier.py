"""S10: in which tier the household is drawn. The first is drawn before all others."""

from __future__ import annotations

from parking_share.eligibility.e_applicant import owns_a_space
from parking_share.eligibility.lists import NO_LISTS, ListKind, Lists
from parking_share.eligibility.ownership import Match, documents_of, is_admitted, match
from parking_share.eligibility.rule import HOLDS, Verdict, fails
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.language import Text
from parking_share.programme import Policy, Programme

CODE = "S10"


def has_tiers(policy: Policy) -> bool:
    """Whether the policy can place a household in a later tier at all."""
    later = "later" in {policy.own_space, policy.last_winners}
    return later or policy.owner_match != "self"


def tier_of(application: Application, programme: Programme, lists: Lists = NO_LISTS) -> int:
    """1 for those who own home and car, 2 where a relative does, then those placed later."""
    policy = programme.policy
    admits_relatives = policy.owner_match != "self"
    if _is_placed_later(application, programme, lists):
        return 3 if admits_relatives else 2
    by_relative = any(
        match(application, document)[0] is Match.OTHER and is_admitted(document, policy)
        for document in documents_of(application)
    )
    return 2 if by_relative else 1


def tier_assigned(tier: int) -> Verdict:
    """A note where the household is not in the first tier."""
    return HOLDS if tier == 1 else fails(Text("tier {n}", n=tier))


def _is_placed_later(application: Application, programme: Programme, lists: Lists) -> bool:
    policy = programme.policy
    asked = Field.OWN_SPACE in application.cells
    if policy.own_space == "later" and asked and owns_a_space(application):
        return True
    if policy.last_winners != "later" or ListKind.LAST_WINNERS not in lists:
        return False
    return any(one.is_certain for one in lists[ListKind.LAST_WINNERS].entries_of(application))
